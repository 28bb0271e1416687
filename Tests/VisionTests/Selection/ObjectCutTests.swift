// What a circle was drawn for.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct ObjectCutTests {
    /// Woven ground with a darker band, and a striped thing of another colour on it.
    private static func scene(_ truth: Mask, _ thing: SIMD3<Float> = SIMD3(190, 70, 50)) -> Raster {
        var random = SeededRandom(seed: 8)
        return Pictures.drawn(truth.width, truth.height) { x, y in
            let weave = Float((x / 3 + y / 4) % 3) * 9
            let ground = SIMD3<Float>(96, 124, 120) + weave - (y > truth.height * 2 / 3 ? 26 : 0)
            let stripe: Float = (x + 2 * y) / 9 % 2 == 0 ? 24 : 0
            let part = Float(truth[x, y]) / 255
            let color = ground + (thing + stripe - ground) * part + random.gaussian() * 5
            let limited = color.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255))
            return SIMD4(UInt8(limited.x), UInt8(limited.y), UInt8(limited.z), 255)
        }
    }

    @Test(arguments: [ObjectCut.Effort.fast, .balanced, .quality])
    func theObjectInTheCircleIsFound(effort: ObjectCut.Effort) throws {
        let truth = Pictures.discMask(420, 360, centerX: 230, centerY: 170, radius: 70)
        let raster = Self.scene(truth)
        let line = circle(raster, SIMD2(218, 178), SIMD2(118, 108))
        let found = try ObjectCut(raster: raster, effort: effort, compute: compute).object(in: line.area, at: line.box)
        #expect(found.isObject && found.confidence > 0.5)
        #expect(overlap(placed(found, raster), truth) > (effort == .fast ? 0.93 : 0.96))
    }

    @Test func objectsOfOtherShapesAreFound() throws {
        // A cross with thin arms, off the circle's middle.
        var cross = boxMask(420, 360, x: 150..<290, y: 160..<190)
        for y in 90..<270 { for x in 205..<235 { cross[x, y] = 255 } }
        let raster = Self.scene(cross)
        let line = circle(raster, SIMD2(210, 180), SIMD2(120, 125))
        let found = try ObjectCut(raster: raster, effort: .balanced, compute: compute).object(in: line.area, at: line.box)
        #expect(found.isObject)
        #expect(overlap(placed(found, raster), cross) > 0.93)
    }

    @Test func aSmallPlainSpotInALargeCircleIsTheObject() throws {
        let spot = Pictures.discMask(420, 360, centerX: 200, centerY: 190, radius: 11)
        let raster = Self.scene(spot, SIMD3(20, 20, 24))
        let line = circle(raster, SIMD2(210, 180), SIMD2(90, 90))
        let found = try ObjectCut(raster: raster, effort: .balanced, compute: compute).object(in: line.area, at: line.box)
        #expect(found.isObject)
        #expect(overlap(placed(found, raster), spot) > 0.75)
    }

    @Test func whereNothingStandsOutTheWholeInsideIsMeant() throws {
        let nothing = Mask(width: 420, height: 360, repeating: 0)
        let plain = Pictures.plain(420, 360, Color(hex: "#8899aa")!)
        let everything = Self.scene(Mask(width: 420, height: 360, repeating: 255))
        for raster in [Self.scene(nothing), plain, everything] {
            let line = circle(raster, SIMD2(210, 120), SIMD2(80, 70))
            let found = try ObjectCut(raster: raster, effort: .balanced, compute: compute).object(in: line.area, at: line.box)
            #expect(!found.isObject && found.box == line.box && found.mask == line.area)
        }
    }

    @Test func aTinyCircleMeansItself() throws {
        let raster = Self.scene(Pictures.discMask(420, 360, centerX: 100, centerY: 100, radius: 3))
        let line = circle(raster, SIMD2(100, 100), SIMD2(5, 5))
        let found = try ObjectCut(raster: raster, effort: .quality, compute: compute).object(in: line.area, at: line.box)
        #expect(!found.isObject && found.mask == line.area)
    }

    @Test func nothingOutsideTheLineIsEverTaken() throws {
        // The thing goes on outside.
        let truth = boxMask(420, 360, x: 60..<400, y: 150..<220)
        let raster = Self.scene(truth)
        let line = circle(raster, SIMD2(210, 180), SIMD2(80, 80))
        let found = try ObjectCut(raster: raster, effort: .balanced, compute: compute).object(in: line.area, at: line.box)
        let inside = ellipseMask(420, 360, SIMD2(210, 180), SIMD2(80, 80))
        let mask = placed(found, raster)
        #expect(zip(mask.values, inside.values).allSatisfy { $0 <= $1 })
    }

    @Test func bytesDoNotDependOnWorkers() throws {
        let truth = Pictures.discMask(420, 360, centerX: 230, centerY: 170, radius: 70)
        let raster = Self.scene(truth)
        let line = circle(raster, SIMD2(218, 178), SIMD2(118, 108))
        let masks = try [1, 2, 5].map { workers in
            try ObjectCut(raster: raster, effort: .balanced, compute: Compute(workers: workers)).object(
                in: line.area, at: line.box
            ).mask
        }
        #expect(masks[0] == masks[1] && masks[0] == masks[2])
    }

    @Test func itStopsWhenCancelled() {
        let truth = Pictures.discMask(420, 360, centerX: 230, centerY: 170, radius: 70)
        let raster = Self.scene(truth)
        let line = circle(raster, SIMD2(218, 178), SIMD2(118, 108))
        for patience in [0, 2, 5] {
            let failure = #expect(throws: EditFailure.self) {
                try ObjectCut(raster: raster, effort: .balanced, compute: Countdown(patience).compute()).object(
                    in: line.area, at: line.box)
            }
            #expect(failure?.reason == .cancelled)
        }
    }

    @Test func aKnownSubjectIsCutToTheLine() throws {
        let truth = Pictures.discMask(420, 360, centerX: 230, centerY: 170, radius: 70)
        let raster = Self.scene(truth)
        let line = circle(raster, SIMD2(230, 100), SIMD2(100, 70))
        let small = try Resampler.resize(truth, width: 210, height: 180, compute: compute)
        let found = try #require(
            try ObjectCut(raster: raster, effort: .balanced, compute: compute).known(small, in: line.area, at: line.box))
        let inside = ellipseMask(420, 360, SIMD2(230, 100), SIMD2(100, 70))
        let part = Mask(width: 420, height: 360, values: zip(truth.values, inside.values).map { min($0, $1) })
        #expect(overlap(placed(found, raster), part) > 0.93)
        let elsewhere = circle(raster, SIMD2(60, 300), SIMD2(30, 30))
        #expect(
            try ObjectCut(raster: raster, effort: .balanced, compute: compute).known(small, in: elsewhere.area, at: elsewhere.box)
                == nil)
    }

    @Test func theObjectUnderATipIsFoundAtItsOwnSize() throws {
        for radius in [Float(18), 45, 90] {
            let truth = Pictures.discMask(560, 420, centerX: 300, centerY: 210, radius: radius)
            let raster = Self.scene(truth)
            let cutter = ObjectCut(raster: raster, effort: .balanced, compute: compute)
            // In the thing, and just before it.
            for tip in [MarkPoint(x: 300 - radius * 0.4, y: 205), MarkPoint(x: 300 - radius - 2, y: 210)] {
                let found = try #require(try cutter.object(at: tip, direction: MarkPoint(x: 1, y: 0)))
                #expect(overlap(placed(found, raster), truth) > 0.88, "radius \(radius), tip \(tip)")
            }
        }
    }

    @Test func aTipOnNothingFindsNothing() throws {
        let raster = Pictures.plain(420, 360, Color(hex: "#8899aa")!)
        let cutter = ObjectCut(raster: raster, effort: .balanced, compute: compute)
        #expect(try cutter.object(at: MarkPoint(x: 200, y: 150), direction: nil) == nil)
    }
}
