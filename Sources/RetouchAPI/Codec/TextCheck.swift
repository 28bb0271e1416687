// What protobuf-c does not check: that a string is UTF-8, and that it does not end before its end.

/// Checks strings by their length on the wire, before they become C strings.
enum TextCheck {
    /// - Throws: `malformed` for a NUL (a C string would silently end there) and for what is not UTF-8 (RFC 3629: no overlong forms, no
    ///   surrogates, nothing above U+10FFFF).
    static func check(_ text: UnsafeRawBufferPointer) throws(MessageError) {
        var offset = 0
        let count = text.count
        while offset < count {
            // Eight ASCII bytes at once: no byte has its top bit set, and none is zero.
            while offset + 8 <= count {
                let word = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                guard word & 0x8080_8080_8080_8080 == 0, !hasZero(word) else { break }
                offset += 8
            }
            guard offset < count else { return }
            let length = sequence(text, at: offset)
            guard length > 0 else {
                throw text[offset] == 0
                    ? MessageError(.malformed, "a NUL at byte \(offset)")
                    : MessageError(.malformed, "broken UTF-8 at byte \(offset)")
            }
            offset += length
        }
    }

    /// The trick of "Bit Twiddling Hacks" (Anderson): subtracting borrows into the top bit of zero bytes.
    private static func hasZero(_ word: UInt64) -> Bool {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
    }

    /// Bytes of the scalar that starts here; 0 when none does, or when it is NUL. Ranges of table 3-7 of the Unicode Standard.
    private static func sequence(_ text: UnsafeRawBufferPointer, at offset: Int) -> Int {
        let first = text[offset]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xbf
        switch first {
        case 0x01...0x7f: return 1
        case 0xc2...0xdf: length = 2
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: length = 3
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        case 0xf1...0xf3: length = 4
        default: return 0
        }
        guard offset + length <= text.count, second.contains(text[offset + 1]) else { return 0 }
        for index in 2..<max(2, length) where text[offset + index] & 0xc0 != 0x80 { return 0 }
        return length
    }
}
