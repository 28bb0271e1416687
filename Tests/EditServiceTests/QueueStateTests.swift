// The queue's state machine, without threads.

import EditService
import Imaging
import Testing

@Suite struct QueueStateTests {
    @Test func startsInOrderAndTellsPositions() {
        var queue = QueueState(concurrent: 1, memoryBytes: 100, capacity: 2)
        #expect(queue.enter(1, bytes: 10)?.started == [1])
        #expect(queue.enter(2, bytes: 10)?.positions == [.init(id: 2, ahead: 1)])
        #expect(queue.enter(3, bytes: 10)?.positions == [.init(id: 3, ahead: 2)])
        #expect(queue.isFull && queue.enter(4, bytes: 10) == nil)
        #expect(queue.leave(2).positions == [.init(id: 3, ahead: 1)])
        #expect(queue.leave(1).started == [3])
        #expect(queue.leave(3) == QueueState.Changes() && queue.bytesHeld == 0)
        #expect(queue.leave(3) == QueueState.Changes())
    }

    @Test func aLargeHeadIsNotPassed() {
        var queue = QueueState(concurrent: 3, memoryBytes: 100, capacity: 9)
        #expect(queue.enter(1, bytes: 60)?.started == [1])
        #expect(queue.enter(2, bytes: 60)?.started == [])
        #expect(queue.enter(3, bytes: 10)?.started == [])
        #expect(queue.leave(1).started == [2, 3])
    }

    @Test func deliveringHoldsBytesAndNoPlace() {
        var queue = QueueState(concurrent: 1, memoryBytes: 100, capacity: 9)
        _ = queue.enter(1, bytes: 90)
        _ = queue.enter(2, bytes: 40)
        #expect(queue.computed(1, keeping: 70).started == [])
        #expect(queue.leave(1).started == [2])
        _ = queue.enter(3, bytes: 40)
        #expect(queue.computed(2, keeping: 60).started == [3])
    }

    /// Random arrivals and departures: budgets hold, order is kept, nobody is forgotten.
    @Test(arguments: 0..<8) func keepsItsPromises(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var queue = QueueState(concurrent: 3, memoryBytes: 100, capacity: 5)
        var arrived: [Int] = []
        var started: [Int] = []
        var left: Set<Int> = []
        for id in 0..<400 {
            if let changes = queue.enter(id, bytes: Int.random(in: 1...100, using: &random)) {
                arrived.append(id)
                started += changes.started
            }
            if Bool.random(using: &random), let computing = queue.running.keys.sorted().randomElement(using: &random) {
                started += queue.computed(computing, keeping: Int.random(in: 0...10, using: &random)).started
            }
            let present = arrived.filter { !left.contains($0) }
            if Int.random(in: 0..<3, using: &random) > 0, let gone = present.randomElement(using: &random) {
                left.insert(gone)
                started += queue.leave(gone).started
            }
            #expect(queue.running.count <= 3 && queue.bytesHeld <= 100 && queue.waiting.count <= 5)
        }
        for id in arrived where !left.contains(id) && queue.running[id] == nil && queue.delivering[id] == nil {
            #expect(queue.waiting.contains { $0.id == id })
        }
        while let next = (Array(queue.running.keys) + Array(queue.delivering.keys)).min() { started += queue.leave(next).started }
        #expect(queue.waiting.isEmpty)
        #expect(started == started.sorted() && Set(started).count == started.count)
        #expect(Set(arrived).subtracting(started).isSubset(of: left))
    }
}
