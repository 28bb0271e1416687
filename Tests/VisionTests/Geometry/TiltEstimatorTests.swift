// Tilt from a picture's own lines: drawn scenes of known tilt, turned photographs, and pictures that say nothing.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct TiltEstimatorTests {
    private static let compute = Compute(workers: 2)
    private static let tilts: [Double] = [-10.5, -6, -2.4, -0.7, 0, 0.4, 1.5, 3.3, 7, 11]

    private func tilt(_ raster: Raster) throws -> Tilt? { try TiltEstimator.estimate(raster, compute: Self.compute) }

    /// A grey scene, `light` of which says the level at a place measured from the middle; drawn turned clockwise, four samples a side.
    private func scene(
        _ width: Int = 400, _ height: Int = 300, tilt: Double, light: (_ x: Double, _ y: Double) -> Double
    ) -> Raster {
        let turn = Rotation.sineAndCosine(degrees: tilt)
        var random = SeededRandom(seed: 2)
        return Pictures.drawn(width, height) { column, row in
            var sum = 0.0
            for step in 0..<16 {
                let x = Double(column) + (Double(step % 4) + 0.5) / 4 - Double(width) / 2
                let y = Double(row) + (Double(step / 4) + 0.5) / 4 - Double(height) / 2
                sum += light(turn.cosine * x + turn.sine * y, turn.cosine * y - turn.sine * x)
            }
            let level = UInt8(min(max(sum / 16 + Double(random.gaussian()) * 3, 0), 255))
            return SIMD4(level, level, level, 255)
        }
    }

    @Test(arguments: tilts)
    func aHorizonSaysIt(degrees: Double) throws {
        let picture = scene(tilt: degrees) { _, y in y < -20 ? 200 + y * 0.2 : y < -16 ? 150 : 90 + y * 0.1 }
        #expect(abs(try #require(try tilt(picture)).degrees - degrees) < 0.3)
    }

    @Test(arguments: tilts)
    func wallsAndWindowsSayIt(degrees: Double) throws {
        let picture = scene(tilt: degrees) { x, y in
            let pane = abs((x / 60 - (x / 60).rounded(.down)) - 0.5) < 0.3 && abs((y / 80 - (y / 80).rounded(.down)) - 0.5) < 0.35
            return pane ? 70 : 180
        }
        #expect(abs(try #require(try tilt(picture)).degrees - degrees) < 0.3)
    }

    @Test(arguments: [-4.0, -1, 0.8, 3])
    func uprightsSeenFromBelowLeanTogether(degrees: Double) throws {
        // Five columns that meet far above the picture.
        let picture = scene(tilt: degrees) { x, y in
            let column = x * 900 / (900 + y)
            return abs((column / 70 - (column / 70).rounded())) < 0.12 ? 60 : 170
        }
        #expect(abs(try #require(try tilt(picture)).degrees - degrees) < 0.3)
    }

    @Test func pictureWithoutLinesSayNothing() throws {
        #expect(try tilt(Pictures.noise(300, 200, seed: 4)) == nil)
        #expect(try tilt(Pictures.plain(300, 200, .white)) == nil)
        #expect(try tilt(Pictures.disc(300, 200, centerX: 150, centerY: 100, radius: 70, .white, on: .black)) == nil)
        #expect(try tilt(Pictures.plain(8, 8, .white)) == nil, "too small to say anything")
        // A square on its corner, and one far from any axis.
        #expect(try tilt(scene(tilt: 45) { x, y in abs(x) < 80 && abs(y) < 80 ? 40 : 200 }) == nil)
        #expect(try tilt(scene(tilt: 24) { x, y in abs(x) < 80 && abs(y) < 80 ? 40 : 200 }) == nil)
    }

    @Test func levelLinesOfOneThingAreNoHorizon() throws {
        // The front of a car that is seen from the side: its lines recede, and nothing else in the picture is level.
        let picture = scene(tilt: 0) { x, y in
            let line = y + 0.09 * x
            return x > 20 && x < 150 && abs(line) < 60 && abs((line / 20 - (line / 20).rounded())) < 0.2 ? 60 : 150
        }
        #expect(try tilt(picture) == nil)
    }

    /// The woman has an upright post behind her; the bag stands on a table, and its sides lean together.
    @Test(arguments: ["people", "product"])
    func aTurnedPhotographSaysByHowMuch(name: String) throws {
        let picture = try ImageDecoder.decode(
            Repository.bytes(Repository.photograph(name)), limits: Limits.Images(), compute: Self.compute
        ).raster
        let own = try #require(try tilt(picture)).degrees
        #expect(abs(own) < 0.8, "it was taken nearly upright: \(own)")
        for degrees in [-6.0, -3, -1, 1.5, 4, 8] {
            let turned = try Rotator.turn(
                picture, by: .inside(degrees: degrees, pictureWidth: picture.width, pictureHeight: picture.height),
                compute: Self.compute)
            #expect(abs(try #require(try tilt(turned)).degrees - own - degrees) < 0.3, "\(degrees)")
            // Its mirror image leans to the other side.
            let mirrored = Orientation.mirrored.applied(to: turned, compute: Self.compute)
            #expect(abs(try #require(try tilt(mirrored)).degrees + own + degrees) < 0.3, "\(degrees), mirrored")
        }
    }

    /// Soft light, a bed, a car seen from the side, things that float: nothing there is level or upright for sure.
    @Test(arguments: ["car", "baby", "animal", "graphic"])
    func photographsWithoutAnUprightSayNothing(name: String) throws {
        let picture = try ImageDecoder.decode(
            Repository.bytes(Repository.photograph(name)), limits: Limits.Images(), compute: Self.compute
        ).raster
        #expect(try tilt(picture) == nil)
    }

    @Test func anyNumberOfThreadsGivesTheSameAnswer() throws {
        let picture = scene(1_300, 900, tilt: 2) { x, y in abs((x / 90 - (x / 90).rounded())) < 0.2 || y > 200 ? 60 : 170 }
        let one = try TiltEstimator.estimate(picture, compute: Compute(workers: 1))
        #expect(one != nil)
        #expect(try TiltEstimator.estimate(picture, compute: Compute(workers: 3)) == one)
    }
}
