// The colour of a region before it is recoloured: its main colour, its folds, its noise.

/// What is measured on a region so that another colour can take the place of its own.
///
/// Shading moves a colour along a line through black: in Oklab light that is `s` times as strong scales lightness and both colour
/// axes by the cube root of `s`. What a pixel is off that line is its own colour: a print, a button, a reflection.
package struct RecolorSource: Sendable, Equatable {
    /// The main colour in Oklab: the one that most of the region has, at its median lightness.
    package let main: SIMD3<Float>
    /// Tones (`Oklab.tone`) of the main colour's pixels: the median, the deepest folds, the highlights.
    package let tone: Float
    package let darkTone: Float
    package let brightTone: Float
    /// Deviation of tone from pixel to pixel in the calmest third.
    package let noise: Float
    /// Colours that are clearly other than the main one; `nil` = none, or none that stand apart.
    package let foreign: ForeignColors?
    /// Whether there is some gilt on it, and no more than hardware and trimmings are.
    package let hasGilt: Bool

    /// - Parameters:
    ///   - colors: the region's own colours, free of what is behind its edge.
    ///   - alpha: 255 = wholly in the region.
    ///   - isMixed: whether the region has no main colour by its nature, like a whole picture.
    ///   - grain: distance in pixels over which noise is judged: the enlargement of the picture.
    /// - Returns: `nil` when the region is empty.
    package init?(_ colors: Raster, alpha: Mask, isMixed: Bool = false, grain: Int = 1) {
        precondition(colors.width == alpha.width && colors.height == alpha.height)
        guard let samples = RecolorSamples(colors, alpha: alpha, grain: max(1, grain)) else { return nil }
        var main = isMixed ? samples.median { _ in true } ?? .zero : samples.mode
        var members = samples.colors
        if !isMixed {
            for _ in 0..<4 {
                let center = main
                main = samples.median { magnitude(Self.offset($0, from: center)) < Self.memberDistance } ?? main
            }
            members = samples.colors.filter { magnitude(Self.offset($0, from: main)) < Self.memberDistance }
        }
        let tones = members.map { Oklab.tone($0.x) }.sorted()
        self.main = main
        tone = Oklab.tone(main.x)
        darkTone = tones.isEmpty ? tone : tones[tones.count * 4 / 100]
        brightTone = tones.isEmpty ? tone : tones[min(tones.count - 1, tones.count * 97 / 100)]
        noise = samples.noise
        foreign = isMixed ? nil : ForeignColors(samples.colors.map { Self.foreignness($0, main: main) })
        let gilt = Float(samples.colors.count { Gilt.share($0) > 0.5 }) / Float(max(1, samples.colors.count))
        hasGilt = !isMixed && gilt > 0.001 && gilt < Self.mostGilt && Gilt.standsApart(from: main)
    }

    /// a and b of the main colour in as much light as `color` has, at most a little more than the main colour's own.
    @inline(__always)
    static func shaded(_ main: SIMD3<Float>, like color: SIMD3<Float>) -> SIMD2<Float> {
        SIMD2(main.y, main.z) * min(color.x / max(main.x, 0.02), 1.25)
    }

    @inline(__always)
    private static func offset(_ color: SIMD3<Float>, from main: SIMD3<Float>) -> SIMD2<Float> {
        SIMD2(color.y, color.z) - shaded(main, like: color)
    }

    /// How far a pixel is from the main colour in ways that neither shading nor a highlight explains, nor a deeper saturation where
    /// the main colour has one.
    @inline(__always)
    static func foreignness(_ color: SIMD3<Float>, main: SIMD3<Float>) -> Float {
        let offset = offset(color, from: main)
        let chroma = magnitude(SIMD2(main.y, main.z))
        guard chroma > 0.03 else { return magnitude(offset) }
        let hue = SIMD2(main.y, main.z) / chroma
        let along = (offset * hue).sum()
        return magnitude(offset - hue * (along < 0 ? along : along * smoothstep(0.03, 0.08, chroma)))
    }

    /// Share from which on gilt is the thing's pattern.
    private static let mostGilt: Float = 0.15
    /// Distance in a and b within which a pixel has the main colour.
    private static let memberDistance: Float = 0.06
}

@inline(__always)
func magnitude(_ vector: SIMD2<Float>) -> Float { (vector * vector).sum().squareRoot() }

