// What somebody wears, in a line drawn around it.

package import Imaging
package import RetouchModel

extension ObjectCut {
    /// The garment in a closed line.
    ///
    /// A garment is not what stands out in its line: it fills that and goes on beyond it, and arms, hair, straps and badges lie across it.
    /// What tells it is a colour, the one of most of the line's middle once skin is left out. GrabCut starts from that colour, with skin
    /// on the other side, and may go on beyond the line up to the garment's own edge.
    ///
    /// - Parameters:
    ///   - area: the line's inside, of the box's size.
    ///   - box: where it lies in the picture.
    ///   - skin: where the wearer's skin is, of the picture's size; `nil` = not known.
    ///   - subject: where the wearer is, on a plane of any size with the picture's proportions; asked only where much around the line has
    ///     the garment's colour, too.
    /// - Returns: all parts of it in the line, however arms divide them; `nil` where no colour makes up enough of the line.
    /// - Throws: what `compute` throws.
    package func garment(
        in area: Mask, at box: Box, skin: Mask?, subject: () throws(EditFailure) -> Mask?
    ) throws(EditFailure) -> Found? {
        let line = ClosedLine(area: area, box: box)
        guard min(box.width, box.height) >= Self.leastSide,
            let wide = line.scaled(by: GarmentCut.reach, width: raster.width, height: raster.height)
        else { return nil }
        let view = CutView(raster: raster, line: wide, compute: compute)
        var cut = GarmentCut(view: view, line: line, skin: skin, compute: compute)
        let small = try view.scaled(to: effort.sides.coarse)
        guard let rough = try cut.rough(small, subject: subject) else { return nil }
        let fine = try view.scaled(to: effort.sides.fine)
        let sharp = try refined(
            rough.mask, from: rough.scale, to: fine, barred: try cut.barred(on: fine), crumb: GarmentCut.crumb)
        guard var found = try edged(sharp, view) else { return nil }
        if rough.endsAtLine { found.mask = found.mask.within(line, at: found.box) }
        return Found(box: found.box, mask: found.mask, isObject: true, confidence: 1)
    }
}

/// The first cut of a garment, on a small copy.
struct GarmentCut {
    struct Rough {
        /// 255 = the garment.
        var mask: Mask
        var scale: CutScale
        /// It shows no edge of its own within reach: the drawn line ends it.
        var endsAtLine: Bool
    }

    /// A line's surroundings up to `reach`.
    let view: CutView
    /// As it was drawn.
    let line: ClosedLine
    /// Of the picture's size.
    let skin: Mask?
    let compute: Compute
    /// Of any size with the picture's proportions; `nil` = not asked, or not known.
    var subject: Mask?

    /// How far beyond its line a garment is looked for, as a multiple of the line's size.
    static let reach: Float = 1.6
    /// Share of a line's inside from which on skin is what was circled, or cloth that has the colour of skin.
    private static let mostSkin = 0.75
    /// Half of the width of the narrowest skin that counts, as a share of the copy's longer side.
    private static let finger: Float = 0.012
    /// Shares of what is no skin in the line that a garment's colour and its cut must have.
    private static let least = (color: 0.2, cut: 0.15)
    /// In nats: for the garment where its colour lies in the line and more so in the line's middle, against it elsewhere in the line,
    /// against it at the end of the reach, and against other colours beyond the line.
    private static let lean: (own: Float, middle: Float, other: Float, far: Float, strange: Float) = (1.5, 4, 0.5, 2.5, 3)
    /// Share of a cut's edge at the end of the reach from which on it has no edge of its own.
    private static let endless = 0.1
    /// Arms, straps and a bag divide a garment into parts of very different sizes: see `CutJudge.cleaned`.
    static let crumb = 80
    /// Share of a part that must lie in the drawn line.
    private static let leastInside = 0.3

    /// Density of the garment's colour around the line against that in it, from which on it may be another thing's.
    private static let spread = 0.4
    /// Share of the line that a wearer must fill: nets that see less of one there mean something else.
    private static let leastWearer = 0.3

