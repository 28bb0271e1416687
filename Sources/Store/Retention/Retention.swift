// What is forgotten, and when.

import GRDB
import RetouchModel

/// What a pass of retention removed.
package struct Pruned: Sendable, Equatable {
    package var images = 0
    package var keys = 0
    /// Bytes above the limit that stay, because idempotency keys still answer with them.
    package var excessBytes = 0

    package init() {}
}

enum Retention {
    /// Deletes rows of keys that are too old, and then of the oldest images until the rest fits. An image whose edit is the answer
    /// of a live key stays: a replay must be complete.
    ///
    /// - Returns: what was removed, and the digests that lost a row; their files go unless another row has them.
    static func prune(
        _ database: Database, storedBytes: Int, oldestKey: Timestamp
    ) throws -> (pruned: Pruned, digests: Set<Digest>) {
        var pruned = Pruned()
        var digests: Set<Digest> = []
        try database.execute(sql: "DELETE FROM idempotency WHERE createdAt < ?", arguments: [oldestKey.milliseconds])
        pruned.keys = database.changesCount
        var excess = try stored(database) - storedBytes
        while excess > 0 {
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT id, sha256, bytes FROM image
                    WHERE edit IS NULL OR NOT EXISTS (SELECT 1 FROM idempotency WHERE idempotency.edit = image.edit)
                    ORDER BY createdAt, id LIMIT 1
                    """)
            guard let row, let digest = Digest(hex: row["sha256"]) else { break }
            try database.execute(sql: "DELETE FROM image WHERE id = ?", arguments: [row["id"] as String])
            pruned.images += 1
            digests.insert(digest)
            // Bytes are free only once the last row of a picture is gone.
            if try !StoredImage.isReferenced(digest, in: database) { excess -= row["bytes"] as Int }
        }
        pruned.excessBytes = max(0, excess)
        return (pruned, digests)
    }

    /// Bytes of all different pictures.
    static func stored(_ database: Database) throws -> Int {
        try Int.fetchOne(
            database, sql: "SELECT COALESCE(SUM(bytes), 0) FROM (SELECT DISTINCT sha256, bytes FROM image)") ?? 0
    }
}
