// The built `retouch`, run as a user runs it.

import Foundation

enum CommandLineTool {
    struct Run {
        let status: Int32
        let output: String
        let errors: String

        /// The one JSON object of standard output.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]) ?? [:]
        }
    }

    static func start(_ arguments: [String], server: ServerProcess? = nil) throws -> ChildProcess {
        let address = server.map { ["--server", $0.address] } ?? []
        return try ChildProcess(ChildProcess.programs.appending(path: "retouch").path, address + arguments)
    }

    /// Runs it to its end; a status of -1 means that a signal ended it.
    static func run(_ arguments: String..., server: ServerProcess? = nil) async throws -> Run {
        let process = try start(arguments, server: server)
        let outcome = try await process.wait(within: .seconds(120))
        let status: Int32 = if case .exited(let status) = outcome { status } else { -1 }
        return Run(status: status, output: process.output, errors: process.errorOutput)
    }
}

/// The SHA-256 of a file, by the system's own program.
func sha256(of file: URL) async throws -> String {
    let process = try ChildProcess("/usr/bin/sha256sum", [file.path])
    _ = try await process.wait()
    return String(process.output.prefix(64))
}
