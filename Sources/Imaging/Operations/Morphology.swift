// Growing and shrinking masks.

/// Grey-level dilation and erosion. Outside the plane there is nothing: it neither grows in nor eats away.
package enum Morphology {
    package enum Shape: Sendable {
        /// All pixels whose centres are at most the radius away.
        case disc
        /// The square of `2 * radius + 1` pixels, the radius rounded down.
        case box
    }

    /// Each pixel becomes the largest value within `radius` pixels; below 1 nothing changes.
    ///
    /// The cost of a disc grows with the radius, but 32 pixels at a time: radius 40 takes about 15 ms for a million pixels.
    package static func dilate(_ mask: Mask, radius: Float, shape: Shape = .disc, compute: Compute) -> Mask {
        extreme(mask, radius: radius, shape: shape, inverted: false, compute: compute)
    }

    /// Each pixel becomes the smallest value within `radius` pixels; below 1 nothing changes.
    package static func erode(_ mask: Mask, radius: Float, shape: Shape = .disc, compute: Compute) -> Mask {
        extreme(mask, radius: radius, shape: shape, inverted: true, compute: compute)
    }

    /// Erosion, then dilation: removes what is thinner than the disc.
    package static func open(_ mask: Mask, radius: Float, compute: Compute) -> Mask {
        dilate(erode(mask, radius: radius, compute: compute), radius: radius, compute: compute)
    }

    /// Dilation, then erosion: fills gaps thinner than the disc.
    package static func close(_ mask: Mask, radius: Float, compute: Compute) -> Mask {
        erode(dilate(mask, radius: radius, compute: compute), radius: radius, compute: compute)
    }

    private static func extreme(
        _ mask: Mask, radius: Float, shape: Shape, inverted: Bool, compute: Compute
    ) -> Mask {
        guard radius >= 1 else { return mask }
        let reach = Int(min(radius, Float(max(mask.width, mask.height))))
        let flip: UInt8 = inverted ? 255 : 0
        var result = Mask(width: mask.width, height: mask.height, repeating: 0)
        mask.values.withUnsafeBufferPointer { source in
            result.values.withUnsafeMutableBufferPointer { target in
                let window = WindowMaximum(
                    source: source.baseAddress!, target: target.baseAddress!, width: mask.width,
                    height: mask.height, flip: flip)
                switch shape {
                case .disc:
                    let halfWidths = (0...reach).map { dy in
                        min(mask.width, Int((radius * radius - Float(dy * dy)).squareRoot()))
                    }
                    compute.bands(mask.height, minimum: max(16, 2 * reach)) { window.run(rows: $0, halfWidths: halfWidths) }
                case .box:
                    let halfWidths = [Int](repeating: min(mask.width, reach), count: reach + 1)
                    compute.bands(mask.height, minimum: max(16, 2 * reach)) { window.run(rows: $0, halfWidths: halfWidths) }
                }
            }
        }
        return result
    }
}

/// The largest value in a window made of one centred run a row.
private struct WindowMaximum {
    let source: UnsafePointer<UInt8>
    let target: UnsafeMutablePointer<UInt8>
    let width: Int
    let height: Int
    /// XOR that turns minima into maxima and back.
    let flip: UInt8

    /// Fills rows of the target. `halfWidths[dy]` is the run's reach to both sides at that vertical distance, falling with `dy`.
    ///
    /// Runs of any length are the maximum of two overlapping runs of a power of two, which double from row to row of `ladder`.
    func run(rows: Range<Int>, halfWidths: [Int]) {
        let reach = halfWidths.count - 1
        let most = halfWidths[0]
        let steps = Int.bitWidth - (2 * most + 1).leadingZeroBitCount
        // Padding on both sides holds zeros, the least value; 64 more bytes take the last vector's overhang.
        let stride = width + 2 * most + 64
        let ladder = UnsafeMutablePointer<UInt8>.allocate(capacity: stride * steps)
        ladder.initialize(repeating: 0, count: stride * steps)
        defer { ladder.deallocate() }
        for y in max(0, rows.lowerBound - reach)..<min(height, rows.upperBound + reach) {
            fill(ladder, stride: stride, steps: steps, padding: most, y: y)
            for row in max(rows.lowerBound, y - reach)..<min(rows.upperBound, y + reach + 1) {
                let half = halfWidths[abs(row - y)]
                let length = 2 * half + 1
                let step = Int.bitWidth - 1 - length.leadingZeroBitCount
                let left = ladder + step * stride + (most - half)
                merge(left, left + (length - 1 << step), into: target + row * width)
            }
        }
        if flip != 0 {
            for index in rows.lowerBound * width..<rows.upperBound * width { target[index] ^= flip }
        }
    }

    /// Entry `x` of step `k` becomes the largest of the padded row's values `x ..< x + 2^k`.
    private func fill(_ ladder: UnsafeMutablePointer<UInt8>, stride: Int, steps: Int, padding: Int, y: Int) {
        let row = source + y * width
        for x in 0..<width { ladder[padding + x] = row[x] ^ flip }
        for step in 1..<steps {
            let below = ladder + (step - 1) * stride
            let above = ladder + step * stride
            let distance = 1 << (step - 1)
            for x in 0..<(stride - 64 - distance) { above[x] = max(below[x], below[x + distance]) }
        }
    }

    @inline(__always)
    private func merge(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, into out: UnsafeMutablePointer<UInt8>) {
        for x in 0..<width { out[x] = max(out[x], max(a[x], b[x])) }
    }
}
