// What survives a restart: images, the history of edits, credits and idempotency keys.

import GRDB
package import RetouchModel

/// The one door to everything kept on disk.
///
/// Calls block, on the disk and on SQLite's single writer: they belong on a thread of their own, never on an event loop.
/// All are safe from any thread. A call that throws has changed nothing.
package final class Store: Sendable {
    private let folder: DataFolder
    private let database: DatabasePool
    private let blobs: BlobFolder
    private let limits: Limits.Edits

    /// What opening found to put right.
    package struct Recovery: Sendable, Equatable {
        /// Holds of a process that ended without settling them.
        package var releasedHolds: Int
        /// Files of edits that were never recorded, and half-written ones.
        package var removedFiles: Int
        /// Accounts whose sums do not follow from the ledger: somebody edited the database.
        package var unsoundAccounts: [String]

        package init(releasedHolds: Int, removedFiles: Int, unsoundAccounts: [String]) {
            self.releasedHolds = releasedHolds
            self.removedFiles = removedFiles
            self.unsoundAccounts = unsoundAccounts
        }
    }

    package let recovery: Recovery

    /// Opens DATA, brings its schema up to date, releases what a crashed process held and sweeps what it left behind.
    ///
    /// - Throws: `unavailable` with a message for the operator: the folder cannot be written, another server uses it, or a newer one did.
    package init(
        _ path: String, limits: Limits.Edits, now: Timestamp, files: FileOperations = FileOperations()
    ) throws(EditFailure) {
        self.limits = limits
        folder = try DataFolder(path)
        let database: DatabasePool
        do {
            database = try Self.connect("\(path)/retouch.sqlite")
            guard try !Migration.isNewer(database) else {
                throw DataFolder.unusable(path, "a newer version of the server wrote it")
            }
            try Migration.apply(to: database)
        } catch let failure as EditFailure {
            throw failure
        } catch {
            throw DataFolder.unusable(path, StoreFailure.database(error).logMessage)
        }
        self.database = database
        blobs = try BlobFolder("\(path)/images", files: files)
        let released = try database.writing { try Ledger.releaseAll(at: now, in: $0) }
        let removed = try blobs.sweep { digest throws(EditFailure) in
            try database.reading { try StoredImage.isReferenced(digest, in: $0) }
        }
        let unsound = try database.reading { try Ledger.unsoundAccounts(in: $0) }
        recovery = Recovery(releasedHolds: released, removedFiles: removed, unsoundAccounts: unsound)
    }

    private static func connect(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "retouch.store"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // FULL: a charge that was answered for survives a power cut, not only a crash of the process.
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        return try DatabasePool(path: path, configuration: configuration)
    }

    // MARK: Images

    /// Writes a picture's file, before it is recorded: `settle` makes the row that refers to it.
    ///
    /// Keep the answer until then. Throws `unavailable` on a full or broken disk.
    package func put(_ bytes: [UInt8], digest: Digest) throws(EditFailure) -> PinnedBlob {
        try blobs.put(bytes, digest: digest)
    }

    /// Removes files of an edit that failed, unless a recorded image has the same bytes.
    package func discard(_ pinned: [PinnedBlob]) throws(EditFailure) {
        // Two variations of one edit may be the same picture: then both pins are the caller's own.
        let own = Dictionary(pinned.map { ($0.digest, 1) }, uniquingKeysWith: +)
        for (digest, pins) in own { try removeFile(digest, pinsHeld: pins) }
    }

    private func removeFile(_ digest: Digest, pinsHeld: Int) throws(EditFailure) {
        try blobs.remove(digest, pinsHeld: pinsHeld) { () throws(EditFailure) in
            try database.reading { try StoredImage.isReferenced(digest, in: $0) }
        }
    }

    /// An account's image.
    ///
    /// - Throws: `notFound` for an unknown id, another account's id and an image that retention removed.
    package func image(_ id: String, account: String) throws(EditFailure) -> StoredImage {
        guard let image = try database.reading({ try StoredImage.fetch($0, id: id, account: account) }) else {
            throw Self.imageNotFound
        }
        return image
    }

    /// The image's file, checked against its digest.
    package func bytes(of digest: Digest) throws(EditFailure) -> [UInt8] {
        guard let bytes = try blobs.bytes(digest) else { throw Self.imageNotFound }
        return bytes
    }

    private static let imageNotFound = EditFailure(
        .notFound, stage: .input, "There is no image with this id, or it is no longer kept. Send the picture itself.")

    // MARK: Credits

    /// What the account has; a new account is opened with the opening credits.
    package func balance(of account: String, at time: Timestamp) throws(EditFailure) -> Balance {
        try database.writing { database in
            try Ledger.open(account, credits: limits.openingCredits, at: time, in: database)
            return try Ledger.balance(of: account, in: database) ?? Balance(available: 0, held: 0, spent: 0)
        }
    }

    /// Sets credits aside for an edit. Exactly one of `settle` and `release` must follow.
    ///
    /// - Throws: `outOfCredits`.
    package func hold(_ credits: Int, account: String, edit: String, at time: Timestamp) throws(EditFailure) {
        try database.writing { database in
            try Ledger.open(account, credits: limits.openingCredits, at: time, in: database)
            try Ledger.hold(credits, account: account, edit: edit, at: time, in: database)
        }
    }

    /// Gives an edit's hold back. Does nothing for a hold that is closed.
    package func release(edit: String, at time: Timestamp) throws(EditFailure) {
        try database.writing { try Ledger.settle(edit: edit, charging: 0, at: time, in: $0) }
    }

    // MARK: Edits

    /// Images, record, idempotency key and charge in one transaction.
    package func settle(_ settlement: Settlement) throws(EditFailure) {
        try database.writing { try settlement.write($0) }
    }

    /// What the key stands for; see `IdempotencyClaim.Standing`.
    ///
    /// - Throws: `idempotencyConflict`.
    package func standing(
        of claim: IdempotencyClaim, account: String, now: Timestamp
    ) throws(EditFailure) -> IdempotencyClaim.Standing {
        try database.reading {
            try claim.standing($0, account: account, oldest: now.before(days: limits.idempotencyDays))
        }
    }

    // MARK: Housekeeping

    /// Forgets old keys, and the oldest images past `storedBytes`.
    package func prune(now: Timestamp) throws(EditFailure) -> Pruned {
        let (pruned, digests) = try database.writing {
            try Retention.prune(
                $0, storedBytes: limits.storedBytes, oldestKey: now.before(days: limits.idempotencyDays))
        }
        for digest in digests { try removeFile(digest, pinsHeld: 0) }
        return pruned
    }

    /// Why the store works less than fully, in words; empty when it does.
    package func complaints() -> [String] {
        guard let free = folder.freeBytes else { return ["the data folder does not answer"] }
        return free < 256 << 20 ? ["the data folder's disk has only \(free >> 20) MiB left"] : []
    }
}
