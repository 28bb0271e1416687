// Letters in a line that somebody drew.

package import Imaging
package import RetouchModel

extension ObjectCut {
    /// The lettering in a closed line: the strokes themselves and not what they stand on.
    ///
    /// Letters are many, thin and apart, so that no object stands out; what tells them is that they are lighter, or darker, than all that
    /// is about as near as they are thick (top-hat and bottom-hat of mathematical morphology). A letter that the line cuts is taken whole.
    ///
    /// - Parameters:
    ///   - area: the line's inside, of the box's size.
    ///   - box: where it lies in the picture.
    /// - Returns: the strokes with their soft edge, to be taken as they are, like what somebody painted over: not as an object with an edge
    ///   to look for and a shadow. `nil` where no strokes are told from their ground.
    /// - Throws: what `compute` throws.
    package func letters(in area: Mask, at box: Box) throws(EditFailure) -> Found? {
        guard min(box.width, box.height) >= Self.leastSide else { return nil }
        let line = ClosedLine(area: area, box: box)
        let view = CutView(raster: raster, line: line, compute: compute)
        let scale = try view.scaled(to: LetterCut.side)
        guard let strokes = LetterCut(scale, compute: compute).strokes() else { return nil }
        try compute.checkpoint()
        var mask = try Resampler.resize(
            strokes, width: view.box.width, height: view.box.height, filter: .linear, compute: compute)
        mask = Morphology.dilate(mask.thresholded { $0 > 127 }, radius: 1, compute: compute)
        guard let used = mask.boundingBox(threshold: 128) else { return nil }
        let place = Box(x: view.box.x + used.x, y: view.box.y + used.y, width: used.width, height: used.height)
        return Found(box: place, mask: mask.part(used), isObject: false, confidence: 1)
    }
}

/// Strokes on one copy of a line's surroundings.
struct LetterCut {
    /// Longer side of the copy.
    static let side = 900

    /// Half of the widest stroke, as a share of the line's shorter side.
    private static let stroke: Float = 0.13
    /// Levels by which a stroke differs from its ground at least, and of a stroke's strength what still belongs to it.
    private static let step: (least: Float, edge: Float) = (24, 0.45)
    /// Share of a letter that must lie in the line, and of all letters that may lie outside.
    private static let inside = 0.25
    private static let outside = 0.3
    /// A letter's longer side against the line's and against its shorter one, and that of a word whose letters touch; what of its box such
    /// a word fills. Other long things are edges.
    private static let longest: (line: Double, letter: Double, word: Double) = (0.95, 7, 25)
    private static let wordFill = 0.25...0.9
    /// Shares of the line that letters cover, and how many there are at least.
    private static let cover = 0.01...0.45
    private static let fewest = 2
    /// Pixels around a letter that are its ground, how much that varies at most, how far from one colour the ground of all letters may be,
    /// in levels, and the share of it that is so near.
    private static let ground: (reach: Int, unrest: Float, plain: Float, share: Double) = (3, 45, 24, 0.93)
    /// Parts below so many pixels are grain.
    private static let grain = 12

    private let scale: CutScale
    private let compute: Compute

    init(_ scale: CutScale, compute: Compute) {
        self.scale = scale
        self.compute = compute
    }

    /// 255 = stroke; `nil` where there are none.
    func strokes() -> Mask? {
        guard let line = scale.area.boundingBox(threshold: 128) else { return nil }
        let radius = max(2, (Float(min(line.width, line.height)) * Self.stroke).rounded())
        let candidates = [false, true].compactMap { letters(isDark: $0, radius: radius, line: line) }
        return candidates.max { $0.strength < $1.strength }?.mask
    }

    private static func isLetter(_ part: Component, longest: Double) -> Bool {
        let long = Double(max(part.box.width, part.box.height))
        let short = Double(min(part.box.width, part.box.height))
        guard long <= longest else { return false }
        return long <= short * Self.longest.letter
            || long <= short * Self.longest.word && wordFill.contains(Double(part.area) / (long * short))
    }

    /// How much lighter, or darker, each pixel is than what is around it.
    private func hat(isDark: Bool, radius: Float) -> Mask {
        var strongest = Mask(width: scale.width, height: scale.height, repeating: 0)
        for channel in 0..<3 {
            let plane = Mask(
                width: scale.width, height: scale.height,
                values: scale.colors.values.map { UInt8(min(255, max(0, isDark ? 255 - $0[channel] : $0[channel]))) })
            let low = Morphology.erode(plane, radius: radius, shape: .box, compute: compute)
            let ground = Morphology.dilate(low, radius: radius, shape: .box, compute: compute)
            for index in strongest.values.indices {
                strongest.values[index] = max(strongest.values[index], plane.values[index] - ground.values[index])
            }
        }
        return strongest
    }

