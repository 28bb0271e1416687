// The description of a stored image.

import GRDB
package import RetouchModel

/// One account's image; its bytes are read with `Store.bytes(of:)`.
package struct StoredImage: Sendable, Equatable {
    package var id: String
    package var digest: Digest
    /// Encoded bytes.
    package var byteCount: Int
    /// In pixels, oriented.
    package var width: Int
    package var height: Int
    package var format: ImageFormat

    package init(id: String, digest: Digest, byteCount: Int, width: Int, height: Int, format: ImageFormat) {
        self.id = id
        self.digest = digest
        self.byteCount = byteCount
        self.width = width
        self.height = height
        self.format = format
    }

    static func fetch(_ database: Database, id: String, account: String) throws -> StoredImage? {
        let row = try Row.fetchOne(
            database, sql: "SELECT sha256, bytes, width, height, format FROM image WHERE id = ? AND account = ?",
            arguments: [id, account])
        guard let row, let digest = Digest(hex: row["sha256"]), let format = ImageFormat(rawValue: row["format"]) else {
            return nil
        }
        return StoredImage(
            id: id, digest: digest, byteCount: row["bytes"], width: row["width"], height: row["height"], format: format)
    }

    func insert(_ database: Database, account: String, edit: String?, at time: Timestamp) throws {
        try database.execute(
            sql: """
                INSERT INTO image (id, account, sha256, bytes, width, height, format, edit, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, account, digest.hex, byteCount, width, height, format.rawValue, edit, time.milliseconds])
    }

    static func isReferenced(_ digest: Digest, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM image WHERE sha256 = ?)", arguments: [digest.hex]) ?? false
    }
}
