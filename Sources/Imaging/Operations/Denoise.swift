// Less noise, the same edges.

package import RetouchModel

/// Takes noise out of brightness and, more of it, out of colour.
///
/// Brightness goes through non-local means at full size. Colour is coarser, to cameras as to the eye: it goes through the same at half
/// size, led by brightness, so that it stays on its side of an edge.
package struct Denoise: Sendable {
    /// Half windows in which alike pixels are looked for: more of them leave less mottle and take more time.
    package enum Effort: Sendable {
        case quick
        case usual
        case thorough
    }

    private let amount: Float
    private let effort: Effort
    private let compute: Compute

    /// - Parameters:
    ///   - amount: 0 ... 1; 0.4 takes out most of the noise that is there, 1 all of it and some texture.
    ///   - effort: time against quality.
    package init(amount: Float, effort: Effort, compute: Compute) {
        self.amount = amount
        self.effort = effort
        self.compute = compute
    }

    /// The picture with less noise; alpha as it was, and no part in it.
    ///
    /// - Throws: what `compute` throws.
    package func applied(to raster: Raster) throws(EditFailure) -> Raster {
        guard amount > 0 else { return raster }
        let luma = Sharpen.luma(of: raster, compute: compute)
        let noise = max(0.8, NoiseLevel.estimate(luma, compute: compute))
        let quiet = try quietLuma(luma, noise: noise)
        let chroma = HalfChroma(raster, compute: compute)
        let calm = try quietChroma(chroma)
        return joined(raster, luma: quiet, before: chroma, after: calm.chroma, residue: calm.residue)
    }

    // MARK: - Brightness

    /// Luma in 64ths of a level.
    private func quietLuma(_ luma: Plane<UInt8>, noise: Float) throws(EditFailure) -> Plane<Int16> {
        let strength = 0.8 + 0.5 * amount
        let (search, patch): (Int, Int) =
            switch effort {
            case .quick: (2, 1)
            case .usual: (3, 2)
            case .thorough: (5, 2)
            }
        let scale = 1 / (strength * noise)
        let means = NonLocalMeans(search: search, patch: patch, floor: 2 / (strength * strength))
        let width = luma.width
        var result = Plane<Int16>(width: width, height: luma.height, repeating: 0)
        try luma.values.withUnsafeBufferPointer { source throws(EditFailure) in
            try result.values.withUnsafeMutableBufferPointer { out throws(EditFailure) in
                nonisolated(unsafe) let out = out
                try means.run(width: width, height: luma.height, planes: 1, compute: compute) { _, y, row in
                    for x in 0..<width { row[x] = Float(source[y * width + x]) * scale }
                } store: { _, y, row in
                    for x in 0..<width { out[y * width + x] = Int16(truncatingIfNeeded: rounded(row[x] * (64 / scale))) }
                }
            }
        }
        return result
    }

    // MARK: - Colour

    /// The colours with less noise, and the difference up to which a pixel's own colour is taken for noise.
    private func quietChroma(_ chroma: HalfChroma) throws(EditFailure) -> (chroma: HalfChroma, residue: Float) {
        func noise(_ lane: Int) -> Float { NoiseLevel.estimate(chroma.bytes(lane: lane), compute: compute) }
        let lumaNoise = max(1, noise(0))
        let colorNoise = max(0.5, noise(1), noise(2))
        let strength = 1 + 1.2 * amount
        let lumaStrength: Float = 3
        let scales = [1 / (lumaStrength * lumaNoise), 1 / (strength * colorNoise), 1 / (strength * colorNoise)]
        let search =
            switch effort {
            case .quick: 2
            case .usual: 4
            case .thorough: 6
            }
        let means = NonLocalMeans(
            search: search, patch: 1, floor: 4 / (strength * strength) + 2 / (lumaStrength * lumaStrength))
        let width = chroma.width
        var result = chroma
        try chroma.values.withUnsafeBufferPointer { source throws(EditFailure) in
            try result.values.withUnsafeMutableBufferPointer { out throws(EditFailure) in
                nonisolated(unsafe) let out = out
                try means.run(width: width, height: chroma.height, planes: 3, compute: compute) { lane, y, row in
                    let scale = scales[lane] / 64
                    for x in 0..<width { row[x] = Float(source[y * width + x][lane]) * scale }
                } store: { lane, y, row in
                    let scale = 64 / scales[lane]
                    for x in 0..<width { out[y * width + x][lane] = Int16((row[x] * scale).rounded(.toNearestOrEven)) }
                }
            }
        }
        // Halving a picture halves white noise.
        return (result, 4 * colorNoise * (0.5 + amount))
    }

    // MARK: - Both

    private func joined(
        _ raster: Raster, luma: Plane<Int16>, before: HalfChroma, after: HalfChroma, residue: Float
    ) -> Raster {
        let lumaShare = min(1, 0.48 + 0.75 * amount)
        let colorShare = min(1, 0.6 + amount)
        let limit = residue * residue
        let width = raster.width
        var result = raster
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            luma.values.withUnsafeBufferPointer { luma in
                before.values.withUnsafeBufferPointer { before in
                    after.values.withUnsafeBufferPointer { after in
                        compute.bands(raster.height) { rows in
                            for y in rows {
                                let sampler = HalfChroma.Sampler(width: (width + 1) / 2, height: (raster.height + 1) / 2, y: y)
                                for x in 0..<width {
                                    let pixel = pixels.baseAddress! + (y * width + x) * 4
                                    let own = HalfChroma.of(pixel[0], pixel[1], pixel[2])
                                    // What the half-size planes cannot show: an edge where it is strong, noise where it is weak.
                                    let detail = own - sampler.value(before, x)
                                    let square = detail * detail
                                    let kept = detail * square / (square + limit)
                                    var change = (sampler.value(after, x) + kept - own) * colorShare
                                    change.x = (Float(luma[y * width + x]) * (1 / 64) - own.x) * lumaShare
                                    let delta = HalfChroma.colors(change)
                                    for channel in 0..<3 { pixel[channel] = byte(Float(pixel[channel]) + delta[channel]) }
                                }
                            }
                        }
                    }
                }
            }
        }
        return result
    }
}
