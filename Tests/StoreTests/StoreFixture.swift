// What the store's tests have in common.

import RetouchModel
import Store
import TestSupport

/// A store in a folder of its own, and settlements to put into it.
struct StoreFixture {
    let folder: TemporaryFolder
    let store: Store
    static let start = Timestamp(milliseconds: 1_800_000_000_000)

    init(
        folder: TemporaryFolder? = nil, credits: Int = 100, storedBytes: Int = 1 << 30, idempotencyDays: Int = 7,
        now: Timestamp = start, files: FileOperations = FileOperations()
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        var limits = Limits.Edits()
        limits.openingCredits = credits
        limits.storedBytes = storedBytes
        limits.idempotencyDays = idempotencyDays
        store = try Store(self.folder.path + "/data", limits: limits, now: now, files: files)
    }

    var imageFiles: [String] { folder.files(below: "data/images") }

    static func variation(_ index: Int, _ bytes: [UInt8], id: String) -> Variation {
        Variation(
            index: index, bytes: bytes, imageID: id, width: 20, height: 30, format: .png, seed: 7,
            sha256: Digest(of: bytes).hex,
            fidelity: FidelityReport(
                allowedFraction: 0.25, protectedPixels: 450, changedOutside: 0, largestDifferenceOutside: 0,
                subjectPixels: 300, changedSubject: 0, lossless: true))
    }

    static func answer(_ edit: String, _ variations: [Variation], credits: Int) -> StoredAnswer {
        let step = PlanStep(
            action: .replaceBackground(.studio(StudioBackdrop(color: .white, gradientTo: .black))), words: "white studio",
            reason: "the words name a studio")
        let summary = EditSummary(
            editID: edit, plan: EditPlan(steps: [step]), engine: "local", mode: .balanced, modeReason: "soft edge",
            notices: [Notice(code: .notApplied, message: "m", words: "w", advice: "a")], credits: credits,
            timings: [StageTiming(stage: "matte", microseconds: 1_234)],
            suggestions: [
                Suggestion(tool: .upscale, score: 0.5, reason: "small", parameters: .upscale(tier: .twoK, factor: 2)),
                Suggestion(tool: .backgroundRemove, score: 0.2, reason: "r", parameters: .backgroundRemove(color: nil)),
            ])
        return StoredAnswer(summary: summary, variations: variations.map { StoredVariation($0) })
    }

    /// Holds, puts and settles an edit of one picture for each of `pictures`.
    @discardableResult
    func edit(
        _ id: String, account: String = "shop", pictures: [[UInt8]], hold: Int = 20, charge: Int = 5, key: String? = nil,
        fingerprint: String = "inputs", isComplete: Bool = true, at time: Timestamp = start
    ) throws -> StoredAnswer {
        try store.hold(hold, account: account, edit: id, at: time)
        let pins = try pictures.map { try store.put($0, digest: Digest(of: $0)) }
        let variations = pictures.enumerated().map { Self.variation($0, $1, id: "\(id)-\($0)") }
        let answer = Self.answer(id, variations, credits: charge)
        try store.settle(
            Settlement(
                edit: id, account: account, operation: .changeBackground, answer: answer, isComplete: isComplete,
                claim: key.map { IdempotencyClaim(key: $0, fingerprint: Digest(of: fingerprint)) }, time: time))
        withExtendedLifetime(pins) {}
        return answer
    }
}
