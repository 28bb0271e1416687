// Crisper edges without bright and dark seams.

package import RetouchModel

/// Unsharp masking in bands: each band of detail is raised as much as it stands above the noise, and no pixel leaves the range of its
/// neighbours by more than a little.
package struct DetailSharpen: Sendable {
    /// How many bands, from the finest on.
    package enum Effort: Int, Sendable {
        case quick = 1
        case usual = 2
        case thorough = 3
    }

    /// Deviation of each band's Gaussian in pixels of a picture of 1.5 million, and how much of the band is added at amount 1.
    private static let bands: [(sigma: Float, gain: Float)] = [(0.8, 2.2), (1.7, 1.3), (3.6, 0.6)]
    /// Levels by which a pixel may leave its neighbours' range: at amount 0, and more at amount 1.
    private static let overshoot: (least: Float, more: Float) = (1, 7)

    private let amount: Float
    private let effort: Effort
    private let compute: Compute

    /// - Parameters:
    ///   - amount: 0 ... 1; 0.4 is clearly crisper, 1 as far as it goes.
    ///   - effort: time against quality.
    package init(amount: Float, effort: Effort, compute: Compute) {
        self.amount = amount
        self.effort = effort
        self.compute = compute
    }

    /// Most levels that a result lies above or below everything near it.
    package var mostOvershoot: Float { Self.overshoot.least + Self.overshoot.more * amount }

    /// The sharper picture; red, green and blue move together, so hues stay. Alpha as it was, and no part in it.
    ///
    /// - Parameters:
    ///   - raster: what to sharpen.
    ///   - pixels: of the whole picture, where `raster` is a part of it: larger pictures have wider edges.
    /// - Throws: what `compute` throws.
    package func applied(to raster: Raster, of pixels: Int? = nil) throws(EditFailure) -> Raster {
        guard amount > 0 else { return raster }
        let luma = Sharpen.luma(of: raster, compute: compute)
        let noise = NoiseLevel.estimate(luma, compute: compute)
        let size = min(3, max(0.75, (Float(pixels ?? raster.pixelCount) / 1_500_000).squareRoot()))
        var levels = [luma]
        for band in Self.bands.prefix(effort.rawValue) {
            try compute.checkpoint()
            levels.append(Blur.gaussian(luma, sigma: band.sigma * size, compute: compute))
        }
        try compute.checkpoint()
        let reach = (Self.bands[0].sigma * size).rounded(.up)
        let low = Morphology.erode(luma, radius: reach, shape: .box, compute: compute)
        let high = Morphology.dilate(luma, radius: reach, shape: .box, compute: compute)
        try compute.checkpoint()
        var result = raster
        let width = raster.width
        let bands = detail(noise)
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            compute.bands(raster.height) { rows in
                var change = [Float](repeating: 0, count: width)
                for y in rows {
                    for x in 0..<width { change[x] = 0 }
                    for (index, band) in bands.enumerated() {
                        band.add(levels[index], levels[index + 1], row: y, to: &change)
                    }
                    for x in 0..<width where change[x] != 0 {
                        let index = y * width + x
                        let own = Float(luma.values[index])
                        let least = Float(low.values[index]) - mostOvershoot
                        let most = Float(high.values[index]) + mostOvershoot
                        let delta = min(max(own + change[x], least), most) - own
                        let pixel = pixels.baseAddress! + index * 4
                        for channel in 0..<3 { pixel[channel] = byte(Float(pixel[channel]) + delta) }
                    }
                }
            }
        }
        return result
    }

    private func detail(_ noise: Float) -> [Band] {
        Self.bands.prefix(effort.rawValue).enumerated().map { index, band in
            // White noise is weaker in wider bands.
            let threshold = (0.7 + 2.2 * noise) / Float(index + 1)
            return Band(gain: band.gain * amount, limit: threshold * threshold)
        }
    }

    /// One band of detail: how much of it is added, and the square of the size at which it counts half.
    private struct Band: Sendable {
        let gain: Float
        let limit: Float

        func add(_ fine: Plane<UInt8>, _ coarse: Plane<UInt8>, row y: Int, to change: inout [Float]) {
            let width = fine.width
            fine.values.withUnsafeBufferPointer { fine in
                coarse.values.withUnsafeBufferPointer { coarse in
                    change.withUnsafeMutableBufferPointer { change in
                        for x in 0..<width {
                            let difference = Float(fine[y * width + x]) - Float(coarse[y * width + x])
                            let square = difference * difference
                            change[x] += gain * difference * square / (square + limit)
                        }
                    }
                }
            }
        }
    }
}
