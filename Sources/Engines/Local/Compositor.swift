// Puts the subject before its new backdrop.

import Imaging
import RetouchModel

/// Composites in linear light, in place: the backdrop's raster becomes the result.
///
/// Pixels that are wholly subject are copied byte by byte, never computed.
struct Compositor {
    let cutout: Cutout
    /// How much bright surroundings shine round the edge, 0 ... 1.
    let wrap: Float
    /// Moves the subject's colours; `nil` = as they are.
    let harmony: Harmony?
    /// A scene's light on the subject; `nil` = only the light round the edge.
    let light: EdgeLight?
    let compute: Compute

    /// - Parameter raster: the backdrop; transparent where alpha is 0, or opaque.
    func compose(onto raster: inout Raster) throws(EditFailure) {
        let width = raster.width
        let height = raster.height
        // In parts, so that an edit that nobody waits for ends soon.
        for top in stride(from: 0, to: height, by: 1_024) {
            try compute.checkpoint()
            raster.pixels.withUnsafeMutableBytes { pixels in
                nonisolated(unsafe) let pixels = pixels
                compute.bands(min(1_024, height - top)) { band in
                    let first = (top + band.lowerBound) * width
                    let end = (top + band.upperBound) * width
                    self.subject(pixels, first..<end, width: width)
                }
            }
        }
    }

    private func subject(_ pixels: UnsafeMutableRawBufferPointer, _ range: Range<Int>, width: Int) {
        let reaches = light?.reaches ?? false
        cutout.alpha.values.withUnsafeBufferPointer { alpha in
            cutout.reference.pixels.withUnsafeBytes { reference in
                cutout.colors.pixels.withUnsafeBytes { colors in
                    for index in range where alpha[index] > 0 {
                        let whole = alpha[index] == 255
                        var pixel = (whole ? reference : colors).loadUnaligned(
                            fromByteOffset: index * 4, as: SIMD4<UInt8>.self)
                        pixel.w = 255
                        if let harmony { pixel = harmony.apply(pixel) }
                        if !whole || reaches {
                            let behind = pixels.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self)
                            pixel = self.edge(pixel, alpha[index], behind, index: index, width: width)
                        }
                        pixels.storeBytes(of: pixel, toByteOffset: index * 4, as: SIMD4<UInt8>.self)
                    }
                }
            }
        }
    }

    /// One pixel of the subject's edge over what is behind it.
    @inline(__always)
    private func edge(
        _ color: SIMD4<UInt8>, _ alpha: UInt8, _ behind: SIMD4<UInt8>, index: Int, width: Int
    ) -> SIMD4<UInt8> {
        guard behind.w > 0 else {
            // Nothing behind: the subject's own colour, as see-through as the edge is.
            return SIMD4(color.x, color.y, color.z, alpha)
        }
        let share = Float(alpha) / 255
        var strength: Float = 0
        if let light {
            strength = light.strength(index % width, index / width, alpha: share)
            // Deep inside nothing arrives, and bytes need not be computed.
            if alpha == 255, strength < 0.01 { return color }
        }
        let back = LinearLight.light(red: behind.x, green: behind.y, blue: behind.z)
        var front = LinearLight.light(red: color.x, green: color.y, blue: color.z)
        if let light { front = light.applied(to: front, index % width, index / width, strength: strength) }
        // Light from behind creeps round the edge; never darker than it was.
        let excess = pointwiseMax(back - front * 0.6, SIMD3())
        front += excess * (wrap * (1 - share))
        let mixed = back + (front - back) * share
        return SIMD4(LinearLight.byte(mixed.x), LinearLight.byte(mixed.y), LinearLight.byte(mixed.z), 255)
    }
}
