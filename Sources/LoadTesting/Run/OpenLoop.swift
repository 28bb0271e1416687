// The open loop: calls are sent when they are due, not when the server has time.

import Foundation
import Synchronization

/// Sends the calls of a schedule from a thread of its own.
///
/// A stalled server cannot hide here (Gil Tene's "coordinated omission"): the times at which calls are due are fixed beforehand, each call's
/// latency counts from then, and calls that could not even be sent are recorded with the time that they waited.
struct OpenLoop: Sendable {
    let schedule: ArrivalSchedule
    let runner: CallRunner
    /// When the schedule begins.
    let origin: Nanoseconds
    let stop: StopSignal

    /// How soon a stop is noticed.
    private static let nap: Nanoseconds = 20_000_000

    /// Returns when the last call was sent, or the run was stopped.
    func run() async {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                pace()
                continuation.resume()
            }
            thread.name = "arrivals"
            thread.start()
        }
    }

    private func pace() {
        let end = schedule.end.map { origin + $0 }
        // Until here nobody but the server kept calls back.
        var excused = origin
        for arrival in schedule {
            let due = origin + arrival.offset
            guard wait(until: due), let place = takePlace(until: end) else {
                return recordUnsent(from: arrival.index, until: min(end ?? .max, stop.moment ?? MonotonicClock.now()))
            }
            if case .after(let moment) = place { excused = moment }
            let ready = max(due, excused)
            runner.inFlight.launch(arrival.index) { [runner] in
                await runner.run(arrival.index, step: arrival.step, intended: due, ready: ready)
                runner.inFlight.leavePlace()
            }
        }
    }

    /// - Returns: false when the run was stopped before that.
    private func wait(until due: Nanoseconds) -> Bool {
        while true {
            let stopped = stop.moment
            if let stopped, stopped < due { return false }
            let now = MonotonicClock.now()
            guard now < due else { return true }
            MonotonicClock.sleep(until: min(due, now + Self.nap))
        }
    }

    private enum Place {
        case free
        /// There was none until that moment.
        case after(Nanoseconds)
    }

    /// - Returns: `nil` when the run ended before there was a place.
    private func takePlace(until end: Nanoseconds?) -> Place? {
        if runner.inFlight.takePlace(within: 0) { return .free }
        while stop.reason == nil {
            let left = end.map { $0 - MonotonicClock.now() } ?? Self.nap
            guard left > 0 else { return nil }
            if runner.inFlight.takePlace(within: min(left, Self.nap)) { return .after(MonotonicClock.now()) }
        }
        return nil
    }

    /// What was due until then and never sent, with the time that it waited.
    private func recordUnsent(from index: Int, until moment: Nanoseconds) {
        for arrival in schedule where arrival.index >= index {
            let due = origin + arrival.offset
            guard due <= moment else { return }
            runner.recorder.record(
                FinishedCall(
                    kind: runner.plan.call(at: arrival.index).kind, step: arrival.step, intended: due, ready: nil,
                    started: moment, ended: moment,
                    outcome: .gaveUp(.notSent, "as many calls as may be were in flight until the run ended")))
        }
    }
}
