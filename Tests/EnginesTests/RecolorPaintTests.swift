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

    @Test func aVehicleWithoutAColourHasToBeShown() throws {
        let failure = #expect(throws: EditFailure.self) { try recoloured("motorcycle", paint: SIMD3(90, 90, 90)) }
        #expect(failure?.reason == .annotationMissing)
        #expect(failure?.message.contains("bodywork") == true)
    }

    private func recoloured(_ word: String, _ source: Raster) throws -> Raster {
        let region = Region.named(NamedRegion(kind: .accessory, word: word))
        var trial = StepTrial(.recolor(Recoloring(region: region, target: .color(Color(hex: "#1040c0")!))), on: source)
        trial.edit.finder.mask = Self.body
        trial.edit.finder.failure = nil
        return try #require(try trial.edit.run().variations.first).raster
    }

    /// White paint over dark wheels and windows.
    @Test func whitePaintIsToldByItsLight() throws {
        let wheels = boxMask(Self.width, Self.height, 120..<360, 200..<280)
        let source = Pictures.drawn(Self.width, Self.height) { x, y in
            let level = Self.body[x, y] < 128 ? 120 : wheels[x, y] > 127 ? 40 : 225 + (x / 9 + y / 7) % 3 * 5
            return SIMD4(UInt8(level), UInt8(level), UInt8(level), 255)
        }
        let result = try recoloured("car", source)
        #expect(Int(result[240, 150].z) > Int(result[240, 150].x) + 60, "\(result[240, 150])")
        #expect(result[240, 250] == source[240, 250], "wheels stay")
    }

    /// A red cup that holds something brown, with a white rim.
    @Test func whatIsInACupKeepsItsColour() throws {
        let inside = Pictures.discMask(Self.width, Self.height, centerX: 240, centerY: 180, radius: 50)
        let rim = Pictures.discMask(Self.width, Self.height, centerX: 240, centerY: 180, radius: 62)
        let source = Pictures.drawn(Self.width, Self.height) { x, y in
            let shade = Float(x % 40) / 4
            let color: SIMD3<Float> =
                Self.body[x, y] < 128
                ? SIMD3(120, 125, 120)
                : inside[x, y] > 127 ? SIMD3(110, 70, 30) : rim[x, y] > 127 ? SIMD3(235, 230, 225) : SIMD3(180, 30, 25)
            let lit = color + shade
            return SIMD4(UInt8(lit.x), UInt8(lit.y), UInt8(lit.z), 255)
        }
        let result = try recoloured("cup", source)
        #expect(Int(result[150, 130].z) > Int(result[150, 130].x) + 60, "\(result[150, 130])")
        #expect(result[240, 180] == source[240, 180], "what it holds")
        #expect(result[240, 124] == source[240, 124], "its rim")
        // A vase of the same make whose colour is nowhere much takes the new one whole.
        let grey = Pictures.drawn(Self.width, Self.height) { x, y in
            let level = UInt8(Self.body[x, y] < 128 ? 200 : 90 + x % 40 / 4)
            return SIMD4(level, level, level, 255)
        }
        let whole = try recoloured("vase", grey)
        #expect(Int(whole[240, 180].z) > Int(whole[240, 180].x) + 20)
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
