// Targets that stand in for a server.

import LoadTesting
import RetouchModel
import Synchronization

/// Answers every call by a closure. Counts what it was asked.
final class StubTarget: LoadTarget {
    private let answer: @Sendable (Int, PlannedCall) async -> CallOutcome
    private let lost: Atomic<Bool>
    private let numbers = Mutex<[PlannedCall]>([])
    private let running = Mutex<(now: Int, most: Int)>((0, 0))

    /// - Parameter answer: gets the number of the call, counted from 0 in the order of their arrival here.
    init(isLost: Bool = false, answer: @escaping @Sendable (Int, PlannedCall) async -> CallOutcome) {
        lost = Atomic(isLost)
        self.answer = answer
    }

    var calls: [PlannedCall] { numbers.withLock { $0 } }
    var mostAtOnce: Int { running.withLock { $0.most } }
    var isLost: Bool { lost.load(ordering: .relaxed) }
    var traffic: (sent: UInt64, received: UInt64) { (UInt64(calls.count) * 100, UInt64(calls.count) * 10) }

    func perform(_ call: PlannedCall) async -> CallOutcome {
        let number = numbers.withLock { numbers in
            numbers.append(call)
            return numbers.count - 1
        }
        running.withLock { running in
            running.now += 1
            running.most = max(running.most, running.now)
        }
        defer { running.withLock { $0.now -= 1 } }
        return await answer(number, call)
    }
}

/// A server that does one thing at a time, and at one moment stops for a while.
actor StallingServer {
    private let stallAt: Int
    private let stall: Duration
    private var served = 0
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter stallAt: the number of the call that takes so long.
    init(stallAt: Int, stall: Duration) {
        self.stallAt = stallAt
        self.stall = stall
    }

    func serve() async {
        if isBusy { await withCheckedContinuation { waiting.append($0) } }
        isBusy = true
        defer {
            // The place is handed on: it stays busy.
            if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
        }
        served += 1
        if served - 1 == stallAt { try? await Task.sleep(for: stall) }
    }
}

enum StubRun {
    /// Runs a load on a stub, without a probe.
    static func run(_ settings: LoadSettings, _ target: StubTarget, stop: StopSignal = StopSignal()) async -> RunReport {
        let inputs = CallInputs(photographs: [[1, 2, 3]])
        return await LoadRun(settings: settings, inputs: inputs, target: target, probe: nil).run(stop: stop) { _ in }
    }

    static func open(_ rate: Double, seconds: Double, spacing: Spacing = .constant) -> LoadSettings {
        var settings = LoadSettings(shape: .open(plan: RatePlan(rate: rate), spacing: spacing))
        settings.warmUp = 0
        settings.duration = Nanoseconds(seconds * 1e9)
        return settings
    }

    static func closed(_ workers: Int, count: Int) -> LoadSettings {
        var settings = LoadSettings(shape: .closed(workers: workers, pause: 0))
        settings.warmUp = 0
        settings.count = count
        return settings
    }
}
