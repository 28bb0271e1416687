// A vehicle takes a colour where it is painted.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RecolorPaintTests {
    private static let width = 480
    private static let height = 360
    private static let tank = Pictures.discMask(width, height, centerX: 240, centerY: 150, radius: 40)
    private static let body = boxMask(width, height, 120..<360, 100..<280)

    /// A grey thing with a patch of paint on it, before a ground of the paint's colour.
    private static func picture(paint: SIMD3<Float>) -> Raster {
        var random = SeededRandom(seed: 5)
        return Pictures.drawn(width, height) { x, y in
            var color = body[x, y] > 127 ? SIMD3<Float>(repeating: Float(50 + (x / 9 + y / 7) % 3 * 40)) : paint * 0.9
            color += (paint - color) * (Float(tank[x, y]) / 255)
            color = (color + random.gaussian() * 2).clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255))
            return SIMD4(UInt8(color.x), UInt8(color.y), UInt8(color.z), 255)
        }
    }

    private func recoloured(_ word: String, paint: SIMD3<Float>, isPerson: Bool = false) throws -> (
        source: Raster, result: Raster, notices: [Notice]
    ) {
        let source = Self.picture(paint: paint)
        let region = Region.named(NamedRegion(kind: .accessory, word: word))
        var trial = StepTrial(.recolor(Recoloring(region: region, target: .color(Color(hex: "#1040c0")!))), on: source)
        trial.edit.finder.mask = Self.body
        trial.edit.finder.failure = nil
        trial.edit.finder.isPerson = isPerson
        let run = try trial.edit.run()
        return (source, try #require(run.variations.first).raster, run.outcome.notices)
    }

    @Test func tyresAndChromeKeepTheirColour() throws {
        let (source, result, notices) = try recoloured("motorcycle", paint: SIMD3(200, 40, 35))
        let tank = result[240, 150]
        #expect(Int(tank.z) > Int(tank.x) + 60, "blue paint: \(tank)")
        #expect(result[150, 250] == source[150, 250], "grey metal is not painted")
        #expect(result[40, 40] == source[40, 40], "what has the paint's colour elsewhere is not the vehicle")
        #expect(notices.isEmpty)
    }

    @Test func aVehicleWithoutAColourTakesItWholeAndSaysSo() throws {
        let (_, result, notices) = try recoloured("motorcycle", paint: SIMD3(150, 150, 150))
        let metal = result[150, 250]
        #expect(Int(metal.z) > Int(metal.x) + 20, "\(metal)")
        #expect(notices.map(\.code) == [.notApplied])
    }

    @Test func whereSomebodyIsTheSubjectTheVehicleHasToBeShown() throws {
        let failure = #expect(throws: EditFailure.self) { try recoloured("car", paint: SIMD3(200, 40, 35), isPerson: true) }
        #expect(failure?.reason == .annotationMissing)
    }

    /// A bag with a print is a bag of the leather's colour.
    @Test func otherThingsTakeTheColourOfTheirLargestPart() throws {
        let (source, result, _) = try recoloured("bag", paint: SIMD3(200, 40, 35))
        let leather = result[150, 250]
        #expect(Int(leather.z) > Int(source[150, 250].z) + 20 && Int(leather.z) > Int(leather.x) + 20, "\(leather)")
    }
}
