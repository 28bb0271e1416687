// Chance that is tied to a place: a brick, a window, a board.

/// Numbers of 0 ..< 1 that belong to a place and not to an order of drawing.
enum PlaceHash {
    @inline(__always)
    static func value(_ seed: UInt64, _ a: Float, _ b: Float, _ channel: UInt64 = 0) -> Float {
        var x = UInt64(bitPattern: Int64(a)) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(b)) &* 0xC2B2_AE3D_27D4_EB4F
        x ^= seed &+ channel &* 0x1656_67B1_9E37_79F9
        x ^= x >> 31
        x = x &* 0xBF58_476D_1CE4_E5B9
        x ^= x >> 29
        return Float(x >> 40) * 0x1p-24
    }
}
