// From a region's tones to those of its new colour.

/// The new lightness, chroma and weights for each old tone.
///
/// The median tone becomes the target's. Around it folds keep the contrast that the same light would draw on the new colour (in
/// Oklab: lightness scaled), within what a dark or pale cloth leaves to see; far away the curve bends, so that order is kept and
/// nothing is clipped.
package struct RecolorCurve: Sendable {
    /// What a tone becomes.
    struct Entry {
        /// Oklab lightness and the chroma of the target's hue.
        var lightness: Float
        var chroma: Float
        /// Share of a pixel's own colour that stays.
        var own: Float
        /// How far the new colour follows the old one in being paler, 0 ... 1.
        var follow: Float
    }

    /// a and b of the target's hue at chroma 1.
    let hue: SIMD2<Float>
    /// How many times larger tone differences become, at most: above 1 noise would grow with them.
    package let expansion: Float
    /// Up to here noise stays out of sight without being held back.
    package static let unfilteredExpansion: Float = 1.15

    private let entries: [SIMD4<Float>]
    private static let count = 1_024
    /// Share of a print's colour that stays, next to a share of the new colour.
    private static let ownShare: Float = 0.28

    /// - Parameters:
    ///   - target: the new colour in Oklab.
    ///   - most: the largest expansion of dark folds.
    package init(from source: RecolorSource, to target: SIMD3<Float>, most: Float = 2.3) {
        let chroma = magnitude(SIMD2(target.y, target.z))
        let hue = chroma > 1e-4 ? SIMD2(target.y, target.z) / chroma : SIMD2(1, 0)
        let slopes = Slopes(source, target: target, most: most)
        let sourceChroma = magnitude(SIMD2(source.main.y, source.main.z))
        let colorfulness = smoothstep(0.03, 0.1, sourceChroma)
        self.hue = hue
        expansion = max(slopes.down, slopes.up)
        entries = (0...Self.count).map { index in
            let old = Float(index) / Float(Self.count)
            let tone = slopes.applied(old)
            let lightness = Oklab.lightness(tone: tone)
            let wanted = chroma * slopes.saturation(tone)
            // Bright and pale is a highlight; dark and pale may be noise.
            let follow = 0.45 + 0.4 * smoothstep(source.tone - 0.03, source.tone + 0.06, old)
            return SIMD4(
                lightness,
                chroma > 1e-4 ? min(wanted, 1.004 * Oklab.largestChroma(lightness: lightness, hue: hue)) : 0,
                Self.ownShare * min(lightness / max(Oklab.lightness(tone: old), 0.05), 1).squareRoot(),
                follow * colorfulness)
        }
    }

    /// The entry of a tone, between the two nearest of the table.
    @inline(__always)
    func entry(_ tone: Float) -> Entry {
        let place = min(max(tone, 0), 1) * Float(Self.count)
        let index = min(Int(place), Self.count - 1)
        let part = place - Float(index)
        let entry = entries.withUnsafeBufferPointer { $0[index] + ($0[index + 1] - $0[index]) * part }
        return Entry(lightness: entry.x, chroma: entry.y, own: entry.z, follow: entry.w)
    }

    /// The curve of tones: two bends that meet at the median.
    private struct Slopes {
        let from: Float
        let to: Float
        let down: Float
        let up: Float
        let roomDown: Float
        let roomUp: Float

        init(_ source: RecolorSource, target: SIMD3<Float>, most: Float) {
            let wanted = Oklab.tone(target.x)
            let depth = max(source.tone - source.darkTone, 0.04)
            let height = max(source.brightTone - source.tone, 0.04)
            // The slope at the median under which lightness scales as under one light.
            let light = Self.slope(at: max(wanted, 0.02)) / Self.slope(at: max(source.tone, 0.02))
            // Pure black has no folds and pure white no highlights: each gives way by what there is to show.
            let lowest = 0.02 + min(max(0.25 * depth, 0.05), 0.08)
            let highest = 0.985 - min(max(0.45 * light * height, 0.035), 0.1 + 0.05 * smoothstep(0.2, 0.5, height))
            // What has no folds can have any colour.
            let isFlat = source.brightTone - source.darkTone < 0.004
            from = source.tone
            to = isFlat ? wanted : min(max(wanted, lowest), highest)
            roomDown = max(to - 0.02, 0.02)
            roomUp = max(0.985 - to, 0.04)
            var down = min(max(light, 0.35), most)
            var up = light
            if light > 1 {
                down = min(down, max(1.1 * roomDown / depth, 0.35))
                up = min(min(max(light, 0.5), most), max(0.9 * roomUp / height, 0.35))
            } else {
                down = max(down, 0.8 * min(0.75 * roomDown / depth, 1.25))
                // Dark cloth shows its folds by their sheen.
                up = max(light, min(0.6 * roomUp / height, 0.55 + 0.55 * smoothstep(0.1, 0.5, to)))
            }
            if to < 0.25 { down = min(down, 0.8) }
            self.down = down
            self.up = up
        }

        func applied(_ tone: Float) -> Float {
            let difference = tone - from
            let new =
                difference < 0
                ? to - roomDown * Self.bend(-difference * down / roomDown) : to + roomUp * Self.bend(difference * up / roomUp)
            return min(max(new, 0), 1)
        }

        /// Chroma beside the target's: less in shade as lightness is less, less towards white.
        func saturation(_ tone: Float) -> Float {
            let light = Oklab.lightness(tone: tone) / max(Oklab.lightness(tone: to), 0.02)
            if tone <= to { return 0.12 + 0.88 * light }
            let rest = min((tone - to) / max(1 - to, 0.02), 1)
            if to > 0.3 { return 1 - 0.55 * smoothstep(0, 1, rest) }
            return min(1 + 0.5 * (light - 1), 1.2) * (1 - 0.5 * smoothstep(0.2, 1, rest))
        }

        /// Change of tone with the logarithm of lightness.
        private static func slope(at tone: Float) -> Float {
            let lightness = Oklab.lightness(tone: tone)
            return (Oklab.tone(lightness * 1.002) - Oklab.tone(lightness)) / 0.002
        }

        /// 0 at 0 with slope 1, 1 far away.
        private static func bend(_ x: Float) -> Float { x / (1 + x * x).squareRoot() }
    }
}
