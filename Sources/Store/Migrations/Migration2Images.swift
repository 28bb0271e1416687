// Schema step 2: images by id.

extension Migration {
    /// A row is one account's image; its bytes are the file named by `sha256`, which rows of equal bytes share.
    static let images = Migration(
        name: "2-images",
        sql: """
            CREATE TABLE image (
                id TEXT PRIMARY KEY NOT NULL,
                account TEXT NOT NULL REFERENCES account (name),
                sha256 TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                width INTEGER NOT NULL,
                height INTEGER NOT NULL,
                format TEXT NOT NULL,
                edit TEXT,
                createdAt INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX imageByBlob ON image (sha256, bytes);
            CREATE INDEX imageByAge ON image (createdAt, id);
            """)
}
