// The meter against a slow count, and the cases that matter.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct FidelityMeterTests {
    let compute = Compute(workers: 2)

    private func variation(_ reference: Raster, allowed: Mask, interior: Mask?) -> EngineVariation {
        EngineVariation(index: 0, seed: 0, raster: reference, reference: reference, allowed: allowed, interior: interior)
    }

    @Test(arguments: [(1, 1), (7, 5), (16, 16), (61, 67), (200, 131)])
    func itCountsWhatASlowLoopCounts(width: Int, height: Int) throws {
        var random = SeededRandom(seed: UInt64(width))
        let reference = Pictures.noise(width, height, seed: 5, opaque: false)
        var result = reference
        var allowed = Mask(width: width, height: height, repeating: 0)
        var interior = allowed
        for index in 0..<reference.pixelCount {
            allowed.values[index] = [0, 0, 1, 255][Int(random.next() % 4)]
            interior.values[index] = [0, 254, 255][Int(random.next() % 3)]
            if random.next() % 3 == 0 { result.pixels[index * 4 + Int(random.next() % 4)] ^= UInt8(1 + random.next() % 200) }
        }
        var protected = 0
        var changed = 0
        var largest = 0
        var subject = 0
        var changedSubject = 0
        for index in 0..<reference.pixelCount {
            let was = reference.pixels[index * 4..<index * 4 + 4].map(Int.init)
            let made = result.pixels[index * 4..<index * 4 + 4].map(Int.init)
            let differs = was != made && !(was[3] == 0 && made[3] == 0)
            if allowed.values[index] == 0 {
                protected += 1
                if differs {
                    changed += 1
                    largest = max(largest, zip(was, made).map { abs($0 - $1) }.max()!)
                }
            }
            if interior.values[index] == 255 {
                subject += 1
                if differs { changedSubject += 1 }
            }
        }
        let report = try FidelityMeter.measure(
            result, variation: variation(reference, allowed: allowed, interior: interior), lossless: true,
            backgroundChange: true, compute: compute)
        #expect(report.protectedPixels == protected)
        #expect(report.changedOutside == changed)
        #expect(report.largestDifferenceOutside == largest)
        #expect(report.subjectPixels == subject)
        #expect(report.changedSubject == changedSubject)
        #expect(abs(report.allowedFraction - Double(width * height - protected) / Double(width * height)) < 1e-12)
    }

    @Test func oneWrongPixelIsSeen() throws {
        let reference = Pictures.natural(64, 48, seed: 1)
        var result = reference
        result[37, 21].y ^= 1
        let nothing = Mask(width: 64, height: 48, repeating: 0)
        let report = try FidelityMeter.measure(
            result, variation: variation(reference, allowed: nothing, interior: nil), lossless: true,
            backgroundChange: false, compute: compute)
        #expect(report.changedOutside == 1)
        #expect(report.largestDifferenceOutside == 1)
        #expect(report.subjectPixels == 0 && report.changedSubject == 0)
        #expect(report.changedFraction == 1 / (64.0 * 48))
    }

    @Test func withoutABackgroundChangeTheSubjectIsNotCounted() throws {
        let reference = Pictures.plain(20, 20, .white)
        let all = Mask(width: 20, height: 20, repeating: 255)
        let report = try FidelityMeter.measure(
            Pictures.plain(20, 20, .black), variation: variation(reference, allowed: all, interior: all), lossless: false,
            backgroundChange: false, compute: compute)
        #expect(report.subjectPixels == 0 && report.changedSubject == 0 && report.protectedPixels == 0)
        #expect(!report.lossless)
    }

    @Test func anotherSizeIsAnError() {
        let reference = Pictures.plain(20, 20, .white)
        let all = Mask(width: 20, height: 20, repeating: 255)
        #expect {
            try FidelityMeter.measure(
                Pictures.plain(20, 21, .white), variation: variation(reference, allowed: all, interior: nil),
                lossless: true, backgroundChange: true, compute: compute)
        } throws: { ($0 as? EditFailure)?.reason == .pipeline }
    }
}
