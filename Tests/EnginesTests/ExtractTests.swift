// Extract: what stays keeps its bytes, what goes is nothing at all.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct ExtractTests {
    private static let source = DrawnEdit.photograph(240, 300)
    private static let subject = DrawnEdit.disc(240, 300, centerX: 120, centerY: 150, radius: 72)

    private func trial(_ region: Region, mask: Mask? = nil, source: Raster = source) -> StepTrial {
        StepTrial(.extract(region), on: source, subject: Self.subject, mask: mask)
    }

    private func check(_ result: Raster, alpha: (Int) -> UInt8, source: Raster = source) {
        for index in 0..<result.pixelCount {
            let pixel = Array(result.pixels[index * 4..<index * 4 + 4])
            #expect(pixel[3] == alpha(index))
            if alpha(index) == 255 { #expect(pixel == Array(source.pixels[index * 4..<index * 4 + 4])) }
            if alpha(index) == 0 { #expect(pixel == [0, 0, 0, 0]) }
        }
    }

    @Test func theSubjectsAlphaIsItsMatte() throws {
        let trial = trial(.subject)
        let variation = try trial.run().variations[0]
        check(variation.raster) { Self.subject.values[$0] }
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: trial.edit.compute)
        #expect(report.changedOutside == 0 && report.changedSubject == 0 && report.subjectPixels > 10_000)
    }

    @Test func theBackgroundIsTheRest() throws {
        check(try trial(.background).picture()) { 255 - Self.subject.values[$0] }
    }

    @Test func aMaskIsTakenAsItIs() throws {
        // The mask is the limit, too: what is outside it stays. Half of it is enough to see both.
        var mask = Mask(width: 240, height: 300, repeating: 255)
        for y in 0..<300 { for x in 0..<120 { mask[x, y] = 128 } }
        let result = try trial(.mask(word: ""), mask: mask).picture()
        for y in 0..<300 {
            #expect(result[200, y] == Self.source[200, y])
            #expect(result[20, y].w < 255)
        }
    }

    @Test(arguments: [Region.Side.left, .right, .top, .bottom])
    func halvesOfTheFrame(side: Region.Side) throws {
        let result = try trial(.part(side)).picture()
        check(result) { index in
            let x = index % 240
            let y = index / 240
            switch side {
            case .left: return x < 120 ? 255 : 0
            case .right: return x >= 120 ? 255 : 0
            case .top: return y < 150 ? 255 : 0
            case .bottom: return y >= 150 ? 255 : 0
            }
        }
    }

    @Test func edgesGetTheirOwnColour() throws {
        // A red disc on blue; the real estimator must take the blue out of the edge.
        let source = layered(
            Pictures.plain(240, 300, Color(hex: "#d01818")!), over: Pictures.plain(240, 300, Color(hex: "#1818d0")!),
            Self.subject)
        let finder = EstimatingSubject(mask: Self.subject)
        let input = EngineInput(
            source: DecodedImage(raster: source, format: .png, hasAlpha: false),
            plan: EditPlan(steps: [PlanStep(action: .extract(.subject), words: "", reason: "")]), seeds: [0])
        var pictures: [Raster] = []
        _ = try LocalEngine(finder: finder).run(input, compute: Compute(workers: 2), progress: { _ in }) {
            pictures.append($0.raster)
        }
        let result = try #require(pictures.first)
        var count = 0
        for index in 0..<result.pixelCount where (40..<255).contains(Self.subject.values[index]) {
            count += 1
            #expect(abs(Int(result.pixels[index * 4]) - 0xd0) < 12 && abs(Int(result.pixels[index * 4 + 2]) - 0x18) < 12)
        }
        #expect(count > 500)
    }

    @Test func theSourcesTransparencyLimitsIt() throws {
        var source = Self.source
        for y in 100..<130 { for x in 90..<150 { source[x, y].w = 100 } }
        let result = try trial(.part(.top), source: source).picture()
        check(result, alpha: { index in index / 240 < 150 ? source.pixels[index * 4 + 3] : 0 }, source: source)
    }

    @Test func severalRegionsAllStay() throws {
        var both = trial(.part(.left))
        both.edit.input.plan.steps.append(PlanStep(action: .extract(.subject), words: "", reason: ""))
        check(try both.picture()) { index in index % 240 < 120 ? 255 : Self.subject.values[index] }
    }

    @Test func theBytesDoNotDependOnThreads() throws {
        for region in [Region.subject, .background, .part(.left)] {
            #expect(try trial(region).picture(workers: 1) == trial(region).picture(workers: 3))
        }
    }

    @Test func whatCannotBeExtractedIsAnError() {
        #expect(trial(.whole).failure()?.reason == .inputValidation)
        #expect(trial(.mask(word: "")).failure()?.reason == .annotationMissing)
        #expect(trial(.mask(word: ""), mask: Mask(width: 240, height: 300, repeating: 255)).failure()?.reason == .inputValidation)
        #expect(trial(.named(NamedRegion(kind: .other, word: "trolley"))).failure()?.reason == .annotationMissing)
        #expect(trial(.annotation(MarkReference())).failure()?.reason == .annotationMissing)
        var nobody = trial(.subject)
        nobody.edit.finder.failure = EditFailure(.subjectNotFound, stage: .engine, "nobody there")
        #expect(nobody.failure()?.reason == .subjectNotFound)
        // Only what is transparent already.
        var clear = Self.source
        for y in 0..<150 { for x in 0..<240 { clear[x, y].w = 0 } }
        #expect(trial(.part(.top), source: clear).failure()?.reason == .inputValidation)
    }
}

/// A drawn subject whose edge colours are estimated as for a real one.
private struct EstimatingSubject: SubjectFinder {
    let mask: Mask

    func missing(_ nets: SubjectNets) -> String? { nil }

    func findSubject(in raster: Raster, nets: SubjectNets, compute: Compute) throws(EditFailure) -> FoundSubject {
        FoundSubject(mask: mask, isPerson: true)
    }

    func matte(
        _ raster: Raster, mask: Mask, hair: Box?, effort: MatteEffort, compute: Compute
    ) throws(EditFailure) -> Mask { mask }

    func colors(_ raster: Raster, alpha: Mask, compute: Compute) throws(EditFailure) -> Raster {
        try ForegroundEstimator.estimate(raster, alpha: alpha, compute: compute)
    }

    func findFaces(in raster: Raster, subject: Mask?, compute: Compute) throws(EditFailure) -> [Box] { [] }
}
