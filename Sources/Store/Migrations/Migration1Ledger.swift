// Schema step 1: accounts and the credits ledger.

extension Migration {
    /// `ledger` is the truth and only grows; `account` holds its sums, so that a hold need not read the whole history, and its checks
    /// make an overdraft impossible whatever the code does; `hold` lists what is still open.
    static let ledger = Migration(
        name: "1-ledger",
        sql: """
            CREATE TABLE account (
                name TEXT PRIMARY KEY NOT NULL,
                available INTEGER NOT NULL CHECK (available >= 0),
                held INTEGER NOT NULL CHECK (held >= 0),
                spent INTEGER NOT NULL CHECK (spent >= 0),
                openedAt INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE ledger (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                account TEXT NOT NULL REFERENCES account (name),
                kind TEXT NOT NULL CHECK (kind IN ('grant', 'hold', 'charge', 'release')),
                credits INTEGER NOT NULL CHECK (credits >= 0),
                edit TEXT,
                at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX ledgerByAccount ON ledger (account, id);
            CREATE TRIGGER ledgerKeepsEntries BEFORE UPDATE ON ledger
                BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
            CREATE TRIGGER ledgerForgetsNothing BEFORE DELETE ON ledger
                BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

            CREATE TABLE hold (
                edit TEXT PRIMARY KEY NOT NULL,
                account TEXT NOT NULL REFERENCES account (name),
                credits INTEGER NOT NULL CHECK (credits >= 0),
                at INTEGER NOT NULL
            ) STRICT;
            """)
}
