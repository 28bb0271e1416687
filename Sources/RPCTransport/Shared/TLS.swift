// TLS 1.3 by configuration value, with client certificates where the server demands them.

import Glibc
import NIOCore
import NIOSSL
import RPCCore

/// A certificate chain and its key, in PEM files.
package struct TLSIdentity: Sendable, Hashable {
    package var certificateFile: String
    package var keyFile: String

    package init(certificateFile: String, keyFile: String) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }
}

/// TLS at the server's end.
package struct ServerTLS: Sendable, Hashable {
    package var identity: TLSIdentity
    /// Authorities of client certificates, in a PEM file; set, a client without a certificate of theirs is refused.
    package var clientAuthoritiesFile: String?

    package init(identity: TLSIdentity, clientAuthoritiesFile: String? = nil) {
        self.identity = identity
        self.clientAuthoritiesFile = clientAuthoritiesFile
    }

    /// - Throws: `invalidArgument` when a file cannot be read, with its name.
    func context() throws(RPCError) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try chain(identity), privateKey: .privateKey(try key(identity)))
        configuration.minimumTLSVersion = .tlsv13
        if let clientAuthoritiesFile {
            configuration.trustRoots = try trust(clientAuthoritiesFile)
            configuration.certificateVerification = .noHostnameVerification
        }
        return try tlsContext(configuration, identity)
    }
}

/// TLS at the client's end.
package struct ClientTLS: Sendable, Hashable {
    /// Authorities of the server's certificate, in a PEM file; `nil` = the system's.
    package var authoritiesFile: String?
    /// The name that the certificate must have; `nil` = the host that is connected to.
    package var serverName: String?
    /// For servers that demand a client certificate.
    package var identity: TLSIdentity?

    package init(authoritiesFile: String? = nil, serverName: String? = nil, identity: TLSIdentity? = nil) {
        self.authoritiesFile = authoritiesFile
        self.serverName = serverName
        self.identity = identity
    }

    /// - Throws: `invalidArgument` when a file cannot be read, with its name.
    func context() throws(RPCError) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv13
        if let authoritiesFile { configuration.trustRoots = try trust(authoritiesFile) }
        if let identity {
            configuration.certificateChain = try chain(identity)
            configuration.privateKey = .privateKey(try key(identity))
        }
        return try tlsContext(configuration, identity)
    }
}

private func chain(_ identity: TLSIdentity) throws(RPCError) -> [NIOSSLCertificateSource] {
    try pem(identity.certificateFile, "certificate") { try NIOSSLCertificate.fromPEMFile($0) }.map { .certificate($0) }
}

private func key(_ identity: TLSIdentity) throws(RPCError) -> NIOSSLPrivateKey {
    try pem(identity.keyFile, "private key") { try NIOSSLPrivateKey(file: $0, format: .pem) }
}

/// Authorities are loaded when the context is made; read here, so that an error has their file's name.
private func trust(_ file: String) throws(RPCError) -> NIOSSLTrustRoots {
    _ = try pem(file, "certificate") { try NIOSSLCertificate.fromPEMFile($0) }
    return .file(file)
}

private func pem<Value>(_ file: String, _ what: String, _ load: (String) throws -> Value) throws(RPCError) -> Value {
    guard access(file, R_OK) == 0 else {
        throw tlsFailure("\(file) cannot be read: \(TroubleInWords.system(errno))", log: "")
    }
    do {
        return try load(file)
    } catch {
        throw tlsFailure("\(file) holds no \(what) in PEM", log: "\(error)")
    }
}

private func tlsContext(_ configuration: TLSConfiguration, _ identity: TLSIdentity?) throws(RPCError) -> NIOSSLContext {
    do {
        return try NIOSSLContext(configuration: configuration)
    } catch {
        let files = identity.map { " (\($0.certificateFile), \($0.keyFile))" } ?? ""
        throw tlsFailure(TroubleInWords.text(error) + files, log: "\(error)")
    }
}

private func tlsFailure(_ text: String, log: String) -> RPCError {
    RPCError(.invalidArgument, "TLS cannot be set up: \(text)", processed: .notStarted, log: log)
}
