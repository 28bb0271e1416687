// Schema step 3: the history of edits.

extension Migration {
    /// `answer` is the whole answer without pixels, as JSON of `StoredAnswer`.
    static let edits = Migration(
        name: "3-edits",
        sql: """
            CREATE TABLE edit (
                id TEXT PRIMARY KEY NOT NULL,
                account TEXT NOT NULL REFERENCES account (name),
                operation TEXT NOT NULL,
                complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
                credits INTEGER NOT NULL CHECK (credits >= 0),
                answer TEXT NOT NULL,
                createdAt INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX editByAccount ON edit (account, createdAt);
            """)
}
