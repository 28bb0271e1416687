// A real retouchd on a free loopback port.

import Foundation
import RetouchClient
import TestSupport

/// A running server with a data folder, and what the system says about it.
final class ServerProcess: Sendable {
    let process: ChildProcess
    let port: Int
    /// Images, credits and history; handed to another server, it goes on with them.
    let data: TemporaryFolder

    var address: String { "127.0.0.1:\(port)" }

    /// Starts a server and waits until it listens.
    ///
    /// - Parameters:
    ///   - limits: by the names of `Limits.catalog`, such as "wire.first-frame-ms".
    ///   - flags: further ones.
    ///   - data: the folder of an earlier server; `nil`: a new one.
    ///   - prelude: shell commands that run before it in the same process, such as "ulimit -f 2000".
    init(
        limits: [String: Int] = [:], flags: [String] = [], data: TemporaryFolder? = nil, prelude: String? = nil
    ) async throws {
        self.data = try data ?? TemporaryFolder()
        let program = ChildProcess.programs.appending(path: "retouchd").path
        var arguments = ["serve", "--listen", "127.0.0.1:0", "--data", self.data.path]
        arguments += ["--models", try Repository.models().path]
        arguments += limits.sorted { $0.key < $1.key }.flatMap { [Self.flag($0.key), String($0.value)] } + flags
        if let prelude {
            process = try ChildProcess("/bin/sh", ["-c", "\(prelude); exec \"$0\" \"$@\"", program] + arguments)
        } else {
            process = try ChildProcess(program, arguments)
        }
        port = try await Self.port(of: process)
    }

    deinit {
        process.send(signal: SIGKILL)
    }

    /// Resident memory in bytes.
    var residentBytes: Int { statusField("VmRSS:") * 1_024 }

    /// What the open descriptors lead to: "socket:[4711]", paths of files.
    var openDescriptors: [String] {
        let folder = "/proc/\(process.pid)/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
    }

    /// Connects as a client of this project does.
    func client(security: ClientSecurity = .plain) async throws -> RetouchClient {
        try await RetouchClient.connect(to: ServerAddress(host: "127.0.0.1", port: port), security: security)
    }

    /// Ends the server as an operator would.
    func stop() async throws -> ChildProcess.Outcome {
        process.send(signal: SIGTERM)
        return try await process.wait(within: .seconds(40))
    }

    private static func flag(_ limit: String) -> String {
        "--" + limit.replacing(".", with: "-")
    }

    private static func port(of process: ChildProcess) async throws -> Int {
        var port: Int?
        try await eventually("retouchd listens", within: .seconds(60)) {
            if let ended = process.ended {
                throw ChildProcess.Failed(description: "retouchd \(ended): \(process.errorOutput)")
            }
            let line = process.output.split(separator: "\n").first { $0.hasPrefix("listening on ") }
            port = line.flatMap { $0.split(separator: ":").last }.flatMap { Int($0) }
            return port != nil
        }
        return port ?? 0
    }

    private func statusField(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(process.pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
