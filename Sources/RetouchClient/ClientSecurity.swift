// How a connection is protected.

/// What lies between the client and the TCP connection.
public enum ClientSecurity: Sendable, Hashable {
    /// Nothing: loopback, or a network that is trusted.
    case plain
    /// TLS 1.3. All three are paths of PEM files: the authority to trust (`nil`: the system's), and the client's own
    /// certificate with its private key where the server demands one (both or neither).
    case tls(authority: String?, certificate: String?, key: String?)
}
