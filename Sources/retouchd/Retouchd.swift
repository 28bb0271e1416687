// The server's root command.

import ArgumentParser
import Foundation
import RetouchModel

@main
struct Retouchd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retouchd",
        abstract: "Serves picture edits over TCP.",
        discussion: """
            Exit status: 0 after an orderly end, 1 when the server could not start or had to be ended, 2 when a flag, a variable or the \
            configuration file is wrong, 130 or 143 after a second SIGINT or SIGTERM.
            """,
        version: Build.text,
        subcommands: [Serve.self, PlatesCommand.self, LimitsCommand.self, CredentialCommand.self])

    static func main() async {
        Foundation.exit(await perform())
    }

    private static func perform() async -> Int32 {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch let failure as StartFailure {
            Console.complain("retouchd: \(failure.message)")
            return failure.status
        } catch let end as QuietEnd {
            return end.status
        } catch {
            guard exitCode(for: error) != .success else {
                print(fullMessage(for: error))
                return 0
            }
            Console.complain(fullMessage(for: error))
            return 2
        }
    }
}

/// Why the server did not start, in words for the operator.
struct StartFailure: Error {
    var message: String
    /// 1: the machine does not let it; 2: it was told something wrong.
    var status: Int32

    static func wrong(_ message: String) -> StartFailure { StartFailure(message: message, status: 2) }
    static func impossible(_ message: String) -> StartFailure { StartFailure(message: message, status: 1) }

    static func unreadable(plates folder: String, _ trouble: PlateTrouble) -> StartFailure {
        wrong("the folder of plates \(folder): \(trouble).")
    }
}

/// A command that has said all there is to say, and whose answer is its status.
struct QuietEnd: Error {
    var status: Int32
}

/// Standard output and standard error.
enum Console {
    /// A line on standard output, there at once: scripts wait for it.
    static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// What this program is.
enum Build {
    static let version = "0.1.0"

    #if arch(x86_64)
        private static let machine = "x86_64"
    #elseif arch(arm64)
        private static let machine = "arm64"
    #else
        private static let machine = "other"
    #endif

    #if DEBUG
        private static let kind = "debug"
    #else
        private static let kind = "release"
    #endif

    static let text = "retouchd \(version) (\(machine), \(kind))"
}
