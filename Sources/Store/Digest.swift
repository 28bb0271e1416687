// SHA-256 as the store uses it: names of images, fingerprints of requests, hashed credentials.

import Crypto

/// A SHA-256 digest (FIPS 180-4), 32 bytes.
package struct Digest: Sendable, Hashable {
    /// 64 lower-case hexadecimal digits.
    package let hex: String

    /// Hashes `bytes`. Runs at more than 1 GB/s where the processor has SHA instructions.
    package init(of bytes: [UInt8]) {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        hex = Self.hexadecimal(hash.finalize())
    }

    /// Hashes the UTF-8 bytes of `text`.
    package init(of text: String) {
        self.init(of: Array(text.utf8))
    }

    /// A digest that was written down before; `nil` unless it is 64 lower-case hexadecimal digits.
    package init?(hex: String) {
        guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        self.hex = hex
    }

    fileprivate static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Compares without leaving early, so that the time tells nothing about where two digests differ.
    package func equalsInConstantTime(_ other: Digest) -> Bool {
        zip(hex.utf8, other.hex.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Hashes a list of fields so that no two different lists give the same bytes: each field is preceded by its length.
package struct FieldHasher: Sendable {
    private var hash = SHA256()

    package init() {}

    package mutating func add(_ bytes: [UInt8]) {
        addLength(bytes.count)
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    package mutating func add(_ text: String) {
        add(Array(text.utf8))
    }

    package mutating func add(_ number: Int) {
        addLength(8)
        addLength(number)
    }

    /// An absent field differs from an empty one.
    package mutating func add(_ text: String?) {
        add(text == nil ? 0 : 1)
        if let text { add(text) }
    }

    package func finish() -> Digest {
        Digest(finished: hash.finalize())
    }

    private mutating func addLength(_ length: Int) {
        withUnsafeBytes(of: UInt64(bitPattern: Int64(length)).bigEndian) { hash.update(bufferPointer: $0) }
    }
}

extension Digest {
    fileprivate init(finished: SHA256.Digest) {
        hex = Self.hexadecimal(finished)
    }
}
