// Edits by instruction: what reaches the engine, and what is refused before and after it.

import EditService
import Engines
import Imaging
import RetouchModel
import Store
import TestSupport
import Testing

@Suite struct EditTests {
    private func edit(_ prompt: String = "remove what I circled", _ change: (inout EditRequest) -> Void = { _ in }) -> EditRequest
    {
        var request = EditRequest(operation: .edit, source: .inline(Workshop.picture), prompt: prompt, mode: .fast)
        change(&request)
        return request
    }

    private static let circle = Stroke(
        shape: .circle(center: Point(x: 0.5, y: 0.5), radiusX: 0.25, radiusY: 0.25), color: Color(red: 255, green: 0, blue: 0))

    private static func picture(_ width: Int, _ height: Int) throws -> [UInt8] {
        try ImageEncoder.encode(
            Pictures.gradient(width, height), profile: nil, options: OutputOptions(), compute: Compute(workers: 1))
    }

    private func expectUntouched(_ shop: Workshop, sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(try shop.balance == Balance(available: 100, held: 0, spent: 0), sourceLocation: sourceLocation)
        #expect(shop.imageFiles.isEmpty, sourceLocation: sourceLocation)
    }

    // MARK: - Annotations

    @Test func strokesReachTheEngineAsTheyAre() async throws {
        let shop = try Workshop()
        try await shop.service.edit(edit { $0.annotation = .strokes([Self.circle]) }, call: Caller().call())
        guard case .strokes(let strokes) = shop.engine.input?.annotation else {
            Issue.record("no strokes")
            return
        }
        #expect(strokes == [Self.circle])
        #expect(shop.engine.input?.plan.steps.map(\.action.kind) == ["Remove"])
    }

    @Test func drawnPicturesReachTheEngineDecoded() async throws {
        let shop = try Workshop()
        var copy = Pictures.gradient(40, 32)
        // Marks on transparent ground: an overlay without transparency would be refused.
        var marks = Raster(width: 40, height: 32)
        for y in 8..<20 {
            for x in 10..<24 {
                marks[x, y] = SIMD4(255, 0, 0, 255)
                copy[x, y] = SIMD4(255, 0, 0, 255)
            }
        }
        func encoded(_ raster: Raster) throws -> ImageReference {
            .inline(
                try ImageEncoder.encode(raster, profile: nil, options: OutputOptions(), compute: Compute(workers: 1)))
        }
        let cases: [(Annotation, Raster)] = [(.overlay(try encoded(marks)), marks), (.markedCopy(try encoded(copy)), copy)]
        for (annotation, expected) in cases {
            try await shop.service.edit(edit { $0.annotation = annotation }, call: Caller().call())
            switch (annotation, shop.engine.input?.annotation) {
            case (.overlay, .overlay(let raster)), (.markedCopy, .markedCopy(let raster)): #expect(raster == expected)
            default: Issue.record("\(annotation) became something else")
            }
        }
    }

    @Test func maskAndContextComeAlong() async throws {
        let shop = try Workshop()
        let context = try Self.picture(24, 16)
        try await shop.service.edit(
            edit("make the dress the colour of the reference picture") {
                $0.context = .inline(context); $0.mask = .inline(Workshop.picture)
            }, call: Caller().call())
        let input = try #require(shop.engine.input)
        #expect(input.context?.raster == Pictures.gradient(24, 16) && input.mask?.width == 40)
        #expect(input.plan.steps.map(\.action.kind) == ["Recolor"])
    }

