// What on a thing has a colour of its own and keeps it: buttons, gilt buckles, a printed logo.

import RetouchModel

/// What keeps its colour when a thing takes another one.
package struct RecolorKept: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Colours that stand clearly apart from the thing's own.
    package static let foreign = RecolorKept(rawValue: 1)
    /// Gilt: clasps, rings, zips and chains, where the thing itself is of no such colour.
    package static let gilt = RecolorKept(rawValue: 2)
}

/// Where colours of their own lie together.
///
/// A single pixel off the main colour may be noise, a thread or a reflection; a place where many are is a thing. Inside such a place
/// weaker differences count, too, and its highlights with them.
struct RecolorForeign {
    private let main: SIMD3<Float>
    /// `nil` = other colours than gilt are recoloured.
    private let distance: Float?
    private let keepsGilt: Bool
    /// Share of clearly foreign pixels around each pixel, 0 ... 255.
    private let density: Mask

    /// - Parameter radius: half side of the square that is counted, in pixels.
    /// - Returns: `nil` where there is nothing of what is to be kept.
    init?(_ colors: Raster, alpha: Mask, source: RecolorSource, kept: RecolorKept, radius: Int, compute: Compute)
        throws(EditFailure)
    {
        main = source.main
        distance = kept.contains(.foreign) ? source.foreign?.distance : nil
        keepsGilt = kept.contains(.gilt) && source.hasGilt
        guard distance != nil || keepsGilt else { return nil }
        let (main, distance, keepsGilt) = (main, distance, keepsGilt)
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
                        let lab = Oklab.of(light)
                        let isForeign = distance.map { RecolorSource.foreignness(lab, main: main) > $0 } ?? false
                        if isForeign || keepsGilt && Gilt.share(lab) > 0.5 { out[index] = 255 }
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
        var own = keepsGilt ? Gilt.share(color) : 0
        if let distance { own = max(own, smoothstep(0.6 * distance, distance, RecolorSource.foreignness(color, main: main))) }
        return smoothstep(0.2, 0.45, density) * max(own, smoothstep(0.55, 0.8, density))
    }
}
