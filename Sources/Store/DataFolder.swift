// The folder that a server keeps everything in, and the lock that makes it the only one to do so.

import Glibc
import RetouchModel

/// DATA/lock is held as long as this object lives. A second server on the folder would release the first one's holds.
final class DataFolder: Sendable {
    let path: String
    private let lock: Int32

    /// Creates the folder if only its last part is missing.
    ///
    /// - Throws: `unavailable`, with a message for the operator.
    init(_ path: String) throws(EditFailure) {
        self.path = path
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Self.unusable(path, StoreFailure.text(errno)) }
        lock = open("\(path)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw Self.unusable(path, StoreFailure.text(errno)) }
        // From here on every property is set, so that a throw runs `deinit`: closing here, too, would close a descriptor
        // that another thread has opened meanwhile.
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw Self.unusable(path, errno == EWOULDBLOCK ? "another server is using it" : StoreFailure.text(errno))
        }
    }

    deinit {
        if lock >= 0 { close(lock) }
    }

    /// Bytes that the file system still takes; `nil` when it does not tell.
    var freeBytes: Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    static func unusable(_ path: String, _ why: String) -> EditFailure {
        EditFailure(.unavailable, stage: .output, "The data folder \(path) cannot be used: \(why).")
    }
}
