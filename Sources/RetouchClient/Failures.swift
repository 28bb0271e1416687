// What a caller of the client gets to see when something fails.

import RPCCore
import RPCTransport
import RetouchAPI
import RetouchModel

extension EditFailure {
    /// A call's or a connection's error. Trouble with the connection names the server that it was with.
    init(_ error: RPCError, from address: ServerAddress) {
        self.init(error)
        if reason == .unavailable && !message.contains("\(address)") { message = "\(address): \(message)" }
    }

    /// An answer that this client cannot read: the server is at fault, or is something else.
    init(unreadable error: MessageError, from address: ServerAddress) {
        self.init(.pipeline, stage: .output, "\(address) sent an answer that cannot be read: \(error.description)")
    }
}

extension Duration {
    /// Milliseconds, rounded up and at least 1, so that a time limit never becomes none.
    var wholeMilliseconds: UInt32 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, seconds < Int64(UInt32.max) / 1_000 else { return seconds < 0 ? 1 : UInt32.max }
        let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return UInt32(max(1, seconds * 1_000 + fraction))
    }
}

extension ClientSecurity {
    /// As the transport takes it; `nil` for plain TCP.
    var transport: ClientTLS? {
        switch self {
        case .plain: nil
        case .tls(let authority, let certificate, let key):
            ClientTLS(
                authoritiesFile: authority,
                identity: certificate.map { TLSIdentity(certificateFile: $0, keyFile: key ?? "") })
        }
    }
}
