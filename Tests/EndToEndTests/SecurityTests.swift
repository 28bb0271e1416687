// TLS and mutual TLS, set up by flags at both ends.

import Foundation
import RetouchClient
import RetouchModel
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct Security {
        /// Certificates of a small authority, made with the system's openssl.
        private final class Certificates {
            let folder: TemporaryFolder

            init() async throws {
                folder = try TemporaryFolder()
                try await make("ca", ["-subj", "/CN=Test Authority", "-addext", "basicConstraints=critical,CA:TRUE"])
                for name in ["server", "client"] {
                    try await make(
                        name,
                        [
                            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-CA",
                            path("ca.pem"),
                            "-CAkey", path("ca.key"),
                        ])
                }
            }

            func path(_ name: String) -> String { folder.url.appending(path: name).path }

            private func make(_ name: String, _ arguments: [String]) async throws {
                let process = try ChildProcess(
                    "/usr/bin/openssl",
                    [
                        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-keyout",
                        path("\(name).key"), "-out", path("\(name).pem"),
                    ] + arguments)
                guard try await process.wait() == .exited(0) else {
                    throw ChildProcess.Failed(description: "openssl: \(process.errorOutput)")
                }
            }
        }

        private func server(_ certificates: Certificates, demandsClients: Bool) async throws -> ServerProcess {
            let identity = ["--tls-certificate", certificates.path("server.pem"), "--tls-key", certificates.path("server.key")]
            let demand = demandsClients ? ["--tls-client-ca", certificates.path("ca.pem")] : []
            return try await ServerProcess(flags: identity + demand)
        }

        @Test func tlsByFlags() async throws {
            let certificates = try await Certificates()
            let server = try await server(certificates, demandsClients: false)
            let trusting = try await CommandLineTool.run("health", "--tls-ca", certificates.path("ca.pem"), server: server)
            #expect(trusting.status == 0, "\(trusting.errors)")
            for arguments in [["health"], ["health", "--tls"]] {
                let process = try CommandLineTool.start(arguments, server: server)
                #expect(try await process.wait() == .exited(1), "\(arguments)")
                #expect(process.errorOutput.contains("retouch: Unavailable: "), "\(process.errorOutput)")
            }
            #expect(try await server.stop() == .exited(0))
        }

        @Test func mutualTLSByFlags() async throws {
            let certificates = try await Certificates()
            let server = try await server(certificates, demandsClients: true)
            let known = try await CommandLineTool.run(
                "health", "--tls-ca", certificates.path("ca.pem"), "--tls-certificate", certificates.path("client.pem"),
                "--tls-key", certificates.path("client.key"), server: server)
            #expect(known.status == 0, "\(known.errors)")
            let stranger = try await CommandLineTool.run("health", "--tls-ca", certificates.path("ca.pem"), server: server)
            #expect(stranger.status == 1)
            #expect(stranger.errors.contains("retouch: Unavailable: "), "\(stranger.errors)")
            #expect(try await server.stop() == .exited(0))
        }

        /// Plain bytes on the TLS port, and a handshake that never ends.
        @Test func plainBytesOnTheTLSPortAreClosed() async throws {
            let certificates = try await Certificates()
            let identity = ["--tls-certificate", certificates.path("server.pem"), "--tls-key", certificates.path("server.key")]
            let server = try await ServerProcess(limits: ["wire.handshake-ms": 1_000], flags: identity)
            let plain = try RawConnection(port: server.port)
            try plain.send(.clientHello)
            #expect(plain.closes())
            let silent = try RawConnection(port: server.port)
            #expect(silent.closes())
            let address = ServerAddress(host: "127.0.0.1", port: server.port)
            let client = try await RetouchClient.connect(
                to: address, security: .tls(authority: certificates.path("ca.pem"), certificate: nil, key: nil))
            #expect(try await client.health().state == .serving)
            await client.close()
        }
    }
}
