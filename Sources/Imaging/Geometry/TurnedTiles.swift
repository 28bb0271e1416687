// The engine room of `Rotator`: squares of the result, each from a small piece of the picture in floats.

/// Fills rows of a turned picture square by square: the piece of the picture that a square needs is brought to premultiplied light once
/// and stays in the second cache while its pixels are made.
struct TurnedTiles: @unchecked Sendable {
    // Sendable: the picture behind the pointer is only read, by callers that outlive the work.
    let source: UnsafePointer<UInt8>
    let sourceWidth: Int
    let sourceHeight: Int
    let way: BackwardTurn
    /// Pixels of a row of the result.
    let width: Int
    /// Eight values for each phase.
    let kernel = Self.weights.base

    /// Side of a square.
    static let side = 48
    /// Steps between two pixels at which the kernel is known.
    private static let phases = 1_024
    /// Six weights and two zeros for each phase: Lanczos's kernel, made to add up to 1.
    private static let weights = LookupTable<Float>(count: (phases + 1) * 8) { index in
        let tap = index & 7
        guard tap < 6 else { return 0 }
        let phase = Double(index >> 3) / Double(phases)
        let sum = (0..<6).reduce(0.0) { $0 + ResampleFilter.lanczos3.weight(Double($1 - 2) - phase) }
        return Float(ResampleFilter.lanczos3.weight(Double(tap - 2) - phase) / sum)
    }
    /// How far a value may pass the range of its four nearest, as a share of that range: enough for the tops of fine detail, too little
    /// for a halo.
    private static let overshoot: Float = 0.15
    /// What is left at least of the darkest of the four: in the dark, a little less light is a black rim.
    private static let darkest: Float = 0.75

    func run(rows: Range<Int>, into out: UnsafeMutablePointer<UInt8>, compute: Compute) {
        // A square's piece is widest at 45 degrees: both sides by the root of a half, the kernel and the rounding.
        let most = Self.side * 3 / 2 + 10
        let piece = UnsafeMutablePointer<SIMD4<Float>>.allocate(capacity: most * most)
        let line = UnsafeMutablePointer<SIMD4<Float>>.allocate(capacity: Self.side)
        piece.initialize(repeating: .zero, count: most * most)
        line.initialize(repeating: .zero, count: Self.side)
        defer {
            piece.deallocate()
            line.deallocate()
        }
        for top in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.side) {
            guard compute.isWanted else { return }
            let bottom = min(top + Self.side, rows.upperBound)
            for left in stride(from: 0, to: width, by: Self.side) {
                let right = min(left + Self.side, width)
                let corner = load(left..<right, top..<bottom, into: piece, stride: most)
                for y in top..<bottom {
                    for x in left..<right { line[x - left] = sample(x, y, piece, most, corner) }
                    PixelRow.store(
                        UnsafeRawPointer(line).assumingMemoryBound(to: Float.self), count: right - left, opaque: false,
                        into: out + (y * width + left) * 4)
                }
            }
        }
    }

    /// Brings what a square needs into `piece`.
    ///
    /// - Returns: the place of the piece's first pixel in the picture; may lie outside it.
    private func load(
        _ columns: Range<Int>, _ rows: Range<Int>, into piece: UnsafeMutablePointer<SIMD4<Float>>, stride: Int
    ) -> (x: Int, y: Int) {
        var low = SIMD2(repeating: Double.infinity)
        var high = -low
        for x in [columns.lowerBound, columns.upperBound - 1] {
            for y in [rows.lowerBound, rows.upperBound - 1] {
                let place = way.source(x, y)
                low = pointwiseMin(low, SIMD2(place.x, place.y))
                high = pointwiseMax(high, SIMD2(place.x, place.y))
            }
        }
        let first = (x: Int(low.x.rounded(.down)) - 3, y: Int(low.y.rounded(.down)) - 3)
        let last = (x: Int(high.x.rounded(.down)) + 4, y: Int(high.y.rounded(.down)) + 4)
        let light = LinearLight.light.base
        for y in first.y...last.y {
            let row = source + min(max(y, 0), sourceHeight - 1) * sourceWidth * 4
            let target = piece + (y - first.y) * stride
            for x in first.x...last.x {
                let pixel = row + min(max(x, 0), sourceWidth - 1) * 4
                let alpha = Float(pixel[3]) * (1 / 255)
                target[x - first.x] = SIMD4(light[Int(pixel[0])], light[Int(pixel[1])], light[Int(pixel[2])], 1) * alpha
            }
        }
        return first
    }

    @inline(__always)
    private func sample(
        _ x: Int, _ y: Int, _ piece: UnsafePointer<SIMD4<Float>>, _ stride: Int, _ corner: (x: Int, y: Int)
    ) -> SIMD4<Float> {
        let place = way.source(x, y)
        let left = place.x.rounded(.down)
        let top = place.y.rounded(.down)
        let across = kernel + Int((place.x - left) * Double(Self.phases) + 0.5) * 8
        let down = kernel + Int((place.y - top) * Double(Self.phases) + 0.5) * 8
        let near = piece + (Int(top) - corner.y) * stride + (Int(left) - corner.x)
        var sum = SIMD4<Float>.zero
        for row in 0..<6 {
            let taps = near + (row - 2) * stride - 2
            var line = taps[0] * across[0]
            for tap in 1..<6 { line += taps[tap] * across[tap] }
            sum += line * down[row]
        }
        let low = pointwiseMin(pointwiseMin(near[0], near[1]), pointwiseMin(near[stride], near[stride + 1]))
        let high = pointwiseMax(pointwiseMax(near[0], near[1]), pointwiseMax(near[stride], near[stride + 1]))
        let slack = (high - low) * Self.overshoot
        return pointwiseMin(pointwiseMax(sum, pointwiseMax(low - slack, low * Self.darkest)), high + slack)
    }
}
