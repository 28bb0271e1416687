// Schema step 4: idempotency keys.

extension Migration {
    /// `edit` is set once the answer is complete. `paid` counts what the key has cost so far, over cut-short attempts too.
    static let idempotency = Migration(
        name: "4-idempotency",
        sql: """
            CREATE TABLE idempotency (
                account TEXT NOT NULL REFERENCES account (name),
                key TEXT NOT NULL,
                fingerprint TEXT NOT NULL,
                edit TEXT REFERENCES edit (id),
                paid INTEGER NOT NULL CHECK (paid >= 0),
                createdAt INTEGER NOT NULL,
                PRIMARY KEY (account, key)
            ) STRICT;
            CREATE INDEX idempotencyByAge ON idempotency (createdAt);
            CREATE INDEX idempotencyByEdit ON idempotency (edit);
            """)
}
