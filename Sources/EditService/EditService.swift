// The way of one edit through the server. Read this first: the rest of the module is one file for each line below.

package import Logging
package import RetouchModel
package import Store
import Synchronization

/// The use cases of Retouch: edit a picture, change a background, plan, suggest what to do next, say how the server is.
///
/// One object serves all calls. What it bounds is in `Limits`; what it is made of is passed in.
package final class EditService: Sendable {
    let store: Store
    let machinery: EditMachinery
    let limits: Limits
    let surroundings: Surroundings
    let reporter: EditReporter
    let queue: EditQueue
    let keys = InFlightKeys()
    let unreleased = UnreleasedHolds()
    /// What the store said last of itself: Health is asked on event loops and must not wait for a disk.
    let storeComplaints: Mutex<[String]>
    /// Steps 6 to 10. As many threads as edits may compute at once: a slot of the queue is a free thread here.
    let computePool: WorkerPool
    /// Steps 5 and 11: hashing, files and SQLite.
    let storagePool = WorkerPool(name: "storage", threads: 2)
    let drain = Drain()

    package init(
        store: Store, machinery: EditMachinery, limits: Limits, surroundings: Surroundings = .system, logger: Logger
    ) {
        self.store = store
        storeComplaints = Mutex(store.complaints())
        self.machinery = machinery
        self.limits = limits
        self.surroundings = surroundings
        reporter = EditReporter(logger: logger)
        queue = EditQueue(limits.edits)
        computePool = WorkerPool(name: "compute", threads: limits.edits.concurrent)
    }

    /// Makes an edit, by instruction or of the background, and sends its answer: progress, each picture as soon as it exists, and the
    /// summary.
    ///
    /// Every picture is on the disk before it is sent. What was sent is recorded and charged in one transaction before the summary is;
    /// a call that ends without one has cost nothing unless the caller itself ended it after it got pictures, and then those.
    package func edit(_ request: EditRequest, call: EditCall) async throws(EditFailure) {
        let report = reporter.begin(request, call, at: surroundings.uptime())
        let interruption = interruption(for: call)
        do throws(EditFailure) {
            let end = try await watched(interruption, surroundings) { () async throws(EditFailure) in
                try await self.walk(request, call, interruption)
            }
            report.ended(end, load: queue.load, at: surroundings.uptime())
        } catch {
            report.failed(error, load: queue.load, at: surroundings.uptime())
            throw error
        }
    }

    /// The twelve steps. Steps 1 to 4 brought the request here; architecture and file names use the same words.
    private func walk(
        _ request: EditRequest, _ call: EditCall, _ interruption: Interruption
    ) async throws(EditFailure) -> EditEnd {
        //   1  RPCTransport   bytes -> Frame, its length checked before its body
        //   2  RPCCore        Frame -> action: open the call, append, cancel, close
        //   3  RPCCore        method and metadata -> handler: credential, deadline, trace
        //   4  RetouchAPI     message bytes -> EditRequest
        let run: EditRun
        switch try await admit(request, call, interruption) {  //  5  key, price, credits
        case .answered(let answer): return try await replay(answer, to: call, interruption)
        case .admitted(let admitted): run = admitted
        }
        async let delivery = deliver(run)  // 12  events -> the caller, as they come
        let work = await inTurn(run) { () throws(EditFailure) in  //  5  memory, queue
            let pictures = try self.decode(run)  //  6  bytes -> Raster, profile
            let plan = try self.plan(run, pictures)  //  7  words and facts -> EditPlan
            let facts = try self.execute(run, pictures, plan) { variation throws(EditFailure) in  //  8  plan -> variations
                try self.encode(variation, run, pictures)  // 10  Raster -> bytes, fidelity
            }
            self.suggest(run, facts)  //  9  facts -> what to do next
        }
        let answer = try await record(run, work, await delivery)  // 11  images, record, charge
        try await call.emit(.summary(answer.summary))  // 12
        return EditEnd(answer, isReplay: false)
    }
}
