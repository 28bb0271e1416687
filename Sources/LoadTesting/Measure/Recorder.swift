// Where all calls of a run are counted, from whatever thread they end on.

import Synchronization

/// What a viewer sees while a run goes on.
package struct LiveFigures: Sendable {
    package var due = 0
    package var succeeded = 0
    package var failed = 0
    package var gaveUp = 0
    /// Calls of the warm-up that have ended.
    package var warmUpCalls = 0
    /// Of the calls that ended since the last look.
    package var recent = LatencyHistogram(.coarse)
    /// Of all measured calls so far.
    package var latency = LatencyHistogram(.coarse)
    /// The name of the last error.
    package var lastError: String?

    package init() {}
}

/// Everything that was measured.
package struct Recording: Sendable {
    /// By kind, in the order of reports.
    package var kinds: [(kind: CallKind, tally: CallTally)]
    /// By step of the plan.
    package var steps: [CallTally]
    /// The tester's own lateness: how long each call was kept back by nothing but the tester.
    package var lag: LatencyHistogram
    package var slices: TimeSlices
    /// Calls that succeeded before the measured part was over: those of the throughput.
    package var succeededInTime: Int
    /// When the measured part was over: at the end that was set, or with its last call.
    package var end: Nanoseconds
    package var warmUpCalls: Int
    package var warmUpErrors: Int
}

/// Counts calls. Safe from any thread; a call takes well under a microsecond.
package final class Recorder: Sendable {
    private struct State {
        var tallies: [CallTally]
        var steps: [CallTally]
        var lag = LatencyHistogram()
        var slices = TimeSlices()
        var live = LiveFigures()
        var warmUpErrors = 0
        var succeededInTime = 0
        var lastEnded: Nanoseconds = 0
        /// When the measured part is over; `nil` while nobody knows.
        var end: Nanoseconds?
        var isClosed = false
    }

    /// When the measured part begins.
    private let origin: Nanoseconds
    private let state: Mutex<State>

    /// - Parameters:
    ///   - end: when the measured part is over; `nil`: with its last call, or when `finish` says so.
    ///   - steps: of the plan; 1 for a closed loop.
    package init(origin: Nanoseconds, end: Nanoseconds?, steps: Int) {
        self.origin = origin
        state = Mutex(
            State(
                tallies: CallKind.allCases.map { _ in CallTally() },
                steps: (0..<steps).map { _ in CallTally() }, end: end))
    }

    /// The run was stopped: the measured part is over now.
    package func finish(at moment: Nanoseconds) {
        state.withLock { $0.end = min($0.end ?? moment, moment) }
    }

    package func record(_ call: FinishedCall) {
        state.withLock { state in
            guard !state.isClosed else { return }
            Self.show(call, in: &state.live)
            guard let step = call.step else {
                if call.outcome != .succeeded { state.warmUpErrors += 1 }
                return
            }
            state.lastEnded = max(state.lastEnded, call.ended)
            if call.outcome == .succeeded, call.ended <= state.end ?? .max { state.succeededInTime += 1 }
            state.tallies[Self.place(of: call.kind)].add(call)
            state.steps[step].add(call)
            state.slices.add(call, origin: origin)
            if let ready = call.ready { state.lag.record(call.started - ready) }
        }
    }

    /// What happened so far; `recent` begins anew.
    package func look() -> LiveFigures {
        state.withLock { state in
            defer { state.live.recent.removeAll() }
            return state.live
        }
    }

    /// Ends the count: what is recorded later is left out.
    package func close() -> Recording {
        state.withLock { state in
            state.isClosed = true
            return Recording(
                kinds: zip(CallKind.allCases, state.tallies).filter { $0.1.calls > 0 }.map { ($0, $1) },
                steps: state.steps, lag: state.lag, slices: state.slices, succeededInTime: state.succeededInTime,
                end: state.end ?? max(origin, state.lastEnded), warmUpCalls: state.live.warmUpCalls,
                warmUpErrors: state.warmUpErrors)
        }
    }

    private static func place(of kind: CallKind) -> Int { CallKind.allCases.firstIndex(of: kind) ?? 0 }

    private static func show(_ call: FinishedCall, in live: inout LiveFigures) {
        guard call.step != nil else {
            live.warmUpCalls += 1
            return
        }
        live.due += 1
        switch call.outcome {
        case .succeeded: live.succeeded += 1
        case .failed(let name, _):
            live.failed += 1
            live.lastError = name
        case .gaveUp(let reason, _):
            live.gaveUp += 1
            live.lastError = reason.rawValue
        }
        if case .failed = call.outcome { return }
        live.recent.record(call.ended - call.intended)
        live.latency.record(call.ended - call.intended)
    }
}