    /// - Parameter subject: asked where much around the line has the garment's colour, too: a sheet beside a white dress.
    /// - Returns: `nil` where no colour makes up enough of the line.
    /// - Throws: what `compute` and `subject` throw.
    mutating func rough(
        _ scale: CutScale, subject: () throws(EditFailure) -> Mask?
    ) throws(EditFailure) -> Rough? {
        let drawn = try view.area(of: line, on: scale)
        var barred = try barred(on: scale)
        guard var own = Cloth(scale, drawn: drawn, barred: barred) else { return nil }
        if own.isSpread(around: drawn) {
            self.subject = try subject()
            barred = try self.barred(on: scale)
            guard let worn = Cloth(scale, drawn: drawn, barred: barred) else { return nil }
            own = worn
        }
        let cut = try cut(scale, drawn: drawn, barred: barred, own: own)
        let kept = parts(of: cut, in: drawn)
        guard Double(kept.common(with: drawn)) >= Self.least.cut * Double(own.candidates) else { return nil }
        let touch = CutJudge(scale)?.verdict(kept)?.touch ?? 0
        return Rough(mask: kept, scale: scale, endsAtLine: touch > Self.endless)
    }

    /// What is surely no garment on a copy: skin, and what the wearer stands before; `nil` = nothing is known.
    func barred(on scale: CutScale) throws(EditFailure) -> Mask? {
        let skin = try bare(on: scale)
        guard let subject else { return skin }
        let wearer = try placed(subject, on: scale)
        let drawn = try view.area(of: line, on: scale)
        guard Double(wearer.common(with: drawn)) >= Self.leastWearer * Double(drawn.count) else { return skin }
        return Mask(
            width: scale.width, height: scale.height,
            values: wearer.values.indices.map { wearer.values[$0] > 127 ? skin?.values[$0] ?? 0 : 255 })
    }

    private func placed(_ mask: Mask, on scale: CutScale) throws(EditFailure) -> Mask {
        try Resampler.resize(
            mask, width: scale.width, height: scale.height, window: view.window(onWidth: mask.width, height: mask.height),
            compute: compute)
    }

    /// Where skin is; `nil` where it says nothing.
    private func bare(on scale: CutScale) throws(EditFailure) -> Mask? {
        guard let skin else { return nil }
        let barred = try placed(skin, on: scale)
        // What is smaller than a finger is a print.
        let finger = Float(max(scale.width, scale.height)) * Self.finger
        let broad = Morphology.open(barred.thresholded { $0 > 127 }, radius: finger, compute: compute)
        let drawn = try view.area(of: line, on: scale)
        return Double(broad.common(with: drawn)) <= Self.mostSkin * Double(drawn.count) ? broad : nil
    }

    private func cut(_ scale: CutScale, drawn: Mask, barred: Mask?, own: Cloth) throws(EditFailure) -> Mask {
        let away = InnerDistance.of(drawn.mapped { 255 - $0 })
        let depth = InnerDistance.of(drawn)
        var widest: Float = 1
        var deepest: Float = 1
        for index in away.values.indices where scale.area.values[index] > 127 {
            if drawn.values[index] > 127 {
                deepest = max(deepest, depth.values[index])
            } else {
                widest = max(widest, away.values[index])
            }
        }
        var seeds = Plane<UInt8>(width: scale.width, height: scale.height, repeating: GrabCut.Seed.outside.rawValue)
        var bias = Plane<Float>(width: scale.width, height: scale.height, repeating: 0)
        var learned = Mask(width: scale.width, height: scale.height, repeating: 255)
        for index in seeds.values.indices {
            let isOwn = own.isLike[index]
            // Beyond the line the colour may be the garment's or another thing's, and so may deep folds in it: neither side learns these.
            if drawn.values[index] <= 127 ? isOwn : !isOwn && own.isShade[index] { learned.values[index] = 0 }
            guard scale.area.values[index] > 127, barred?.values[index] ?? 0 <= 127 else { continue }
            if drawn.values[index] > 127 {
                seeds.values[index] = (isOwn ? GrabCut.Seed.maybeInside : .maybeOutside).rawValue
                bias.values[index] =
                    isOwn
                    ? Self.lean.own + Self.lean.middle * depth.values[index] / deepest
                    : own.isShade[index] ? 0 : -Self.lean.other
            } else {
                seeds.values[index] = GrabCut.Seed.maybeOutside.rawValue
                bias.values[index] =
                    -Self.lean.far * away.values[index] / widest - (isOwn || own.isShade[index] ? 0 : Self.lean.strange)
            }
        }
        return CutJudge.cleaned(
            try GrabCut.cut(colors: scale.colors, seeds: seeds, bias: bias, learned: learned, compute: compute), crumb: Self.crumb
        )
    }

