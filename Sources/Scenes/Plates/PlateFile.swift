// Files of a folder that anybody may change while the server runs.

import Glibc
import RetouchModel

/// Reads files of a plate folder: regular ones only, never more bytes than asked for.
enum PlateFile {
    /// What tells one state of a file from another.
    struct Stamp: Sendable, Equatable {
        var bytes: Int
        /// Time of the last change.
        var seconds: Int
        var nanoseconds: Int
    }

    /// Names in a folder in the order of their bytes, without hidden ones.
    ///
    /// - Throws: what the system says of the folder.
    static func names(in folder: String) throws(PlateTrouble) -> [String] {
        guard let stream = opendir(folder) else { throw PlateTrouble(text(errno)) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // A name that is not UTF-8 is repaired here, and then does not open: it is told like any other file that cannot be read.
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether the name belongs to a folder; `false` for what cannot be looked at.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The state of a regular file.
    static func stamp(of path: String) throws(PlateTrouble) -> Stamp {
        var status = stat()
        guard stat(path, &status) == 0 else { throw PlateTrouble("cannot be read: \(text(errno))") }
        return try stamp(status)
    }

    /// The first bytes of a regular file: all of it, or `most`.
    ///
    /// A pipe or a device is looked at and not opened, and what takes a file's place in that moment cannot make the caller wait.
    static func read(_ path: String, atMost most: Int) throws(PlateTrouble) -> (bytes: [UInt8], stamp: Stamp) {
        _ = try stamp(of: path)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw PlateTrouble("cannot be read: \(text(errno))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw PlateTrouble("cannot be read: \(text(errno))") }
        let stamp = try stamp(status)
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: min(stamp.bytes, most)) { buffer, count in
            while count < buffer.count {
                let got = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { code = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard code == 0 else { throw PlateTrouble("cannot be read: \(text(code))") }
        return (bytes, stamp)
    }

    private static func stamp(_ status: stat) throws(PlateTrouble) -> Stamp {
        guard status.st_mode & S_IFMT == S_IFREG else { throw PlateTrouble("is no regular file") }
        return Stamp(
            bytes: Int(status.st_size), seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec))
    }

    static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
