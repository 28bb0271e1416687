// How pixel loops run: on how many threads, and whether anybody still wants the result.

import Dispatch
package import RetouchModel
import Synchronization

/// What a long operation needs from its caller: threads, and a way to be told to stop.
///
/// Loops are cut into bands of rows. Bands do not share results, so the bytes are the same for any number of workers.
package struct Compute: Sendable {
    /// Threads that one loop may use, at least 1.
    package let workers: Int
    /// Returns the reason to stop, or `nil` to go on: the caller cancelled, or the deadline has passed.
    /// Called from compute threads, often: it must be cheap.
    private let interruption: @Sendable () -> EditFailure?

    package init(workers: Int, interruption: @escaping @Sendable () -> EditFailure? = { nil }) {
        self.workers = max(1, workers)
        self.interruption = interruption
    }

    /// Throws the failure that the caller set once the work is not wanted any more. Called between tiles and iterations.
    package func checkpoint() throws(EditFailure) {
        if let failure = interruption() { throw failure }
    }

    /// Whether the result is still wanted, for loops that cannot throw; `checkpoint` after them throws.
    package var isWanted: Bool { interruption() == nil }

    /// Calls `body` for bands of rows that together cover `0..<height`, on up to `workers` threads, and returns when all ended.
    ///
    /// - Parameters:
    ///   - height: rows in all.
    ///   - minimum: rows that a band has at least; small pictures run on the calling thread.
    ///   - body: gets a half-open range of rows. Bands are disjoint; what it writes must be too.
    package func bands(_ height: Int, minimum: Int = 16, _ body: (Range<Int>) -> Void) {
        guard height > 0 else { return }
        let most = max(1, height / max(1, minimum))
        // Several bands a worker even out rows that cost more than others.
        let count = workers == 1 ? 1 : min(most, workers * 4)
        guard count > 1 else { return body(0..<height) }
        withoutActuallyEscaping(body) { body in
            let work = BandWork(body: body, height: height, count: count)
            DispatchQueue.concurrentPerform(iterations: min(workers, count)) { _ in work.run() }
        }
    }
}

/// Hands out the bands one by one: a lane that the machine's other work holds up does not hold up the rest.
private final class BandWork: @unchecked Sendable {
    // Sendable by use: `concurrentPerform` returns before `bands` does, the counter gives each band to exactly one lane,
    // and the caller promises that bodies of different bands write to different memory.
    private let body: (Range<Int>) -> Void
    private let height: Int
    private let count: Int
    private let next = Atomic(0)

    init(body: @escaping (Range<Int>) -> Void, height: Int, count: Int) {
        self.body = body
        self.height = height
        self.count = count
    }

    func run() {
        while true {
            // Results are seen by the caller because `concurrentPerform` waits; the counter itself orders nothing.
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            body(height * index / count..<height * (index + 1) / count)
        }
    }
}