    /// The parts that the line was drawn around: another garment of the colour beyond it is none.
    private func parts(of cut: Mask, in drawn: Mask) -> Mask {
        let parts = ConnectedComponents.find(in: cut)
        var inside = [Int](repeating: 0, count: parts.components.count + 1)
        for (index, label) in parts.labels.values.enumerated() where drawn.values[index] > 127 { inside[Int(label)] += 1 }
        return parts.filtered(cut) { Double(inside[Int($0.label)]) >= Self.leastInside * Double($0.area) }
    }

    /// The colour of most of a line's middle.
    struct Cloth {
        /// For each pixel of the copy, whether it has that colour, in light or in shade.
        let isLike: [Bool]
        /// Whether it may have it in a deep fold or in a highlight.
        let isShade: [Bool]
        /// Pixels in the line that are no skin.
        let candidates: Int
        /// Those of them that have it.
        let like: Int

        /// `nil` where no colour makes up enough.
        init?(_ scale: CutScale, drawn: Mask, barred: Mask?) {
            let depth = InnerDistance.of(drawn)
            let labs = scale.colors.values.map {
                Oklab.of(LinearLight.light(red: byte($0.x), green: byte($0.y), blue: byte($0.z)))
            }
            let chosen = labs.indices.filter { drawn.values[$0] > 127 && barred?.values[$0] ?? 0 <= 127 }
            candidates = chosen.count
            guard let mode = Self.mode(of: labs, at: chosen, weights: depth) else { return nil }
            let name = ColorName(cloth: mode)
            isLike = labs.map { name.score($0) >= 0.5 }
            let shades = name.shades ?? name.shaded
            isShade = labs.map { shades.score($0) >= 0.5 }
            let isLike = isLike
            like = chosen.count { isLike[$0] }
            guard Double(like) >= GarmentCut.least.color * Double(candidates) else { return nil }
        }

        /// Whether much around the line has the colour, too.
        func isSpread(around drawn: Mask) -> Bool {
            let outside = drawn.values.indices.filter { drawn.values[$0] <= 127 }
            let around = Double(outside.count { isLike[$0] }) / Double(max(1, outside.count))
            return around > GarmentCut.spread * Double(like) / Double(candidates)
        }

        /// Sides of the cells that colours are counted in, of lightness and of the two others in Oklab.
        private static let cell = SIMD3<Float>(0.1, 0.025, 0.025)

        /// The middle of the heaviest cell with its neighbours.
        private static func mode(of labs: [SIMD3<Float>], at chosen: [Int], weights: Plane<Float>) -> SIMD3<Float>? {
            func key(_ lab: SIMD3<Float>) -> SIMD3<Int32> { SIMD3<Int32>((lab / cell).rounded(.down)) }
            var sums: [SIMD3<Int32>: SIMD4<Float>] = [:]
            for index in chosen {
                let weight = weights.values[index]
                sums[key(labs[index]), default: .zero] += SIMD4(labs[index] * weight, weight)
            }
            var best = SIMD4<Float>.zero
            for place in sums.keys.sorted(by: { ($0.x, $0.y, $0.z) < ($1.x, $1.y, $1.z) }) {
                var sum = SIMD4<Float>.zero
                for x in -1...1 {
                    for y in -1...1 {
                        for z in -1...1 {
                            sum += sums[place &+ SIMD3(Int32(x), Int32(y), Int32(z))] ?? .zero
                        }
                    }
                }
                if sum.w > best.w { best = sum }
            }
            return best.w > 0 ? SIMD3(best.x, best.y, best.z) / best.w : nil
        }
    }
}
