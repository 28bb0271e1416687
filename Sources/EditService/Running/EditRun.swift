// One admitted edit: what is known of it, and what its steps found out.

import RetouchModel
import Store
import Synchronization

/// Everything that the steps of one edit share. Made by admission, over when its record is written or its hold is released.
final class EditRun: Sendable {
    let ticket: Ticket
    let request: EditRequest
    let call: EditCall
    let outbox = Outbox()
    let interruption: Interruption
    private let uptime: @Sendable () -> Duration
    private let findings: Mutex<Findings>

    /// What the steps add to the answer; complete once the engine has ended.
    struct Findings: Sendable {
        var plan = EditPlan(steps: [])
        var notices: [Notice] = []
        var engine: String
        /// `auto` until the engine has said which it used.
        var mode: GenerationMode
        var modeReason = ""
        var timings: [StageTiming] = []
        var suggestions: [Suggestion] = []
        /// Pictures of the server's folder that variations show.
        var pictures: [BackgroundPicture] = []
        /// Pictures on the disk that no record refers to yet.
        var blobs: [PinnedBlob] = []
    }

    init(
        ticket: Ticket, request: EditRequest, call: EditCall, interruption: Interruption, surroundings: Surroundings
    ) {
        self.ticket = ticket
        self.request = request
        self.call = call
        self.interruption = interruption
        uptime = surroundings.uptime
        findings = Mutex(Findings(engine: request.engine ?? "auto", mode: request.mode))
    }

    var found: Findings { findings.withLock { $0 } }

    func find(_ change: (inout sending Findings) -> Void) {
        findings.withLock { change(&$0) }
    }

    /// Adds notices, each code once; several reasons for NOT_APPLIED are several notices.
    func notice(_ notices: [Notice]) {
        findings.withLock { findings in
            for notice in notices where !findings.notices.contains(where: { $0.code == notice.code && $0.words == notice.words })
            {
                findings.notices.append(notice)
            }
        }
    }

    /// Runs a part of a stage and adds its time to the stage's.
    func timed<Value>(_ stage: String, _ body: () throws(EditFailure) -> Value) throws(EditFailure) -> Value {
        let start = uptime()
        let value = try body()
        time(stage, uptime() - start)
        return value
    }

    func time(_ stage: String, _ duration: Duration) {
        let microseconds = Int(duration / .microseconds(1))
        findings.withLock { findings in
            if let index = findings.timings.firstIndex(where: { $0.stage == stage }) {
                findings.timings[index].microseconds += microseconds
            } else {
                findings.timings.append(StageTiming(stage: stage, microseconds: microseconds))
            }
        }
    }
}

/// How an edit ended well, for the log and the metrics.
struct EditEnd: Sendable {
    var editID: String
    var credits: Int
    var variations: Int
    var mode: GenerationMode
    var timings: [StageTiming]
    var isReplay: Bool

    init(_ answer: StoredAnswer, isReplay: Bool) {
        editID = answer.summary.editID
        credits = isReplay ? 0 : answer.summary.credits
        variations = answer.variations.count
        mode = answer.summary.mode
        timings = answer.summary.timings
        self.isReplay = isReplay
    }
}
