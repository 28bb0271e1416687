// Looks at both ends at regular times while a run goes on, and notices when the server is gone.

import Synchronization

/// Takes samples until it is cancelled.
final class Sampler: Sendable {
    private let probe: (any ServerProbe)?
    private let target: any LoadTarget
    private let inFlight: InFlight
    private let origin: Nanoseconds
    private let stop: StopSignal
    private let lostAfter: Nanoseconds
    private let series = Mutex(SampleSeries())

    /// - Parameters:
    ///   - origin: when the measured part begins.
    ///   - stop: is given `serverLost` when no connection has stood for `lostAfter`.
    init(
        probe: (any ServerProbe)?, target: any LoadTarget, inFlight: InFlight, origin: Nanoseconds, stop: StopSignal,
        lostAfter: Nanoseconds
    ) {
        self.probe = probe
        self.target = target
        self.inFlight = inFlight
        self.origin = origin
        self.stop = stop
        self.lostAfter = lostAfter
    }

    var samples: [ServerSample] { series.withLock { $0.samples } }
    var last: ServerSample? { series.withLock { $0.samples.last } }

    /// Samples until the task is cancelled.
    func run() async {
        await withTaskGroup { group in
            group.addTask { await self.watch() }
            group.addTask { await self.sample() }
        }
    }

    private func sample() async {
        while !Task.isCancelled {
            let now = MonotonicClock.now()
            let health = await probe?.health()
            let traffic = target.traffic
            let sample = ServerSample(
                at: now - origin, server: await probe?.process(), tester: .own(), health: health,
                sentBytes: traffic.sent, receivedBytes: traffic.received, inFlight: inFlight.count)
            let interval = series.withLock { series in
                series.append(sample)
                return series.interval
            }
            try? await Task.sleep(for: .nanoseconds(max(1_000_000, now + interval - MonotonicClock.now())))
        }
    }

    private func watch() async {
        var lostSince: Nanoseconds?
        while !Task.isCancelled {
            let now = MonotonicClock.now()
            lostSince = target.isLost ? lostSince ?? now : nil
            if let lostSince, now - lostSince >= lostAfter { stop.stop(.serverLost) }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }
}
