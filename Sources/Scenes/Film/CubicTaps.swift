// Where each pixel of an enlarged row looks, and with which weights.

/// Four neighbours and their weights for every place of an enlarged axis (cubic convolution, Keys 1981, a = -0.5).
package struct CubicTaps: Sendable {
    /// Weights of the neighbours before, at, after and two after; they add up to 1.
    package let weights: [SIMD4<Float>]
    /// Places that lie inside `from ... to`.
    package let covered: Range<Int>
    /// The neighbour at each place or just before it, -1 ... the last sample.
    let starts: [Int32]
    /// Every place is a sample: nothing is enlarged.
    let isPlain: Bool
    private let last: Int

    /// - Parameters:
    ///   - count: places of the enlarged axis.
    ///   - source: samples of the axis that is enlarged.
    ///   - from, to: the part of the enlarged axis that the samples span, 0 ... 1.
    package init(count: Int, source: Int, from: Float = 0, to: Float = 1) {
        last = source - 1
        isPlain = count == source && from == 0 && to == 1
        let low = Double(from) * Double(count)
        let span = Double(to - from) * Double(count)
        let step = Double(source) / max(span, 1e-6)
        var starts: [Int32] = []
        var weights: [SIMD4<Float>] = []
        starts.reserveCapacity(count)
        weights.reserveCapacity(count)
        for place in 0..<count {
            let position = min(max((Double(place) + 0.5 - low) * step - 0.5, -0.5), Double(source) - 0.5)
            let floor = position.rounded(.down)
            let t = Float(position - floor)
            let t2 = t * t
            let t3 = t2 * t
            starts.append(Int32(floor))
            weights.append(
                SIMD4(
                    -0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1, -1.5 * t3 + 2 * t2 + 0.5 * t, 0.5 * t3 - 0.5 * t2))
        }
        self.starts = starts
        self.weights = weights
        let first = min(count, max(0, Int(low.rounded(.down))))
        covered = first..<max(first, min(count, Int((low + span).rounded(.up))))
    }

    /// The four neighbours of a place; the edge sample goes on outside.
    @inline(__always)
    package func places(_ place: Int) -> (Int, Int, Int, Int) {
        let start = Int(starts[place])
        return (
            min(max(start - 1, 0), last), min(max(start, 0), last), min(max(start + 1, 0), last), min(max(start + 2, 0), last)
        )
    }
}
