// Turns what SQLite and the file system report into the service's named failures.

import GRDB
import Glibc
import RetouchModel

/// The store's failures: always `unavailable`, because nothing the caller sent is to blame.
enum StoreFailure {
    /// A failure of the database: a full disk, a broken file, a lock that is not given up.
    static func database(_ error: any Error) -> EditFailure {
        if let failure = error as? EditFailure { return failure }
        guard let error = error as? DatabaseError else { return unavailable("store: \(error)") }
        let full = error.resultCode == .SQLITE_FULL
        return unavailable("sqlite \(error.extendedResultCode): \(error.message ?? "")", full: full)
    }

    /// A failure of a file operation; `code` is errno.
    static func file(_ operation: String, path: String, code: Int32) -> EditFailure {
        unavailable("\(operation) \(path): \(text(code))", full: code == ENOSPC || code == EDQUOT || code == EFBIG)
    }

    private static func unavailable(_ log: String, full: Bool = false) -> EditFailure {
        EditFailure(
            .unavailable, stage: .output,
            full
                ? "The server's disk is full: nothing was kept and nothing was charged."
                : "The server's store does not take the result: nothing was kept and nothing was charged.",
            log: log, retryable: true, retryAfterMilliseconds: 5_000)
    }

    static func text(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}

extension DatabasePool {
    /// Reads in one snapshot, with the store's failures.
    func reading<Value>(_ body: (Database) throws -> Value) throws(EditFailure) -> Value {
        do { return try read(body) } catch { throw StoreFailure.database(error) }
    }

    /// Writes in one transaction, all or nothing, with the store's failures.
    func writing<Value>(_ body: (Database) throws -> Value) throws(EditFailure) -> Value {
        do { return try write(body) } catch { throw StoreFailure.database(error) }
    }
}
