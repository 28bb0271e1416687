// Image files by SHA-256: DATA/images/ab/cdef…

import Glibc
import RetouchModel
import Synchronization

/// Holds one file for each different picture. A file exists whole or not at all.
///
/// An edit pins what it put until its record is written, so that neither retention nor another edit's clean-up removes a file
/// between the moment it was written and the moment a row refers to it.
final class BlobFolder: Sendable {
    private let folder: String
    private let files: FileOperations
    private let temporaryNumber = Atomic<Int>(0)
    /// How many edits in flight hold each digest.
    private let pins = Mutex<[Digest: Int]>([:])

    init(_ folder: String, files: FileOperations) throws(EditFailure) {
        self.folder = folder
        self.files = files
        try files.makeFolder(folder)
    }

    /// Writes the file unless it is there already.
    ///
    /// - Throws: `unavailable`; then nothing is left behind and nothing is pinned.
    func put(_ bytes: [UInt8], digest: Digest) throws(EditFailure) -> PinnedBlob {
        let pin = PinnedBlob(digest: digest, byteCount: bytes.count, folder: self)
        let path = path(of: digest)
        var status = stat()
        if stat(path, &status) == 0 && Int(status.st_size) == bytes.count { return pin }
        let parent = parent(of: digest)
        try files.makeFolder(parent)
        let number = temporaryNumber.add(1, ordering: .relaxed).newValue
        try files.place(bytes, at: path, through: "\(path).\(getpid())-\(number)\(Self.temporarySuffix)")
        try files.syncFolder(parent)
        return pin
    }

    /// The bytes that were put, or `nil` when there is no such file.
    ///
    /// - Throws: `unavailable` when the file cannot be read or no longer has its digest.
    func bytes(_ digest: Digest) throws(EditFailure) -> [UInt8]? {
        guard let bytes = try files.contents(of: path(of: digest)) else { return nil }
        guard Digest(of: bytes) == digest else {
            throw StoreFailure.file("verify", path: path(of: digest), code: EILSEQ)
        }
        return bytes
    }

    /// Removes the file when at most `pinsHeld` edits (the caller's own) hold it and `isReferenced` says no.
    ///
    /// The check runs under the lock that `put` pins with, so no other edit can start to rely on the file meanwhile.
    func remove(
        _ digest: Digest, pinsHeld: Int, unless isReferenced: () throws(EditFailure) -> Bool
    ) throws(EditFailure) {
        try pins.withLock { pins throws(EditFailure) in
            guard pins[digest, default: 0] <= pinsHeld, try !isReferenced() else { return }
            unlink(path(of: digest))
        }
    }

    /// Removes half-written files, and whole ones that `isReferenced` does not know. Only at start, before the first edit.
    ///
    /// - Returns: how many files were removed.
    func sweep(keeping isReferenced: (Digest) throws(EditFailure) -> Bool) throws(EditFailure) -> Int {
        var removed = 0
        for prefix in files.names(in: folder) where prefix.utf8.count == 2 {
            for name in files.names(in: "\(folder)/\(prefix)") {
                if let digest = Digest(hex: prefix + name), try isReferenced(digest) { continue }
                // Files that are not ours have another shape and stay.
                guard Digest(hex: prefix + name) != nil || name.hasSuffix(Self.temporarySuffix) else { continue }
                if unlink("\(folder)/\(prefix)/\(name)") == 0 { removed += 1 }
            }
        }
        return removed
    }

    fileprivate func pin(_ digest: Digest) {
        pins.withLock { $0[digest, default: 0] += 1 }
    }

    fileprivate func unpin(_ digest: Digest) {
        pins.withLock { pins in
            let left = (pins[digest] ?? 1) - 1
            pins[digest] = left > 0 ? left : nil
        }
    }

    private static let temporarySuffix = ".part"

    private func parent(of digest: Digest) -> String { "\(folder)/\(digest.hex.prefix(2))" }

    private func path(of digest: Digest) -> String { "\(parent(of: digest))/\(digest.hex.dropFirst(2))" }
}

/// A file that stays as long as this object lives.
package final class PinnedBlob: Sendable {
    package let digest: Digest
    package let byteCount: Int
    private let folder: BlobFolder

    fileprivate init(digest: Digest, byteCount: Int, folder: BlobFolder) {
        self.digest = digest
        self.byteCount = byteCount
        self.folder = folder
        folder.pin(digest)
    }

    deinit { folder.unpin(digest) }
}
