// The command-line client's root: where the server is, which subcommands there are, and what each exit status means.

import ArgumentParser
import Foundation
import RetouchClient
import RetouchModel

@main
struct Retouch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retouch",
        abstract: "Edits pictures on a Retouch server.",
        discussion: """
            Exit status: 0 when the job was done, 1 when the server refused or failed it (its error's name is on \
            standard error), 2 when the command line was wrong or a file could not be read or written, 130 after Ctrl-C.
            """,
        subcommands: [Edit.self, Background.self, Plan.self, Suggest.self, Describe.self, Health.self, Sheet.self])

    @Option(help: ArgumentHelp("The server's address.", valueName: "host:port"))
    var server = "127.0.0.1:7433"

    @Option(help: "The credential, when the server asks for one; RETOUCH_CREDENTIAL is used when it is not given.")
    var credential: String?

    @Flag(help: "Connect through TLS.")
    var tls = false

    @Option(
        help: ArgumentHelp("Trust this certificate authority (PEM) instead of the system's; implies --tls.", valueName: "file"))
    var tlsCa: String?

    @Option(help: ArgumentHelp("Client certificate (PEM) for mutual TLS; implies --tls.", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("Private key (PEM) of the client certificate.", valueName: "file"))
    var tlsKey: String?

    static func main() async {
        Foundation.exit(await Interruption.guarding { await perform() })
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
        } catch let failure as EditFailure {
            return fail("retouch: \(failure.reason.rawValue): \(failure.message)", status: 1)
        } catch let failure as UsageFailure {
            return fail("Error: \(failure.description)", status: 2)
        } catch {
            guard exitCode(for: error) != .success else {
                print(fullMessage(for: error))
                return 0
            }
            return fail(fullMessage(for: error), status: 2)
        }
    }

    private static func fail(_ text: String, status: Int32) -> Int32 {
        FileHandle.standardError.write(Data((text + "\n").utf8))
        return status
    }

    func run() throws {
        throw ValidationError("name a subcommand")
    }

    /// Opens the connection that the root's options describe.
    func connect() async throws -> RetouchClient {
        guard let address = ServerAddress(server) else {
            throw ValidationError("--server \(server): write HOST:PORT, such as 127.0.0.1:7433")
        }
        let secret = credential ?? ProcessInfo.processInfo.environment["RETOUCH_CREDENTIAL"]
        return try await RetouchClient.connect(to: address, credential: secret, security: try security())
    }

    private func security() throws -> ClientSecurity {
        guard tls || tlsCa != nil || tlsCertificate != nil || tlsKey != nil else { return .plain }
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key come together")
        }
        for file in [tlsCa, tlsCertificate, tlsKey].compactMap({ $0 }) { _ = try PictureFile.read(file) }
        return .tls(authority: tlsCa, certificate: tlsCertificate, key: tlsKey)
    }
}
