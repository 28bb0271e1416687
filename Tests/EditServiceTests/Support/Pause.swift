// Waiting for something another thread does.

import Foundation
import Testing

enum Pause {
    /// A short rest on a thread that may block.
    static func thread() { usleep(500) }

    /// Returns once `condition` holds; fails the test when it has not within a minute, which only a hang takes.
    static func until(_ what: String, _ condition: () async -> Bool) async throws {
        for _ in 0..<60_000 {
            if await condition() { return }
            try await Task.sleep(for: .milliseconds(1))
        }
        Issue.record("waited in vain: \(what)")
        throw CancellationError()
    }
}
