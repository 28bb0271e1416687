// Step 5: whether and when an edit may run.

import Engines
import Foundation
import Imaging
import Planning
import RetouchModel
import Store

extension EditService {
    /// The first half, in this order, the cheapest refusal first: request, full queue, idempotency key, headers, price, hold.
    ///
    /// - Throws: `overloaded`, `inputValidation`, `idempotencyConflict`, `concurrencyLimitExceeded`, `imageLoad`, `outOfCredits`.
    func admit(
        _ request: EditRequest, _ call: EditCall, _ interruption: Interruption
    ) async throws(EditFailure) -> Admission {
        try request.check(limits)
        try queue.refuseIfFull()
        return try await storagePool.run { () throws(EditFailure) in
            try self.grant(request, call, interruption)
        }
    }

    /// The second half: waits for memory and a thread, then computes on the thread.
    ///
    /// Returns when computing has ended; the outbox is finished then.
    func inTurn(
        _ run: EditRun, _ steps: @escaping @Sendable () throws(EditFailure) -> Void
    ) async -> Work {
        defer { run.outbox.finish() }
        let waited = surroundings.uptime()
        let slot: Slot
        do throws(EditFailure) {
            slot = try await queue.enter(bytes: run.ticket.memoryBytes, interruption: run.interruption) { ahead in
                run.outbox.add(Progress(stage: .queued, fraction: 0, queuePosition: ahead))
            }
        } catch {
            return Work(slot: nil, failure: error)
        }
        let started = surroundings.uptime()
        run.time("queue", started - waited)
        var failure: EditFailure?
        do throws(EditFailure) { try await computePool.run(steps) } catch { failure = error }
        let took = Int((surroundings.uptime() - started) / .milliseconds(1))
        slot.computed(keeping: run.found.blobs.reduce(0) { $0 + $1.byteCount }, milliseconds: took)
        return Work(slot: slot, failure: failure)
    }

    private func grant(
        _ request: EditRequest, _ call: EditCall, _ interruption: Interruption
    ) throws(EditFailure) -> Admission {
        let now = surroundings.wallClock()
        let claim = request.idempotencyKey.map {
            IdempotencyClaim(key: $0, fingerprint: RequestFingerprint.of(request))
        }
        if let claim { try keys.begin(claim, account: call.account) }
        do throws(EditFailure) {
            var paid = 0
            if let claim {
                switch try store.standing(of: claim, account: call.account, now: now) {
                case .answered(let answer):
                    keys.end(claim, account: call.account)
                    return .answered(answer)
                case .open(let before): paid = before
                }
            }
            let needs = try needs(of: request, account: call.account)
            let ticket = Ticket(
                editID: surroundings.makeID("edit"), account: call.account, claim: claim, paid: paid,
                held: max(0, needs.price - paid), memoryBytes: needs.bytes)
            try store.hold(ticket.held, account: call.account, edit: ticket.editID, at: now)
            return .admitted(
                EditRun(
                    ticket: ticket, request: request, call: call, interruption: interruption, surroundings: surroundings))
        } catch {
            if let claim { keys.end(claim, account: call.account) }
            throw error
        }
    }

    /// Price and memory from the pictures' headers: nothing is decoded yet.
    private func needs(of request: EditRequest, account: String) throws(EditFailure) -> (price: Int, bytes: Int) {
        let source = try pixels(of: request.source, account: account)
        var pictures = [source]
        for (picture, name) in [
            (request.context, "image_context"), (request.mask, "mask"), (request.annotation?.picture, "annotation"),
        ] {
            guard let picture else { continue }
            pictures.append(try about(name) { () throws(EditFailure) in try pixels(of: picture, account: account) })
        }
        let result = request.resolution.targetPixels ?? source
        guard result <= limits.edits.resultPixels else {
            throw EditRequest.invalid(
                "The result would have \(result) pixels; at most \(limits.edits.resultPixels) are possible here. "
                    + "Ask for resolution 4k or smaller.")
        }
        let plan = try plan(of: request, account: account)
        // What changes the frame works at the source's size.
        let working = plan?.worksAtSourceSize == true ? max(source, result) : result
        let bytes = MemoryEstimate.bytes(
            pictures: pictures, working: working, result: result, variations: request.imageCount,
            own: plan.map { ownPixels(for: $0, request) } ?? 0)
        try checkMemory(bytes)
        // Auto may choose quality: the hold covers the dearest outcome, the charge is what it was.
        let mode = request.mode == .auto ? GenerationMode.quality : request.mode
        return (Credits.perImage(mode: mode, pixels: result) * request.imageCount, bytes)
    }

    /// What the request will become; planning is a fraction of a millisecond. `nil` = it is refused in its own step, with the plan's notices;
    /// a picture that is turned on its side by its orientation has the same pixels.
    private func plan(of request: EditRequest, account: String) throws(EditFailure) -> EditPlan? {
        let size = try size(of: request.source, account: account)
        let facts = PlanningFacts(
            width: size.width, height: size.height, hasContext: request.context != nil,
            hasAnnotation: request.annotation != nil, hasMask: request.mask != nil)
        return try? Planner.plan(request: request, facts: facts, limits: limits).plan
    }

    /// Pixels of the largest picture that the engine itself brings to an edit, such as a plate; 0 where no engine can do it: that is refused
    /// in its own step.
    private func ownPixels(for plan: EditPlan, _ request: EditRequest) -> Int {
        (try? machinery.executor.registry.engine(for: plan, named: request.engine))?.ownPixels(for: plan) ?? 0
    }

    /// An estimate above the whole budget could wait forever.
    func checkMemory(_ bytes: Int) throws(EditFailure) {
        guard bytes > limits.edits.memoryBytes else { return }
        throw EditRequest.invalid(
            "The pictures need about \(bytes >> 20) MiB of working memory; this server gives \(limits.edits.memoryBytes >> 20) MiB. "
                + "Send smaller pictures or ask for fewer or smaller results.")
    }

    /// Pixels of a picture, from its header or from the store.
    func pixels(of picture: ImageReference, account: String) throws(EditFailure) -> Int {
        switch picture {
        case .inline(let bytes):
            let header = try ImageDecoder.probe(bytes, limits: limits.images)
            return header.width * header.height
        case .stored(let id):
            let image = try store.image(id, account: account)
            return image.width * image.height
        }
    }
}

/// Runs `body` on one of a request's further pictures; an error about the picture then says which one it is.
func about<Value>(_ input: String, _ body: () throws(EditFailure) -> Value) throws(EditFailure) -> Value {
    do {
        return try body()
    } catch {
        guard error.reason == .imageLoad || error.reason == .notFound else { throw error }
        var named = error
        named.message = "\(input): \(error.message)"
        throw named
    }
}

/// How computing ended.
struct Work: Sendable {
    /// Held until the pictures are taken; `nil` = the edit never got its turn.
    var slot: Slot?
    var failure: EditFailure?
}
