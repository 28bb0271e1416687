// How different two patches are.

import Imaging

/// Squared differences of 7 x 7 pixels over four channels, less most of what a small shift of the mean explains.
///
/// Light falls off across walls and tables. A source patch may therefore move towards the target's mean, at a price (after the gains and
/// biases of Darabi and others 2012): texture comes from the source, shading from the rim. Smooth patches may move far, for there
/// shading is all there is; busy ones a little, or any texture would explain any other.
///
/// Inside the hole nobody knows the target's mean: it is what patches voted for so far, and patches that move to it confirm whatever
/// colour a first guess brought from far away. So there they move no farther than the membrane through the rim, and never away from it.
struct PatchMetric {
    let pixels: UnsafeRawPointer
    let width: Int
    let means: UnsafePointer<SIMD4<UInt8>>
    private let guide: UnsafePointer<SIMD4<UInt8>>?
    /// Cost of 256 steps of `away` between target and source.
    let distancePrice: Int32

    /// Levels of a channel that a busy patch may move by, and a smooth one.
    private static let leastShift: Int32 = 7
    private static let mostShift: Int32 = 45
    /// Value of the `TextureMap` up to which a patch is smooth.
    private static let smooth: Int32 = 6

    init(_ level: InpaintLevel, distancePrice: Int32) {
        pixels = UnsafeRawPointer(level.pixels)
        width = level.width
        means = UnsafePointer(level.means)
        guide = level.guide.map { UnsafePointer($0) }
        self.distancePrice = distancePrice
    }

    /// How far apart two places are. Up and down counts thrice: pictures of the world have the sky above and the ground below.
    @inline(__always)
    static func away(_ x: Int, _ y: Int) -> Int { abs(x) + 3 * abs(y) }

    /// The cost of using the source patch at `source` for the target patch at `target`, both indices of centres.
    ///
    /// - Parameters:
    ///   - away: see the function of that name.
    ///   - limit: from this cost on any value at or above it will do.
    @inline(__always)
    func cost(target: Int, source: Int, away: Int, limit: Int32) -> Int32 {
        let shift = shift(target: target, source: source)
        var explained: Int32 = 0
        for channel in 0..<3 {
            let whole = shift.whole[channel]
            let taken = shift.taken[channel]
            let size = abs(taken)
            explained &+= 2 &* whole &* taken &- (5 &* size &* size) / 4 &- size &* max(0, size &- Self.leastShift) / 2
        }
        explained = explained &* Int32(InpaintLevel.side * InpaintLevel.side)
        let price = Int32(truncatingIfNeeded: away) &* distancePrice / 256
        let squares = squares(target, source, limit: limit &+ explained &- price)
        return max(0, squares &- explained) &+ price
    }

    /// The difference of the means, and what of it is taken.
    @inline(__always)
    func shift(target: Int, source: Int) -> (whole: SIMD4<Int32>, taken: SIMD4<Int32>) {
        let whole = SIMD4<Int32>(truncatingIfNeeded: means[target]) &- SIMD4<Int32>(truncatingIfNeeded: means[source])
        let busy = Int32(max(means[target].w, means[source].w))
        let most = max(Self.leastShift, Self.mostShift &- 4 &* max(0, busy &- Self.smooth))
        var up = SIMD4<Int32>(repeating: most)
        var down = SIMD4<Int32>(repeating: -most)
        if let light = guide?[target], light.w > 0 {
            let towards = SIMD4<Int32>(truncatingIfNeeded: light) &- SIMD4<Int32>(truncatingIfNeeded: means[source])
            up = pointwiseMin(up, pointwiseMax(towards, .zero))
            down = pointwiseMax(down, pointwiseMin(towards, .zero))
        }
        var taken = pointwiseMin(up, pointwiseMax(down, whole))
        taken.w = 0
        return (whole, taken)
    }

    /// Sum of squared differences; stops after four rows when they reach the limit alone.
    @inline(__always)
    private func squares(_ target: Int, _ source: Int, limit: Int32) -> Int32 {
        let stride = width * 4
        let corner = -InpaintLevel.radius * stride - InpaintLevel.radius * 4
        var a = pixels + (target * 4 + corner)
        var b = pixels + (source * 4 + corner)
        var sums = (SIMD8<Int32>.zero, SIMD8<Int32>.zero, SIMD8<Int32>.zero, SIMD8<Int32>.zero)
        for _ in 0..<4 {
            Self.row(a, b, &sums)
            a += stride
            b += stride
        }
        let half = (sums.0 &+ sums.1 &+ sums.2).wrappedSum() &+ sums.3.lowHalf.wrappedSum()
        if half >= limit { return half }
        for _ in 4..<InpaintLevel.side {
            Self.row(a, b, &sums)
            a += stride
            b += stride
        }
        return (sums.0 &+ sums.1 &+ sums.2).wrappedSum() &+ sums.3.lowHalf.wrappedSum()
    }

    /// Adds one row's squares; the upper half of the last vector belongs to an eighth pixel.
    @inline(__always)
    private static func row(
        _ a: UnsafeRawPointer, _ b: UnsafeRawPointer,
        _ sums: inout (SIMD8<Int32>, SIMD8<Int32>, SIMD8<Int32>, SIMD8<Int32>)
    ) {
        let d0 = difference(a, b, 0)
        let d1 = difference(a, b, 8)
        let d2 = difference(a, b, 16)
        let d3 = difference(a, b, 24)
        sums.0 &+= d0 &* d0
        sums.1 &+= d1 &* d1
        sums.2 &+= d2 &* d2
        sums.3 &+= d3 &* d3
    }

    @inline(__always)
    private static func difference(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ offset: Int) -> SIMD8<Int32> {
        SIMD8<Int32>(truncatingIfNeeded: a.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt8>.self))
            &- SIMD8<Int32>(truncatingIfNeeded: b.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt8>.self))
    }
}
