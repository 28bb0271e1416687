// A thing that lies on a plain ground: paper, a seamless backdrop, a clear sky.

import Imaging
import RetouchModel

extension ObjectCut {
    /// The thing in a closed line on plain ground: all that is not ground and lies mostly in the line, up to its own end.
    ///
    /// Models of both sides' colours have nothing to say here that the ground does not say better, and they lose the parts of a thing that
    /// lie outside of a hasty line or have a colour that something else nearby has, too.
    ///
    /// - Returns: `nil` where the ground is not plain, or where the thing does not stand out from it all around.
    func onPlainGround(_ line: ClosedLine) throws(EditFailure) -> Found? {
        guard let wide = line.scaled(by: PlainCut.reach, width: raster.width, height: raster.height) else { return nil }
        let everything = Mask(width: wide.box.width, height: wide.box.height, repeating: 255)
        let view = CutView(raster: raster, line: ClosedLine(area: everything, box: wide.box), compute: compute)
        let fine = try view.scaled(to: effort.sides.fine)
        let drawn = try view.area(of: line, on: fine)
        guard let plain = PlainCut(fine, drawn: drawn), let thing = plain.thing(),
            let found = try edged(thing, view)
        else { return nil }
        return Found(box: found.box, mask: found.mask, isObject: true, confidence: PlainCut.confidence)
    }
}

/// The ground around a line, and what is not ground.
struct PlainCut {
    /// How far beyond its line a thing is followed, as a multiple of the line's size.
    static let reach: Float = 1.75
    /// Of a thing on plain ground there is no doubt that a net could settle.
    static let confidence = 0.9

    /// Levels by which the ground may differ from its most frequent colour: at its surest places, where light falls off over it, and in a
    /// shadow, which has the ground's colour but less of it.
    private static let levels: (sure: Float, lit: Float, shadow: Float) = (10, 40, 110)
    /// Levels between neighbours on the ground: more is an edge.
    private static let slope: Float = 4
    /// Levels by which a shadow's channels may depart from a darker ground.
    private static let shadowTint: Float = 5
    /// Shares of what is outside of the line, and of the line itself, that plain ground covers.
    private static let least = (outside: 0.25, line: 0.35)
    /// Shares of the line's inside below which a thing may be a flaw of the ground, and below which a part is a speck; and how many specks
    /// plain ground has at most, as a share of its own size: cloth and grass are none.
    private static let small = (thing: 0.03, speck: 0.004, specks: 0.01)
    /// Share of a part that must lie in the line, and of one that is small beside the largest; and how small that is.
    private static let own = (inside: 0.5, small: 0.8, beside: 0.25)
    /// Share of a part in the line from which on it is whole, and the size of a whole one, as a share of the largest, from which on the
    /// line was drawn for that: the others reach into it.
    private static let whole = (inside: 0.9, beside: 0.2)
    /// Share of a part beyond the reach from which on it goes on.
    private static let endless = 0.02
    /// One part in so many of the largest one's size, below which a part is a crumb.
    private static let crumb = 150
    /// Sum over the channels below which a place on the thing's edge is no edge, and the share of such places that it may have.
    private static let faint: (step: Float, share: Double) = (24, 0.12)
    /// What a hole in a thing is told by: levels of its mean from the ground's, and its least share of the thing.
    private static let hole: (levels: Float, share: Int) = (3, 150)

    private let scale: CutScale
    private let drawn: Mask
    private let color: SIMD3<Float>
    /// 255 = ground.
    private let ground: Mask

    /// - Parameter drawn: the line's inside, of the copy's size.
    /// - Returns: `nil` where the line does not lie on plain ground.
    init?(_ scale: CutScale, drawn: Mask) {
        let outside = drawn.values.indices.filter { drawn.values[$0] <= 127 }
        guard let color = Self.commonest(outside.map { scale.colors.values[$0] }) else { return nil }
        let seeds = outside.filter { Self.distance(scale.colors.values[$0], color) <= Self.levels.sure }
        guard Double(seeds.count) >= Self.least.outside * Double(outside.count) else { return nil }
        ground = Self.flooded(scale.colors, from: seeds, color)
        var line = 0
        var plain = 0
        let ground = ground
        Self.forEachEdge(of: drawn, inset: 1) { x, y in
            line += 1
            plain += ground[x, y] > 127 ? 1 : 0
        }
        guard line > 0, Double(plain) >= Self.least.line * Double(line) else { return nil }
        self.scale = scale
        self.drawn = drawn
        self.color = color
    }

    /// What was circled; `nil` where it goes on too far, is pale at its edge, or is not there.
    func thing() -> Mask? {
        let rest = ground.mapped { 255 - $0 }
        let parts = ConnectedComponents.find(in: rest, diagonal: false)
        let specks = parts.components.reduce(0) {
            $0 + (Double($1.area) < Self.small.speck * Double(drawn.count) ? $1.area : 0)
        }
        guard Double(specks) <= Self.small.specks * Double(ground.count) else { return nil }
        var inside = [Int](repeating: 0, count: parts.components.count + 1)
        var beyond = inside
        for index in rest.values.indices {
            let label = Int(parts.labels.values[index])
            inside[label] += drawn.values[index] > 127 ? 1 : 0
            beyond[label] += scale.area.values[index] <= 127 ? 1 : 0
        }
        func share(_ part: Component) -> Double {
            let goesOn = Double(beyond[Int(part.label)]) > Self.endless * Double(part.area)
            return goesOn ? 0 : Double(inside[Int(part.label)]) / Double(part.area)
        }
        func most(where isMeant: (Component) -> Bool) -> Double {
            Double(parts.components.filter(isMeant).map { inside[Int($0.label)] }.max() ?? 0)
        }
        let largest = most { share($0) >= Self.own.inside }
        // What goes on too far takes less of the line than the largest one that does not.
        guard most(where: { share($0) < Self.own.inside }) < largest else { return nil }
        let isDrawnForWhole = most { share($0) >= Self.whole.inside } >= Self.whole.beside * largest
        let thing = CutJudge.cleaned(
            parts.filtered(rest) { part in
                let isBeside = Double(inside[Int(part.label)]) < Self.own.beside * largest
                return share(part)
                    >= (isDrawnForWhole ? Self.whole.inside : isBeside ? Self.own.small : Self.own.inside)
            }, crumb: Self.crumb)
        guard Double(thing.count) >= Self.small.thing * Double(drawn.count), !isPale(thing) else { return nil }
        return withHoles(thing)
    }

