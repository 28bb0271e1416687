// Callers that cancel, run out of time, or leave.

import EditService
import RetouchModel
import Store
import Testing

@Suite struct InterruptionTests {
    @Test func cancelWhileRunning() async throws {
        let shop = try Workshop()
        shop.engine.setOpen(false)
        let caller = Caller()
        let edit = shop.start(Workshop.request(), caller: caller)
        try await Pause.until("the engine runs") { shop.engine.running == 1 }
        caller.cancel()
        #expect(await edit.value?.reason == .cancelled)
        #expect(shop.engine.running == 0)
        #expect(try shop.balance == Balance(available: 100, held: 0, spent: 0))
    }

    @Test func aCancelledTaskEndsItsEdit() async throws {
        let shop = try Workshop()
        shop.engine.setOpen(false)
        let edit = shop.start(Workshop.request(), caller: Caller())
        try await Pause.until("the engine runs") { shop.engine.running == 1 }
        edit.cancel()
        #expect(await edit.value?.reason == .cancelled)
        #expect(try shop.balance.held == 0)
    }

    @Test func theQueueTellsPositionsAndLetsGoAtOnce() async throws {
        let shop = try Workshop()
        shop.engine.setOpen(false)
        let callers = (0..<3).map { _ in Caller() }
        var edits: [Task<EditFailure?, Never>] = []
        for (index, caller) in callers.enumerated() {
            edits.append(shop.start(Workshop.request(), caller: caller))
            try await Pause.until("edit \(index) is in its place") {
                let health = shop.service.health()
                return health.editsRunning == 1 && health.editsQueued == index
            }
        }
        try await Pause.until("positions are told") { callers[1].positions == [1] && callers[2].positions == [2] }
        callers[1].cancel()
        #expect(await edits[1].value?.reason == .cancelled)
        try await Pause.until("the last one moved up") { callers[2].positions == [2, 1] }
        #expect(shop.service.health().editsQueued == 1)
        shop.engine.setOpen(true)
        #expect(await edits[0].value == nil)
        #expect(await edits[2].value == nil)
        #expect(shop.engine.runs == 2 && shop.engine.mostAtOnce == 1)
        #expect(try shop.balance == Balance(available: 98, held: 0, spent: 2))
    }

    @Test func deadlinesPassInTheQueueAndInTheEngine() async throws {
        let shop = try Workshop()
        shop.engine.setOpen(false)
        let running = shop.start(Workshop.request(), caller: Caller(), timeout: 9_000)
        try await Pause.until("the engine runs") { shop.engine.running == 1 }
        let waiting = shop.start(Workshop.request(), caller: Caller(), timeout: 5_000)
        try await Pause.until("one waits") { shop.service.health().editsQueued == 1 }
        shop.time.advance(.seconds(6))
        #expect(await waiting.value?.reason == .deadlineExceeded)
        #expect(shop.engine.running == 1)
        shop.time.advance(.seconds(6))
        #expect(await running.value?.reason == .deadlineExceeded)
        #expect(try shop.balance == Balance(available: 100, held: 0, spent: 0))
    }

    @Test func aFullQueueRefusesWithAdvice() async throws {
        let shop = try Workshop { $0.edits.queued = 1 }
        shop.engine.setOpen(false)
        let first = shop.start(Workshop.request(), caller: Caller())
        try await Pause.until("the engine runs") { shop.engine.running == 1 }
        let second = shop.start(Workshop.request(), caller: Caller())
        try await Pause.until("one waits") { shop.service.health().editsQueued == 1 }
        let failure = await shop.failure(Workshop.request())
        #expect(failure?.reason == .overloaded && failure?.retryable == true)
        #expect((failure?.retryAfterMilliseconds ?? 0) > 0)
        #expect(try shop.balance.held == 2)
        shop.engine.setOpen(true)
        #expect(await first.value == nil)
        #expect(await second.value == nil)
    }

    /// What was delivered is paid for; the key's next use pays the rest.
    @Test func leavingAfterSomePictures() async throws {
        let shop = try Workshop()
        let request = Workshop.request {
            $0.imageCount = 3; $0.seed = 5; $0.idempotencyKey = "k"
        }
        let caller = Caller()
        caller.leave(after: 1)
        let failure = await shop.failure(request, caller: caller)
        #expect(failure?.reason == .cancelled)
        #expect(try shop.balance == Balance(available: 99, held: 0, spent: 1))
        #expect(shop.imageFiles.count == 1)
        let taken = try #require(caller.variations.first)
        #expect(try shop.store.bytes(of: shop.store.image(taken.imageID, account: "shop").digest) == taken.bytes)
        let again = Caller()
        try await shop.service.edit(request, call: again.call())
        #expect(again.variations.count == 3 && again.variations[0].bytes == taken.bytes)
        #expect(try shop.balance == Balance(available: 97, held: 0, spent: 3))
        #expect(again.summary?.credits == 2)
    }

    @Test func leavingBeforeTheFirstPictureCostsNothing() async throws {
        let shop = try Workshop()
        let caller = Caller()
        caller.leave(after: 0)
        #expect(await shop.failure(Workshop.request { $0.imageCount = 2 }, caller: caller)?.reason == .cancelled)
        #expect(try shop.balance == Balance(available: 100, held: 0, spent: 0))
        #expect(shop.imageFiles.isEmpty)
    }

    @Test func asManyRunAsMay() async throws {
        let shop = try Workshop { $0.edits.concurrent = 3 }
        shop.engine.setOpen(false)
        let edits = (0..<5).map { _ in shop.start(Workshop.request(), caller: Caller()) }
        try await Pause.until("three run, two wait") {
            shop.engine.running == 3 && shop.service.health().editsQueued == 2
        }
        shop.engine.setOpen(true)
        for edit in edits { #expect(await edit.value == nil) }
        #expect(shop.engine.mostAtOnce == 3)
        #expect(try shop.balance.spent == 5)
    }
}
