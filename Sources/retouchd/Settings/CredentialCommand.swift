// retouchd credential: a new key for an account.

import ArgumentParser
import Store

struct CredentialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credential", abstract: "Make a new key for an account.",
        discussion: """
            Prints the key, which is shown only now, and the line for the file of serve --credentials, which holds its SHA-256 alone.
            """)

    @Argument(help: "The account's name: letters, digits, dots, dashes and underscores.")
    var account: String

    func run() throws {
        guard Credentials.isName(account) else {
            throw ValidationError("\(account): an account's name has letters, digits, dots, dashes and underscores")
        }
        var random = SystemRandomNumberGenerator()
        let key = "rk_" + (0..<4).map { _ in Self.hexadecimal(random.next()) }.joined()
        print("key:  \(key)")
        print("line: \(account) \(Digest(of: key).hex)")
    }

    private static func hexadecimal(_ bits: UInt64) -> String {
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
