// Step 12: events go to the caller as they come.

import RetouchModel
import Store

/// What the caller took.
struct Delivery: Sendable {
    /// In order.
    var variations: [StoredVariation] = []
    /// Why sending stopped; `nil` = everything was taken.
    var failure: EditFailure?
}

extension EditService {
    /// Sends what the steps put into the outbox until they have ended. A reader that is gone ends the edit.
    func deliver(_ run: EditRun) async -> Delivery {
        var delivery = Delivery()
        while let event = await run.outbox.next() {
            // What comes after a failure is only taken out of the outbox.
            guard delivery.failure == nil else { continue }
            do throws(EditFailure) {
                if let failure = run.interruption.check() { throw failure }
                try await run.call.emit(event)
                if case .variation(let variation) = event { delivery.variations.append(StoredVariation(variation)) }
            } catch {
                delivery.failure = error
                run.interruption.raise(error)
            }
        }
        return delivery
    }

    /// Sends a stored answer again, completely and without a charge: one picture in memory at a time.
    func replay(
        _ answer: StoredAnswer, to call: EditCall, _ interruption: Interruption
    ) async throws(EditFailure) -> EditEnd {
        for variation in answer.variations {
            if let failure = interruption.check() { throw failure }
            let bytes = try await storagePool.run { () throws(EditFailure) in
                guard let digest = Digest(hex: variation.sha256) else {
                    throw EditFailure(.pipeline, stage: .output, "The stored answer is damaged.", log: answer.summary.editID)
                }
                return try self.store.bytes(of: digest)
            }
            try await call.emit(.variation(variation.variation(bytes: bytes)))
        }
        try await call.emit(.summary(answer.summary))
        return EditEnd(answer, isReplay: true)
    }
}
