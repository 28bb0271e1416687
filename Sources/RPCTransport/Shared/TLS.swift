// TLS 1.3 by configuration value, with client certificates where the server demands them.

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
        try tlsContext {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try chain(identity), privateKey: .privateKey(try key(identity)))
            configuration.minimumTLSVersion = .tlsv13
            if let clientAuthoritiesFile {
                configuration.trustRoots = .file(clientAuthoritiesFile)
                configuration.certificateVerification = .noHostnameVerification
            }
            return configuration
        }
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
        try tlsContext {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv13
            if let authoritiesFile { configuration.trustRoots = .file(authoritiesFile) }
            if let identity {
                configuration.certificateChain = try chain(identity)
                configuration.privateKey = .privateKey(try key(identity))
            }
            return configuration
        }
    }
}

private func chain(_ identity: TLSIdentity) throws -> [NIOSSLCertificateSource] {
    try NIOSSLCertificate.fromPEMFile(identity.certificateFile).map { .certificate($0) }
}

private func key(_ identity: TLSIdentity) throws -> NIOSSLPrivateKey {
    try NIOSSLPrivateKey(file: identity.keyFile, format: .pem)
}

private func tlsContext(_ configure: () throws -> TLSConfiguration) throws(RPCError) -> NIOSSLContext {
    do {
        return try NIOSSLContext(configuration: try configure())
    } catch {
        throw RPCError(.invalidArgument, "TLS cannot be set up: \(error)", processed: .notStarted)
    }
}
