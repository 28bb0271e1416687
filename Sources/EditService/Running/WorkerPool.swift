// Threads of our own, for work that blocks or computes: never an event loop's, never one of Swift's cooperative pool.

import Foundation
package import RetouchModel
import Synchronization

/// A fixed number of threads that take jobs in the order they came.
///
/// The stack is large on purpose: Dispatch's threads have 512 KiB, too little for codecs and for unpacking messages.
package final class WorkerPool: Sendable {
    private let jobs = JobList()
    private let threads: Int

    /// - Parameters:
    ///   - name: of the threads, for debuggers.
    ///   - threads: at least 1.
    ///   - stackBytes: a multiple of the page size; pages are only used once they are touched.
    package init(name: String, threads: Int, stackBytes: Int = 8 << 20) {
        self.threads = max(1, threads)
        for index in 0..<self.threads {
            let jobs = jobs
            let thread = Thread { while let job = jobs.next() { job() } }
            thread.name = "\(name)-\(index)"
            thread.stackSize = stackBytes
            thread.start()
        }
    }

    /// Lets the threads end once they have done what was asked of them.
    deinit { jobs.close(threads: threads) }

    /// Runs `body` on one of the threads. Jobs are not cancelled: a body that may take long asks for itself.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws(EditFailure) -> Value
    ) async throws(EditFailure) -> Value {
        let result: Result<Value, EditFailure> = await withCheckedContinuation { continuation in
            jobs.add { continuation.resume(returning: Result(catching: body)) }
        }
        return try result.get()
    }
}

/// What waits for a thread.
private final class JobList: Sendable {
    typealias Job = @Sendable () -> Void

    private let jobs = Mutex<[Job]>([])
    private let available = DispatchSemaphore(value: 0)

    func add(_ job: @escaping Job) {
        jobs.withLock { $0.append(job) }
        available.signal()
    }

    /// Wakes every thread once more than there are jobs, so that each finds the list empty and ends.
    func close(threads: Int) {
        for _ in 0..<threads { available.signal() }
    }

    /// Waits for a job; `nil` = the pool is gone.
    func next() -> Job? {
        available.wait()
        return jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
}
