// Things on plain ground, circled in haste.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct PlainCutTests {
    /// White paper with grain, a soft shadow below, and things on it.
    private static func paper(_ things: [(mask: Mask, color: SIMD3<Float>)]) -> Raster {
        var random = SeededRandom(seed: 5)
        return Pictures.drawn(420, 360) { x, y in
            let fromShadow = SIMD2(Float(x - 210) / 120, Float(y - 300) / 22)
            let shadow = 70 * max(0, 1 - (fromShadow * fromShadow).sum().squareRoot())
            var color = SIMD3<Float>(repeating: 250 - shadow)
            for thing in things { color += (thing.color - color) * (Float(thing.mask[x, y]) / 255) }
            color += random.gaussian() * 0.8
            let limited = color.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255))
            return SIMD4(UInt8(limited.x), UInt8(limited.y), UInt8(limited.z), 255)
        }
    }

    private static let pen = boxMask(420, 360, x: 198..<212, y: 60..<262)

    private func found(_ raster: Raster, _ middle: SIMD2<Float>, _ radii: SIMD2<Float>) throws -> ObjectCut.Found {
        let line = circle(raster, middle, radii)
        return try ObjectCut(raster: raster, effort: .balanced, compute: compute).object(in: line.area, at: line.box)
    }

    @Test func aThinThingIsTakenToBothEnds() throws {
        // Another thing of the same colour reaches into the circle.
        let raster = Self.paper([
            (Self.pen, SIMD3(30, 30, 34)), (boxMask(420, 360, x: 238..<360, y: 190..<300), SIMD3(30, 30, 34)),
        ])
        let found = try found(raster, SIMD2(205, 165), SIMD2(60, 84))
        #expect(found.isObject && found.confidence > 0.5)
        #expect(overlap(placed(found, raster), Self.pen) > 0.95)
    }

    @Test func allColorsOfAThingAreItsOwn() throws {
        var tiles: [(mask: Mask, color: SIMD3<Float>)] = [
            (boxMask(420, 360, x: 150..<270, y: 100..<250), SIMD3(34, 32, 36))
        ]
        let colors = [SIMD3<Float>(230, 60, 50), SIMD3(250, 190, 20), SIMD3(40, 120, 220), SIMD3(200, 200, 205)]
        for (index, color) in colors.enumerated() {
            tiles.append((boxMask(420, 360, x: 162..<258, y: (110 + 34 * index)..<(138 + 34 * index)), color))
        }
        let raster = Self.paper(tiles)
        let found = try found(raster, SIMD2(214, 172), SIMD2(82, 88))
        #expect(overlap(placed(found, raster), tiles[0].mask) > 0.96)
    }

    @Test func oneLooksThroughARing() throws {
        let outer = Pictures.discMask(420, 360, centerX: 210, centerY: 160, radius: 70)
        let inner = Pictures.discMask(420, 360, centerX: 210, centerY: 160, radius: 44)
        let ring = Mask(width: 420, height: 360, values: zip(outer.values, inner.values).map { $0 - min($0, $1) })
        let raster = Self.paper([(ring, SIMD3(170, 130, 40))])
        let found = try found(raster, SIMD2(216, 166), SIMD2(90, 86))
        #expect(overlap(placed(found, raster), ring) > 0.93)
    }

    @Test func aSoftShadowIsGround() throws {
        let box = boxMask(420, 360, x: 150..<270, y: 200..<290)
        let raster = Self.paper([(box, SIMD3(40, 90, 150))])
        let found = try found(raster, SIMD2(210, 256), SIMD2(130, 84))
        #expect(overlap(placed(found, raster), box) > 0.95)
    }

    @Test func ofTwoThingsTheOneInTheLineIsMeant() throws {
        let own = boxMask(420, 360, x: 120..<200, y: 110..<210)
        let raster = Self.paper([
            (own, SIMD3(200, 40, 60)), (boxMask(420, 360, x: 214..<320, y: 110..<240), SIMD3(200, 40, 60)),
        ])
        let found = try found(raster, SIMD2(160, 160), SIMD2(76, 80))
        #expect(overlap(placed(found, raster), own) > 0.95)
    }

    @Test func whatGoesOnIsCutByTheLine() throws {
        // A bar across the whole picture: nothing beyond the line is taken.
        let raster = Self.paper([(boxMask(420, 360, x: 0..<420, y: 150..<210), SIMD3(60, 110, 70))])
        let found = try found(raster, SIMD2(210, 180), SIMD2(80, 80))
        let inside = ellipseMask(420, 360, SIMD2(210, 180), SIMD2(80, 80))
        #expect(zip(placed(found, raster).values, inside.values).allSatisfy { $0 <= $1 })
    }

    @Test func bytesDoNotDependOnWorkers() throws {
        let raster = Self.paper([(Self.pen, SIMD3(30, 30, 34))])
        let line = circle(raster, SIMD2(205, 165), SIMD2(60, 84))
        let masks = try [1, 3].map { workers in
            try ObjectCut(raster: raster, effort: .balanced, compute: Compute(workers: workers)).object(
                in: line.area, at: line.box
            ).mask
        }
        #expect(masks[0] == masks[1])
    }

    @Test(arguments: [(3_000, 16), (2_000, 24), (16, 3_000), (400, 14)])
    func longThinPicturesAreAnswered(width: Int, height: Int) throws {
        let raster = Pictures.drawn(width, height) { x, y in
            (x + y) % 97 < 30 ? SIMD4(20, 20, 20, 255) : SIMD4(250, 250, 250, 255)
        }
        let whole = Mask(width: width, height: height, repeating: 255)
        let box = Box(x: 0, y: 0, width: width, height: height)
        let cutter = ObjectCut(raster: raster, effort: .balanced, compute: compute)
        let found = try cutter.object(in: whole, at: box)
        #expect(found.mask.width <= width && found.mask.height <= height)
        let part = Mask(width: width / 2, height: height / 2, repeating: 255)
        _ = try cutter.object(in: part, at: Box(x: width / 4, y: height / 4, width: width / 2, height: height / 2))
        _ = try cutter.letters(in: whole, at: box)
    }
}
