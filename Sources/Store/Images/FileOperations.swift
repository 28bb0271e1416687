// The system calls that put an image on the disk.

import Glibc
import RetouchModel

/// Writes whole files so that a crash leaves either all of a file or none of it.
package struct FileOperations: Sendable {
    /// `write(2)`, or what a test puts in its place: returns the bytes taken, or -1 with `errno` set.
    package var write: @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int

    package init(write: @escaping @Sendable (Int32, UnsafeRawBufferPointer) -> Int = Self.systemWrite) {
        self.write = write
    }

    package static let systemWrite: @Sendable (Int32, UnsafeRawBufferPointer) -> Int = { descriptor, bytes in
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }

    /// Writes `bytes` to `temporary`, syncs it, and renames it to `path`. Both must be in one folder.
    ///
    /// - Throws: `unavailable`; the temporary file is removed then.
    func place(_ bytes: [UInt8], at path: String, through temporary: String) throws(EditFailure) {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFailure.file("open", path: temporary, code: errno) }
        do throws(EditFailure) {
            defer { close(descriptor) }
            try fill(descriptor, with: bytes, path: temporary)
            guard fsync(descriptor) == 0 else { throw StoreFailure.file("fsync", path: temporary, code: errno) }
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw StoreFailure.file("rename", path: temporary, code: code)
        }
    }

    private func fill(_ descriptor: Int32, with bytes: [UInt8], path: String) throws(EditFailure) {
        var done = 0
        while done < bytes.count {
            let taken = bytes.withUnsafeBytes { write(descriptor, UnsafeRawBufferPointer(rebasing: $0[done...])) }
            if taken < 0 && errno == EINTR { continue }
            guard taken > 0 else { throw StoreFailure.file("write", path: path, code: taken < 0 ? errno : EIO) }
            done += taken
        }
    }

    /// Makes a rename in `folder` survive a power cut.
    func syncFolder(_ folder: String) throws(EditFailure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFailure.file("open", path: folder, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreFailure.file("fsync", path: folder, code: errno) }
    }

    func makeFolder(_ folder: String) throws(EditFailure) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw StoreFailure.file("mkdir", path: folder, code: errno)
        }
    }

    /// The whole file, or `nil` when there is none.
    func contents(of path: String) throws(EditFailure) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 && errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw StoreFailure.file("open", path: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw StoreFailure.file("stat", path: path, code: errno) }
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            while count < buffer.count {
                let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { code = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard code == 0 else { throw StoreFailure.file("read", path: path, code: code) }
        return bytes
    }

    /// Names in a folder, without the two dots; empty when it does not exist.
    func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}
