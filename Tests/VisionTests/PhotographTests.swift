// The sample photographs: what is found on them, measured by hand beforehand.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let isPerson: Bool
    /// Share of the picture that the subject fills.
    let area: Double
    /// A pixel of the subject's middle and one of the background, as shares of width and height.
    let inside: (x: Double, y: Double)
    let outside: (x: Double, y: Double)

    var testDescription: String { name }

    static let all = [
        Sample(name: "people", isPerson: true, area: 0.497, inside: (0.45, 0.35), outside: (0.1, 0.3)),
        Sample(name: "product", isPerson: false, area: 0.382, inside: (0.5, 0.55), outside: (0.5, 0.27)),
        Sample(name: "baby", isPerson: true, area: 0.671, inside: (0.5, 0.4), outside: (0.05, 0.4)),
        Sample(name: "animal", isPerson: false, area: 0.378, inside: (0.5, 0.5), outside: (0.1, 0.3)),
        Sample(name: "car", isPerson: false, area: 0.353, inside: (0.5, 0.6), outside: (0.5, 0.15)),
        Sample(name: "graphic", isPerson: false, area: 0.413, inside: (0.5, 0.6), outside: (0.05, 0.1)),
    ]
}

@Suite(.serialized) struct PhotographTests {
    private func at(_ mask: Mask, _ place: (x: Double, y: Double)) -> UInt8 {
        mask[Int(place.x * Double(mask.width)), Int(place.y * Double(mask.height))]
    }

    @Test func allNetsAreInstalled() throws {
        #expect(try Nets.models().availability.allSatisfy { $0.missing == nil })
    }

    @Test(arguments: Sample.all) func bothNetsFindTheSubject(sample: Sample) throws {
        let raster = try photograph(sample.name)
        for nets in [VisionModels.Nets.small, .fused] {
            let found = try Nets.models().segment(raster, nets: nets, compute: compute)
            let area = Double(found.mask.values.count { $0 > 127 }) / Double(found.mask.values.count)
            #expect(abs(area - sample.area) < 0.03)
            #expect(found.isPerson == sample.isPerson)
            #expect((found.hair != nil) == sample.isPerson)
            #expect(at(found.mask, sample.inside) > 250 && at(found.mask, sample.outside) < 5)
        }
    }

    @Test(arguments: Sample.all) func facesAreFoundOnPeopleOnly(sample: Sample) throws {
        let faces = try Nets.models().faces(in: photograph(sample.name), compute: compute)
        #expect(faces.count == (sample.isPerson ? 1 : 0))
        #expect(faces.allSatisfy { $0.score > 0.9 })
    }

    @Test func aSmallFaceIsFoundThroughTheSubject() throws {
        // The portrait far away: a face of about 25 pixels in a picture of 1,100.
        let person = try photograph("people")
        let small = try Resampler.resize(person, width: 120, height: 150, compute: compute)
        var raster = Pictures.plain(1_100, 1_100, .init(red: 120, green: 130, blue: 140))
        var mask = Mask(width: 1_100, height: 1_100, repeating: 0)
        let figure = try Nets.models().segment(small, nets: .small, compute: compute).mask
        for y in 0..<150 {
            for x in 0..<120 where figure[x, y] > 127 {
                raster[x + 500, y + 700] = small[x, y]
                mask[x + 500, y + 700] = 255
            }
        }
        #expect(try Nets.models().faces(in: raster, compute: compute).isEmpty)
        let found = try Nets.models().faces(in: raster, subject: mask, compute: compute)
        #expect(found.count == 1)
        let box = try #require(found.first?.box)
        #expect(box.x > 520 && box.x < 590 && box.y > 710 && box.y < 760 && box.width > 15 && box.width < 45)
    }

    @Test func theSameBytesEveryTime() throws {
        let raster = try photograph("baby")
        let masks = try (1...3).map {
            try Nets.models().segment(raster, nets: .fused, compute: Compute(workers: $0)).mask
        }
        #expect(masks[0] == masks[1] && masks[0] == masks[2])
    }

