// The credits ledger: grant, hold, charge, release.

import GRDB
import RetouchModel

/// What an account has.
package struct Balance: Sendable, Equatable {
    /// Free to be held.
    package var available: Int
    /// Set aside for edits that run.
    package var held: Int
    /// Charged since the account was opened.
    package var spent: Int

    package init(available: Int, held: Int, spent: Int) {
        self.available = available
        self.held = held
        self.spent = spent
    }
}

/// Entries and sums of the ledger, inside a transaction that the caller opened.
///
/// `hold` moves credits from available to held. Settling a hold charges a part of it and releases the rest, in one step.
/// For every account, available = grants - holds + releases, held = holds - charges - releases, spent = charges; none is ever negative.
enum Ledger {
    /// Opens the account with its opening credits unless it exists.
    static func open(_ account: String, credits: Int, at time: Timestamp, in database: Database) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO account (name, available, held, spent, openedAt) VALUES (?, ?, 0, 0, ?)",
            arguments: [account, credits, time.milliseconds])
        if database.changesCount > 0 {
            try append("grant", credits, account: account, edit: nil, at: time, in: database)
        }
    }

    static func balance(of account: String, in database: Database) throws -> Balance? {
        try Row.fetchOne(
            database, sql: "SELECT available, held, spent FROM account WHERE name = ?", arguments: [account]
        ).map { Balance(available: $0["available"], held: $0["held"], spent: $0["spent"]) }
    }

    static func hold(_ credits: Int, account: String, edit: String, at time: Timestamp, in database: Database) throws {
        let available = try balance(of: account, in: database)?.available ?? 0
        guard credits <= available else {
            throw EditFailure(
                .outOfCredits, stage: .auth,
                "The edit may cost up to \(credits) credits; the account has \(available). Nothing was charged.")
        }
        try database.execute(
            sql: "UPDATE account SET available = available - ?, held = held + ? WHERE name = ?",
            arguments: [credits, credits, account])
        try database.execute(
            sql: "INSERT INTO hold (edit, account, credits, at) VALUES (?, ?, ?, ?)",
            arguments: [edit, account, credits, time.milliseconds])
        try append("hold", credits, account: account, edit: edit, at: time, in: database)
    }

    /// Closes the hold of `edit`: charges `credits` of it and releases the rest. A hold that is closed already stays as it is.
    ///
    /// - Throws: `pipeline` when more is charged than was held.
    static func settle(edit: String, charging credits: Int, at time: Timestamp, in database: Database) throws {
        let row = try Row.fetchOne(database, sql: "SELECT account, credits FROM hold WHERE edit = ?", arguments: [edit])
        let held: Int = row?["credits"] ?? 0
        guard credits >= 0, credits <= held else {
            throw EditFailure(
                .pipeline, stage: .output, "The price of the edit could not be settled: nothing was charged.",
                log: "edit \(edit): \(credits) credits to charge, \(held) held")
        }
        guard let row else { return }
        let account: String = row["account"]
        try database.execute(sql: "DELETE FROM hold WHERE edit = ?", arguments: [edit])
        try database.execute(
            sql: "UPDATE account SET available = available + ?, held = held - ?, spent = spent + ? WHERE name = ?",
            arguments: [held - credits, held, credits, account])
        if credits > 0 { try append("charge", credits, account: account, edit: edit, at: time, in: database) }
        if held > credits { try append("release", held - credits, account: account, edit: edit, at: time, in: database) }
    }

    /// Releases every open hold: at start they can only be those of a process that is gone.
    ///
    /// - Returns: how many there were.
    static func releaseAll(at time: Timestamp, in database: Database) throws -> Int {
        let edits = try String.fetchAll(database, sql: "SELECT edit FROM hold")
        for edit in edits { try settle(edit: edit, charging: 0, at: time, in: database) }
        return edits.count
    }

    /// Accounts whose sums are not those of their entries.
    static func unsoundAccounts(in database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT name FROM account LEFT JOIN (
                    SELECT account,
                        SUM(CASE kind WHEN 'grant' THEN credits WHEN 'release' THEN credits WHEN 'hold' THEN -credits ELSE 0 END) AS free,
                        SUM(CASE kind WHEN 'hold' THEN credits WHEN 'grant' THEN 0 ELSE -credits END) AS kept,
                        SUM(CASE kind WHEN 'charge' THEN credits ELSE 0 END) AS gone
                    FROM ledger GROUP BY account
                ) ON account = name
                WHERE available IS NOT free OR held IS NOT kept OR spent IS NOT gone
                ORDER BY name
                """)
    }

    private static func append(
        _ kind: String, _ credits: Int, account: String, edit: String?, at time: Timestamp, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO ledger (account, kind, credits, edit, at) VALUES (?, ?, ?, ?, ?)",
            arguments: [account, kind, credits, edit, time.milliseconds])
    }
}
