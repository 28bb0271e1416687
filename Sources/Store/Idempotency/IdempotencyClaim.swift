// A caller's key: what it stands for, and what is known of it.

import GRDB
package import RetouchModel

/// A key with the inputs it was first used for.
package struct IdempotencyClaim: Sendable, Equatable {
    package var key: String
    package var fingerprint: Digest

    package init(key: String, fingerprint: Digest) {
        self.key = key
        self.fingerprint = fingerprint
    }

    /// What the store knows of a key.
    package enum Standing: Sendable, Equatable {
        /// No complete answer yet. `paid`: credits that cut-short attempts have cost; the next one pays only the rest.
        case open(paid: Int)
        /// The whole answer, to be sent again without a charge.
        case answered(StoredAnswer)
    }

    /// - Parameter oldest: keys of before are forgotten.
    /// - Throws: `idempotencyConflict` when the key stands for other inputs.
    func standing(_ database: Database, account: String, oldest: Timestamp) throws -> Standing {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT fingerprint, paid, answer FROM idempotency LEFT JOIN edit ON edit.id = idempotency.edit
                WHERE idempotency.account = ? AND key = ? AND idempotency.createdAt >= ?
                """,
            arguments: [account, key, oldest.milliseconds])
        guard let row else { return .open(paid: 0) }
        guard row["fingerprint"] == fingerprint.hex else { throw Self.conflict }
        guard let answer: String = row["answer"] else { return .open(paid: row["paid"]) }
        return .answered(try StoredAnswer(json: answer))
    }

    func write(_ database: Database, account: String, edit: String?, charged: Int, at time: Timestamp) throws {
        try database.execute(
            sql: """
                INSERT INTO idempotency (account, key, fingerprint, edit, paid, createdAt) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (account, key) DO UPDATE SET
                    paid = excluded.paid + CASE WHEN fingerprint = excluded.fingerprint THEN paid ELSE 0 END,
                    fingerprint = excluded.fingerprint, edit = excluded.edit, createdAt = excluded.createdAt
                """,
            arguments: [account, key, fingerprint.hex, edit, charged, time.milliseconds])
    }

    /// The failure for a key that stands for other inputs, in the store or in an edit that still runs.
    package static let conflict = EditFailure(
        .idempotencyConflict, stage: .input,
        "The idempotency key was used with other inputs. Use a new key, or send the same inputs again.")
}
