// What a scene's light does to the edge of a subject: its colours creep in, bright places shine round it, a low sun draws a rim.

package import Imaging
package import RetouchModel
package import Scenes

/// Light on the edge of one subject in one scene.
///
/// Without `reaches`, it touches only pixels that are not wholly subject; so the interior stays the source's, byte for byte.
package struct EdgeLight: Sendable {
    /// Whether it reaches into the subject, about a hundredth of the frame's height deep.
    package let reaches: Bool

    /// The scene behind, at `scale`: how bright it is near a place, and what factors its colour means.
    private let glow: [SIMD4<Float>]
    private let gains: [SIMD4<Float>]
    private let columns: Int
    private let rows: Int
    private let scale: Float
    /// 1 outside the subject, 0 deep inside, at `matteScale`; for the direction of the edge, and for how near it is.
    private let outline: Plane<Float>
    private let depth: Plane<Float>
    private let matteScale: Float
    /// Where the rim's light comes from in the picture; `nil` = none.
    private let rim: SIMD2<Float>?
    private let rimLight: SIMD4<Float>
    private let wrap: Float

    /// Deviations in shares of the frame's height: of the light that creeps round, of the colour round a place, of the outline whose
    /// slope is the rim's direction, and of the depth that it all reaches into the subject.
    private static let near: Float = 0.012
    private static let wide: Float = 0.06
    private static let slope: Float = 0.004
    private static let reach: Float = 0.010
    /// How far the edge follows the colour behind it.
    private static let color: Float = 0.55
    /// Goods keep their edges: less light goes round them than round hair and skin.
    private static let goods: Float = 0.45

    /// - Parameters:
    ///   - backdrop: the finished scene without the subject; opaque.
    ///   - alpha: the subject's matte.
    ///   - isGoods: the subject is no person.
    ///   - stage: the scene's light.
    ///   - reaches: whether the subject's own pixels may change.
    package init(
        _ backdrop: Raster, alpha: Mask, isGoods: Bool, stage: SceneStage, reaches: Bool, compute: Compute
    ) throws(EditFailure) {
        self.reaches = reaches
        try compute.checkpoint()
        let share = isGoods ? Self.goods : 1
        wrap = (stage.isBacklit ? 0.30 : 0.22) * share
        let height = Float(backdrop.height)
        let small = SmallScene(backdrop, longest: 192, compute: compute)
        columns = small.width
        rows = small.height
        scale = Float(small.width) / Float(backdrop.width)
        let close = small.blurred(sigma: Self.near * height * scale, compute: compute)
        let around = small.blurred(sigma: Self.wide * height * scale, compute: compute)
        glow = close
        gains = around.map { light in
            // What is nearly black has no colour to give.
            let lifted = light + 0.01
            let bounded = clamped(lifted / LightColor.luminance(lifted), 0.55, 1.7)
            let tint = bounded / LightColor.luminance(bounded)
            return SIMD4(repeating: 1) + (tint - 1) * (Self.color * stage.match)
        }
        try compute.checkpoint()
        let size = SceneCanvas.workingSize(width: backdrop.width, height: backdrop.height, longest: 384)
        matteScale = Float(size.width) / Float(backdrop.width)
        let matte = try Resampler.resize(alpha, width: size.width, height: size.height, compute: compute)
        let outside = Plane<Float>(
            width: size.width, height: size.height, values: matte.values.map { 1 - Float($0) / 255 })
        outline = Blur.gaussian(outside, sigma: max(0.8, Self.slope * height * matteScale), compute: compute)
        depth = Blur.gaussian(outside, sigma: max(0.8, Self.reach * height * matteScale), compute: compute)
        let direction = SIMD2(stage.lightX, -0.5)
        rim = stage.isBacklit ? direction / max(1e-3, (direction * direction).sum().squareRoot()) : nil
        rimLight = stage.key * (0.9 * share)
    }

    /// How far light from outside gets to a pixel, 0 ... 1.
    ///
    /// - Parameter alpha: the subject's share of the pixel, 0 ... 1.
    @inline(__always)
    package func strength(_ x: Int, _ y: Int, alpha: Float) -> Float {
        guard reaches else { return min(1, 2 * (1 - alpha)) }
        return min(1, 2 * sample(depth, x, y))
    }

    /// The subject's light at a pixel.
    ///
    /// - Parameters:
    ///   - front: its own linear light.
    ///   - strength: see `strength`.
    @inline(__always)
    package func applied(to front: SIMD3<Float>, _ x: Int, _ y: Int, strength: Float) -> SIMD3<Float> {
        let u = min(max((Float(x) + 0.5) * scale - 0.5, 0), Float(columns - 1))
        let v = min(max((Float(y) + 0.5) * scale - 0.5, 0), Float(rows - 1))
        let gain = sample(gains, u, v)
        let light = sample(glow, u, v)
        var result = front * (SIMD3(repeating: 1) + (SIMD3(gain.x, gain.y, gain.z) - 1) * strength)
        // Never darker than it was: only what is brighter than the subject shines round it.
        let excess = pointwiseMax(SIMD3(light.x, light.y, light.z) - result * 0.6, SIMD3())
        result += excess * (wrap * strength)
        if let rim {
            let facing = slope(x, y, towards: rim)
            let sun = SIMD3(rimLight.x, rimLight.y, rimLight.z) * (facing * strength)
            // Hair and cloth glow through, also where they are dark.
            result += result * sun + sun * 0.05
        }
        return result
    }

    /// How far the edge at a pixel faces a direction, 0 ... 1.
    @inline(__always)
    private func slope(_ x: Int, _ y: Int, towards direction: SIMD2<Float>) -> Float {
        let i = min(max(Int((Float(x) + 0.5) * matteScale), 1), outline.width - 2)
        let j = min(max(Int((Float(y) + 0.5) * matteScale), 1), outline.height - 2)
        guard i >= 1, j >= 1 else { return 0 }
        let row = j * outline.width + i
        let across = outline.values[row + 1] - outline.values[row - 1]
        let down = outline.values[row + outline.width] - outline.values[row - outline.width]
        let length = (across * across + down * down).squareRoot()
        guard length > 0.02 else { return 0 }
        return max(0, (across * direction.x + down * direction.y) / length)
    }

    @inline(__always)
    private func sample(_ plane: Plane<Float>, _ x: Int, _ y: Int) -> Float {
        let u = min(max((Float(x) + 0.5) * matteScale - 0.5, 0), Float(plane.width - 1))
        let v = min(max((Float(y) + 0.5) * matteScale - 0.5, 0), Float(plane.height - 1))
        let i = Int(u)
        let j = Int(v)
        let right = i + 1 < plane.width ? 1 : 0
        let below = j + 1 < plane.height ? plane.width : 0
        let row = j * plane.width + i
        let s = u - Float(i)
        let top = plane.values[row] + (plane.values[row + right] - plane.values[row]) * s
        let bottom = plane.values[row + below] + (plane.values[row + below + right] - plane.values[row + below]) * s
        return top + (bottom - top) * (v - Float(j))
    }

    @inline(__always)
    private func sample(_ values: [SIMD4<Float>], _ u: Float, _ v: Float) -> SIMD4<Float> {
        let i = Int(u)
        let j = Int(v)
        let right = i + 1 < columns ? 1 : 0
        let below = j + 1 < rows ? columns : 0
        let row = j * columns + i
        let s = u - Float(i)
        let top = values[row] + (values[row + right] - values[row]) * s
        let bottom = values[row + below] + (values[row + below + right] - values[row + below]) * s
        return top + (bottom - top) * (v - Float(j))
    }
}

