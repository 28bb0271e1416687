// Everything that step 11 writes, as one value.

import GRDB
package import RetouchModel

/// The end of an edit that delivered at least one picture: images, record, key and charge, written together or not at all.
package struct Settlement: Sendable {
    package var edit: String
    package var account: String
    package var operation: EditRequest.Operation
    /// `summary.credits` is what the hold is charged with.
    package var answer: StoredAnswer
    /// `false`: the caller left or its deadline passed after some pictures were delivered.
    package var isComplete: Bool
    package var claim: IdempotencyClaim?
    package var time: Timestamp

    package init(
        edit: String, account: String, operation: EditRequest.Operation, answer: StoredAnswer, isComplete: Bool,
        claim: IdempotencyClaim?, time: Timestamp
    ) {
        self.edit = edit
        self.account = account
        self.operation = operation
        self.answer = answer
        self.isComplete = isComplete
        self.claim = claim
        self.time = time
    }

    func write(_ database: Database) throws {
        let credits = answer.summary.credits
        for variation in answer.variations {
            guard let digest = Digest(hex: variation.sha256) else {
                throw EditFailure(.pipeline, stage: .output, "The result could not be recorded.", log: "digest of \(edit)")
            }
            let image = StoredImage(
                id: variation.imageID, digest: digest, byteCount: variation.byteCount, width: variation.width,
                height: variation.height, format: variation.format)
            try image.insert(database, account: account, edit: edit, at: time)
        }
        try database.execute(
            sql: """
                INSERT INTO edit (id, account, operation, complete, credits, answer, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [edit, account, operation.rawValue, isComplete, credits, answer.json(), time.milliseconds])
        try Ledger.settle(edit: edit, charging: credits, at: time, in: database)
        try claim?.write(database, account: account, edit: isComplete ? edit : nil, charged: credits, at: time)
    }
}
