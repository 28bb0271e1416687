// A service with a fake engine and a store of its own.

import EditService
import Engines
import Imaging
import Logging
import RetouchModel
import Store
import Synchronization
import TestSupport

final class Workshop: Sendable {
    let engine = FakeEngine()
    let folder: TemporaryFolder
    let store: Store
    let service: EditService

    init(
        files: FileOperations = FileOperations(), encoderFails: Bool = false, _ change: (inout Limits) -> Void = { _ in }
    ) throws {
        var limits = Limits()
        limits.edits.openingCredits = 100
        limits.edits.workers = 1
        change(&limits)
        folder = try TemporaryFolder()
        store = try Store(folder.path + "/data", limits: limits.edits, now: Timestamp(milliseconds: 0), files: files)
        let clock = Clock()
        self.time = clock
        let machinery = EditMachinery(
            executor: PlanExecutor(registry: EngineRegistry(engines: [engine])),
            inspect: { raster, _ in PictureFacts(width: raster.width, height: raster.height) },
            encode: { raster, profile, options, compute throws(EditFailure) in
                if encoderFails { throw EditFailure(.pipeline, stage: .output, "The encoder broke.") }
                return try ImageEncoder.encode(raster, profile: profile, options: options, compute: compute)
            })
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        service = EditService(
            store: store, machinery: machinery, limits: limits,
            surroundings: Surroundings(
                wallClock: { Timestamp(milliseconds: 1_000) }, uptime: { clock.now },
                sleep: { _ in try? await Task.sleep(for: .milliseconds(1)) }, random: Surroundings.system.random),
            logger: logger)
    }

    let time: Clock

    /// The service's monotonic clock; stands still unless it is moved.
    final class Clock: Sendable {
        private let value = Mutex<Duration>(.zero)
        var now: Duration { value.withLock { $0 } }
        func advance(_ duration: Duration) { value.withLock { $0 += duration } }
    }

    var balance: Balance {
        get throws { try store.balance(of: "shop", at: Timestamp(milliseconds: 1_000)) }
    }

    var imageFiles: [String] { folder.files(below: "data/images") }

    static let picture = try! ImageEncoder.encode(
        Pictures.gradient(40, 32), profile: nil, options: OutputOptions(), compute: Compute(workers: 1))

    /// A request of fast edits: 1 credit a picture.
    static func request(_ change: (inout EditRequest) -> Void = { _ in }) -> EditRequest {
        var request = EditRequest(operation: .changeBackground, source: .inline(picture), prompt: "white studio", mode: .fast)
        change(&request)
        return request
    }

    /// Runs an edit that is expected to fail, and returns how.
    func failure(_ request: EditRequest, caller: Caller = Caller(), account: String = "shop") async -> EditFailure? {
        do throws(EditFailure) {
            try await service.edit(request, call: caller.call(account: account))
            return nil
        } catch { return error }
    }

    /// Starts an edit on the side.
    func start(_ request: EditRequest, caller: Caller, timeout: Int? = nil) -> Task<EditFailure?, Never> {
        Task {
            do throws(EditFailure) {
                try await self.service.edit(request, call: caller.call(timeout: timeout))
                return nil
            } catch { return error }
        }
    }
}
