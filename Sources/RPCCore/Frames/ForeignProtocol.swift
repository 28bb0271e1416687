// Whoever knocks on the wrong port gets told in words.

import NIOCore

/// Protocols that people point at the wrong port, by their first bytes.
enum ForeignProtocol {
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        (Array("PRI * HTTP/2".utf8), "HTTP/2"),
        (Array("SSH-".utf8), "SSH"),
        (Array("PROXY ".utf8), "the PROXY protocol, version 1"),
        ([0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a], "the PROXY protocol, version 2"),
        ([0x16, 0x03], "TLS"),
    ]
    private static let methods = ["GET ", "HEAD ", "POST ", "PUT ", "DELETE ", "CONNECT ", "OPTIONS ", "TRACE ", "PATCH "]

    /// The protocol whose first bytes these are, as far as they have come; `nil` when none of them fits.
    static func name(of bytes: some Collection<UInt8>) -> String? {
        for (signature, name) in signatures where agrees(bytes, signature) { return name }
        for method in methods where agrees(bytes, Array(method.utf8)) { return "HTTP/1" }
        return nil
    }

    private static func agrees(_ bytes: some Collection<UInt8>, _ signature: [UInt8]) -> Bool {
        zip(bytes, signature).allSatisfy { $0 == $1 }
    }
}
