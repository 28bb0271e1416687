// A caller that remembers what it was sent, and that can leave.

import EditService
import RetouchModel
import Synchronization

final class Caller: Sendable {
    private struct State {
        var events: [EditEvent] = []
        var interruption: EditFailure?
        var takesPictures = Int.max
    }
    private let state = Mutex(State())

    /// The caller is gone after so many pictures.
    func leave(after pictures: Int) { state.withLock { $0.takesPictures = pictures } }

    func cancel() {
        state.withLock { $0.interruption = EditFailure(.cancelled, stage: .engine, "The caller cancelled.") }
    }

    func call(account: String = "shop", timeout: Int? = nil) -> EditCall {
        EditCall(account: account, timeoutMilliseconds: timeout, interruption: { self.state.withLock { $0.interruption } }) {
            event throws(EditFailure) in
            let isTaken = self.state.withLock { state -> Bool in
                if case .variation = event {
                    guard state.takesPictures > 0 else { return false }
                    state.takesPictures -= 1
                }
                state.events.append(event)
                return true
            }
            if !isTaken { throw EditFailure(.cancelled, stage: .output, "The caller is gone.") }
        }
    }

    var events: [EditEvent] { state.withLock { $0.events } }
    var variations: [Variation] { events.compactMap { if case .variation(let variation) = $0 { variation } else { nil } } }
    var progress: [Progress] { events.compactMap { if case .progress(let progress) = $0 { progress } else { nil } } }
    var summary: EditSummary? { events.compactMap { if case .summary(let summary) = $0 { summary } else { nil } }.last }
    /// Edits ahead, as told, without repetitions.
    var positions: [Int] {
        progress.filter { $0.stage == .queued }.map(\.queuePosition).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
