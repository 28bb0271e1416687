// What a caller gets for an edit that goes well.

import EditService
import Imaging
import RetouchModel
import Store
import Testing

@Suite struct AnswerTests {
    @Test func sendsProgressPicturesAndSummary() async throws {
        let shop = try Workshop()
        let caller = Caller()
        try await shop.service.edit(
            Workshop.request {
                $0.imageCount = 3; $0.seed = 40
            }, call: caller.call())
        #expect(caller.variations.map(\.index) == [0, 1, 2])
        #expect(caller.variations.map(\.seed) == [40, 41, 42])
        let fractions = caller.progress.map(\.fraction)
        #expect(fractions == fractions.sorted())
        // Earlier stages may be replaced by newer ones before they are read; this one comes last before each picture and at the end.
        #expect(caller.progress.filter { $0.stage == .store }.count == 4)
        guard case .summary(let summary) = caller.events.last else {
            Issue.record("the summary does not come last")
            return
        }
        #expect(summary.engine == "fake" && summary.mode == .fast && summary.credits == 3)
        #expect(summary.plan.steps.count == 1)
        #expect(summary.timings.map(\.stage) == ["queue", "decode", "plan", "render", "encode", "verify", "store"])
        #expect(try shop.balance == Balance(available: 97, held: 0, spent: 3))
    }

    @Test func suggestionsKeepTheServersLimits() async throws {
        for side in [16_384, 100] {
            let shop = try Workshop { $0.images.side = side }
            let caller = Caller()
            try await shop.service.edit(Workshop.request(), call: caller.call())
            let tools = try #require(caller.summary).suggestions.map(\.tool)
            let suggested = try await shop.service.suggest(.inline(Workshop.picture), call: caller.call()).map(\.tool)
            #expect(tools.contains(.upscale) == (side > 100), "a larger picture could not be sent back")
            #expect(suggested.contains(.upscale) == (side > 100))
        }
    }

    @Test func whatIsSentIsWhatIsStored() async throws {
        let shop = try Workshop()
        let caller = Caller()
        try await shop.service.edit(Workshop.request { $0.imageCount = 2 }, call: caller.call())
        for variation in caller.variations {
            #expect(Digest(of: variation.bytes).hex == variation.sha256)
            let image = try shop.store.image(variation.imageID, account: "shop")
            #expect(try shop.store.bytes(of: image.digest) == variation.bytes)
            let decoded = try ImageDecoder.decode(variation.bytes, limits: Limits.Images())
            #expect(decoded.raster[0, 0].x == UInt8(truncatingIfNeeded: variation.seed))
            #expect(variation.fidelity.allowedFraction == 1 && variation.fidelity.lossless)
        }
    }

    @Test func resultsCanBeEditedAgain() async throws {
        let shop = try Workshop()
        let first = Caller()
        try await shop.service.edit(Workshop.request(), call: first.call())
        let id = try #require(first.variations.first).imageID
        let second = Caller()
        try await shop.service.edit(Workshop.request { $0.source = .stored(id) }, call: second.call())
        #expect(second.variations.count == 1)
        let stranger = await shop.failure(Workshop.request { $0.source = .stored(id) }, account: "other")
        #expect(stranger?.reason == .notFound)
    }

    @Test func aKeyAnswersAgainWithoutACharge() async throws {
        let shop = try Workshop()
        let request = Workshop.request {
            $0.imageCount = 2; $0.idempotencyKey = "k"
        }
        let (first, second) = (Caller(), Caller())
        try await shop.service.edit(request, call: first.call())
        try await shop.service.edit(request, call: second.call())
        #expect(second.variations == first.variations && second.summary == first.summary)
        #expect(shop.engine.runs == 1)
        #expect(try shop.balance.spent == 2)
        let other = await shop.failure(
            Workshop.request {
                $0.idempotencyKey = "k"; $0.prompt = "grey studio"
            })
        #expect(other?.reason == .idempotencyConflict)
    }

    @Test func aKeyInUseIsNotRunTwice() async throws {
        let shop = try Workshop()
        shop.engine.setOpen(false)
        let request = Workshop.request { $0.idempotencyKey = "k" }
        let first = Caller()
        let running = shop.start(request, caller: first)
        try await Pause.until("the engine runs") { shop.engine.running == 1 }
        let duplicate = await shop.failure(request)
        #expect(duplicate?.reason == .concurrencyLimitExceeded && duplicate?.retryable == true)
        let other = await shop.failure(
            Workshop.request {
                $0.idempotencyKey = "k"; $0.seed = 1
            })
        #expect(other?.reason == .idempotencyConflict)
        shop.engine.setOpen(true)
        #expect(await running.value == nil)
        let again = Caller()
        try await shop.service.edit(request, call: again.call())
        #expect(again.variations == first.variations)
    }

    @Test func suggestsForAPicture() async throws {
        let shop = try Workshop()
        let suggestions = try await shop.service.suggest(.inline(Workshop.picture), call: Caller().call())
        #expect(suggestions.contains { $0.tool == .upscale })
        #expect(!suggestions.contains { $0.tool == .faceSwap })
        #expect(try shop.balance.spent == 0)
    }

    @Test func healthTellsWhatRuns() async throws {
        let shop = try Workshop()
        shop.engine.setOpen(false)
        let running = shop.start(Workshop.request(), caller: Caller())
        let waiting = shop.start(Workshop.request(), caller: Caller())
        try await Pause.until("one runs, one waits") {
            shop.service.health().editsRunning == 1 && shop.service.health().editsQueued == 1
        }
        #expect(shop.service.health().state == .serving)
        shop.service.beginDrain()
        #expect(shop.service.health().state == .draining)
        shop.engine.setOpen(true)
        #expect(await running.value == nil)
        #expect(await waiting.value == nil)
    }
}
