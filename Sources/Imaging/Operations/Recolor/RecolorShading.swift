// A region's tones without the noise that a lighter colour would make visible.

import RetouchModel

/// Tones of a strip of rows, split into three sizes of detail; what is no stronger than noise is held back by the factor by which
/// the curve enlarges it.
///
/// Large differences pass whole on every scale, so edges stay where they are (coring by the local Wiener weight).
struct RecolorShading {
    private let tones: Plane<Float>
    private let firstRow: Int

    /// Standard deviation of the finest scale, in pixels, and how many times coarser the next one is.
    private static let finest: Float = 1.2
    private static let ratio: Float = 3

    /// - Parameters:
    ///   - rows: of the strip.
    ///   - grain: enlargement of the picture beside one of about 1,000 pixels, at least 1.
    init(
        _ colors: Raster, alpha: Mask, rows: Range<Int>, source: RecolorSource, expansion: Float, grain: Float, compute: Compute
    ) throws(EditFailure) {
        let sigma = Self.finest * grain
        // As far as the filters reach.
        let margin = Int((sigma * (4 + 4 * Self.ratio)).rounded(.up))
        let reach = max(0, rows.lowerBound - margin)..<min(alpha.height, rows.upperBound + margin)
        firstRow = reach.lowerBound
        let plain = Self.tones(colors, alpha: alpha, rows: reach, elsewhere: source.tone, compute: compute)
        try compute.checkpoint()
        let fine = Blur.gaussian(plain, sigma: sigma, compute: compute)
        try compute.checkpoint()
        let coarse = Blur.gaussian(fine, sigma: sigma * Self.ratio, compute: compute)
        try compute.checkpoint()
        var result = coarse
        try Self.add(
            fine, over: coarse, noise: source.noise * 0.5, radius: Int((2 * sigma * Self.ratio).rounded()), least: 1 / expansion,
            to: &result, compute: compute)
        try Self.add(
            plain, over: fine, noise: source.noise * 0.9, radius: Int((2 * sigma).rounded()), least: 1 / expansion, to: &result,
            compute: compute)
        tones = result
    }

    /// A row's tones.
    ///
    /// - Parameter row: in the region's picture.
    @inline(__always)
    func withRow<Result>(_ row: Int, _ body: (UnsafePointer<Float>) -> Result) -> Result {
        tones.values.withUnsafeBufferPointer { body($0.baseAddress! + (row - firstRow) * tones.width) }
    }

    private static func tones(
        _ colors: Raster, alpha: Mask, rows: Range<Int>, elsewhere: Float, compute: Compute
    ) -> Plane<Float> {
        let width = alpha.width
        let values = [Float](unsafeUninitializedCapacity: rows.count * width) { buffer, count in
            nonisolated(unsafe) let buffer = buffer
            compute.bands(rows.count) { band in
                for index in band.lowerBound * width..<band.upperBound * width {
                    let place = index + rows.lowerBound * width
                    guard alpha.values[place] > 0 else {
                        buffer[index] = elsewhere
                        continue
                    }
                    let light = LinearLight.light(
                        red: colors.pixels[place * 4], green: colors.pixels[place * 4 + 1], blue: colors.pixels[place * 4 + 2])
                    buffer[index] = Oklab.tone(Oklab.of(light).x)
                }
            }
            count = rows.count * width
        }
        return Plane(width: width, height: rows.count, values: values)
    }

    /// Adds `upper - lower` to `sum`, weighted by how far its local variance exceeds the noise's.
    private static func add(
        _ upper: Plane<Float>, over lower: Plane<Float>, noise: Float, radius: Int, least: Float, to sum: inout Plane<Float>,
        compute: Compute
    ) throws(EditFailure) {
        var squares = upper
        squares.values.withUnsafeMutableBufferPointer { squares in
            nonisolated(unsafe) let squares = squares
            compute.bands(upper.height) { rows in
                for index in rows.lowerBound * upper.width..<rows.upperBound * upper.width {
                    let detail = upper.values[index] - lower.values[index]
                    squares[index] = detail * detail
                }
            }
        }
        try compute.checkpoint()
        let variance = Blur.box(squares, radius: radius, compute: compute)
        let threshold = 2 * noise * noise
        sum.values.withUnsafeMutableBufferPointer { sum in
            nonisolated(unsafe) let sum = sum
            compute.bands(upper.height) { rows in
                for index in rows.lowerBound * upper.width..<rows.upperBound * upper.width {
                    let local = variance.values[index]
                    let weight = max(least, (local - threshold) / (local + 1e-9))
                    sum[index] += (upper.values[index] - lower.values[index]) * weight
                }
            }
        }
        try compute.checkpoint()
    }
}
