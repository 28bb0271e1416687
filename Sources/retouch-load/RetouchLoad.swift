// The load tester's root: its subcommands, and what each exit status means.

import ArgumentParser
import Foundation
import RetouchClient

@main
struct RetouchLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retouch-load",
        abstract: "Puts a Retouch server under load and measures it.",
        discussion: """
            Exit status: 0 when the run ended as planned; 1 when the server could not be reached or was lost, nothing succeeded, an \
            objective was missed, or a comparison says worse; 2 when the command line was wrong or a file could not be read or written; \
            130 after Ctrl-C. A report is written in every case but 2.
            """,
        subcommands: [Run.self, Compare.self, Capacity.self])

    static func main() async {
        // A server that dies while it is written to is an error of a call, and so is a reader of the report that goes away.
        signal(SIGPIPE, SIG_IGN)
        Foundation.exit(await perform())
    }

    /// Does what the command line says and returns the exit status.
    private static func perform() async -> Int32 {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        } catch let failure as UsageFailure {
            return fail("Error: \(failure.description)")
        } catch {
            guard exitCode(for: error) != .success else {
                print(fullMessage(for: error))
                return 0
            }
            return fail(fullMessage(for: error))
        }
    }

    private static func fail(_ text: String) -> Int32 {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
        return 2
    }

    func run() throws {
        throw ValidationError("name a subcommand")
    }
}

extension ExitCode {
    /// The server could not be reached, an objective was missed, or a comparison says worse.
    static let unmet = ExitCode(1)
    /// What a shell reports for a process that SIGINT ended.
    static let interrupted = ExitCode(130)
}
