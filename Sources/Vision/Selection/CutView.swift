// A mark with its surroundings, on copies of several sizes.

import Imaging
import RetouchModel

/// The part of the picture that a cut looks at.
struct CutView {
    let raster: Raster
    /// The mark's box with a third of its size around it.
    let box: Box
    /// The mark's inside, of that box's size.
    let area: Mask
    private let compute: Compute

    private static let surroundings = 0.35

    init(raster: Raster, area inner: Mask, at inside: Box, side: Int, compute: Compute) {
        self.raster = raster
        self.compute = compute
        let margin = max(8, Int(Double(max(inside.width, inside.height)) * Self.surroundings))
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
        return CutScale(colors: colors, area: area)
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

    var width: Int { colors.width }
    var height: Int { colors.height }

    /// Whether there is an outside to compare the inside with.
    var hasSurroundings: Bool {
        let inside = area.values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) }
        return inside >= 24 && area.values.count - inside >= 24
    }

    /// GrabCut with everything inside maybe object.
    ///
    /// - Parameters:
    ///   - hint: nats for the object in the middle of the inside; at the line it is somewhat against it.
    ///   - tip: a place of the object.
    ///   - startsFromNovelty: whether the first guess is what has colours that the outside has not, and not all of the inside.
    /// - Returns: 255 = object; the part that holds the tip, or all parts of some size.
    func cut(
        hint: Float, tip: SIMD2<Float>?, startsFromNovelty: Bool = false, compute: Compute
    ) throws(EditFailure) -> Mask {
        let depth = InnerDistance.of(area)
        var deepest: Float = 1
        for (value, inside) in zip(depth.values, area.values) where inside > 127 { deepest = max(deepest, value) }
        // 0 in the middle, 1 at the line; the hint changes sides at seven tenths of the way.
        let bias = Plane(
            width: width, height: height,
            values: depth.values.map { hint * max(-1, (0.7 - (1 - $0 / deepest)) / 0.7) })
        var seeds = Plane<UInt8>(
            width: width, height: height,
            values: area.values.map { ($0 > 127 ? GrabCut.Seed.maybeInside : .outside).rawValue })
        if startsFromNovelty, let novelty {
            for index in seeds.values.indices where area.values[index] > 127 && !novelty[index] {
                seeds.values[index] = GrabCut.Seed.maybeOutside.rawValue
            }
        }
        if let tip { mark(tip, in: &seeds) }
        let cut = CutJudge.cleaned(try GrabCut.cut(colors: colors, seeds: seeds, bias: bias, compute: compute))
        guard let tip else { return cut }
        return part(of: cut, at: tip)
    }

    /// Pixels whose colours are rarer outside the mark than those of three quarters of the outside itself; `nil` without an outside.
    private var novelty: [Bool]? {
        let outside = area.values.indices.filter { area.values[$0] <= 127 }
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
