// How pixel loops run: on how many threads, and whether anybody still wants the result.

import Dispatch
package import RetouchModel

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
            let lanes = min(workers, count)
            DispatchQueue.concurrentPerform(iterations: lanes) { lane in work.run(lane: lane, lanes: lanes) }
        }
    }
}

/// Hands the bands to the lanes, dealt like cards, so that the split depends on nothing but the counts.
private struct BandWork: @unchecked Sendable {
    // Sendable by use: `concurrentPerform` returns before `bands` does, each band is run by exactly one lane,
    // and the caller promises that bodies of different bands write to different memory.
    let body: (Range<Int>) -> Void
    let height: Int
    let count: Int

    func run(lane: Int, lanes: Int) {
        for index in stride(from: lane, to: count, by: lanes) {
            body(height * index / count..<height * (index + 1) / count)
        }
    }
}
