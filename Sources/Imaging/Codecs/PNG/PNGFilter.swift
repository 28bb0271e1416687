// The prediction that makes rows of a photograph compress.

/// Row filters (PNG third edition, 9).
enum PNGFilter {
    /// The number that a row filtered by Paeth's predictor begins with.
    static let paethType: UInt8 = 4

    /// Takes from each byte whichever of its neighbours, left, above and above left, is nearest to left + above - above left.
    ///
    /// One filter for all rows: trying all five on each row, as libpng does, makes photographs 1 or 2 % smaller and costs more
    /// than the compression.
    ///
    /// - Parameters:
    ///   - row: the row, with at least `step` zero bytes before it in memory.
    ///   - above: the row above (zeros over the first), with at least `step` zero bytes before it in memory.
    ///   - step: bytes a pixel, 3 or 4.
    static func paeth(
        _ row: UnsafePointer<UInt8>, above: UnsafePointer<UInt8>, step: Int, count: Int, into out: UnsafeMutablePointer<UInt8>
    ) {
        let left = row - step
        let corner = above - step
        for x in 0..<count {
            let a = Int16(left[x])
            let b = Int16(above[x])
            let c = Int16(corner[x])
            let distanceA = abs(b &- c)
            let distanceB = abs(a &- c)
            let distanceC = abs(a &+ b &- c &- c)
            let upper = distanceB <= distanceC ? b : c
            let nearest = distanceA <= distanceB && distanceA <= distanceC ? a : upper
            out[x] = row[x] &- UInt8(truncatingIfNeeded: nearest)
        }
    }
}
