// The closed loop: so many callers, each of whom waits for the answer before asking again.

import Synchronization

/// Keeps a number of calls in flight.
///
/// Latency counts from the moment that a call is sent, for nothing else was intended: what callers see who wait for each other. A server that
/// stalls is asked less often, so percentiles of a closed loop say little about callers who do not wait.
struct ClosedLoop: Sendable {
    let workers: Int
    let pause: Nanoseconds
    let runner: CallRunner
    /// When the measured part begins.
    let measured: Nanoseconds
    /// When the run ends; `nil`: by its count.
    let end: Nanoseconds?
    /// Measured calls; `nil`: as many as there is time for.
    let count: Int?
    let stop: StopSignal

    /// How soon a stop is noticed by who only waits.
    private static let nap: Nanoseconds = 20_000_000

    /// Numbers of calls, and of measured ones.
    private final class Numbers: Sendable {
        let next = Atomic<Int>(0)
        let measured = Atomic<Int>(0)
    }

    /// Returns when no more calls are sent; some may be in flight.
    func run() async {
        let numbers = Numbers()
        for worker in 0..<workers {
            // Below 0, so that they are no call's number.
            runner.inFlight.launch(-1 - worker) { await work(numbers) }
        }
        while !isOver(MonotonicClock.now()), !runner.inFlight.isIdle {
            try? await Task.sleep(for: .milliseconds(2))
        }
    }

    private func work(_ numbers: Numbers) async {
        while !Task.isCancelled {
            let now = MonotonicClock.now()
            guard !isOver(now) else { return }
            let step = now >= measured ? 0 : nil
            if step != nil, let count, numbers.measured.add(1, ordering: .relaxed).newValue > count { return }
            let number = numbers.next.add(1, ordering: .relaxed).oldValue
            await runner.run(number, step: step, intended: nil, ready: nil)
            await rest()
        }
    }

    private func rest() async {
        guard pause > 0 else { return }
        let end = MonotonicClock.now() + pause
        while !Task.isCancelled {
            let now = MonotonicClock.now()
            guard now < end, !isOver(now) else { return }
            try? await Task.sleep(for: .nanoseconds(min(end - now, Self.nap)))
        }
    }

    private func isOver(_ now: Nanoseconds) -> Bool {
        stop.reason != nil || end.map { now >= $0 } ?? false
    }
}
