// A data folder that takes no more bytes: a named error, nothing charged, and the server lives.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct FullDisk {
        /// Fails an edit on a full disk, then makes room for it where there is a way to.
        private func expectRefusal(_ server: ServerProcess, makeRoom: (() throws -> Void)?) async throws {
            let folder = try TemporaryFolder()
            let arguments = [
                "background", try Repository.photograph("people").path, "white studio", "--mode", "fast", "-o",
                folder.url.appending(path: "x.png").path,
            ]
            let refused = try CommandLineTool.start(arguments, server: server)
            #expect(try await refused.wait() == .exited(1))
            #expect(refused.errorOutput.contains("retouch: Unavailable: "), "\(refused.errorOutput)")
            #expect(folder.files().isEmpty)
            let client = try await server.client()
            #expect(try await client.health().editsRunning == 0)
            await client.close()
            #expect(server.data.files(below: "images").filter { $0.contains(".") }.isEmpty, "a temporary file was left")
            guard let makeRoom else { return }
            try makeRoom()
            // The only credit is still there.
            let paid = try CommandLineTool.start(arguments, server: server)
            #expect(try await paid.wait() == .exited(0), "\(paid.errorOutput)")
        }

        /// A limit on the size of files, as quotas have it: the picture does not fit, the database does.
        @Test func aPictureThatDoesNotFit() async throws {
            let server = try await ServerProcess(
                limits: ["edits.opening-credits": 1], prelude: "trap '' XFSZ; ulimit -f 1000")
            try await expectRefusal(server, makeRoom: nil)
            #expect(try await server.stop() == .exited(0))
        }

        static let canMount = getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/mount")

        @Test(.enabled(if: canMount, "mounting a small file system needs root"))
        func aFileSystemThatIsFull() async throws {
            let data = try TemporaryFolder()
            let mount = try ChildProcess("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", data.path])
            guard try await mount.wait() == .exited(0) else {
                // A container without the right to mount; the other test covers the ground.
                return
            }
            defer { umount2(data.path, Int32(MNT_DETACH)) }
            let server = try await ServerProcess(limits: ["edits.opening-credits": 1], data: data)
            let ballast = data.url.appending(path: "ballast")
            let descriptor = open(ballast.path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
            let megabyte = [UInt8](repeating: 0, count: 1 << 20)
            // Half a megabyte is left for the database.
            for step in [megabyte.count, 65_536] { while write(descriptor, megabyte, step) == step {} }
            ftruncate(descriptor, lseek(descriptor, 0, SEEK_END) - (1 << 19))
            close(descriptor)
            try await expectRefusal(server) { try FileManager.default.removeItem(at: ballast) }
            #expect(try await server.stop() == .exited(0))
        }
    }
}
