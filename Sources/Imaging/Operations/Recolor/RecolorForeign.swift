// What on a thing has a colour of its own and keeps it: buttons, buckles, a printed logo.

import RetouchModel

/// Where colours of their own lie together.
///
/// A single pixel off the main colour may be noise, a thread or a reflection; a place where many are is a thing. Inside such a place
/// weaker differences count, too, and its highlights with them.
struct RecolorForeign {
    private let main: SIMD3<Float>
    private let distance: Float
    /// Share of clearly foreign pixels around each pixel, 0 ... 255.
    private let density: Mask

    /// - Parameter radius: half side of the square that is counted, in pixels.
    init(_ colors: Raster, alpha: Mask, source: RecolorSource, foreign: ForeignColors, radius: Int, compute: Compute)
        throws(EditFailure)
    {
        main = source.main
        distance = foreign.distance
        let width = alpha.width
        var strong = Mask(width: width, height: alpha.height, repeating: 0)
        strong.values.withUnsafeMutableBufferPointer { out in
            nonisolated(unsafe) let out = out
            compute.bands(alpha.height) { rows in
                for y in rows {
                    guard compute.isWanted else { return }
                    for index in y * width..<(y + 1) * width where alpha.values[index] > 0 {
                        let light = LinearLight.light(
                            red: colors.pixels[index * 4], green: colors.pixels[index * 4 + 1], blue: colors.pixels[index * 4 + 2]
                        )
                        if RecolorSource.foreignness(Oklab.of(light), main: source.main) > foreign.distance { out[index] = 255 }
                    }
                }
            }
        }
        try compute.checkpoint()
        density = Blur.box(strong, radius: radius, compute: compute)
    }

    /// How much of a pixel keeps its colour, 0 ... 1.
    @inline(__always)
    func keptShare(_ color: SIMD3<Float>, at index: Int) -> Float {
        let density = density.values.withUnsafeBufferPointer { Float($0[index]) * (1 / 255) }
        guard density > 0.2 else { return 0 }
        let own = smoothstep(0.6 * distance, distance, RecolorSource.foreignness(color, main: main))
        return smoothstep(0.2, 0.45, density) * max(own, smoothstep(0.55, 0.8, density))
    }
}
