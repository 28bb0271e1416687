// Ctrl-C as cancellation, so that the server hears that nobody wants the answer any more.

import Dispatch
import Foundation
import Synchronization

/// Watches for SIGINT while a job runs.
final class Interruption: Sendable {
    /// What a shell reports for a process that SIGINT ended.
    static let status: Int32 = 130

    private let count = Atomic<Int>(0)

    /// Runs `job` and returns its exit status. The first SIGINT cancels it, and what then fails counts as interrupted;
    /// the second ends the process at once.
    static func guarding(_ job: @escaping @Sendable () async -> Int32) async -> Int32 {
        let interruption = Interruption()
        let task = Task { await job() }
        // The default action would end the process before the source hears of the signal.
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            if interruption.count.add(1, ordering: .relaxed).newValue > 1 { _exit(status) }
            task.cancel()
        }
        source.resume()
        defer { source.cancel() }
        let outcome = await task.value
        return outcome != 0 && interruption.count.load(ordering: .relaxed) > 0 ? status : outcome
    }
}
