// The calls that are under way, so that a run can end and none is forgotten.

import Dispatch
import Synchronization

/// Calls in flight with their tasks, and a limit to their number. Safe from any thread.
final class InFlight: Sendable {
    private struct State {
        var tasks: [Int: Task<Void, Never>] = [:]
        /// Calls by number; `outcome` and `ended` are not known yet.
        var calls: [Int: FinishedCall] = [:]
        /// Set when the rest is given up.
        var isCancelled = false
    }

    private let state = Mutex(State())
    private let places: DispatchSemaphore

    /// - Parameter most: calls at once that `takePlace` admits.
    init(most: Int) {
        // A semaphore must not end with fewer than it began with, which calls that never return would do: it begins with 0.
        places = DispatchSemaphore(value: 0)
        for _ in 0..<most { places.signal() }
    }

    var count: Int { state.withLock { $0.calls.count } }

    /// Blocks the thread until there is a place for one more call.
    ///
    /// - Returns: false when there was none in that time.
    func takePlace(within nanoseconds: Nanoseconds) -> Bool {
        places.wait(timeout: .now() + .nanoseconds(Int(nanoseconds))) == .success
    }

    func leavePlace() {
        places.signal()
    }

    /// Runs `body` as a task that `cancelAll` reaches.
    func launch(_ number: Int, _ body: @escaping @Sendable () async -> Void) {
        // Under the lock, so that a task that ends at once is there to be taken out.
        state.withLock { state in
            let task = Task {
                await body()
                self.state.withLock { _ = $0.tasks.removeValue(forKey: number) }
            }
            state.tasks[number] = task
            if state.isCancelled { task.cancel() }
        }
    }

    func begin(_ number: Int, _ call: FinishedCall) {
        state.withLock { $0.calls[number] = call }
    }

    /// - Returns: false when the call was taken by `takeRest` before: it is recorded already.
    func end(_ number: Int) -> Bool {
        state.withLock { $0.calls.removeValue(forKey: number) != nil }
    }

    /// Cancels what still runs, and everything that is launched from now on.
    func cancelAll() {
        let tasks = state.withLock { state in
            state.isCancelled = true
            return Array(state.tasks.values)
        }
        for task in tasks { task.cancel() }
    }

    /// Whether all tasks have ended.
    var isIdle: Bool { state.withLock { $0.tasks.isEmpty } }

    /// Returns when all tasks have ended, or at the moment given.
    func waitUntilIdle(until moment: Nanoseconds) async {
        while !isIdle, MonotonicClock.now() < moment {
            try? await Task.sleep(for: .milliseconds(2))
        }
    }

    /// What has not ended, in no order; it is forgotten here.
    func takeRest() -> [FinishedCall] {
        state.withLock { state in
            defer { state.calls = [:] }
            return Array(state.calls.values)
        }
    }
}