/// A picture's light on a small copy.
private struct SmallScene {
    let width: Int
    let height: Int
    private var channels: [Plane<Float>]

    init(_ raster: Raster, longest: Int, compute: Compute) {
        let size = SceneCanvas.workingSize(width: raster.width, height: raster.height, longest: longest)
        width = size.width
        height = size.height
        let count = width * height
        let columns = width
        let lines = height
        let light = [SIMD3<Float>](unsafeUninitializedCapacity: count) { buffer, filled in
            nonisolated(unsafe) let out = buffer.baseAddress!
            raster.pixels.withUnsafeBufferPointer { pixels in
                compute.bands(lines) { rows in
                    for y in rows {
                        let top = y * raster.height / lines
                        let bottom = max(top + 1, (y + 1) * raster.height / lines)
                        for x in 0..<columns {
                            let left = x * raster.width / columns
                            let right = max(left + 1, (x + 1) * raster.width / columns)
                            // Every other pixel: a blur follows.
                            var sum = SIMD3<Float>()
                            var number: Float = 0
                            for row in Swift.stride(from: top, to: bottom, by: 2) {
                                for column in Swift.stride(from: left, to: right, by: 2) {
                                    let at = (row * raster.width + column) * 4
                                    sum += LinearLight.light(red: pixels[at], green: pixels[at + 1], blue: pixels[at + 2])
                                    number += 1
                                }
                            }
                            (out + y * columns + x).initialize(to: sum / number)
                        }
                    }
                }
            }
            filled = count
        }
        channels = (0..<3).map { channel in
            Plane(width: columns, height: lines, values: light.map { $0[channel] })
        }
    }

    func blurred(sigma: Float, compute: Compute) -> [SIMD4<Float>] {
        let soft = channels.map { Blur.gaussian($0, sigma: max(0.5, sigma), compute: compute) }
        return soft[0].values.indices.map { SIMD4(soft[0].values[$0], soft[1].values[$0], soft[2].values[$0], 0) }
    }
}
