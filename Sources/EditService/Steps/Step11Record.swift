// Step 11: what was delivered is recorded and charged, or nothing is.

import RetouchModel
import Store

extension EditService {
    /// Ends an edit that was admitted, whatever became of it.
    ///
    /// | how it ended | kept | charged |
    /// | --- | --- | --- |
    /// | all pictures delivered | all | all |
    /// | ended by the caller (cancelled, deadline, gone) after some were delivered | those | those |
    /// | failed on the server's side, or before the first delivery | none | nothing |
    ///
    /// The idempotency key answers only with a complete edit; after a cut-short one its next use pays the difference.
    ///
    /// - Throws: the failure that the edit ended with; `unavailable` when the store does not take the record.
    func record(_ run: EditRun, _ work: Work, _ delivery: Delivery) async throws(EditFailure) -> StoredAnswer {
        defer {
            if let claim = run.ticket.claim { keys.end(claim, account: run.ticket.account) }
            work.slot?.leave()
        }
        let failure = delivery.failure ?? work.failure
        let callerEndedIt = delivery.failure != nil || run.interruption.isRaised
        return try await storagePool.run { () throws(EditFailure) in
            guard failure == nil || (callerEndedIt && !delivery.variations.isEmpty) else {
                self.undo(run)
                throw failure ?? Interruption.cancelled
            }
            let answer = StoredAnswer(summary: self.summary(run, delivery), variations: delivery.variations)
            do throws(EditFailure) {
                try self.store.settle(
                    Settlement(
                        edit: run.ticket.editID, account: run.ticket.account, operation: run.request.operation, answer: answer,
                        isComplete: failure == nil, claim: run.ticket.claim, time: self.surroundings.wallClock()))
            } catch {
                self.undo(run)
                throw error
            }
            self.tidy(run)
            if let failure { throw failure }
            return answer
        }
    }

    private func summary(_ run: EditRun, _ delivery: Delivery) -> EditSummary {
        let found = run.found
        // Cut short before the engine said which mode auto became: the cheapest it can have been.
        let mode = found.mode == .auto ? GenerationMode.fast : found.mode
        let price = delivery.variations.reduce(0) { sum, variation in
            sum + Credits.perImage(mode: mode, pixels: variation.width * variation.height)
        }
        return EditSummary(
            editID: run.ticket.editID, plan: found.plan, engine: found.engine, mode: mode, modeReason: found.modeReason,
            notices: found.notices, credits: min(run.ticket.held, max(0, price - run.ticket.paid)), timings: found.timings,
            suggestions: found.suggestions, pictures: found.pictures.shown(in: delivery.variations.map(\.index)))
    }

    /// Releases the hold and removes the pictures.
    private func undo(_ run: EditRun) {
        unreleased.release(run.ticket.editID, in: store, at: surroundings.wallClock())
        removeUnrecorded(run)
    }

    /// After a record: pictures that were not delivered go, holds that could not be released are tried again, and
    /// retention gets its turn.
    private func tidy(_ run: EditRun) {
        removeUnrecorded(run)
        unreleased.release(in: store, at: surroundings.wallClock())
        do throws(EditFailure) {
            let pruned = try store.prune(now: surroundings.wallClock())
            reporter.pruned(pruned)
        } catch {
            reporter.housekeepingFailed(error)
        }
    }

    /// What stays behind here is removed at the next start.
    private func removeUnrecorded(_ run: EditRun) {
        storeComplaints.withLock { $0 = store.complaints() }
        do throws(EditFailure) { try store.discard(run.found.blobs) } catch { reporter.housekeepingFailed(error) }
    }
}

extension [BackgroundPicture] {
    /// Those that delivered variations show, for these variations.
    fileprivate func shown(in delivered: [Int]) -> [BackgroundPicture] {
        compactMap { picture in
            var shown = picture
            shown.variations.removeAll { !delivered.contains($0) }
            return shown.variations.isEmpty ? nil : shown
        }
    }
}
