// SuggestNext: what to do with a picture that no edit made.

import Imaging
package import RetouchModel
import Suggestions

extension EditService {
    /// Measures a picture and ranks the five tools for it. Costs no credits; waits in the same queue as edits, because it computes, too.
    ///
    /// - Throws: `imageLoad`, `notFound`, `overloaded`, and what raised the call's interruption.
    package func suggest(_ image: ImageReference, call: EditCall) async throws(EditFailure) -> [Suggestion] {
        try queue.refuseIfFull()
        let interruption = interruption(for: call)
        return try await watched(interruption, surroundings) { () async throws(EditFailure) in
            let bytes = try await self.storagePool.run { () throws(EditFailure) in
                let pixels = try self.pixels(of: image, account: call.account)
                return MemoryEstimate.bytes(pictures: [pixels, pixels], working: 0, result: 0, variations: 0)
            }
            try self.checkMemory(bytes)
            let slot = try await self.queue.enter(bytes: bytes, interruption: interruption) { _ in }
            defer { slot.leave() }
            return try await self.computePool.run { () throws(EditFailure) in
                let compute = self.compute(for: interruption)
                let decoded = try self.picture(image, account: call.account, compute)
                return SuggestionEngine.suggest(
                    for: try self.machinery.inspect(decoded.raster, compute), limits: self.limits)
            }
        }
    }

    func interruption(for call: EditCall) -> Interruption {
        Interruption(
            call: call, timeout: call.timeoutMilliseconds ?? limits.edits.deadlineMilliseconds, surroundings: surroundings)
    }
}
