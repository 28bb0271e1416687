// What a removal owes: the thing gone with its shadow, the rest untouched, nothing grown a second time.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RemoveTests {
    private static let signal = SIMD4<UInt8>(250, 20, 30, 255)

    /// An edit that removes a region of a soft green ground with a red disc as its subject.
    private func edit(
        _ region: Region, mask: Mask? = nil, mode: GenerationMode = .balanced, count: Int = 1, seed: UInt32 = 0,
        radius: Float = 40
    ) -> DrawnEdit {
        var edit = DrawnEdit(.transparent, width: 280, height: 240, count: count, seed: seed)
        var random = SeededRandom(seed: 9)
        let disc = Pictures.discMask(280, 240, centerX: 190, centerY: 120, radius: radius)
        edit.input.source.raster = Pictures.drawn(280, 240) { x, y in
            if disc[x, y] > 0 { return Self.signal }
            let grain = Int(2 * random.gaussian())
            return SIMD4(UInt8(70 + x / 8 + grain), UInt8(140 + y / 8 + grain), UInt8(90 + grain), 255)
        }
        edit.finder.mask = disc
        edit.input.mask = mask
        edit.input.mode = mode
        edit.input.plan = EditPlan(steps: [PlanStep(action: .remove(region), words: "", reason: "")])
        return edit
    }

    private func square(x: Int, y: Int, side: Int) -> Mask {
        DrawnEdit.box(280, 240, left: x, right: x + side, top: y, bottom: y + side)
    }

    private func isRed(_ pixel: SIMD4<UInt8>) -> Bool { Int(pixel.x) > Int(pixel.y) + 30 }

    private func reds(_ raster: Raster) -> Int {
        (0..<raster.pixelCount).count { isRed(raster[$0 % raster.width, $0 / raster.width]) }
    }

    @Test(arguments: [GenerationMode.fast, .balanced, .quality]) func theSubjectGoesWithItsEdge(mode: GenerationMode) throws {
        let edit = edit(.subject, mode: mode)
        let result = try edit.run()
        let variation = try #require(result.variations.first)
        #expect(reds(variation.reference) > 4_500)
        #expect(reds(variation.raster) == 0)
        #expect(result.outcome.timings.contains { $0.stage == "remove" })
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: false, compute: edit.compute)
        #expect(report.changedOutside == 0)
        #expect((0.07...0.2).contains(report.allowedFraction), "the disc is a fourteenth of the frame")
    }

    @Test func aMaskIsTakenLiterally() throws {
        let mask = square(x: 30, y: 40, side: 60)
        var edit = edit(.mask(word: "sign"), mask: mask)
        for y in 40..<100 { for x in 30..<90 { edit.input.source.raster[x, y] = SIMD4(20, 20, 240, 255) } }
        let result = try #require(try edit.run().variations.first).raster
        for index in 0..<result.pixelCount {
            let pixel = result[index % 280, index / 280]
            if mask.values[index] == 0 {
                #expect(pixel == edit.input.source.raster[index % 280, index / 280])
            } else {
                #expect(pixel.z < 150, "filled right up to the mask's edge")
            }
        }
    }

    @Test(arguments: [GenerationMode.balanced, .quality]) func aCircleThatReachesOverTheSubjectTakesTheThingBesideIt(
        mode: GenerationMode
    ) throws {
        // A blue box half behind the disc, and a circle round it that takes a part of the disc in.
        var edit = edit(.annotation(MarkReference()), mode: mode)
        for y in 90..<150 {
            for x in 105..<165 where edit.finder.mask[x, y] == 0 { edit.input.source.raster[x, y] = SIMD4(20, 30, 230, 255) }
        }
        edit.input.annotation = .strokes([
            Stroke(
                shape: .circle(center: Point(x: 138 / 280, y: 0.5), radiusX: 42 / 280, radiusY: 44 / 240),
                color: Color(red: 0, green: 255, blue: 0))
        ])
        let variation = try #require(try edit.run().variations.first)
        let result = variation.raster
        for index in 0..<result.pixelCount {
            let pixel = result[index % 280, index / 280]
            #expect(pixel.z < 160 || pixel.x > 200, "the box is gone at \(index % 280), \(index / 280)")
            if edit.finder.mask.values[index] == 255 { #expect(pixel == variation.reference[index % 280, index / 280]) }
        }
    }

    @Test func theSubjectNeverFillsAHoleBesideIt() throws {
        // The hole touches the disc.
        for seed in UInt32(0)..<4 {
            let mask = square(x: 100, y: 95, side: 50)
            let edit = edit(.mask(word: ""), mask: mask, seed: seed)
            let variation = try #require(try edit.run().variations.first)
            let before = reds(variation.reference)
            #expect(reds(variation.raster) == before, "seed \(seed)")
        }
    }

    @Test func aHoleInTheSubjectIsFilledFromIt() throws {
        var edit = edit(.mask(word: "logo"), mask: square(x: 182, y: 112, side: 16), radius: 60)
        for y in 112..<128 { for x in 182..<198 { edit.input.source.raster[x, y] = SIMD4(250, 250, 250, 255) } }
        let result = try #require(try edit.run().variations.first).raster
        for y in 112..<128 { for x in 182..<198 { #expect(isRed(result[x, y])) } }
    }

    @Test func withoutNetsOrSubjectItGoesOn() throws {
        let mask = square(x: 20, y: 30, side: 40)
        var without = edit(.mask(word: ""), mask: mask)
        without.finder.missingNets = [.small: "u2netp.onnx", .fused: "u2net.onnx"]
        #expect(try without.run().variations.count == 1)
        var none = edit(.mask(word: ""), mask: mask)
        none.finder.failure = EditFailure(.subjectNotFound, stage: .engine, "none")
        #expect(try none.run().variations.count == 1)
    }

    @Test func fastDoesNotLookForTheSubject() throws {
        var edit = edit(.mask(word: ""), mask: square(x: 20, y: 30, side: 40), mode: .fast)
        edit.finder.failure = EditFailure(.pipeline, stage: .engine, "was asked")
        let result = try edit.run()
        #expect(result.outcome.timings.allSatisfy { $0.stage != "segment" || $0.microseconds == 0 })
        edit.input.mode = .balanced
        #expect(throws: EditFailure.self) { try edit.run() }
    }

    @Test func shadowsGoWithTheirThing() throws {
        var edit = edit(.subject, radius: 1)
        // A disc on bright paper, a soft shadow under it, and another thing that is no shadow.
        let disc = Pictures.discMask(280, 240, centerX: 140, centerY: 90, radius: 38)
        let cast = Blur.gaussian(
            Pictures.discMask(280, 240, centerX: 150, centerY: 138, radius: 26), sigma: 5, compute: edit.compute)
        edit.finder.mask = disc
        edit.input.source.raster = Pictures.drawn(280, 240) { x, y in
            if disc[x, y] > 0 { return Self.signal }
            if (20..<60).contains(x), (150..<200).contains(y) { return SIMD4(40, 60, 160, 255) }
            let level = UInt8(222 - Int(cast[x, y]) * 90 / 255)
            return SIMD4(level, level, level, 255)
        }
        let result = try #require(try edit.run().variations.first).raster
        for y in 60..<210 {
            for x in 80..<230 { #expect(abs(Int(result[x, y].y) - 222) <= 6, "at \(x), \(y): \(result[x, y])") }
        }
        #expect(result[40, 170] == SIMD4(40, 60, 160, 255))
    }

    @Test func variationsDifferAndTheirSeedDecides() throws {
        let mask = square(x: 40, y: 60, side: 80)
        let four = try edit(.mask(word: ""), mask: mask, count: 4, seed: 8).run().variations
        #expect(Set(four.map(\.raster.pixels)).count == 4)
        var alone = edit(.mask(word: ""), mask: mask, seed: 10)
        alone.compute = Compute(workers: 3)
        #expect(try #require(try alone.run().variations.first).raster == four[2].raster)
    }

    @Test func transparencyStays() throws {
        var edit = edit(.mask(word: ""), mask: square(x: 20, y: 30, side: 50))
        for y in 0..<60 { for x in 0..<40 { edit.input.source.raster[x, y].w = 0 } }
        edit.input.source.hasAlpha = true
        let result = try #require(try edit.run().variations.first).raster
        for y in 0..<240 { for x in 0..<280 { #expect(result[x, y].w == edit.input.source.raster[x, y].w) } }
    }

    // MARK: - Refusals

    private func refusal(_ edit: DrawnEdit) throws -> EditFailure {
        try #require(#expect(throws: EditFailure.self) { try edit.run() })
    }

    @Test func whatIsNoThingIsRefused() throws {
        let background = try refusal(edit(.background))
        #expect(background.reason == .inputValidation && background.message.contains("transparent background"))
        let whole = try refusal(edit(.whole))
        #expect(whole.reason == .inputValidation && whole.message.contains("mark what"))
    }

    @Test func mostOfThePictureIsRefused() throws {
        let edit = edit(.mask(word: ""), mask: DrawnEdit.box(280, 240, left: 0, right: 200, top: 0, bottom: 240))
        let failure = try refusal(edit)
        #expect(failure.reason == .inputValidation && failure.message.contains("71 %"))
    }

    @Test func withoutAMarkItSaysWhatToMark() throws {
        let failure = try refusal(edit(.named(NamedRegion(kind: .other, word: "lamp"))))
        #expect(failure.reason == .annotationMissing)
    }

    @Test(arguments: ["lettering", "text"])
    func boxedLettersGoAndTheirPlateStays(word: String) throws {
        // White letters on a dark plate; the box reaches beyond the plate and cuts the last letter.
        var edit = edit(.annotation(MarkReference(word: word)))
        let plate = (x: 20..<130, y: 100..<140)
        var letters = Mask(width: 280, height: 240, repeating: 0)
        for start in [32, 56, 80, 104] {
            for y in 110..<130 { for x in start..<start + 4 { letters[x, y] = 255 } }
            for y in 126..<130 { for x in start..<start + 14 { letters[x, y] = 255 } }
        }
        for y in plate.y {
            for x in plate.x {
                edit.input.source.raster[x, y] = letters[x, y] > 0 ? SIMD4(235, 235, 235, 255) : SIMD4(24, 24, 26, 255)
            }
        }
        edit.input.annotation = .strokes([
            Stroke(shape: .box(origin: Point(x: 0.04, y: 0.38), width: 0.36, height: 0.24), color: Color(hex: "#ff00ff")!)
        ])
        let source = edit.input.source.raster
        let result = try #require(try edit.run().variations.first).raster
        for y in 0..<240 {
            for x in 0..<280 {
                let isPlate = plate.x.contains(x) && plate.y.contains(y)
                if letters[x, y] > 0 { #expect(result[x, y].x < 60) }
                if !isPlate { #expect(result[x, y] == source[x, y]) }
            }
        }
    }

}
