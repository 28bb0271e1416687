// Turns by any angle: where things go, what stays equal, and that edges stay edges.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RotatorTests {
    private let compute = Compute(workers: 2)
    private static let angles: [Double] = [-137, -41, -12.5, -0.3, 2, 7.5, 30, 61, 179]

    @Test func sineAndCosineAreTheFunctions() {
        for step in -800...800 {
            let degrees = Double(step) * 0.45
            let turn = Rotation.sineAndCosine(degrees: degrees)
            #expect(abs(turn.sine - sin(degrees * .pi / 180)) < 1e-14)
            #expect(abs(turn.cosine - cos(degrees * .pi / 180)) < 1e-14)
        }
        for (degrees, exact) in [(0.0, (0.0, 1.0)), (90, (1, 0)), (-90, (-1, 0)), (180, (0, -1)), (270, (-1, 0))] {
            #expect(Rotation.sineAndCosine(degrees: degrees) == exact, "\(degrees)")
        }
    }

    @Test(arguments: angles)
    func theFrameIsTheLargestThatShowsThePictureAlone(degrees: Double) {
        for (width, height) in [(1_086, 1_448), (1_448, 1_086), (500, 500), (2_000, 300)] {
            let frame = Rotation.inside(degrees: degrees, pictureWidth: width, pictureHeight: height)
            let turn = (sine: sin(degrees * .pi / 180), cosine: cos(degrees * .pi / 180))
            func isInside(_ w: Double, _ h: Double) -> Bool {
                [(w, h), (w, -h)].allSatisfy { corner in
                    abs(turn.cosine * corner.0 + turn.sine * corner.1) <= Double(width) + 1e-9
                        && abs(-turn.sine * corner.0 + turn.cosine * corner.1) <= Double(height) + 1e-9
                }
            }
            let w = Double(frame.width)
            let h = Double(frame.height)
            #expect(isInside(w, h))
            // Past 45 degrees the sides change places.
            let isTurned = abs(turn.sine) > abs(turn.cosine)
            let ratio = isTurned ? Double(height) / Double(width) : Double(width) / Double(height)
            #expect(abs(w / h - ratio) < ratio * 1.5 / min(w, h))
            #expect(!isInside(w + 2 * max(1, ratio), h + 2 * max(1, 1 / ratio)))
        }
    }

    @Test func quarterTurnsAreCopies() throws {
        let picture = Pictures.noise(61, 40, seed: 3)
        let mask = Mask(width: 61, height: 40, values: (0..<2_440).map { UInt8($0 * 7 & 255) })
        for (degrees, orientation) in [
            (0.0, Orientation.upright), (90, .needsQuarterTurnRight), (180, .upsideDown), (-90, .needsQuarterTurnLeft),
        ] {
            let rotation = Rotation.inside(degrees: degrees, pictureWidth: 61, pictureHeight: 40)
            #expect(
                try Rotator.turn(picture, by: rotation, compute: compute) == orientation.applied(to: picture, compute: compute))
            // What is not wholly covered, nor near it, keeps its value.
            let turned = try Rotator.turn(mask, by: rotation, compute: compute)
            let exact = orientation.applied(to: mask, compute: compute)
            #expect(zip(turned.values, exact.values).allSatisfy { $0 == min($1, 254) || ($0 == 255 && $1 == 255) })
        }
    }

    @Test(arguments: angles)
    func aPlainPictureStaysPlain(degrees: Double) throws {
        for color in [SIMD4<UInt8>(13, 130, 240, 255), SIMD4(200, 100, 50, 128), SIMD4(255, 255, 255, 255)] {
            let picture = Pictures.drawn(90, 70) { _, _ in color }
            let turned = try Rotator.turn(
                picture, by: .inside(degrees: degrees, pictureWidth: 90, pictureHeight: 70), compute: compute)
            #expect((0..<turned.pixelCount).allSatisfy { turned[$0 % turned.width, $0 / turned.width] == color })
        }
    }

    @Test(arguments: angles)
    func thingsMoveClockwiseAboutTheCentre(degrees: Double) throws {
        let picture = Pictures.disc(200, 160, centerX: 128, centerY: 62, radius: 9, .white, on: .black)
        let rotation = Rotation(degrees: degrees, width: 180, height: 180)
        let turned = try Rotator.turn(picture, by: rotation, compute: compute)
        var sum = SIMD3<Double>.zero
        for y in 0..<180 {
            for x in 0..<180 {
                let light = Double(LinearLight.light(turned[x, y].x))
                sum += SIMD3(Double(x) + 0.5, Double(y) + 0.5, 1) * light
            }
        }
        let place = rotation.moved(x: 128, y: 62, pictureWidth: 200, pictureHeight: 160)
        #expect(abs(sum.x / sum.z - place.x) < 0.05 && abs(sum.y / sum.z - place.y) < 0.05, "\(sum / sum.z) \(place)")
        // To the right of the centre and above it: a small clockwise turn moves it down.
        if degrees == 7.5 { #expect(place.y > 62 + 10 && place.x > 118) }
    }

    @Test(arguments: angles)
    func whatIsEqualStaysEqualBeyondTheKernel(degrees: Double) throws {
        let before = Pictures.noise(120, 90, seed: 1, opaque: false)
        var after = before
        var changed = Mask(width: 120, height: 90, repeating: 0)
        for y in 30..<48 {
            for x in 40..<52 {
                changed[x, y] = 255
                after[x, y] = SIMD4(0, 255, 0, 255)
            }
        }
        let rotation = Rotation.inside(degrees: degrees, pictureWidth: 120, pictureHeight: 90)
        let a = try Rotator.turn(before, by: rotation, compute: compute)
        let b = try Rotator.turn(after, by: rotation, compute: compute)
        let allowed = try Rotator.turnGrowing(changed, by: rotation, compute: compute)
        // The other way round: a mask of what must stay whole.
        let kept = Mask(width: 120, height: 90, values: changed.values.map { 255 - $0 })
        let whole = try Rotator.turn(kept, by: rotation, compute: compute)
        var differing = 0
        for y in 0..<rotation.height {
            for x in 0..<rotation.width where a[x, y] != b[x, y] {
                differing += 1
                #expect(allowed[x, y] == 255 && whole[x, y] < 255)
            }
        }
        let most = allowed.values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        #expect(differing > 100 && allowed.values.allSatisfy { $0 == 0 || $0 == 255 })
        // The block is 12 x 18; with the reach to all sides and one more at most.
        #expect(most < 20 * 26 + 60, "\(most)")
    }

    @Test func detailSurvivesThereAndBack() throws {
        let picture = Pictures.natural(300, 260, seed: 5)
        for degrees in [3.0, 11, 44] {
            let there = Rotation(degrees: degrees, width: 300, height: 260)
            let back = Rotation(degrees: -degrees, width: 300, height: 260)
            let again = try Rotator.turn(try Rotator.turn(picture, by: there, compute: compute), by: back, compute: compute)
            let middle = Resampler.crop(picture, x: 90, y: 80, width: 120, height: 100)
            let same = Resampler.crop(again, x: 90, y: 80, width: 120, height: 100)
            #expect(Difference.psnr(middle, same) > 38, "\(degrees): \(Difference.psnr(middle, same))")
        }
    }

    @Test func hardEdgesGetNoHalo() throws {
        let picture = Pictures.drawn(160, 160) { x, _ in x < 80 ? SIMD4(70, 70, 70, 255) : SIMD4(215, 215, 215, 255) }
        let turned = try Rotator.turn(picture, by: .inside(degrees: 6, pictureWidth: 160, pictureHeight: 160), compute: compute)
        let values = turned.pixels.indices.filter { $0 % 4 == 0 }.map { turned.pixels[$0] }
        // Lanczos alone leaves 40 and 232.
        #expect(values.min()! >= 60 && values.max()! <= 226, "\(values.min()!) \(values.max()!)")
    }

    @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
        let picture = Pictures.noise(333, 251, seed: 8, opaque: false)
        let rotation = Rotation.inside(degrees: 13.7, pictureWidth: 333, pictureHeight: 251)
        let one = try Rotator.turn(picture, by: rotation, compute: Compute(workers: 1))
        #expect(try Rotator.turn(picture, by: rotation, compute: Compute(workers: 3)) == one)
    }

    @Test func nobodyWaitsForWhatNobodyWants() {
        let gone = Compute(workers: 2) { EditFailure(.cancelled, stage: .engine, "gone") }
        let rotation = Rotation.inside(degrees: 5, pictureWidth: 64, pictureHeight: 64)
        #expect(throws: EditFailure.self) { try Rotator.turn(Pictures.noise(64, 64, seed: 1), by: rotation, compute: gone) }
    }
}
