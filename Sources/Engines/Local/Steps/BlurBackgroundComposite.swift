// The subject before its defocused background.

import Imaging
import RetouchModel
import Scenes

/// Lays the blurred background behind the subject, row by row: between two levels of the stack as the focus says, with the
/// photograph's grain, which the blur took away.
struct DefocusComposite: Sendable {
    let cutout: Cutout
    let field: FocusField
    let stack: DefocusStack
    /// Of the widest disc, in pixels of the canvas.
    let radius: Float
    /// Deviation in levels.
    let grain: Float
    let seed: UInt32
    let compute: Compute

    /// - Parameter raster: the edit's canvas; becomes the result. Its alpha stays.
    func compose(onto raster: inout Raster) throws(EditFailure) {
        let width = raster.width
        let height = raster.height
        let columns = CubicTaps(count: width, source: stack.width)
        let rows = CubicTaps(count: height, source: stack.height)
        let noise = Grain(seed: UInt64(seed))
        for top in stride(from: 0, to: height, by: 256) {
            try compute.checkpoint()
            raster.pixels.withUnsafeMutableBytes { pixels in
                nonisolated(unsafe) let pixels = pixels
                compute.bands(min(256, height - top), minimum: 8) { band in
                    var lines = [SIMD4<Float>](repeating: SIMD4(), count: stack.width * stack.levels.count)
                    var line = [SIMD4<Float>](repeating: SIMD4(), count: width)
                    for y in top + band.lowerBound..<top + band.upperBound {
                        for level in stack.levels.indices { blend(level, rows, y, into: &lines) }
                        noise.row(y, width: width) { x, noise in line[x] = noise }
                        lines.withUnsafeBufferPointer { lines in
                            line.withUnsafeBufferPointer { noise in
                                compose(pixels, y, width, lines, columns, noise)
                            }
                        }
                    }
                }
            }
        }
    }

    /// One row of a level, between its four nearest, 0 ... 255.
    private func blend(_ level: Int, _ rows: CubicTaps, _ y: Int, into lines: inout [SIMD4<Float>]) {
        let places = rows.places(y)
        let weights = rows.weights[y] * (255 / 65_535)
        let width = stack.width
        stack.levels[level].withUnsafeBufferPointer { values in
            lines.withUnsafeMutableBufferPointer { lines in
                for x in 0..<width {
                    var sum = Self.float(values[places.0 * width + x]) * weights.x
                    sum += Self.float(values[places.1 * width + x]) * weights.y
                    sum += Self.float(values[places.2 * width + x]) * weights.z
                    sum += Self.float(values[places.3 * width + x]) * weights.w
                    lines[level * width + x] = sum
                }
            }
        }
    }

    @inline(__always)
    private static func float(_ values: SIMD4<UInt16>) -> SIMD4<Float> {
        SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: values))
    }

    private func compose(
        _ pixels: UnsafeMutableRawBufferPointer, _ y: Int, _ width: Int, _ lines: UnsafeBufferPointer<SIMD4<Float>>,
        _ columns: CubicTaps, _ noise: UnsafeBufferPointer<SIMD4<Float>>
    ) {
        cutout.alpha.values.withUnsafeBufferPointer { alphas in
            cutout.colors.pixels.withUnsafeBytes { colors in
                for x in 0..<width {
                    let index = y * width + x
                    let alpha = alphas[index]
                    guard alpha < 255 else { continue }
                    let own = pixels.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self)
                    guard own.w > 0 else { continue }
                    let focus = field.blur(x, y)
                    // Discs of less than a pixel and a half leave the photograph as it is, step by step.
                    let share = PortableMath.smoothstep(0.4, 1.6, focus * radius)
                    guard share > 0 else { continue }
                    var color = grained(background(lines, columns, x, focus), noise[x], share)
                    if alpha > 0 {
                        let front = colors.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self)
                        color = edge(front, Float(alpha) / Float(max(own.w, alpha)), color)
                    }
                    let was = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: own))
                    var mixed = rounded(clamped(was + (color - was) * share, 0, 255))
                    mixed.w = UInt32(own.w)
                    pixels.storeBytes(of: SIMD4<UInt8>(truncatingIfNeeded: mixed), toByteOffset: index * 4, as: SIMD4<UInt8>.self)
                }
            }
        }
    }

    /// With the photograph's grain, at least as much as hides the steps between bytes, and none where there is no room for it: plain
    /// white stays plain white.
    @inline(__always)
    private func grained(_ color: SIMD4<Float>, _ noise: SIMD4<Float>, _ share: Float) -> SIMD4<Float> {
        let room = clamped(pointwiseMin(color, 255 - color) * 0.2, 0, 1)
        return clamped(color + noise * room * (max(0.4, grain * 0.9) * share), 0, 255)
    }

    @inline(__always)
    private func background(
        _ lines: UnsafeBufferPointer<SIMD4<Float>>, _ columns: CubicTaps, _ x: Int, _ focus: Float
    ) -> SIMD4<Float> {
        let places = columns.places(x)
        let weights = columns.weights[x]
        let width = stack.width
        func value(_ level: Int) -> SIMD4<Float> {
            let line = level * width
            var sum = lines[line + places.0] * weights.x
            sum += lines[line + places.1] * weights.y
            sum += lines[line + places.2] * weights.z
            sum += lines[line + places.3] * weights.w
            return sum
        }
        let count = stack.levels.count
        guard count > 1 else { return value(0) }
        let depth = focus * Float(count - 1)
        let level = min(Int(depth), count - 2)
        let near = value(level)
        return near + (value(level + 1) - near) * (depth - Float(level))
    }

    /// The subject's edge over the background, mixed in linear light.
    @inline(__always)
    private func edge(_ front: SIMD4<UInt8>, _ share: Float, _ behind: SIMD4<Float>) -> SIMD4<Float> {
        let bytes = rounded(behind)
        let back = LinearLight.light(
            red: UInt8(truncatingIfNeeded: bytes.x), green: UInt8(truncatingIfNeeded: bytes.y),
            blue: UInt8(truncatingIfNeeded: bytes.z))
        let light = LinearLight.light(red: front.x, green: front.y, blue: front.z)
        let mixed = back + (light - back) * share
        return SIMD4(
            Float(LinearLight.byte(mixed.x)), Float(LinearLight.byte(mixed.y)), Float(LinearLight.byte(mixed.z)), 255)
    }
}
