// One run from its warm-up to its report.

import RetouchClient

/// What a viewer is shown while a run goes on.
package struct LiveState: Sendable {
    package var figures: LiveFigures
    /// Since the measured part began; below 0 in the warm-up.
    package var elapsed: Nanoseconds
    package var inFlight: Int
    package var sample: ServerSample?
    /// The calls in flight are being finished.
    package var isFinishing: Bool

    package init(figures: LiveFigures, elapsed: Nanoseconds, inFlight: Int, sample: ServerSample?, isFinishing: Bool) {
        self.figures = figures
        self.elapsed = elapsed
        self.inFlight = inFlight
        self.sample = sample
        self.isFinishing = isFinishing
    }
}

/// Puts a load on a target and measures it.
package struct LoadRun: Sendable {
    private let settings: LoadSettings
    private let inputs: CallInputs
    private let target: any LoadTarget
    private let probe: (any ServerProbe)?

    /// Time between the start and the first call, so that everything is in place when it is due.
    private static let lead: Nanoseconds = 20_000_000
    /// Time for cancelled calls to come back.
    private static let farewell: Nanoseconds = 2_000_000_000
    /// Time to finish after Ctrl-C: who presses it wants the report soon.
    private static let hurriedFinish: Nanoseconds = 1_000_000_000

    package init(settings: LoadSettings, inputs: CallInputs, target: any LoadTarget, probe: (any ServerProbe)?) {
        self.settings = settings
        self.inputs = inputs
        self.target = target
        self.probe = probe
    }

    /// What one run has besides its settings.
    private struct Parts: Sendable {
        let runner: CallRunner
        let sampler: Sampler
        let stop: StopSignal
        /// When the first call is due.
        let start: Nanoseconds
        /// When the measured part begins, and when it is over if that is known.
        let origin: Nanoseconds
        let end: Nanoseconds?
    }

    /// Runs to the end, or until it is stopped, and returns what was measured.
    ///
    /// - Parameters:
    ///   - stop: ends it early.
    ///   - observe: is told how things stand, a few times a second.
    package func run(stop: StopSignal, observe: @escaping @Sendable (LiveState) -> Void) async -> RunReport {
        let parts = parts(stop)
        let startedAt = WallClock.now()
        let sampling = Task { await parts.sampler.run() }
        let observing = Task { await self.observe(parts, observe) }
        await send(parts)
        if let moment = stop.moment { parts.runner.recorder.finish(at: moment) }
        await finish(parts)
        // Not waited for: an answer that it still waits for would hold the report back.
        sampling.cancel()
        observing.cancel()
        await observing.value
        let recording = parts.runner.recorder.close()
        return RunReport(
            settings: settings, startedAt: startedAt, end: stop.reason ?? .complete,
            measured: max(0, recording.end - parts.origin), recording: recording, samples: parts.sampler.samples)
    }

    private func parts(_ stop: StopSignal) -> Parts {
        let start = MonotonicClock.now() + Self.lead
        let origin = start + settings.warmUp
        let (steps, most, length) =
            switch settings.shape {
            case .open(let plan, _): (plan.steps.count, settings.mostInFlight, plan.length ?? settings.duration)
            case .closed(let workers, _): (1, workers, settings.duration)
            }
        let end = length.map { origin + $0 }
        let inFlight = InFlight(most: most)
        let inputs = inputs
        let plan = CallPlan(
            mix: settings.mix, photographs: inputs.photographs.count, seed: settings.seed, prompts: { inputs.prompts($0) })
        let recorder = Recorder(origin: origin, end: end, steps: steps)
        return Parts(
            runner: CallRunner(plan: plan, target: target, recorder: recorder, inFlight: inFlight),
            sampler: Sampler(
                probe: probe, target: target, inFlight: inFlight, origin: origin, stop: stop, lostAfter: settings.lostAfter),
            stop: stop, start: start, origin: origin, end: end)
    }

    private func send(_ parts: Parts) async {
        switch settings.shape {
        case .open(let plan, let spacing):
            let schedule = ArrivalSchedule(
                plan, spacing: spacing, warmUp: settings.warmUp, duration: settings.duration, count: settings.count,
                seed: settings.seed)
            await OpenLoop(schedule: schedule, runner: parts.runner, origin: parts.start, stop: parts.stop).run()
        case .closed(let workers, let pause):
            // Nobody begins early: what is sent before the beginning would count as warm-up.
            while MonotonicClock.now() < parts.start {
                try? await Task.sleep(for: .nanoseconds(parts.start - MonotonicClock.now()))
            }
            await ClosedLoop(
                workers: workers, pause: pause, runner: parts.runner, measured: parts.origin, end: parts.end,
                count: settings.count, stop: parts.stop
            ).run()
        }
    }

    /// Lets calls in flight end, gives up those that do not, and records them with the time that they took so far.
    private func finish(_ parts: Parts) async {
        let inFlight = parts.runner.inFlight
        let begun = MonotonicClock.now()
        while !inFlight.isIdle {
            let limit = parts.stop.reason == nil ? settings.finish : min(settings.finish, Self.hurriedFinish)
            guard MonotonicClock.now() - begun < limit else { break }
            await inFlight.waitUntilIdle(until: min(begun + limit, MonotonicClock.now() + 50_000_000))
        }
        inFlight.cancelAll()
        await inFlight.waitUntilIdle(until: MonotonicClock.now() + Self.farewell)
        for var call in inFlight.takeRest() {
            call.ended = MonotonicClock.now()
            call.outcome = CallRunner.unfinished
            parts.runner.recorder.record(call)
        }
    }

    private func observe(_ parts: Parts, _ observe: @Sendable (LiveState) -> Void) async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(250))
            let now = MonotonicClock.now()
            observe(
                LiveState(
                    figures: parts.runner.recorder.look(), elapsed: now - parts.origin,
                    inFlight: parts.runner.inFlight.count, sample: parts.sampler.last,
                    isFinishing: parts.stop.reason != nil || parts.end.map { now > $0 } ?? false))
        }
    }
}
