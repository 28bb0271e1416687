// One call from its planning to the record of it: the same in both loops.

/// Performs calls on a target and records them.
struct CallRunner: Sendable {
    let plan: CallPlan
    let target: any LoadTarget
    let recorder: Recorder
    let inFlight: InFlight

    /// - Parameters:
    ///   - number: of the call in the plan.
    ///   - step: `nil` in the warm-up.
    ///   - intended: when it was due; `nil`: now.
    ///   - ready: as `FinishedCall` has it; `nil`: now.
    func run(_ number: Int, step: Int?, intended: Nanoseconds?, ready: Nanoseconds?) async {
        let call = plan.call(at: number)
        let started = MonotonicClock.now()
        var record = FinishedCall(
            kind: call.kind, step: step, intended: intended ?? started, ready: ready ?? started, started: started,
            ended: started, outcome: .succeeded)
        inFlight.begin(number, record)
        record.outcome = await target.perform(call)
        record.ended = MonotonicClock.now()
        if Task.isCancelled, record.outcome != .succeeded { record.outcome = Self.unfinished }
        if inFlight.end(number) { recorder.record(record) }
    }

    static let unfinished = CallOutcome.gaveUp(.unfinished, "it was in flight when the time to finish was over")
}
