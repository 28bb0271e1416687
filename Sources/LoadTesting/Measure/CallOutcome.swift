// How one call ended.

/// What became of a call.
package enum CallOutcome: Sendable, Equatable {
    /// As it was meant to: answered, or given up by a `cancel`.
    case succeeded
    /// Refused or broken: an error's name, and its words.
    case failed(String, String)
    /// Nobody waited any longer: its time so far is the least that it would have taken.
    case gaveUp(GivingUp, String)

    /// Why a call was waited for no longer.
    package enum GivingUp: String, Sendable, CaseIterable {
        /// Its time limit passed.
        case deadlineExceeded = "DeadlineExceeded"
        /// It was in flight when the run had ended and the time to finish was over.
        case unfinished = "Unfinished"
        /// It was due, but as many calls as may be were in flight until the run ended.
        case notSent = "NotSent"
    }
}

/// A call with its times, for the recorder.
package struct FinishedCall: Sendable, Equatable {
    package var kind: CallKind
    /// The step of the plan; `nil` in the warm-up.
    package var step: Int?
    /// When it was due. In a closed loop: when it was sent.
    package var intended: Nanoseconds
    /// From when on the tester alone kept it back: its intended start, or the later moment when a place among the calls in flight became
    /// free. `nil`: it was never sent.
    package var ready: Nanoseconds?
    package var started: Nanoseconds
    package var ended: Nanoseconds
    package var outcome: CallOutcome

    package init(
        kind: CallKind, step: Int?, intended: Nanoseconds, ready: Nanoseconds?, started: Nanoseconds,
        ended: Nanoseconds, outcome: CallOutcome
    ) {
        self.kind = kind
        self.step = step
        self.intended = intended
        self.ready = ready
        self.started = started
        self.ended = ended
        self.outcome = outcome
    }
}