    @Test func drawnPicturesMustHaveTheSourcesSize() async throws {
        let shop = try Workshop()
        let small = try Self.picture(39, 32)
        for annotation in [Annotation.overlay(.inline(small)), .markedCopy(.inline(small))] {
            let failure = await shop.failure(edit { $0.annotation = annotation })
            #expect(failure?.reason == .inputValidation)
            for words in ["annotation", "39 x 32", "40 x 32"] { #expect(failure?.message.contains(words) == true) }
        }
        #expect(shop.engine.runs == 0)
        try expectUntouched(shop)
    }

    @Test func badDrawingsSayWhichPictureTheyAre() async throws {
        let shop = try Workshop()
        for bytes in [[0], Array("GIF89a".utf8), Array(Workshop.picture.dropLast(40))] as [[UInt8]] {
            let failure = await shop.failure(edit { $0.annotation = .overlay(.inline(bytes)) })
            #expect(failure?.reason == .imageLoad && failure?.message.hasPrefix("annotation: ") == true)
        }
        let lost = await shop.failure(edit { $0.annotation = .markedCopy(.stored("image_of_nobody")) })
        #expect(lost?.reason == .notFound && lost?.message.hasPrefix("annotation: ") == true)
        try expectUntouched(shop)
    }

    @Test func drawnPicturesCountAgainstTheMemory() async throws {
        // What one edit of the small picture needs, to the byte: nets, source, working picture, result.
        let shop = try Workshop { $0.edits.memoryBytes = (384 << 20) + 40 * 32 * (8 + 32 + 4) }
        try await shop.service.edit(edit { $0.annotation = .strokes([Self.circle]) }, call: Caller().call())
        let failure = await shop.failure(edit { $0.annotation = .overlay(.inline(Workshop.picture)) })
        #expect(failure?.reason == .inputValidation && failure?.message.contains("384 MiB") == true)
    }

    @Test(arguments: ["crop to 1:1", "flip horizontally", "rotate by 90 degrees"])
    func whatChangesTheFrameNeedsMemoryForTheSourcesSize(prompt: String) async throws {
        let large = try Self.picture(2_000, 1_500)
        // Enough for a result of 1k, not for a frame change at the source's 3 megapixels.
        let shop = try Workshop { $0.edits.memoryBytes = (384 << 20) + 3_000_000 * 8 + 1_048_576 * 36 }
        func request(_ prompt: String) -> EditRequest {
            EditRequest(operation: .edit, source: .inline(large), prompt: prompt, resolution: .oneK, mode: .fast)
        }
        let failure = await shop.failure(request(prompt))
        #expect(failure?.reason == .inputValidation && failure?.message.contains("memory") == true)
        try await shop.service.edit(request("make the background white"), call: Caller().call())
    }

    // MARK: - Refusals

    @Test func marksThatAreMissingCostNothing() async throws {
        let shop = try Workshop()
        let failure = await shop.failure(edit())
        #expect(failure?.reason == .annotationMissing && failure?.message.contains("circled") == true)
        #expect(shop.engine.runs == 0)
        try expectUntouched(shop)
    }

    @Test(arguments: [EditFailure.Reason.inputValidation, .annotationMissing, .subjectNotFound])
    func whatTheEngineRefusesKeepsItsNameAndCostsNothing(reason: EditFailure.Reason) async throws {
        let shop = try Workshop()
        let refusal = EditFailure(reason, stage: .engine, "Flip would leave this picture as it is.")
        shop.engine.refuse(with: refusal)
        let caller = Caller()
        #expect(await shop.failure(edit("mirror the picture"), caller: caller) == refusal)
        #expect(caller.variations.isEmpty && caller.summary == nil)
        try expectUntouched(shop)
    }

    @Test func aKeyStandsForEveryInputOfAnEdit() async throws {
        let shop = try Workshop()
        let request = edit {
            $0.annotation = .strokes([Self.circle]); $0.mask = .inline(Workshop.picture); $0.idempotencyKey = "k"
        }
        let (first, again) = (Caller(), Caller())
        try await shop.service.edit(request, call: first.call())
        try await shop.service.edit(request, call: again.call())
        #expect(again.variations == first.variations && again.summary == first.summary)
        #expect(shop.engine.runs == 1)
        let changes: [(inout EditRequest) -> Void] = [
            { $0.annotation = .overlay(.inline(Workshop.picture)) }, { $0.annotation = .strokes([Self.circle, Self.circle]) },
            { $0.mask = nil }, { $0.context = .inline(Workshop.picture) }, { $0.prompt = "remove the circled bag" },
            { $0.operation = .changeBackground }, { $0.seed = 1 }, { $0.resolution = .oneK },
        ]
        for change in changes {
            var other = request
            change(&other)
            #expect(await shop.failure(other)?.reason == .idempotencyConflict)
        }
        #expect(try shop.balance.spent == 1)
    }

    // MARK: - Results

    @Test func resultsOfAnotherFrameArePricedByTheirOwnSize() async throws {
        let shop = try Workshop()
        shop.engine.paint(width: 20, height: 32)
        let caller = Caller()
        try await shop.service.edit(
            edit("crop to 4:5") {
                $0.source = .inline(try! Self.picture(2_000, 1_500)); $0.imageCount = 2
            }, call: caller.call())
        #expect(caller.variations.map(\.width) == [20, 20])
        // The source is of the 2k tier; the small results are not.
        #expect(try shop.balance == Balance(available: 98, held: 0, spent: 2))
    }

    @Test func aSideOfANewFrameThatTheFormatCannotHaveIsTheCallersMistake() async throws {
        let shop = try Workshop()
        shop.engine.paint(width: 16_384, height: 16)
        let failure = await shop.failure(edit("crop to 4:5") { $0.output.format = .webp })
        #expect(failure?.reason == .inputValidation && failure?.stage == .output)
        #expect(failure?.message.contains("16383") == true)
        try expectUntouched(shop)
    }

    @Test func aNewFrameMayFitWhereTheSourceDoesNot() async throws {
        let shop = try Workshop()
        shop.engine.paint(width: 16, height: 16)
        let panorama = try Self.picture(16_384, 16)
        try await shop.service.edit(
            edit("crop to 1:1") {
                $0.source = .inline(panorama); $0.output.format = .webp
            }, call: Caller().call())
        let failure = await shop.failure(
            edit("mirror the picture") {
                $0.source = .inline(panorama); $0.output.format = .webp
            })
        #expect(failure?.reason == .inputValidation && shop.engine.runs == 1)
    }

    @Test func cutOutsHaveNoPlaceInAJPEG() async throws {
        let shop = try Workshop()
        let failure = await shop.failure(edit("isolate the dress") { $0.output.format = .jpeg })
        #expect(failure?.reason == .inputValidation && failure?.message.contains("png or webp") == true)
        #expect(shop.engine.runs == 0)
        try expectUntouched(shop)
    }

    @Test func subjectPixelsAreCountedWhereTheEngineKeepsThem() async throws {
        let shop = try Workshop()
        let plain = Caller()
        try await shop.service.edit(edit("make the dress red"), call: plain.call())
        #expect(plain.variations.map(\.fidelity.subjectPixels) == [0])
        shop.engine.countSubject()
        let counted = Caller()
        try await shop.service.edit(edit("blur the background"), call: counted.call())
        #expect(counted.variations.map(\.fidelity.subjectPixels) == [40 * 32])
    }

    @Test func theLastProgressIsTheLastStageAtAHundredPercent() async throws {
        let shop = try Workshop()
        let caller = Caller()
        try await shop.service.edit(edit("make the dress red") { $0.imageCount = 2 }, call: caller.call())
        #expect(caller.progress.last == Progress(stage: .store, fraction: 1))
        guard case .summary = caller.events.last, case .progress = caller.events.dropLast().last else {
            Issue.record("the last progress does not come right before the summary")
            return
        }
    }
}
