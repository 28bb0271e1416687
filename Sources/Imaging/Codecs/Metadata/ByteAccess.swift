// Numbers in untrusted bytes: every read is checked.

extension Array where Element == UInt8 {
    /// The big-endian number of two bytes at `offset`; `nil` when the array ends before.
    func big16(at offset: Int) -> Int? {
        guard offset >= 0, offset <= count - 2 else { return nil }
        return Int(self[offset]) << 8 | Int(self[offset + 1])
    }

    /// The big-endian number of four bytes at `offset`; `nil` when the array ends before.
    func big32(at offset: Int) -> Int? {
        guard let high = big16(at: offset), let low = big16(at: offset + 2) else { return nil }
        return high << 16 | low
    }

    /// The little-endian number of `bytes` bytes at `offset`; `nil` when the array ends before.
    func little(_ bytes: Int, at offset: Int) -> Int? {
        guard offset >= 0, offset <= count - bytes else { return nil }
        return (0..<bytes).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
    }

    /// Whether the ASCII characters of `text` stand at `offset`.
    func holds(_ text: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, offset <= count - text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { characters in
            characters.indices.allSatisfy { self[offset + $0] == characters[$0] }
        }
    }
}
