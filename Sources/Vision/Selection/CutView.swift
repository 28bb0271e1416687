// A mark with its surroundings, on copies of several sizes.

import Imaging
import RetouchModel

/// The part of the picture that a cut looks at.
struct CutView {
    let raster: Raster
    /// The mark's box with its surroundings.
    let box: Box
    /// The mark's inside, of that box's size.
    let area: Mask
    /// How far outside the line the object may go on, in the picture's pixels; 0 = nowhere.
    let growth: Double
    private let compute: Compute

    /// As shares of the mark's longer side: what a hand that draws in haste misses a thing by, and how far beyond that the surroundings
    /// are looked at.
    private static let roughness = 0.2
    private static let surroundings = 0.32

    /// - Parameter grows: whether the line may have been drawn too small or beside its thing.
    init(raster: Raster, area inner: Mask, at inside: Box, grows: Bool, compute: Compute) {
        self.raster = raster
        self.compute = compute
        let side = Double(max(inside.width, inside.height))
        growth = grows ? side * Self.roughness : 0
        let margin = max(8, Int(growth + side * Self.surroundings))
        box = inside.grown(by: margin, width: raster.width, height: raster.height)
        var area = Mask(width: box.width, height: box.height, repeating: 0)
        area.unite(inner, at: Box(x: inside.x - box.x, y: inside.y - box.y, width: inside.width, height: inside.height))
        self.area = area
    }

    /// A copy whose longer side is at most `side`.
    func scaled(to side: Int) throws(EditFailure) -> CutScale {
        let scale = min(1, Double(side) / Double(max(box.width, box.height)))
        let width = max(1, Int((Double(box.width) * scale).rounded()))
        let height = max(1, Int((Double(box.height) * scale).rounded()))
        let planes = NetInput.averaged(
            raster, window: CropWindow(x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height)),
            width: width, height: height, compute: compute)
        let count = width * height
        let colors = Plane(
            width: width, height: height,
            values: (0..<count).map { SIMD3(planes[$0], planes[count + $0], planes[2 * count + $0]) })
        let area = try Resampler.resize(area, width: width, height: height, compute: compute)
        return CutScale(colors: colors, area: area, growth: Float(growth) * Float(width) / Float(box.width))
    }

    /// The box on a plane of another size with the picture's proportions.
    func window(onWidth width: Int, height: Int) -> CropWindow {
        let x = Double(width) / Double(raster.width)
        let y = Double(height) / Double(raster.height)
        return CropWindow(
            x: Double(box.x) * x, y: Double(box.y) * y, width: Double(box.width) * x, height: Double(box.height) * y)
    }

    /// A place in the picture on a copy.
    func place(_ point: MarkPoint?, on scale: CutScale) -> SIMD2<Float>? {
        guard let point else { return nil }
        return SIMD2(
            (point.x - Float(box.x)) * Float(scale.width) / Float(box.width),
            (point.y - Float(box.y)) * Float(scale.height) / Float(box.height))
    }
}

/// One copy: its colours and the mark's inside.
struct CutScale {
    /// Encoded, 0 ... 255.
    let colors: Plane<SIMD3<Float>>
    let area: Mask
    /// How far from the line the object may go on, in pixels of this copy; 0 = nowhere.
    let growth: Float

    var width: Int { colors.width }
    var height: Int { colors.height }

