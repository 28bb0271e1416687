// An alpha of half size, at full size, with the edges of the full picture.

import Imaging

/// In a small window alpha is nearly a linear function of the colour (the assumption of closed-form matting, and of He, Sun
/// and Tang's guided filter, 2013). The function is fitted at half size and applied to the full picture's colours.
enum GuidedUpsampling {
    private static let radius = 2
    /// Colours count 0 ... 1 here.
    private static let epsilon: Float = 1e-4

    /// - Parameters:
    ///   - alpha, guide: at half size.
    ///   - raster, trimap: at full size; only unknown pixels are computed.
    /// - Returns: alpha at full size, 0 or 255 where the trimap is known.
    static func enlarge(_ alpha: Mask, guide: Raster, to raster: Raster, trimap: Mask, compute: Compute) -> Mask {
        let needed = Trimap.halved(trimap).thresholded { $0 == Trimap.unknown }
        // The four neighbours of a full pixel may lie one outside.
        let models = fit(alpha, guide: guide, where: Morphology.dilate(needed, radius: 1, shape: .box, compute: compute), compute)
        var result = trimap
        result.values.withUnsafeMutableBufferPointer { out in
            compute.bands(trimap.height) { rows in
                for y in rows {
                    for x in 0..<trimap.width where out[y * trimap.width + x] == Trimap.unknown {
                        let model = models.interpolated(x: x, y: y)
                        let offset = (y * trimap.width + x) * 4
                        let color = SIMD4<Float>(
                            Float(raster.pixels[offset]), Float(raster.pixels[offset + 1]), Float(raster.pixels[offset + 2]), 255)
                        out[y * trimap.width + x] = byte((model * color).sum())
                    }
                }
            }
        }
        return result
    }

    /// For each wanted pixel the line alpha = a · colour + b, as (a, b), with alpha and colour 0 ... 1.
    private static func fit(_ alpha: Mask, guide: Raster, where wanted: Mask, _ compute: Compute) -> LinearModels {
        let width = alpha.width
        let height = alpha.height
        var models = [SIMD4<Float>](repeating: .zero, count: width * height)
        models.withUnsafeMutableBufferPointer { out in
            compute.bands(height) { rows in
                for y in rows {
                    for x in 0..<width where wanted.values[y * width + x] != 0 {
                        out[y * width + x] = model(alpha, guide, x, y)
                    }
                }
            }
        }
        return LinearModels(width: width, height: height, values: models)
    }

    private static func model(_ alpha: Mask, _ guide: Raster, _ x: Int, _ y: Int) -> SIMD4<Float> {
        var count: Float = 0
        var color = SIMD3<Float>.zero
        var square = SIMD3<Float>.zero
        var cross = SIMD3<Float>.zero
        var product = SIMD3<Float>.zero
        var sum: Float = 0
        // Differences from the middle pixel keep the sums small, and so exact.
        let middle = guide.unitColor(x, y)
        for v in max(0, y - radius)...min(alpha.height - 1, y + radius) {
            for u in max(0, x - radius)...min(alpha.width - 1, x + radius) {
                let d = guide.unitColor(u, v) - middle
                let a = Float(alpha.values[v * alpha.width + u]) * (1 / 255)
                count += 1
                color += d
                square += d * d
                cross += SIMD3(d.x * d.y, d.x * d.z, d.y * d.z)
                product += d * a
                sum += a
            }
        }
        let mean = color / count
        let meanAlpha = sum / count
        let variance = square / count - mean * mean + epsilon
        let covariance = cross / count - SIMD3(mean.x * mean.y, mean.x * mean.z, mean.y * mean.z)
        let slope = solve(variance, covariance, product / count - mean * meanAlpha)
        let offset = meanAlpha - (slope * (mean + middle)).sum()
        return SIMD4(slope, offset)
    }

    /// Solves the symmetric system with diagonal `d` and upper entries `o` (xy, xz, yz).
    private static func solve(_ d: SIMD3<Float>, _ o: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
        let c0 = SIMD3(d.y * d.z - o.z * o.z, o.y * o.z - o.x * d.z, o.x * o.z - o.y * d.y)
        let c1 = SIMD3(c0.y, d.x * d.z - o.y * o.y, o.x * o.y - d.x * o.z)
        let c2 = SIMD3(c0.z, c1.z, d.x * d.y - o.x * o.x)
        let determinant = d.x * c0.x + o.x * c0.y + o.y * c0.z
        guard determinant > 1e-20 else { return .zero }
        return (c0 * b.x + c1 * b.y + c2 * b.z) / determinant
    }
}

/// Linear functions at half size.
private struct LinearModels {
    let width: Int
    let height: Int
    let values: [SIMD4<Float>]

    /// The function for a full-size pixel, between the four nearest.
    @inline(__always)
    func interpolated(x: Int, y: Int) -> SIMD4<Float> {
        // Full pixel x lies at (x + 0.5) / 2 - 0.5: a quarter before or behind its own half pixel.
        let left = (x - 1) >> 1
        let top = (y - 1) >> 1
        let fx: Float = x & 1 == 0 ? 0.75 : 0.25
        let fy: Float = y & 1 == 0 ? 0.75 : 0.25
        let x0 = max(0, left)
        let x1 = min(width - 1, left + 1)
        let y0 = max(0, top) * width
        let y1 = min(height - 1, top + 1) * width
        let above = values[y0 + x0] * (1 - fx) + values[y0 + x1] * fx
        let below = values[y1 + x0] * (1 - fx) + values[y1 + x1] * fx
        return above * (1 - fy) + below * fy
    }
}

extension Raster {
    @inline(__always)
    fileprivate func unitColor(_ x: Int, _ y: Int) -> SIMD3<Float> {
        let offset = (y * width + x) * 4
        return SIMD3(Float(pixels[offset]), Float(pixels[offset + 1]), Float(pixels[offset + 2])) * (1 / 255)
    }
}
