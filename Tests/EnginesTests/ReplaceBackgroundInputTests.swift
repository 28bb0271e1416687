// Masks, transparency, and inputs that cannot work: each a named error or a sensible picture.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct ReplaceBackgroundInputTests {
    private func failure(_ edit: DrawnEdit) -> EditFailure? {
        do {
            _ = try edit.run()
            return nil
        } catch {
            return error as? EditFailure
        }
    }

    @Test func nothingChangesOutsideTheMask() throws {
        var edit = DrawnEdit(.solid(.white))
        // White on the left third; nearly black elsewhere, as a JPEG would have it.
        var mask = Mask(width: 240, height: 300, repeating: 9)
        for y in 0..<300 { for x in 0..<80 { mask[x, y] = 250 } }
        edit.input.mask = mask
        let variation = try #require(try edit.run().variations.first)
        for y in 0..<300 {
            for x in 84..<240 {
                #expect(variation.raster[x, y] == edit.input.source.raster[x, y])
                #expect(variation.allowed[x, y] == 0)
            }
        }
        #expect(variation.raster[10, 10] == SIMD4(repeating: 255))
    }

    @Test func aMaskMixesAlongItsSoftEdge() throws {
        var edit = DrawnEdit(.transparent)
        edit.input.mask = Mask(width: 240, height: 300, repeating: 127)
        let variation = try #require(try edit.run().variations.first)
        // Half way between the opaque source and nothing.
        #expect((110...145).contains(variation.raster[3, 3].w))
    }

    @Test func aMaskThatAllowsNothingIsAnError() {
        var edit = DrawnEdit(.solid(.white))
        edit.input.mask = Mask(width: 240, height: 300, repeating: 0)
        #expect(failure(edit)?.reason == .inputValidation)
        edit.input.mask = Mask(width: 10, height: 10, repeating: 255)
        #expect(failure(edit)?.message.contains("10 x 10") == true)
    }

    @Test func theSourcesTransparencyLimitsTheSubject() throws {
        var edit = DrawnEdit(.solid(Color(hex: "#204060")!))
        // A hole in the middle of the subject, and one corner gone: not a cut-out.
        for y in 140..<160 { for x in 110..<130 { edit.input.source.raster[x, y].w = 0 } }
        for y in 0..<40 { for x in 0..<40 { edit.input.source.raster[x, y].w = 0 } }
        edit.input.source.hasAlpha = true
        let variation = try #require(try edit.run().variations.first)
        #expect(variation.raster[120, 150] == SIMD4(0x20, 0x40, 0x60, 255))
        #expect(variation.interior?[120, 150] == 0)
        #expect(variation.raster[120, 200] == edit.input.source.raster[120, 200])
    }

    @Test func aCutOutSourceNeedsNoNets() throws {
        var edit = DrawnEdit(.solid(.black))
        for index in 0..<edit.finder.mask.values.count {
            edit.input.source.raster.pixels[index * 4 + 3] = edit.finder.mask.values[index]
        }
        edit.input.source.hasAlpha = true
        edit.finder.failure = EditFailure(.pipeline, stage: .engine, "must not be asked")
        let result = try edit.run()
        #expect(result.outcome.mode == .fast && result.outcome.modeReason.contains("cut out"))
        #expect(result.variations[0].raster[120, 150] == edit.input.source.raster[120, 150])
        #expect(result.variations[0].raster[2, 2] == SIMD4(0, 0, 0, 255))
    }

    @Test func noSubjectIsPassedOn() {
        var edit = DrawnEdit(.transparent)
        edit.finder.failure = EditFailure(.subjectNotFound, stage: .engine, "nobody there")
        #expect(failure(edit) == edit.finder.failure)
    }

    @Test func specksAreNoSubject() {
        var edit = DrawnEdit(.transparent)
        edit.finder.mask = DrawnEdit.box(240, 300, left: 50, right: 53, top: 50, bottom: 53)
        #expect(failure(edit)?.reason == .subjectNotFound)
        edit.finder.mask = Mask(width: 240, height: 300, repeating: 0)
        #expect(failure(edit)?.reason == .subjectNotFound)
    }

    @Test func aSubjectWithoutBackgroundIsAnErrorAndNotAnUnchangedPicture() {
        var edit = DrawnEdit(.solid(.white))
        edit.finder.mask = Mask(width: 240, height: 300, repeating: 255)
        #expect(failure(edit)?.reason == .inputValidation)
        #expect(failure(edit)?.message.contains("fills the whole frame") == true)
    }

    @Test func aContextSceneWithoutContextIsAnError() {
        #expect(failure(DrawnEdit(.context(ContextBackdrop())))?.message.contains("image_context") == true)
    }

    @Test func missingNetsAreNamedAndNeverReplacedSilently() throws {
        var edit = DrawnEdit(.solid(.white), width: 400, height: 400)
        edit.finder.missingNets = [.fused: "u2net.onnx"]
        for mode in [GenerationMode.balanced, .quality] {
            edit.input.mode = mode
            #expect(failure(edit)?.message.contains("u2net.onnx") == true)
        }
        edit.input.mode = .auto
        let outcome = try edit.run().outcome
        #expect(outcome.mode == .fast && outcome.modeReason.contains("u2net.onnx"))
        edit.finder.missingNets[.small] = "u2netp.onnx"
        #expect(failure(edit)?.message.contains("u2netp.onnx") == true)
        #expect(failure(edit)?.message.contains("fast") == false, "nobody asked for fast")
    }

    @Test func autoChoosesBySizeEdgeAndSubject() throws {
        var edit = DrawnEdit(.solid(.white), width: 200, height: 200)
        #expect(try edit.run().outcome.mode == .fast)
        edit = DrawnEdit(.solid(.white), width: 600, height: 600)
        #expect(try edit.run().outcome.mode == .balanced)
        edit.finder.isPerson = true
        #expect(try edit.run().outcome.mode == .quality)
        edit.finder.isPerson = false
        edit.finder.mask = Blur.gaussian(edit.finder.mask, sigma: 8, compute: edit.compute)
        #expect(try edit.run().outcome.mode == .quality)
        edit.input.mode = .fast
        let asked = try edit.run().outcome
        #expect(asked.mode == .fast && asked.modeReason.contains("asked"))
    }

    @Test func thingsWithAnOutlineHaveAFirmEdgeAndPeopleASoftOne() throws {
        var edit = DrawnEdit(.transparent, width: 600, height: 600)
        edit.input.mode = .balanced
        let thing = try #require(try edit.run().variations.first).raster
        edit.finder.isPerson = true
        let person = try #require(try edit.run().variations.first).raster
        var firmer = 0
        for index in 0..<thing.pixelCount {
            let drawn = edit.finder.mask.values[index]
            #expect(person.pixels[index * 4 + 3] == drawn)
            let alpha = thing.pixels[index * 4 + 3]
            // Nothing becomes wholly subject by it: such a pixel would be copied with the old background in it.
            if alpha == 255 { #expect(drawn == 255) }
            if drawn > 0, drawn < 40 { #expect(alpha == 0) }
            if alpha != drawn { firmer += 1 }
        }
        #expect(firmer > 500)
    }

    @Test func harmonizingMovesTheSubjectAndSaysSo() throws {
        var edit = DrawnEdit(.solid(Color(hex: "#d06020")!))
        edit.input.harmonizeSubject = true
        let result = try edit.run()
        #expect(result.outcome.notices.map(\.code) == [.subjectHarmonized])
        let variation = result.variations[0]
        let before = mean(variation.reference, 100..<140, 130..<170, channel: 2)
        let after = mean(variation.raster, 100..<140, 130..<170, channel: 2)
        #expect(after < before - 2, "less blue before an orange wall")
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: edit.compute)
        #expect(report.changedSubject > report.subjectPixels / 2, "the report hides nothing")
    }

    @Test func variationCountsAreBounded() {
        var edit = DrawnEdit(.solid(.white))
        edit.input.seeds = []
        #expect(failure(edit)?.reason == .inputValidation)
        edit.input.seeds = [1, 2, 3, 4, 5]
        #expect(failure(edit)?.reason == .inputValidation)
    }

    @Test func aCancelledEditEndsAtTheNextCheck() throws {
        let gone = EditFailure(.cancelled, stage: .engine, "gone")
        let asked = Counter()
        var edit = DrawnEdit(ReplaceBackgroundTests.studio, count: 4)
        edit.compute = Compute(workers: 2) { asked.next() < 0 ? gone : nil }
        _ = try edit.run()
        let checks = asked.next() - 1
        #expect(checks >= 12, "several in each variation")
        // Whenever the caller goes away, the edit ends with that failure and does not ask again.
        for patience in stride(from: 0, to: checks, by: 3) {
            asked.reset()
            edit.compute = Compute(workers: 2) { asked.next() > patience ? gone : nil }
            #expect(failure(edit) == gone, "after \(patience) checks")
            #expect(asked.next() == patience + 2)
        }
    }

    @Test func aDeliveryThatFailsEndsTheRun() {
        let edit = DrawnEdit(.solid(.white), count: 3)
        let full = EditFailure(.unavailable, stage: .output, "disk full")
        var delivered = 0
        #expect(throws: full) {
            try LocalEngine(finder: edit.finder).run(
                edit.input, compute: edit.compute, progress: { _ in },
                deliver: { (_: EngineVariation) throws(EditFailure) in
                    delivered += 1
                    throw full
                })
        }
        #expect(delivered == 1)
    }

    @Test(arguments: [(16, 16), (16, 300), (700, 20)])
    func smallAndNarrowFramesWork(width: Int, height: Int) throws {
        for backdrop in ReplaceBackgroundTests.backdrops {
            var edit = DrawnEdit(backdrop, width: width, height: height)
            edit.finder.mask = DrawnEdit.box(
                width, height, left: width / 4, right: width * 3 / 4, top: height / 4, bottom: height * 3 / 4)
            edit.input.context = DecodedImage(raster: Pictures.natural(31, 17, seed: 2), format: .png, hasAlpha: false)
            #expect(try edit.run().variations.first?.raster.width == width)
        }
    }
}
