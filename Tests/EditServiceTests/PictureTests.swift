// Pictures of the server's folder on their way through an edit.

import EditService
import RetouchModel
import Testing

@Suite struct PictureTests {
    private let pictures = [
        BackgroundPicture(file: "a.jpg", licence: "CC-BY-4.0", credit: "Ana", source: "shelf", variations: [0, 2]),
        BackgroundPicture(file: "b.jpg", variations: [1]),
    ]

    @Test func theSummaryNamesThemAndSoDoesTheAnswerToAKeyThatIsSentAgain() async throws {
        let shop = try Workshop()
        shop.engine.show(pictures)
        for _ in 0..<2 {
            let caller = Caller()
            try await shop.service.edit(
                Workshop.request {
                    $0.imageCount = 3; $0.idempotencyKey = "k"
                }, call: caller.call())
            #expect(caller.summary?.pictures == pictures)
        }
        #expect(shop.engine.runs == 1)
    }

    @Test func anEditThatWasCutShortIsRunAgainWithAllItsPictures() async throws {
        let shop = try Workshop()
        shop.engine.show(pictures)
        let caller = Caller()
        caller.leave(after: 1)
        let request = Workshop.request {
            $0.imageCount = 3; $0.seed = 8; $0.idempotencyKey = "k"
        }
        #expect(await shop.failure(request, caller: caller)?.reason == .cancelled)
        let whole = Caller()
        try await shop.service.edit(request, call: whole.call())
        #expect(whole.summary?.pictures == pictures)
    }

    /// 40 x 32 pixels: 8 bytes each decoded, 32 worked on, 4 for each of the results; 12 for a picture of the engine's own.
    @Test func theirMemoryIsCounted() async throws {
        let shop = try Workshop { $0.edits.memoryBytes = (384 << 20) + 40 * 32 * (8 + 32 + 4) + 1_000 * 12 }
        shop.engine.show([], pixels: 1_000)
        try await shop.service.edit(Workshop.request(), call: Caller().call())
        shop.engine.show([], pixels: 1_001)
        let failure = await shop.failure(Workshop.request())
        #expect(failure?.reason == .inputValidation && failure?.message.contains("memory") == true)
        #expect(shop.engine.runs == 1)
    }
}
