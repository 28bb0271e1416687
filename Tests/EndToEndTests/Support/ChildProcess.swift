// Programs that the tests start, with an end that is always waited for.

import Foundation
import Synchronization

/// A started program whose output goes to files. Everything about it is bounded: waiting has a limit, and whatever still
/// runs when the test process ends is killed.
final class ChildProcess: Sendable {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// How a program ended.
    enum Outcome: Equatable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    let pid: pid_t
    private let folder: URL
    private let outcome = Mutex<Outcome?>(nil)

    /// The folder of the programs that this build made: the one that the test bundle lies in.
    static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// - Parameters:
    ///   - program: an absolute path.
    ///   - environment: replaces entries of this process's environment.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "retouch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let entries = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        pid = try Self.spawn(
            [program] + arguments, entries.map { "\($0)=\($1)" }, out: folder.appending(path: "out").path,
            error: folder.appending(path: "error").path)
        Self.running.withLock { _ = $0.insert(pid) }
    }

    deinit {
        if outcome.withLock({ $0 }) == nil {
            kill(pid, SIGKILL)
            var status: Int32 = 0
            waitpid(pid, &status, 0)
            Self.running.withLock { _ = $0.remove(pid) }
        }
        try? FileManager.default.removeItem(at: folder)
    }

    /// What it has written to standard output so far.
    var output: String { text("out") }
    /// What it has written to standard error so far.
    var errorOutput: String { text("error") }

    /// How it ended; `nil` while it runs.
    var ended: Outcome? {
        outcome.withLock { outcome in
            if let outcome { return outcome }
            var status: Int32 = 0
            guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
            let signal = status & 0x7f
            outcome = signal == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: signal)
            Self.running.withLock { _ = $0.remove(pid) }
            return outcome
        }
    }

    func send(signal: Int32) {
        guard ended == nil else { return }
        kill(pid, signal)
    }

    /// Waits for the end.
    ///
    /// - Throws: when it has not ended within the limit; it is killed then.
    func wait(within limit: Duration = .seconds(60)) async throws -> Outcome {
        do {
            try await eventually("process \(pid) ends", within: limit) { ended != nil }
        } catch {
            kill(pid, SIGKILL)
            throw error
        }
        return ended ?? .exited(-1)
    }

    private func text(_ name: String) -> String {
        String(decoding: (try? Data(contentsOf: folder.appending(path: name))) ?? Data(), as: UTF8.self)
    }

    // MARK: - Spawning

    /// The processes to kill when this one ends; registered once.
    private static let running: Mutex<Set<pid_t>> = {
        atexit { ChildProcess.running.withLock { for pid in $0 { kill(pid, SIGKILL) } } }
        return Mutex([])
    }()

    private static func spawn(_ arguments: [String], _ environment: [String], out: String, error: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var pid: pid_t = 0
        let argumentPointers = arguments.map { strdup($0) }
        let environmentPointers = environment.map { strdup($0) }
        defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
        let status = posix_spawn(&pid, arguments[0], &actions, nil, argumentPointers + [nil], environmentPointers + [nil])
        guard status == 0 else { throw Failed(description: "\(arguments[0]): \(String(cString: strerror(status)))") }
        return pid
    }
}