    @Test func cancellingStopsBetweenTheNets() throws {
        let raster = try photograph("people")
        let countdown = Countdown(1)
        let models = try Nets.models()
        let failure = #expect(throws: EditFailure.self) {
            try models.segment(raster, nets: .fused, compute: countdown.compute())
        }
        #expect(failure?.reason == .cancelled && countdown.remaining == -1)
    }

    @Test(arguments: ["people", "product"]) func theMatteKeepsTheSubject(name: String) throws {
        let raster = try photograph(name)
        let found = try Nets.models().segment(raster, nets: .fused, compute: compute)
        let alpha = try Matting.matte(raster, mask: found.mask, effort: .full, hair: found.hair, compute: compute)
        let opaque = alpha.values.count { $0 == 255 }
        let mixed = alpha.values.count { $0 > 0 && $0 < 255 }
        #expect(Double(opaque) > 0.9 * Double(found.mask.values.count { $0 > 127 }))
        #expect(Double(mixed) < 0.08 * Double(alpha.values.count))
        if name == "product" {
            // The handle's arch, at its top and half way down on both sides.
            for (x, y) in [(0.53, 0.135), (0.36, 0.2), (0.665, 0.2)] { #expect(at(alpha, (x, y)) == 255) }
        }
    }
}

@Suite(.serialized) struct NoSubjectTests {
    static let pictures: [(name: String, raster: Raster)] = [
        ("white", Pictures.plain(320, 240, .white)),
        ("black", Pictures.plain(320, 240, .black)),
        ("red", Pictures.plain(320, 240, .init(red: 200, green: 30, blue: 40))),
        ("gradient", Pictures.gradient(320, 240)),
        ("noise", Pictures.noise(320, 240, seed: 6)),
        ("meadow", landscape(hills: false)),
    ]

    /// Sky and a meadow, with grain, and hills between them if wanted: nothing stands out.
    private static func landscape(hills: Bool) -> Raster {
        var random = SeededRandom(seed: 12)
        return Pictures.drawn(480, 320) { x, y in
            let ridge = 120 + abs(x % 200 - 100) / 4
            let color: SIMD4<Float> =
                y > 210
                ? SIMD4(80, 130, 60, 255)
                : hills && y > ridge ? SIMD4(100, 120, 150, 255) : SIMD4(140 + Float(y) / 3, 180, 235, 255)
            let grain = random.gaussian() * 4
            return SIMD4<UInt8>(
                (color + SIMD4(grain, grain, grain, 0)).clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 255)))
        }
    }

    @Test(arguments: [VisionModels.Nets.small, .fused]) func nothingIsNotASubject(nets: VisionModels.Nets) throws {
        for picture in Self.pictures {
            let models = try Nets.models()
            let failure = #expect(throws: EditFailure.self, "\(picture.name)") {
                try models.segment(picture.raster, nets: nets, compute: compute)
            }
            #expect(failure?.reason == .subjectNotFound, "\(picture.name)")
        }
    }

    /// The small net takes drawn hills for a subject; the large one does not.
    @Test func hillsAreNoSubject() throws {
        let models = try Nets.models()
        let failure = #expect(throws: EditFailure.self) {
            try models.segment(Self.landscape(hills: true), nets: .fused, compute: compute)
        }
        #expect(failure?.reason == .subjectNotFound)
    }

    @Test func aSmallSubjectIsOne() throws {
        let disc = Pictures.disc(
            640, 480, centerX: 320, centerY: 240, radius: 40, .init(red: 200, green: 40, blue: 40),
            on: .init(red: 230, green: 230, blue: 225))
        let found = try Nets.models().segment(disc, nets: .fused, compute: compute)
        #expect(found.mask[320, 240] > 250 && found.mask[20, 20] < 5 && !found.isPerson)
    }
}
