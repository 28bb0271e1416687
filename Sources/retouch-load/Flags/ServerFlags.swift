// Which server, and how it is reached.

import ArgumentParser
import Foundation
import LoadTesting
import RetouchClient
import RetouchModel

struct ServerFlags: ParsableArguments {
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

    @Option(
        help: ArgumentHelp(
            "The server's process, if it runs on this machine: its CPU time and memory are sampled.", valueName: "pid"))
    var serverPid: Int32?

    /// Where the server is.
    func address() throws -> ServerAddress {
        guard let address = ServerAddress(server) else {
            throw ValidationError("--server \(server): write HOST:PORT, such as 127.0.0.1:7433")
        }
        return address
    }

    /// How one connection is opened.
    func connect() throws -> ConnectionPool.Connect {
        let address = try address()
        let secret = credential ?? ProcessInfo.processInfo.environment["RETOUCH_CREDENTIAL"]
        let security = try security()
        return { () async throws(EditFailure) in
            try await RetouchClient.connect(to: address, credential: secret, security: security, agent: "retouch-load/1")
        }
    }

    /// Refuses what can be refused without the server.
    func check() throws {
        if let serverPid, ProcessFigures.read(pid: serverPid) == nil {
            throw UsageFailure("--server-pid \(serverPid): there is no such process")
        }
        _ = try connect()
    }

    private func security() throws -> ClientSecurity {
        guard tls || tlsCa != nil || tlsCertificate != nil || tlsKey != nil else { return .plain }
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key come together")
        }
        for file in [tlsCa, tlsCertificate, tlsKey].compactMap({ $0 }) where !FileManager.default.isReadableFile(atPath: file) {
            throw UsageFailure("\(file): cannot be read")
        }
        return .tls(authority: tlsCa, certificate: tlsCertificate, key: tlsKey)
    }
}
