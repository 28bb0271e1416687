// Lines that are drawn in haste: too narrow for their thing, or with something else in them.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct HastyLineTests {
    private static let width = 480
    private static let height = 400
    private static let disc = Pictures.discMask(width, height, centerX: 230, centerY: 200, radius: 72)

    /// Woven ground, and striped things on it.
    private static func scene(_ things: (Mask, SIMD3<Float>)...) -> Raster {
        var random = SeededRandom(seed: 12)
        return Pictures.drawn(width, height) { x, y in
            var color = SIMD3<Float>(98, 126, 120) + Float((x / 3 + y / 4) % 3) * 8
            for (mask, thing) in things {
                let stripe: Float = (x + 2 * y) / 9 % 2 == 0 ? 18 : 0
                color += (thing + stripe - color) * (Float(mask[x, y]) / 255)
            }
            color += random.gaussian() * 4
            let limited = color.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255))
            return SIMD4(UInt8(limited.x), UInt8(limited.y), UInt8(limited.z), 255)
        }
    }

    private static let red = SIMD3<Float>(190, 70, 50)

    private func found(
        _ raster: Raster, _ center: SIMD2<Float>, _ radius: SIMD2<Float>, _ effort: ObjectCut.Effort = .balanced
    ) throws -> (mask: Mask, isObject: Bool) {
        let full = ellipseMask(raster.width, raster.height, center, radius)
        let box = full.boundingBox(threshold: 1)!
        var area = Mask(width: box.width, height: box.height, repeating: 0)
        for y in 0..<box.height { for x in 0..<box.width { area[x, y] = full[box.x + x, box.y + y] } }
        let found = try ObjectCut(raster: raster, effort: effort, compute: compute).object(in: area, at: box)
        var mask = Mask(width: raster.width, height: raster.height, repeating: 0)
        for y in 0..<found.box.height {
            for x in 0..<found.box.width { mask[found.box.x + x, found.box.y + y] = found.mask[x, y] }
        }
        return (mask, found.isObject)
    }

    /// Inside the thing, and cutting it at one side.
    @Test(arguments: [ObjectCut.Effort.fast, .balanced, .quality], [SIMD2<Float>(230, 200), SIMD2(247, 193)])
    func aThingThatFillsTheLineIsTakenToItsOwnEdge(effort: ObjectCut.Effort, center: SIMD2<Float>) throws {
        let result = try found(Self.scene((Self.disc, Self.red)), center, SIMD2(60, 56), effort)
        #expect(result.isObject)
        #expect(overlap(result.mask, Self.disc) > 0.93)
    }

    /// Twice as large as the line and more: the line was meant.
    @Test func whatGoesOnFarBeyondTheLineIsLeftOutside() throws {
        let wall = boxMask(Self.width, Self.height, x: 20..<460, y: 40..<360)
        let result = try found(Self.scene((wall, Self.red)), SIMD2(230, 200), SIMD2(54, 50))
        let line = ellipseMask(Self.width, Self.height, SIMD2(230, 200), SIMD2(54, 50))
        #expect(!result.isObject)
        #expect(overlap(result.mask, line) > 0.98)
    }

    /// A thing that the picture's frame cuts off has no edge of its own there.
    @Test func whatRunsOutOfThePictureIsLeftAtTheLine() throws {
        let cupboard = boxMask(Self.width, Self.height, x: 340..<Self.width, y: 120..<280)
        let result = try found(Self.scene((cupboard, Self.red)), SIMD2(412, 200), SIMD2(56, 60))
        let line = ellipseMask(Self.width, Self.height, SIMD2(412, 200), SIMD2(56, 60))
        let beyond = result.mask.values.indices.count { result.mask.values[$0] > 127 && line.values[$0] < 128 }
        #expect(beyond == 0)
    }

    /// A spot on that wall is still the spot.
    @Test func aSpotOnAPlainWallIsTheSpot() throws {
        let wall = boxMask(Self.width, Self.height, x: 20..<460, y: 40..<360)
        let spot = Pictures.discMask(Self.width, Self.height, centerX: 232, centerY: 198, radius: 22)
        let result = try found(Self.scene((wall, Self.red), (spot, SIMD3(30, 24, 40))), SIMD2(230, 200), SIMD2(54, 50))
        #expect(result.isObject)
        #expect(overlap(result.mask, spot) > 0.85)
    }

    /// What ends at the line is another thing's part.
    @Test func whatReachesInFromOutsideIsNotMeant() throws {
        let thing = Pictures.discMask(Self.width, Self.height, centerX: 210, centerY: 200, radius: 40)
        let stranger = boxMask(Self.width, Self.height, x: 300..<470, y: 90..<330)
        let violet = SIMD3<Float>(92, 40, 120)
        let result = try found(Self.scene((thing, Self.red), (stranger, violet)), SIMD2(225, 200), SIMD2(118, 110))
        #expect(overlap(result.mask, thing) > 0.9)
    }
}
