// Gives a region its new colour, pixel by pixel.

package import RetouchModel

/// Recolours a region: new = picture + alpha · (recoloured − own colour), so that a mixed edge pixel keeps the share of what is
/// behind it and no rim of the old colour stays.
package struct RecolorPainter: Sendable {
    private let source: RecolorSource
    private let curve: RecolorCurve
    private let kept: RecolorKept
    private let grain: Float
    private let compute: Compute
    private let sourceHue: SIMD2<Float>
    private let colorfulness: Float
    /// Amplitude of the ordered dither, in tones: a smooth gradient without noise would show its steps once they are larger.
    private let dither: Float

    /// Rows that are freed of noise at a time: bounds the memory, and with it the bytes do not depend on threads.
    private static let stripRows = 256
    /// Levels by which a share behind the edge may leave its range: the picture's own noise.
    private static let slack: Float = 6

    /// - Parameters:
    ///   - kept: what keeps its colour.
    ///   - grain: enlargement of the picture beside one of about 1,000 pixels, at least 1.
    package init(
        _ source: RecolorSource, curve: RecolorCurve, kept: RecolorKept, grain: Float = 1, compute: Compute
    ) {
        self.source = source
        self.curve = curve
        self.kept = kept
        self.grain = grain
        self.compute = compute
        let main = SIMD2(source.main.y, source.main.z)
        let chroma = magnitude(main)
        sourceHue = chroma > 1e-4 ? main / chroma : .zero
        colorfulness = smoothstep(0.03, 0.1, chroma)
        let hasSteps = source.noise < 0.0015 && source.brightTone > source.darkTone + 0.01
        dither = hasSteps && curve.expansion > RecolorCurve.unfilteredExpansion ? 0.004 : 0
    }

    /// Changes the pixels of `raster` under `alpha`; the alpha channel stays, and so do wholly transparent pixels.
    ///
    /// - Parameters:
    ///   - colors: the region's own colours, free of what is behind its edge, of alpha's size.
    ///   - alpha: the region, 255 = wholly inside.
    ///   - x, y: where alpha's top left pixel lies in the raster.
    /// - Throws: what `compute` throws.
    package func paint(
        _ raster: inout Raster, colors: Raster, alpha: Mask, x: Int = 0, y: Int = 0
    ) throws(EditFailure) {
        precondition(colors.width == alpha.width && colors.height == alpha.height)
        precondition(x >= 0 && y >= 0 && x + alpha.width <= raster.width && y + alpha.height <= raster.height)
        let radius = max(2, Int((3.5 * grain).rounded()))
        let foreign = try RecolorForeign(colors, alpha: alpha, source: source, kept: kept, radius: radius, compute: compute)
        let isExpanded = curve.expansion > RecolorCurve.unfilteredExpansion
        let height = isExpanded ? Self.stripRows : alpha.height
        for top in stride(from: 0, to: alpha.height, by: height) {
            let rows = top..<min(top + height, alpha.height)
            try compute.checkpoint()
            var shading: RecolorShading?
            if isExpanded {
                shading = try RecolorShading(
                    colors, alpha: alpha, rows: rows, source: source, expansion: curve.expansion, grain: grain, compute: compute)
            }
            let stride = raster.width
            raster.pixels.withUnsafeMutableBufferPointer { out in
                nonisolated(unsafe) let out = out
                compute.bands(rows.count, minimum: 8) { band in
                    for row in band.lowerBound + top..<band.upperBound + top {
                        guard compute.isWanted else { return }
                        let target = out.baseAddress! + ((row + y) * stride + x) * 4
                        if let shading {
                            shading.withRow(row) { paintRow(row, tones: $0, foreign, colors: colors, alpha: alpha, into: target) }
                        } else {
                            paintRow(row, tones: nil, foreign, colors: colors, alpha: alpha, into: target)
                        }
                    }
                }
            }
        }
        try compute.checkpoint()
    }

    private func paintRow(
        _ row: Int, tones: UnsafePointer<Float>?, _ foreign: RecolorForeign?, colors: Raster, alpha: Mask,
        into out: UnsafeMutablePointer<UInt8>
    ) {
        let first = row * alpha.width
        alpha.values.withUnsafeBufferPointer { alphas in
            colors.pixels.withUnsafeBufferPointer { colors in
                for x in 0..<alpha.width {
                    let coverage = alphas[first + x]
                    let pixel = out + x * 4
                    guard coverage > 0, pixel[3] > 0 else { continue }
                    let own = colors.baseAddress! + (first + x) * 4
                    let lab = Oklab.of(LinearLight.light(red: own[0], green: own[1], blue: own[2]))
                    let tone = tones.map { $0[x] + dither * Self.threshold(x, row) } ?? Oklab.tone(lab.x)
                    let light = recolored(lab, tone: tone)
                    let share = Float(coverage) * (1 / 255) * (1 - (foreign?.keptShare(lab, at: first + x) ?? 0))
                    for channel in 0..<3 {
                        let new = LinearLight.byte(light[channel])
                        if share == 1 {
                            pixel[channel] = new
                        } else {
                            // What is behind has its own share of the pixel, and hardly more.
                            let behind = Float(pixel[channel]) - share * Float(own[channel])
                            let limited = min(max(behind, -Self.slack), (1 - share) * 255 + Self.slack)
                            pixel[channel] = byte(limited + share * Float(new))
                        }
                    }
                }
            }
        }
    }

    /// Linear light of a pixel of the region in the new colour.
    @inline(__always)
    private func recolored(_ lab: SIMD3<Float>, tone: Float) -> SIMD3<Float> {
        let entry = curve.entry(tone)
        let shaded = RecolorSource.shaded(source.main, like: lab)
        var own = SIMD2(lab.y, lab.z) - shaded
        var chroma = entry.chroma
        if colorfulness > 0 {
            let along = (own * sourceHue).sum()
            let paleness = min(max(1 + along / max(magnitude(shaded), 0.02), 0), 1.15)
            chroma *= 1 + (paleness - 1) * entry.follow
            own -= sourceHue * (along * colorfulness)
        }
        let new = curve.hue * chroma + own * entry.own
        return Oklab.shownLight(SIMD3(entry.lightness, new.x, new.y))
    }

    /// -0.5 ..< 0.5, even over any small square: one low bit of position each to the other (ordered dither by bit-reversed
    /// interleaving, 8 x 8).
    @inline(__always)
    private static func threshold(_ x: Int, _ y: Int) -> Float {
        let mixed = x ^ y
        var value = 0
        for bit in 0..<3 { value = value << 2 | (mixed >> bit & 1) << 1 | (y >> bit & 1) }
        return (Float(value) + 0.5) / 64 - 0.5
    }
}
