// TLS and mutual TLS; the certificates are made for the test and live in its temporary folder.

import Foundation
import NIOCore
import RPCCore
import RPCTransport
import RetouchModel
import Testing

/// An authority, a server's certificate for "localhost" and a client's, by the openssl command.
private struct Certificates {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("retouch-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem")
        for name in ["server", "client", "server-by-address"] {
            try openssl(
                "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=\(name) -keyout \(name).key -out \(name).csr")
            let names = name == "server-by-address" ? "DNS:*.shop.example,DNS:localhost,IP:127.0.0.1" : "DNS:localhost"
            try "subjectAltName=\(names)".write(to: file("\(name).ext"), atomically: true, encoding: .utf8)
            try openssl(
                "x509 -req -in \(name).csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile \(name).ext -out \(name).pem"
            )
        }
    }

    func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
    func path(_ name: String) -> String { file(name).path }

    func identity(_ name: String) -> TLSIdentity {
        TLSIdentity(certificateFile: path("\(name).pem"), keyFile: path("\(name).key"))
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    private func openssl(_ arguments: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments.split(separator: " ").map(String.init)
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "openssl \(arguments)")
    }
}

@Suite(.timeLimit(.minutes(1))) struct TLSTests {
    @Test func echoOverTLS() async throws {
        let files = try Certificates()
        defer { files.remove() }
        let server = try await startServer(tls: ServerTLS(identity: files.identity("server")))
        let trusting = ClientTLS(authoritiesFile: files.path("ca.pem"), serverName: "localhost")
        let client = try await connect(server, tls: trusting)
        let body = Body(ByteBuffer(repeating: 5, count: 3_000_000))
        #expect(try await client.unary("test/Echo", body).body == body)
        await client.close()
        // A name that the certificate does not have, an authority that is not known, no TLS at all.
        let wrongName = await failure { () throws(RPCError) in
            _ = try await secure(server, ClientTLS(authoritiesFile: files.path("ca.pem"), serverName: "elsewhere"))
        }
        expect(wrongName, says: "the certificate is for another name")
        let unknown = await failure { () throws(RPCError) in
            _ = try await secure(server, ClientTLS(authoritiesFile: files.path("client.pem"), serverName: "localhost"))
        }
        expect(unknown, says: "the certificate is not trusted")
        let plain = await failure { () throws(RPCError) in _ = try await secure(server, nil) }
        #expect(plain?.status.code == .unavailable)
        let deaf = try await startServer()
        let unsecured = await failure { () throws(RPCError) in _ = try await secure(deaf, trusting) }
        expect(unsecured, says: "the peer does not speak TLS")
        await deaf.close()
        await server.drain()
        #expect(server.connectionCount == 0)
    }

    /// A certificate with the server's address is not one for every name that leads there.
    @Test func whereANameIsGivenOnlyTheNameCounts() async throws {
        let files = try Certificates()
        defer { files.remove() }
        let server = try await startServer(tls: ServerTLS(identity: files.identity("server-by-address")))
        for name in [nil, "127.0.0.1", "localhost", "LOCALHOST.", "a.shop.example"] {
            let client = try await secure(server, ClientTLS(authoritiesFile: files.path("ca.pem"), serverName: name))
            #expect(try await client.unary("test/Echo", Body()).body.isEmpty)
            await client.close()
        }
        for name in ["elsewhere.example", "shop.example", "a.b.shop.example"] {
            let error = await failure { () throws(RPCError) in
                _ = try await secure(server, ClientTLS(authoritiesFile: files.path("ca.pem"), serverName: name))
            }
            expect(error, says: "the certificate is for another name")
        }
        await server.close()
    }

    @Test func aServersHandshakeHasATimeLimit() async throws {
        let listener = try Listener()
        var limits = Limits.Wire()
        limits.handshakeMilliseconds = 30
        let error = await failure { () throws(RPCError) in
            _ = try await RPCClient.connect(
                RPCClient.Configuration(host: "127.0.0.1", port: listener.port, tls: ClientTLS(), limits: limits), codec: codec,
                logger: quiet)
        }
        expect(error, says: "no TLS handshake within 30 ms")
        listener.close()
    }

    @Test func mutualTLS() async throws {
        let files = try Certificates()
        defer { files.remove() }
        let server = try await startServer(
            tls: ServerTLS(identity: files.identity("server"), clientAuthoritiesFile: files.path("ca.pem")))
        let known = ClientTLS(
            authoritiesFile: files.path("ca.pem"), serverName: "localhost", identity: files.identity("client"))
        let client = try await connect(server, tls: known)
        let reply = try await client.unary("test/Private", Body())
        #expect(String(buffer: reply.body.contiguous()) == "by certificate")
        let anonymous = await failure { () throws(RPCError) in
            _ = try await secure(server, ClientTLS(authoritiesFile: files.path("ca.pem"), serverName: "localhost"))
        }
        #expect(anonymous?.status.code == .unavailable)
        await server.close()
    }

    @Test func handshakeHasATimeLimit() async throws {
        let files = try Certificates()
        defer { files.remove() }
        var limits = Limits.Wire()
        limits.handshakeMilliseconds = 30
        let server = try await startServer(limits: limits, tls: ServerTLS(identity: files.identity("server")))
        let peer = try RawPeer(port: server.port)
        #expect(try await peer.frames().isEmpty)
        await server.close()
    }

    @Test func filesThatCannotBeUsedAreNamed() async throws {
        let files = try Certificates()
        defer { files.remove() }
        let (certificate, key, other) = (files.path("server.pem"), files.path("server.key"), files.path("client.key"))
        for (identity, words) in [
            (
                TLSIdentity(certificateFile: "/nowhere/a.pem", keyFile: key),
                "/nowhere/a.pem cannot be read: no such file or directory"
            ),
            (TLSIdentity(certificateFile: key, keyFile: key), "\(key) holds no certificate in PEM"),
            (TLSIdentity(certificateFile: certificate, keyFile: certificate), "\(certificate) holds no private key in PEM"),
            (
                TLSIdentity(certificateFile: certificate, keyFile: other),
                "the private key does not belong to the certificate (\(certificate), \(other))"
            ),
        ] {
            let error = await failure { () throws(RPCError) in
                _ = try await RPCServer.start(
                    RPCServer.Configuration(tls: ServerTLS(identity: identity)), router: Router([]), codec: codec,
                    authenticator: TestAuthenticator(), logger: quiet)
            }
            #expect(error?.status.code == .invalidArgument)
            #expect(error?.status.message == "TLS cannot be set up: \(words)")
        }
    }

    @Test func aPortInUseIsSaidInWords() async throws {
        let server = try await startServer()
        let error = await failure { () throws(RPCError) in
            _ = try await RPCServer.start(
                RPCServer.Configuration(port: server.port), router: Router([]), codec: codec,
                authenticator: TestAuthenticator(), logger: quiet)
        }
        #expect(error?.status.message == "cannot listen on 127.0.0.1:\(server.port): address already in use")
        await server.close()
    }

    /// A failed connection in words for people: no type names of a library, no path of its sources.
    private func expect(_ error: RPCError?, says words: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(error?.status.code == .unavailable, sourceLocation: sourceLocation)
        let message = error?.status.message ?? ""
        #expect(message.contains(words) && !message.contains("SSL"), "\(message)", sourceLocation: sourceLocation)
    }

    private func secure(_ server: RPCServer, _ tls: ClientTLS?) async throws(RPCError) -> RPCClient {
        try await RPCClient.connect(
            RPCClient.Configuration(host: "127.0.0.1", port: server.port, tls: tls), codec: codec, logger: quiet)
    }
}
