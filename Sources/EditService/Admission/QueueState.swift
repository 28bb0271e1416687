// Which edit runs and which waits: a state machine without clocks, threads or continuations.

/// A first-in, first-out queue in front of two budgets: edits that compute at once, and bytes they may hold.
///
/// Events change the state and return what follows. The head of the queue is never passed by a smaller edit behind it, so nobody waits
/// forever.
package struct QueueState: Sendable {
    package struct Waiter: Sendable, Equatable {
        package var id: Int
        package var bytes: Int
    }

    /// What the owner has to tell the waiters.
    package struct Changes: Sendable, Equatable {
        /// These run now, in this order.
        package var started: [Int] = []
        /// These wait on with so many edits ahead of them.
        package var positions: [Position] = []

        package init() {}

        init(started: [Int] = [], positions: [Position] = []) {
            self.started = started
            self.positions = positions
        }

        package struct Position: Sendable, Equatable {
            package var id: Int
            package var ahead: Int

            package init(id: Int, ahead: Int) {
                self.id = id
                self.ahead = ahead
            }
        }
    }

    package let concurrent: Int
    package let memoryBytes: Int
    package let capacity: Int

    package private(set) var waiting: [Waiter] = []
    /// Bytes of every edit that computes.
    package private(set) var running: [Int: Int] = [:]
    /// Bytes of edits that are computed and not taken by their reader yet.
    package private(set) var delivering: [Int: Int] = [:]

    package init(concurrent: Int, memoryBytes: Int, capacity: Int) {
        self.concurrent = concurrent
        self.memoryBytes = memoryBytes
        self.capacity = capacity
    }

    package var bytesHeld: Int { running.values.reduce(0, +) + delivering.values.reduce(0, +) }

    /// Whether the next edit would be refused.
    package var isFull: Bool { waiting.count >= capacity && !hasRoom(for: 0) }

    /// A new edit: `nil` = refused, because neither a place to run nor one to wait is free.
    package mutating func enter(_ id: Int, bytes: Int) -> Changes? {
        if waiting.isEmpty && hasRoom(for: bytes) {
            running[id] = bytes
            return Changes(started: [id])
        }
        guard waiting.count < capacity else { return nil }
        waiting.append(Waiter(id: id, bytes: bytes))
        return Changes(positions: [.init(id: id, ahead: running.count + waiting.count - 1)])
    }

    /// The edit no longer computes but still holds `bytes` until they are delivered.
    package mutating func computed(_ id: Int, keeping bytes: Int) -> Changes {
        guard running.removeValue(forKey: id) != nil else { return Changes() }
        delivering[id] = bytes
        return advance()
    }

    /// The edit is over, wherever it was: waiting, computing or delivering.
    package mutating func leave(_ id: Int) -> Changes {
        let count = waiting.count
        waiting.removeAll { $0.id == id }
        let held = running.removeValue(forKey: id) ?? delivering.removeValue(forKey: id)
        return held != nil || waiting.count != count ? advance() : Changes()
    }

    private func hasRoom(for bytes: Int) -> Bool {
        running.count < concurrent && bytesHeld + bytes <= memoryBytes
    }

    private mutating func advance() -> Changes {
        var changes = Changes()
        while let head = waiting.first, hasRoom(for: head.bytes) {
            waiting.removeFirst()
            running[head.id] = head.bytes
            changes.started.append(head.id)
        }
        changes.positions = waiting.enumerated().map { .init(id: $1.id, ahead: running.count + $0) }
        return changes
    }
}
