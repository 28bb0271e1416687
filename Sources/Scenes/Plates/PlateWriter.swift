// Puts pictures with their sidecars into a plate folder.

import Glibc
package import RetouchModel

/// Writes plates whole or not at all: a server that indexes the folder at the same time sees no half of a file, and what a full disk stops
/// leaves nothing behind.
package struct PlateWriter: Sendable {
    package let folder: String

    /// What became of a plate.
    package enum Outcome: Sendable, Equatable {
        case written
        /// A picture of this name was there already.
        case kept
    }

    /// Makes the folder where there is none; folders above it are not made.
    ///
    /// - Throws: what the system says of the folder.
    package init(folder: String) throws(PlateTrouble) {
        self.folder = folder
        if mkdir(folder, 0o777) != 0, errno != EEXIST { throw PlateTrouble(PlateFile.text(errno)) }
        guard PlateFile.isFolder(folder) else { throw PlateTrouble(PlateFile.text(ENOTDIR)) }
    }

    /// Whether there is a file of this name, of whatever kind.
    package func has(_ name: String) -> Bool {
        var status = stat()
        return lstat(path(name), &status) == 0
    }

    /// Writes `stem.ending` and `stem.json`.
    ///
    /// - Parameter replaces: whether files of these names are overwritten; otherwise a picture that is there is kept as it is.
    /// - Throws: naming the file, what the system says of it, such as that the disk is full; also where only the sidecar is there and says
    ///   something else: it is somebody's own.
    package func write(
        _ stem: String, ending: String, picture: [UInt8], sidecar: [UInt8], replaces: Bool
    ) throws(PlateTrouble) -> Outcome {
        let names = (picture: "\(stem).\(ending)", sidecar: "\(stem).json")
        if !replaces, has(names.picture) { return .kept }
        // Left there by a run that was ended between the two names.
        var hasOwnSidecar = false
        if !replaces, has(names.sidecar) { hasOwnSidecar = try isSame(names.sidecar, sidecar) }
        if !replaces, has(names.sidecar), !hasOwnSidecar {
            throw PlateTrouble("\(names.sidecar) is there already, without its picture")
        }
        defer { for name in [names.picture, names.sidecar] { unlink(path(part(name))) } }
        try put(picture, names.picture)
        if !hasOwnSidecar {
            try put(sidecar, names.sidecar)
            try publish(names.sidecar, replaces: replaces)
        }
        // A picture without its sidecar would be a fault of the folder; a sidecar alone is one, too, but harmless to the next run.
        do throws(PlateTrouble) {
            try publish(names.picture, replaces: replaces)
        } catch {
            if !replaces, !hasOwnSidecar { unlink(path(names.sidecar)) }
            throw error
        }
        return .written
    }

    // MARK: - Files

    private func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Hidden names are not indexed.
    private func part(_ name: String) -> String { ".\(name).part" }

    private func isSame(_ name: String, _ bytes: [UInt8]) throws(PlateTrouble) -> Bool {
        do throws(PlateTrouble) {
            return try PlateFile.read(path(name), atMost: bytes.count + 1).bytes == bytes
        } catch { throw PlateTrouble("\(name) \(error)") }
    }

    private func put(_ bytes: [UInt8], _ name: String) throws(PlateTrouble) {
        let descriptor = open(path(part(name)), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw Self.trouble(name, errno) }
        var code: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    code = count < 0 ? errno : ENOSPC
                    return
                }
                done += count
            }
        }
        // Some file systems find out only now that there is no room.
        if code == 0, fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        guard code == 0 else { throw Self.trouble(name, code) }
    }

    /// Gives a file that is complete its name; without `replaces` only where nobody took the name meanwhile.
    private func publish(_ name: String, replaces: Bool) throws(PlateTrouble) {
        let from = path(part(name))
        guard replaces ? rename(from, path(name)) == 0 : link(from, path(name)) == 0 else {
            throw Self.trouble(name, errno)
        }
    }

    private static func trouble(_ name: String, _ code: Int32) -> PlateTrouble {
        PlateTrouble("\(name) cannot be written: \(PlateFile.text(code))")
    }
}
