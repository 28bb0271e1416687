// The schema's history: one file a step, applied in this order, never edited after a release.

import GRDB

/// One step of the schema. A new one is a new file here and a new row in `all`.
struct Migration {
    let name: String
    let sql: String

    static let all: [Migration] = [.ledger, .images, .edits, .idempotency]

    /// Brings a database of any earlier version up to date, each step in a transaction of its own.
    static func apply(to database: some DatabaseWriter) throws {
        var migrator = DatabaseMigrator()
        for migration in all {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        try migrator.migrate(database)
    }

    /// Whether the file was written by a newer build, whose steps this one does not know.
    static func isNewer(_ database: some DatabaseReader) throws -> Bool {
        let known = Set(all.map(\.name))
        return try database.read { database in
            guard try database.tableExists("grdb_migrations") else { return false }
            let applied = try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations")
            return !applied.allSatisfy(known.contains)
        }
    }
}
