// What an ICC profile is for.

/// The header of an ICC profile (ICC.1:2022, 7.2).
enum ColorProfile {
    /// Whether the profile is whole and its device colours are RGB: only then it can stand beside RGB pixels.
    ///
    /// The header has 128 bytes: the profile's size at 0, the colour space at 16, the signature `acsp` at 36.
    static func describesRGB(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 132, let size = bytes.big32(at: 0) else { return false }
        return size >= 132 && size <= bytes.count && bytes.holds("RGB ", at: 16) && bytes.holds("acsp", at: 36)
    }
}
