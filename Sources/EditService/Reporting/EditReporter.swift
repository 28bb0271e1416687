// What operators see of edits: one log line each, and metrics. Prompts and pictures are never part of it.

import Logging
import Metrics
import RetouchModel
import Store

/// Writes the log and counts.
struct EditReporter: Sendable {
    let logger: Logger

    /// Starts the report of one edit.
    func begin(_ request: EditRequest, _ call: EditCall, at start: Duration) -> EditReport {
        var logger = logger
        logger[metadataKey: "account"] = "\(call.account)"
        logger[metadataKey: "operation"] = "\(request.operation.rawValue)"
        // Enough to recognise a prompt that is reported, and nothing to read it from.
        logger[metadataKey: "prompt"] =
            "\(request.prompt.unicodeScalars.count) characters, \(Digest(of: request.prompt).hex.prefix(12))"
        logger[metadataKey: "images"] = "\(request.imageCount)"
        if !call.trace.isEmpty { logger[metadataKey: "trace"] = "\(call.trace)" }
        return EditReport(logger: logger, start: start)
    }

    func pruned(_ pruned: Pruned) {
        guard pruned != Pruned() else { return }
        logger.info(
            "retention",
            metadata: [
                "images": "\(pruned.images)", "keys": "\(pruned.keys)", "excess_bytes": "\(pruned.excessBytes)",
            ])
    }

    func housekeepingFailed(_ failure: EditFailure) {
        logger.warning("housekeeping failed", metadata: ["why": "\(failure.logMessage)"])
    }
}

/// The report of one edit.
struct EditReport: Sendable {
    let logger: Logger
    let start: Duration

    func ended(_ end: EditEnd, load: (running: Int, waiting: Int, bytes: Int), at now: Duration) {
        measure(outcome: end.isReplay ? "replayed" : "done", mode: end.mode.rawValue, load: load, at: now)
        for timing in end.timings where !end.isReplay {
            Timer(label: "retouch_stage_seconds", dimensions: [("stage", timing.stage)])
                .recordNanoseconds(Int64(timing.microseconds) * 1_000)
        }
        Counter(label: "retouch_credits_charged_total").increment(by: end.credits)
        logger.info(
            "edit done",
            metadata: [
                "edit": "\(end.editID)", "replay": "\(end.isReplay)", "mode": "\(end.mode.rawValue)",
                "credits": "\(end.credits)", "delivered": "\(end.variations)", "ms": "\(milliseconds(at: now))",
            ])
    }

    func failed(_ failure: EditFailure, load: (running: Int, waiting: Int, bytes: Int), at now: Duration) {
        measure(outcome: failure.reason.rawValue, mode: "none", load: load, at: now)
        // What the caller or the load is to blame for is no fault of the server.
        let level: Logger.Level = failure.reason == .pipeline || failure.reason == .unavailable ? .error : .info
        logger.log(
            level: level, "edit failed",
            metadata: [
                "reason": "\(failure.reason.rawValue)", "stage": "\(failure.stage.rawValue)",
                "why": "\(failure.logMessage.isEmpty ? failure.reason.rawValue : failure.logMessage)",
                "ms": "\(milliseconds(at: now))",
            ])
    }

    private func measure(
        outcome: String, mode: String, load: (running: Int, waiting: Int, bytes: Int), at now: Duration
    ) {
        Counter(label: "retouch_edits_total", dimensions: [("outcome", outcome), ("mode", mode)]).increment()
        Timer(label: "retouch_edit_seconds", dimensions: [("outcome", outcome)])
            .recordNanoseconds(Int64((now - start) / .nanoseconds(1)))
        Gauge(label: "retouch_edits_running").record(load.running)
        Gauge(label: "retouch_edits_waiting").record(load.waiting)
        Gauge(label: "retouch_edit_memory_bytes").record(load.bytes)
    }

    private func milliseconds(at now: Duration) -> Int {
        Int((now - start) / .milliseconds(1))
    }
}
