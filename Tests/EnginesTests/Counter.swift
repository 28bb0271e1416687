// Counts how often something was asked, from any thread.

import Synchronization

final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }

    func reset() { value.withLock { $0 = 0 } }
}
