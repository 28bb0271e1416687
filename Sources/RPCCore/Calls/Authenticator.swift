// Who is at the other end of a connection.

/// Decides who calls, once for each connection, when its HELLO came. Called on an event loop: answers from memory.
package protocol Authenticator: Sendable {
    /// The principal of all calls of a connection; `nil` when only methods for everyone may be called.
    ///
    /// - Parameters:
    ///   - credential: as HELLO brought it; empty without one. Never logged.
    ///   - certificate: the client's certificate in DER, verified against the configured authorities; `nil` without mutual TLS.
    func principal(credential: String, certificate: [UInt8]?) -> Principal?
}

/// Everyone is one principal: for servers on loopback, and for tests.
package struct OpenAuthenticator: Authenticator {
    private let account: Principal

    package init(account: String) {
        self.account = Principal(account: account)
    }

    package func principal(credential: String, certificate: [UInt8]?) -> Principal? { account }
}