    /// - Returns: the letters, and by how many levels they differ from their ground.
    private func letters(isDark: Bool, radius: Float, line: Box) -> (mask: Mask, strength: Double)? {
        let hat = hat(isDark: isDark, radius: radius)
        let threshold = max(Self.step.least, threshold(of: hat))
        let sure = hat.thresholded { Float($0) >= threshold }
        let parts = ConnectedComponents.find(in: sure)
        var inside = [Int](repeating: 0, count: parts.components.count + 1)
        for index in sure.values.indices where sure.values[index] > 127 && scale.area.values[index] > 127 {
            inside[Int(parts.labels.values[index])] += 1
        }
        let unrest = unrest(around: parts)
        let longest = Self.longest.line * Double(max(line.width, line.height))
        var count = 0
        var kept = parts.filtered(sure) { part in
            let isLetter =
                part.area >= Self.grain && Double(inside[Int(part.label)]) >= Self.inside * Double(part.area)
                && Self.isLetter(part, longest: longest) && unrest[Int(part.label)] <= Self.ground.unrest
            // A word whose letters touch is several.
            let isWord = max(part.box.width, part.box.height) > Int(Self.longest.letter) * min(part.box.width, part.box.height)
            count += isLetter ? isWord ? Self.fewest : 1 : 0
            return isLetter
        }
        // A stroke's soft edge.
        let near = Morphology.dilate(kept, radius: 2, compute: compute)
        for index in kept.values.indices where near.values[index] > 127 && Float(hat.values[index]) >= threshold * Self.step.edge
        {
            kept.values[index] = 255
        }
        let common = kept.common(with: scale.area)
        // Folds and leaves that hang together with what is around are no letters.
        guard count >= Self.fewest, Double(kept.count - common) <= Self.outside * Double(kept.count) else { return nil }
        guard Self.cover.contains(Double(common) / Double(max(1, scale.area.count))), standsOnOneGround(kept) else { return nil }
        let strength = kept.values.indices.reduce(0) { $0 + (kept.values[$1] > 127 ? Int(hat.values[$1]) : 0) }
        return (kept, Double(strength) / Double(max(1, kept.count)))
    }

    /// Whether between and around the letters there is nothing but one colour: on anything else strokes and patterns are not told apart.
    private func standsOnOneGround(_ letters: Mask) -> Bool {
        guard let box = letters.boundingBox(threshold: 128) else { return false }
        let covered = Morphology.dilate(letters, radius: Float(Self.ground.reach), compute: compute)
        var between: [SIMD3<Float>] = []
        for y in box.y..<box.y + box.height {
            for x in box.x..<box.x + box.width where covered[x, y] <= 127 { between.append(scale.colors[x, y]) }
        }
        guard !between.isEmpty else { return true }
        let median = SIMD3((0..<3).map { channel in between.map { $0[channel] }.sorted()[between.count / 2] })
        let plain = between.count {
            let d = $0 - median
            return max(abs(d.x), abs(d.y), abs(d.z)) <= Self.ground.plain
        }
        return Double(plain) >= Self.ground.share * Double(between.count)
    }

    /// How much the ground right around each part varies, in levels: a letter stands on one ground, and an edge between two.
    private func unrest(around parts: ComponentMap) -> [Float] {
        let count = parts.components.count + 1
        var sums = [SIMD3<Float>](repeating: .zero, count: count)
        var squares = sums
        var pixels = [Float](repeating: 0, count: count)
        let reach = Self.ground.reach
        for y in 0..<scale.height {
            for x in 0..<scale.width where parts.labels[x, y] == 0 {
                var near: Int32 = 0
                search: for v in max(0, y - reach)...min(scale.height - 1, y + reach) {
                    for u in max(0, x - reach)...min(scale.width - 1, x + reach) where parts.labels[u, v] > 0 {
                        near = parts.labels[u, v]
                        break search
                    }
                }
                guard near > 0 else { continue }
                let color = scale.colors[x, y]
                sums[Int(near)] += color
                squares[Int(near)] += color * color
                pixels[Int(near)] += 1
            }
        }
        return (0..<count).map { label in
            guard pixels[label] > 0 else { return 0 }
            let mean = sums[label] / pixels[label]
            let spread = squares[label] / pixels[label] - mean * mean
            return max(0, spread.max()).squareRoot()
        }
    }

    /// Otsu's threshold of the values in the line (N. Otsu, 1979).
    private func threshold(of hat: Mask) -> Float {
        var counts = [Double](repeating: 0, count: 256)
        for index in hat.values.indices where scale.area.values[index] > 127 { counts[Int(hat.values[index])] += 1 }
        let all = counts.reduce(0, +)
        let sum = counts.indices.reduce(0.0) { $0 + Double($1) * counts[$1] }
        var below = (count: 0.0, sum: 0.0)
        var best = (level: 0, spread: 0.0)
        for level in 0..<255 {
            below.count += counts[level]
            below.sum += Double(level) * counts[level]
            let above = all - below.count
            guard below.count > 0, above > 0 else { continue }
            let apart = below.sum / below.count - (sum - below.sum) / above
            let spread = below.count * above * apart * apart
            if spread > best.spread { best = (level + 1, spread) }
        }
        return Float(best.level)
    }
}