    /// Whether there is an outside to compare the inside with.
    var hasSurroundings: Bool {
        let inside = area.values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) }
        let outside = outerDistance.values.reduce(0) { $0 + ($1 > growth ? 1 : 0) }
        return inside >= 24 && outside >= 24
    }

    /// GrabCut with everything inside maybe object, and what is near the line maybe not.
    ///
    /// - Parameters:
    ///   - hint: nats for the object in the middle of the inside; at the line it is somewhat against it, and more so outside.
    ///   - tip: a place of the object.
    ///   - startsFromNovelty: whether the first guess is what has colours that the outside has not, and not all of the inside.
    /// - Returns: the part that holds the tip, or all parts of some size that end near the line.
    func cut(
        hint: Float, tip: SIMD2<Float>?, startsFromNovelty: Bool = false, compute: Compute
    ) throws(EditFailure) -> RoughCut {
        let depth = InnerDistance.of(area)
        let away = outerDistance
        var deepest: Float = 1
        for (value, inside) in zip(depth.values, area.values) where inside > 127 { deepest = max(deepest, value) }
        var bias = Plane<Float>(width: width, height: height, repeating: 0)
        var seeds = Plane<UInt8>(width: width, height: height, repeating: GrabCut.Seed.outside.rawValue)
        let novel = startsFromNovelty ? novelty : nil
        for index in seeds.values.indices {
            if area.values[index] > 127 {
                // 0 in the middle, 1 at the line; the hint changes sides at seven tenths of the way.
                bias.values[index] = hint * max(-1, (0.7 - (1 - depth.values[index] / deepest)) / 0.7)
                let seed: GrabCut.Seed = novel?[index] == false ? .maybeOutside : .maybeInside
                seeds.values[index] = seed.rawValue
            } else if away.values[index] <= growth {
                bias.values[index] = -0.43 * hint - Self.reluctance * away.values[index] / growth
                seeds.values[index] = GrabCut.Seed.maybeOutside.rawValue
            }
        }
        if let tip { mark(tip, in: &seeds) }
        let cut = try GrabCut.cut(
            colors: colors, seeds: seeds, bias: bias, outsideIsSure: growth > 0, compute: compute)
        if let tip {
            let nothing = Mask(width: width, height: height, repeating: 0)
            return RoughCut(mask: part(of: CutJudge.cleaned(cut), at: tip), cutOff: nothing, extra: nothing)
        }
        return RoughCut(CutJudge.cleaned(cut), area: area, depth: depth, away: away, growth: growth, compute: compute)
    }

    /// Nats against the object where it is farthest from the line.
    private static let reluctance: Float = 3

    /// How far each pixel is from the inside; 0 in it.
    private var outerDistance: Plane<Float> {
        InnerDistance.of(Mask(width: width, height: height, values: area.values.map { $0 > 127 ? 0 : 255 }))
    }

    /// Pixels whose colours are rarer outside the mark than those of three quarters of the outside itself; `nil` without an outside.
    private var novelty: [Bool]? {
        let away = outerDistance
        let outside = area.values.indices.filter { away.values[$0] > growth }
        let step = max(1, outside.count / 8_000)
        let some = stride(from: 0, to: outside.count, by: step).map { colors.values[outside[$0]] }
        guard !some.isEmpty else { return nil }
        var mixture = ColorMixture(colors: some, count: 5, seed: 1)
        mixture.refit(some)
        let usual = some.map(mixture.cost).sorted()[some.count * 3 / 4]
        return colors.values.map { mixture.cost($0) > usual }
    }

    /// Pixels within this distance of a tip are the object's.
    private var tipReach: Float { max(1.5, Float(max(width, height)) * 0.015) }

    private func mark(_ tip: SIMD2<Float>, in seeds: inout Plane<UInt8>) {
        forEachNear(tip) { index in
            if area.values[index] > 127 { seeds.values[index] = GrabCut.Seed.inside.rawValue }
        }
    }

    private func part(of cut: Mask, at tip: SIMD2<Float>) -> Mask {
        let parts = ConnectedComponents.find(in: cut)
        var hit: Int32 = 0
        forEachNear(tip) { if hit == 0 { hit = parts.labels.values[$0] } }
        guard hit > 0 else { return cut }
        return parts.filtered(cut) { $0.label == hit }
    }

    private func forEachNear(_ place: SIMD2<Float>, _ body: (Int) -> Void) {
        for y in 0..<height {
            for x in 0..<width {
                let d = SIMD2(Float(x) + 0.5, Float(y) + 0.5) - place
                if (d * d).sum() <= tipReach * tipReach { body(y * width + x) }
            }
        }
    }
}
