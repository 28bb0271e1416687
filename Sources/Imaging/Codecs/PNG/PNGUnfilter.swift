// Rows of a PNG as they were before filtering.

/// Undoes row filters (PNG third edition, 9.2) for pixels of 3 or 4 bytes.
enum PNGUnfilter {
    /// Turns filtered bytes back into the row; `above` holds the finished row above it, zeros over the first.
    ///
    /// - Parameters:
    ///   - type: the byte before the row, 0 ... 4.
    ///   - row: `count` filtered bytes; they are replaced.
    ///   - step: bytes a pixel.
    /// - Returns: whether there is such a filter.
    static func undo(
        type: UInt8, row: UnsafeMutablePointer<UInt8>, above: UnsafePointer<UInt8>, count: Int, step: Int
    ) -> Bool {
        switch type {
        case 0: break
        case 1: for x in step..<max(step, count) { row[x] &+= row[x - step] }
        case 2: addAbove(row, above, count)
        case 3: addMean(row, above, count, step)
        case 4: step == 3 ? addNearest(row, above, count, 3) : addNearest(row, above, count, 4)
        default: return false
        }
        return true
    }

    private static func addAbove(_ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int) {
        for x in 0..<count { row[x] &+= above[x] }
    }

    private static func addMean(
        _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ step: Int
    ) {
        for x in 0..<min(step, count) { row[x] &+= above[x] >> 1 }
        for x in step..<max(step, count) {
            row[x] &+= UInt8(truncatingIfNeeded: (UInt16(row[x - step]) &+ UInt16(above[x])) >> 1)
        }
    }

    /// One pixel at a time, its channels side by side: each needs the pixel before it.
    @inline(__always)
    private static func addNearest(
        _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ step: Int
    ) {
        var left = SIMD4<Int16>()
        var corner = SIMD4<Int16>()
        var x = 0
        while x < count {
            let upper = load(above + x, step)
            let across = upper &- corner
            let down = left &- corner
            let distanceA = magnitude(across)
            let distanceB = magnitude(down)
            let distanceC = magnitude(across &+ down)
            let least = smaller(smaller(distanceA, distanceB), distanceC)
            // Left wins ties over above, and above over the corner.
            let nearest = corner.replacing(with: upper, where: distanceB .== least)
                .replacing(with: left, where: distanceA .== least)
            left = (nearest &+ load(row + x, step)) & 0xFF
            corner = upper
            for channel in 0..<step { row[x + channel] = UInt8(truncatingIfNeeded: left[channel]) }
            x += step
        }
    }

    @inline(__always)
    private static func load(_ bytes: UnsafePointer<UInt8>, _ step: Int) -> SIMD4<Int16> {
        SIMD4(Int16(bytes[0]), Int16(bytes[1]), Int16(bytes[2]), step == 4 ? Int16(bytes[3]) : 0)
    }

    @inline(__always)
    private static func magnitude(_ vector: SIMD4<Int16>) -> SIMD4<Int16> {
        vector.replacing(with: 0 &- vector, where: vector .< 0)
    }

    @inline(__always)
    private static func smaller(_ a: SIMD4<Int16>, _ b: SIMD4<Int16>) -> SIMD4<Int16> { a.replacing(with: b, where: b .< a) }
}
