// Which way up a camera was held: the one EXIF tag that changes what a picture looks like.

/// Reads tag 274 of EXIF 2.32 from its TIFF structure.
enum ExifOrientation {
    /// The orientation in EXIF data; `upright` when there is none or the data are damaged.
    ///
    /// | offset | size | in the TIFF header |
    /// | --- | --- | --- |
    /// | 0 | 2 | `II` (little-endian) or `MM` (big-endian) |
    /// | 2 | 2 | 42 |
    /// | 4 | 4 | offset of the first directory: a count of 2 bytes, then entries of 12: tag, type, count, value |
    ///
    /// - Parameter start: where the TIFF header is, or the `Exif\0\0` before it.
    static func read(_ bytes: [UInt8], at start: Int, end: Int) -> Orientation {
        let base = bytes.holds("Exif\0\0", at: start) ? start + 6 : start
        let little = bytes.holds("II", at: base)
        guard little || bytes.holds("MM", at: base) else { return .upright }
        func number(_ size: Int, _ offset: Int) -> Int? {
            guard base + offset + size <= end else { return nil }
            if little { return bytes.little(size, at: base + offset) }
            return size == 2 ? bytes.big16(at: base + offset) : bytes.big32(at: base + offset)
        }
        guard number(2, 2) == 42, let directory = number(4, 4), let entries = number(2, directory) else { return .upright }
        for index in 0..<entries {
            let entry = directory + 2 + index * 12
            guard let tag = number(2, entry) else { return .upright }
            guard tag == 274 else { continue }
            // Type 3 is a 16-bit number in the first half of the value; some writers use type 4, 32 bits.
            let value = number(2, entry + 2) == 4 ? number(4, entry + 8) : number(2, entry + 8)
            return value.flatMap(Orientation.init(rawValue:)) ?? .upright
        }
        return .upright
    }
}