    /// Whether the thing fades into the ground somewhere: white cloth on white paper is none for this cut.
    private func isPale(_ thing: Mask) -> Bool {
        var edge = 0
        var faint = 0
        Self.forEachEdge(of: thing, inset: 2) { x, y in
            let across = scale.colors[x + 2, y] - scale.colors[x - 2, y]
            let down = scale.colors[x, y + 2] - scale.colors[x, y - 2]
            edge += 1
            faint += Self.sum(across) + Self.sum(down) < Self.faint.step ? 1 : 0
        }
        return edge == 0 || Double(faint) > Self.faint.share * Double(edge)
    }

    /// Places on a mask's edge, so far from the plane's border; a plane may be a line of pixels high.
    private static func forEachEdge(of mask: Mask, inset: Int, _ body: (_ x: Int, _ y: Int) -> Void) {
        guard mask.width > 2 * inset, mask.height > 2 * inset else { return }
        for y in inset..<mask.height - inset {
            for x in inset..<mask.width - inset where mask[x, y] > 127 {
                let ends = mask[x - 1, y] <= 127 || mask[x + 1, y] <= 127 || mask[x, y - 1] <= 127 || mask[x, y + 1] <= 127
                if ends { body(x, y) }
            }
        }
    }

    /// Without the places that one looks through to the ground.
    private func withHoles(_ thing: Mask) -> Mask {
        let like = Mask(
            width: thing.width, height: thing.height,
            values: thing.values.indices.map {
                thing.values[$0] > 127 && Self.distance(scale.colors.values[$0], color) <= Self.levels.sure ? 255 : 0
            })
        let parts = ConnectedComponents.find(in: like, diagonal: false)
        var sums = [SIMD3<Float>](repeating: .zero, count: parts.components.count + 1)
        for index in like.values.indices where like.values[index] > 127 {
            sums[Int(parts.labels.values[index])] += scale.colors.values[index]
        }
        let size = thing.count
        let holes = parts.filtered(like) { part in
            let mean = sums[Int(part.label)] / Float(part.area)
            return part.area * Self.hole.share >= size && Self.distance(mean, color) <= Self.hole.levels
        }
        return Mask(
            width: thing.width, height: thing.height,
            values: thing.values.indices.map { holes.values[$0] > 127 ? 0 : thing.values[$0] })
    }

    // MARK: The ground

    /// The mean of the most frequent colours; `nil` for none.
    private static func commonest(_ colors: [SIMD3<Float>]) -> SIMD3<Float>? {
        let bins = 32
        var counts = [Int](repeating: 0, count: bins * bins * bins)
        func bin(_ v: Float) -> Int { min(bins - 1, max(0, Int(v) / 8)) }
        for color in colors { counts[(bin(color.x) * bins + bin(color.y)) * bins + bin(color.z)] += 1 }
        guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0 else { return nil }
        var mean = SIMD3(Float(most / bins / bins), Float(most / bins % bins), Float(most % bins)) * 8 + 4
        // A frequent colour lies across the borders of bins.
        for _ in 0..<3 {
            let near = colors.filter { distance($0, mean) <= levels.sure }
            guard !near.isEmpty else { break }
            mean = near.reduce(.zero, +) / Float(near.count)
        }
        return mean
    }

    /// All that hangs together with the seeds by small steps.
    private static func flooded(_ colors: Plane<SIMD3<Float>>, from seeds: [Int], _ color: SIMD3<Float>) -> Mask {
        var ground = Mask(width: colors.width, height: colors.height, repeating: 0)
        var open = seeds
        for seed in seeds { ground.values[seed] = 255 }
        while let index = open.popLast() {
            let x = index % colors.width
            let y = index / colors.width
            func visit(_ next: Int) {
                guard ground.values[next] == 0, distance(colors.values[next], colors.values[index]) <= slope,
                    isGround(colors.values[next], color)
                else { return }
                ground.values[next] = 255
                open.append(next)
            }
            if x > 0 { visit(index - 1) }
            if x + 1 < colors.width { visit(index + 1) }
            if y > 0 { visit(index - colors.width) }
            if y + 1 < colors.height { visit(index + colors.width) }
        }
        return ground
    }

    private static func isGround(_ color: SIMD3<Float>, _ ground: SIMD3<Float>) -> Bool {
        let away = distance(color, ground)
        if away <= levels.lit { return true }
        guard away <= levels.shadow else { return false }
        let share = (color * ground).sum() / max(1, (ground * ground).sum())
        return share < 1 && distance(color, ground * share) <= shadowTint
    }

    /// The largest difference of a channel, in levels.
    private static func distance(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
        let d = a - b
        return max(abs(d.x), abs(d.y), abs(d.z))
    }

    private static func sum(_ v: SIMD3<Float>) -> Float { abs(v.x) + abs(v.y) + abs(v.z) }
}
