// Bands cover every row once.

import Imaging
import RetouchModel
import Synchronization
import Testing

struct ComputeTests {
    @Test(arguments: [1, 2, 3, 7], [1, 2, 15, 16, 17, 100, 1001])
    func bandsCoverEveryRowOnce(workers: Int, height: Int) {
        let rows = Mutex([Int](repeating: 0, count: height))
        Compute(workers: workers).bands(height, minimum: 3) { range in
            rows.withLock { for row in range { $0[row] += 1 } }
        }
        #expect(rows.withLock { $0.allSatisfy { $0 == 1 } })
    }

    @Test func theInterruptionIsThrown() {
        let failure = EditFailure(.cancelled, stage: .engine, "gone")
        let compute = Compute(workers: 2) { failure }
        #expect(throws: failure) { try compute.checkpoint() }
        #expect(!compute.isWanted)
        #expect(Compute(workers: 0).workers == 1)
    }
}
