// How far a result is from its source, made visible.

import Imaging

/// The largest difference of any channel, pixel by pixel.
struct HeatMap {
    let width: Int
    let height: Int
    /// 0 ... 255 for each pixel.
    let differences: [UInt8]
    let largest: Int
    /// Pixels that differ at all.
    let changed: Int

    /// Both pictures have the same size.
    init(_ a: Raster, _ b: Raster) {
        precondition(a.width == b.width && a.height == b.height)
        width = a.width
        height = a.height
        var largest: UInt8 = 0
        var changed = 0
        differences = [UInt8](unsafeUninitializedCapacity: a.pixelCount) { buffer, count in
            a.pixels.withUnsafeBytes { a in
                b.pixels.withUnsafeBytes { b in
                    for index in 0..<buffer.count {
                        let value = Self.difference(
                            a.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self),
                            b.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self))
                        buffer[index] = value
                        largest = max(largest, value)
                        if value > 0 { changed += 1 }
                    }
                }
            }
            count = buffer.count
        }
        self.largest = Int(largest)
        self.changed = changed
    }

    @inline(__always)
    static func difference(_ a: SIMD4<UInt8>, _ b: SIMD4<UInt8>) -> UInt8 {
        let apart = pointwiseMax(a, b) &- pointwiseMin(a, b)
        // Colours of what nobody sees do not count.
        return a.w | b.w == 0 ? 0 : apart.max()
    }

    /// The map at another size. Where it shrinks, the largest difference of all pixels that meet counts: a single changed one shows.
    func pooled(width newWidth: Int, height newHeight: Int) -> Plane<UInt8> {
        var pooled = Plane<UInt8>(width: newWidth, height: newHeight, repeating: 0)
        for y in 0..<newHeight {
            let top = y * height / newHeight
            let bottom = max(top + 1, ((y + 1) * height + newHeight - 1) / newHeight)
            for x in 0..<newWidth {
                let left = x * width / newWidth
                let right = max(left + 1, ((x + 1) * width + newWidth - 1) / newWidth)
                var most: UInt8 = 0
                for row in top..<min(bottom, height) {
                    for column in left..<min(right, width) { most = max(most, differences[row * width + column]) }
                }
                pooled[x, y] = most
            }
        }
        return pooled
    }

    /// The colour of a difference: lightness rises evenly with its logarithm, so that one level already stands out from none.
    static func color(_ difference: UInt8) -> SIMD4<UInt8> { colors[Int(difference)] }

    private static let colors: [SIMD4<UInt8>] = (0..<256).map { difference in
        guard difference > 0 else { return SIMD4(14, 14, 18, 255) }
        // Doublings of (difference + 1), 1 ... 8, along the stops.
        var whole = 0
        while difference + 1 >= 2 << whole { whole += 1 }
        let part = Float(difference + 1) / Float(1 << whole) - 1
        let place = (Float(whole - 1) + part) / 7 * Float(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        let color = stops[index] + (stops[index + 1] - stops[index]) * (place - Float(index))
        return SIMD4(UInt8(color.x), UInt8(color.y), UInt8(color.z), 255)
    }

    /// From dark violet over red and orange to pale yellow, in steps of equal lightness.
    private static let stops: [SIMD3<Float>] = [
        SIMD3(58, 18, 110), SIMD3(110, 22, 128), SIMD3(163, 36, 114), SIMD3(208, 62, 82), SIMD3(238, 104, 46),
        SIMD3(250, 154, 30),
        SIMD3(250, 206, 72), SIMD3(252, 250, 190),
    ]
}
