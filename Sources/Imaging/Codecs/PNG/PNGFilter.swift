// The five predictions of a PNG row, and the choice between them.

/// Row filters (PNG third edition, 9). Bytes before a row's start and above the first row are 0.
enum PNGFilter: UInt8 {
    case sub = 1
    case up = 2
    case paeth = 4

    /// Filters `count` bytes.
    ///
    /// - Parameters:
    ///   - row: the row, with at least 4 zero bytes before it in memory.
    ///   - above: the row above, with at least 4 zero bytes before it in memory.
    ///   - step: bytes a pixel, 3 or 4.
    @inline(__always)
    func apply(
        _ row: UnsafePointer<UInt8>, above: UnsafePointer<UInt8>, step: Int, count: Int, into out: UnsafeMutablePointer<UInt8>
    ) {
        switch self {
        case .sub:
            let left = row - step
            for x in 0..<count { out[x] = row[x] &- left[x] }
        case .up:
            for x in 0..<count { out[x] = row[x] &- above[x] }
        case .paeth:
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

    /// The sum of the bytes' distances from 0 as signed numbers: the usual guess at how badly a filtered row compresses.
    @inline(__always)
    static func cost(_ filtered: UnsafePointer<UInt8>, count: Int) -> Int {
        var total = 0
        // Partial sums of 16 bits hold 256 bytes of at most 128 each.
        for start in stride(from: 0, to: count, by: 256) {
            var sum: UInt16 = 0
            for x in start..<min(start + 256, count) {
                let value = filtered[x]
                sum &+= UInt16(min(value, 0 &- value))
            }
            total += Int(sum)
        }
        return total
    }
}
