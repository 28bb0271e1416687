// Who may call: keys by their SHA-256, client certificates, or everyone.

import Foundation
import RPCCore
import RetouchModel
import Store

/// The accounts of a credentials file. One line each: name, space, SHA-256 of the key in hexadecimal; `#` begins a comment.
///
/// Keys are long and random (`retouchd credential` makes them), so one hash is enough; the file alone lets nobody in.
struct Credentials: Authenticator {
    private let accounts: [(name: String, key: Digest)]

    init(file: String) throws(StartFailure) {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw .wrong("the credentials file \(file) cannot be read.")
        }
        var accounts: [(name: String, key: Digest)] = []
        for (index, line) in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let words = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
                .split(whereSeparator: \.isWhitespace).map(String.init)
            guard !words.isEmpty else { continue }
            // The line's content stays out of the message: a key may have been pasted there.
            guard words.count == 2, Self.isName(words[0]), let key = Digest(hex: words[1]) else {
                throw .wrong(
                    "\(file), line \(index + 1): write an account's name and the SHA-256 of its key (retouchd credential).")
            }
            accounts.append((words[0], key))
        }
        guard !accounts.isEmpty else { throw .wrong("the credentials file \(file) names no account.") }
        self.accounts = accounts
    }

    var count: Int { accounts.count }

    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                    || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || ".-_".utf8.contains(byte)
            }
    }

    /// Looks at every account, so that the time tells nothing about which one came near.
    func principal(credential: String, certificate: [UInt8]?) -> Principal? {
        let given = Digest(of: credential)
        var found: String?
        for account in accounts where account.key.equalsInConstantTime(given) { found = account.name }
        return found.map { Principal(account: $0) }
    }
}

/// Mutual TLS without keys: each certificate is an account of its own.
struct CertificateAccounts: Authenticator {
    func principal(credential: String, certificate: [UInt8]?) -> Principal? {
        certificate.map { Principal(account: "certificate-" + Digest(of: $0).hex.prefix(32)) }
    }
}
