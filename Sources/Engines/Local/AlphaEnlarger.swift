// Brings a matte and its colours to the result's size.

import Imaging
import RetouchModel

/// Enlarges a matte that was solved on a smaller copy.
struct AlphaEnlarger {
    let compute: Compute
    /// Half window of the guided filter, in pixels of the small matte, and the variance below which it does not follow the guide.
    private static let radius = 2
    private static let epsilon: Float = 0.0004

    /// - Parameters:
    ///   - matte: alpha on the copy.
    ///   - colors: colours of the edge on the copy.
    ///   - guide: the copy.
    ///   - reference: the picture at the result's size.
    ///   - detailed: whether the reference shows more detail than the copy, so that alpha can follow it.
    func enlarge(
        _ matte: Mask, colors: Raster, guide: Raster, to reference: Raster, detailed: Bool
    ) throws(EditFailure) -> (alpha: Mask, colors: Raster) {
        let width = reference.width
        let height = reference.height
        if matte.width == width, matte.height == height { return (matte, colors) }
        var alpha = try Resampler.resize(matte, width: width, height: height, filter: filter(matte, width), compute: compute)
        if detailed, width > matte.width { try follow(&alpha, matte: matte, guide: guide, reference: reference) }
        return (alpha, try enlarged(colors, alpha: matte, width: width, height: height))
    }

    /// Colours weighted by alpha, so that the old background does not bleed into the edge; where there is no subject near,
    /// a weight that is almost nothing keeps the sum defined.
    private func enlarged(_ colors: Raster, alpha: Mask, width: Int, height: Int) throws(EditFailure) -> Raster {
        var weighted = colors
        for index in 0..<alpha.values.count { weighted.pixels[index * 4 + 3] = max(3, alpha.values[index]) }
        return try Resampler.resize(weighted, width: width, height: height, filter: filter(alpha, width), compute: compute)
    }

    /// Lanczos would ring at the outline.
    private func filter(_ from: Mask, _ width: Int) -> ResampleFilter { width > from.width ? .cubic : .automatic }

    /// Guided upsampling (He and Sun 2015, Fast Guided Filter): alpha = a * luma + b with smooth a and b, in the edge alone.
    private func follow(_ alpha: inout Mask, matte: Mask, guide: Raster, reference: Raster) throws(EditFailure) {
        let line = try coefficients(matte, luma: Sharpen.luma(of: guide, compute: compute))
        let luma = Sharpen.luma(of: reference, compute: compute)
        try compute.checkpoint()
        let width = alpha.width
        let height = alpha.height
        alpha.values.withUnsafeMutableBufferPointer { alpha in
            nonisolated(unsafe) let alpha = alpha
            compute.bands(height) { rows in
                for y in rows {
                    let v = (Float(y) + 0.5) * Float(matte.height) / Float(height) - 0.5
                    for x in 0..<width {
                        let index = y * width + x
                        guard alpha[index] > 2, alpha[index] < 253 else { continue }
                        let u = (Float(x) + 0.5) * Float(matte.width) / Float(width) - 0.5
                        let a = Self.sample(line.a, u, v)
                        let b = Self.sample(line.b, u, v)
                        alpha[index] = byte((a * Float(luma.values[index]) / 255 + b) * 255)
                    }
                }
            }
        }
    }

    private func coefficients(
        _ matte: Mask, luma: Plane<UInt8>
    ) throws(EditFailure) -> (a: Plane<Float>, b: Plane<Float>) {
        let count = matte.values.count
        func plane(_ value: (Int) -> Float) -> Plane<Float> {
            Plane(width: matte.width, height: matte.height, values: (0..<count).map(value))
        }
        func mean(_ plane: Plane<Float>) -> Plane<Float> { Blur.box(plane, radius: Self.radius, compute: compute) }
        let light = mean(plane { Float(luma.values[$0]) / 255 })
        let alpha = mean(plane { Float(matte.values[$0]) / 255 })
        try compute.checkpoint()
        var b = mean(plane { Float(luma.values[$0]) * Float(matte.values[$0]) / 65_025 })
        var a = mean(
            plane {
                let value = Float(luma.values[$0]) / 255
                return value * value
            })
        for index in 0..<count {
            let variance = max(0, a.values[index] - light.values[index] * light.values[index])
            let slope = (b.values[index] - light.values[index] * alpha.values[index]) / (variance + Self.epsilon)
            a.values[index] = slope
            b.values[index] = alpha.values[index] - slope * light.values[index]
        }
        try compute.checkpoint()
        return (mean(a), mean(b))
    }

    @inline(__always)
    private static func sample(_ plane: Plane<Float>, _ u: Float, _ v: Float) -> Float {
        let x = min(max(u, 0), Float(plane.width - 1))
        let y = min(max(v, 0), Float(plane.height - 1))
        let left = min(Int(x), max(0, plane.width - 2))
        let top = min(Int(y), max(0, plane.height - 2))
        let s = x - Float(left)
        let t = y - Float(top)
        let right = min(left + 1, plane.width - 1)
        let bottom = min(top + 1, plane.height - 1)
        let above = top * plane.width
        let below = bottom * plane.width
        let upper = plane.values[above + left] + (plane.values[above + right] - plane.values[above + left]) * s
        let lower = plane.values[below + left] + (plane.values[below + right] - plane.values[below + left]) * s
        return upper + (lower - upper) * t
    }
}