/// Colours on a thing that stand apart from its main one: a logo, buttons. Petals that shade from white to pink do not.
package struct ForeignColors: Sendable, Equatable {
    /// `RecolorSource.foreignness` from which on a pixel has such a colour: the gap between the two kinds.
    package let distance: Float
    /// Their share of the region, 0 ... 1.
    package let share: Float

    private static let bin: Float = 0.01

    /// - Parameter distances: of pixels from all over the region.
    init?(_ distances: [Float]) {
        var counts = [Int](repeating: 0, count: 42)
        for distance in distances { counts[min(Int(distance / Self.bin), 40)] += 1 }
        let smooth = counts.indices.map {
            ($0 > 0 ? counts[$0 - 1] : counts[0]) + 2 * counts[$0] + ($0 < 41 ? counts[$0 + 1] : 0)
        }
        var gap: Int?
        for bin in 5...16 {
            let peak = smooth[(bin + 1)...].max() ?? 0
            guard 2 * peak >= 5 * smooth[bin] + 24 else { continue }
            if gap.map({ smooth[bin] < smooth[$0] }) ?? true { gap = bin }
        }
        guard let gap else { return nil }
        distance = (Float(gap) + 0.5) * Self.bin
        share = Float(counts[gap...].reduce(0, +)) / Float(max(1, distances.count))
    }
}

/// Colours from a grid over the region's core.
private struct RecolorSamples {
    let colors: [SIMD3<Float>]
    let noise: Float

    /// About this many samples; their order is that of rows.
    private static let wanted = 6_000

    init?(_ colors: Raster, alpha: Mask, grain: Int) {
        var counts = [Int](repeating: 0, count: 256)
        alpha.values.withUnsafeBufferPointer { for value in $0 { counts[Int(value)] += 1 } }
        // The core; of a region without one, what it has.
        let least = [243, 128, 1].first { counts[$0...].reduce(0, +) >= 50 } ?? 1
        let count = counts[least...].reduce(0, +)
        guard count > 0 else { return nil }
        let step = max(1, Int((Double(count) / Double(Self.wanted)).squareRoot()))
        var samples: [SIMD3<Float>] = []
        var differences: [Float] = []
        samples.reserveCapacity(count / step / step + 64)
        func isCore(_ x: Int, _ y: Int) -> Bool { Int(alpha[x, y]) >= least }
        for y in stride(from: min(step / 2, alpha.height - 1), to: alpha.height, by: step) {
            for x in stride(from: min(step / 2, alpha.width - 1), to: alpha.width, by: step) where isCore(x, y) {
                samples.append(colors.oklab(x, y))
                guard samples.count & 3 == 0, x >= grain, y >= grain, x + grain < alpha.width, y + grain < alpha.height,
                    isCore(x - grain, y), isCore(x + grain, y), isCore(x, y - grain), isCore(x, y + grain)
                else { continue }
                func tone(_ x: Int, _ y: Int) -> Float { Oklab.tone(colors.oklab(x, y).x) }
                let around = tone(x - grain, y) + tone(x + grain, y) + tone(x, y - grain) + tone(x, y + grain)
                differences.append(abs(tone(x, y) - around / 4))
            }
        }
        if samples.isEmpty {
            // Smaller than the grid's cells.
            for index in alpha.values.indices where Int(alpha.values[index]) >= least {
                samples.append(colors.oklab(index % alpha.width, index / alpha.width))
            }
        }
        self.colors = samples
        differences.sort()
        // 0.385 deviations are exceeded by 70 % of normal differences; the mean of four adds a quarter of the variance.
        noise = differences.isEmpty ? 0 : differences[differences.count * 3 / 10] / (0.385 * 1.118)
    }

    /// The medians of all samples that pass, axis by axis; `nil` when none does.
    func median(_ test: (SIMD3<Float>) -> Bool) -> SIMD3<Float>? {
        let members = colors.filter(test)
        guard !members.isEmpty else { return nil }
        var result = SIMD3<Float>.zero
        for axis in 0..<3 { result[axis] = members.map { $0[axis] }.sorted()[members.count / 2] }
        return result
    }

    /// The most frequent a and b, with the median lightness there.
    var mode: SIMD3<Float> {
        let cells = 40
        let size: Float = 0.02
        func cell(_ value: Float) -> Int { min(max(Int((value + Float(cells) * size / 2) / size), 0), cells - 1) }
        var counts = [Int](repeating: 0, count: cells * cells)
        for color in colors { counts[cell(color.z) * cells + cell(color.y)] += 1 }
        var best = 0
        var most = -1
        for y in 1..<cells - 1 {
            for x in 1..<cells - 1 {
                var sum = 0
                for v in -1...1 { for u in -1...1 { sum += counts[(y + v) * cells + x + u] * (2 - abs(u)) * (2 - abs(v)) } }
                if sum > most { (most, best) = (sum, y * cells + x) }
            }
        }
        let center = SIMD2(Float(best % cells), Float(best / cells)) * size + (0.5 - Float(cells) / 2) * size
        return median { magnitude(SIMD2($0.y, $0.z) - center) < 2 * size } ?? SIMD3(0.5, center.x, center.y)
    }
}

extension Raster {
    /// A pixel's colour in Oklab.
    @inline(__always)
    fileprivate func oklab(_ x: Int, _ y: Int) -> SIMD3<Float> {
        let offset = (y * width + x) * 4
        return Oklab.of(LinearLight.light(red: pixels[offset], green: pixels[offset + 1], blue: pixels[offset + 2]))
    }
}
