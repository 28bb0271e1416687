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

    init(raster: Raster, line: ClosedLine, compute: Compute) {
        self.raster = raster
        self.compute = compute
        let inside = line.box
        let margin = max(8, Int(Double(max(inside.width, inside.height)) * Self.surroundings))
        box = inside.grown(by: margin, width: raster.width, height: raster.height)
        area = Self.placed(line, in: box)
    }

    private static func placed(_ line: ClosedLine, in box: Box) -> Mask {
        var area = Mask(width: box.width, height: box.height, repeating: 0)
        let left = line.box.x - box.x
        let top = line.box.y - box.y
        for y in max(0, -top)..<max(0, -top, min(line.box.height, box.height - top)) {
            for x in max(0, -left)..<max(0, -left, min(line.box.width, box.width - left)) {
                area[left + x, top + y] = line.area[x, y]
            }
        }
        return area
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

    /// How far from a cut its edge may turn out to lie, as a share of its longer side.
    private static let edgeMargin = 0.12

    /// The box round a cut in which its edge is solved, in the picture's pixels; `nil` for an empty cut.
    ///
    /// - Parameter cut: on a copy of any size.
    func surroundings(of cut: Mask) -> Box? {
        guard let used = cut.boundingBox(threshold: 128) else { return nil }
        let x = Double(box.width) / Double(cut.width)
        let y = Double(box.height) / Double(cut.height)
        let margin = max(12, Self.edgeMargin * max(Double(used.width) * x, Double(used.height) * y))
        let left = max(0, Int(Double(used.x) * x - margin))
        let top = max(0, Int(Double(used.y) * y - margin))
        let right = min(box.width, Int((Double(used.x + used.width) * x + margin).rounded(.up)))
        let bottom = min(box.height, Int((Double(used.y + used.height) * y + margin).rounded(.up)))
        return Box(x: box.x + left, y: box.y + top, width: right - left, height: bottom - top)
    }

    /// Where a box of the picture's pixels lies on a copy.
    func window(of part: Box, on copy: Mask) -> CropWindow {
        let x = Double(copy.width) / Double(box.width)
        let y = Double(copy.height) / Double(box.height)
        return CropWindow(
            x: Double(part.x - box.x) * x, y: Double(part.y - box.y) * y, width: Double(part.width) * x,
            height: Double(part.height) * y)
    }

    /// Another line's inside on a copy, as far as it lies in this part of the picture.
    func area(of line: ClosedLine, on scale: CutScale) throws(EditFailure) -> Mask {
        try Resampler.resize(Self.placed(line, in: box), width: scale.width, height: scale.height, compute: compute)
    }

    /// The box on a plane of another size with the picture's proportions.
    func window(onWidth width: Int, height: Int) -> CropWindow {
        let x = Double(width) / Double(raster.width)
        let y = Double(height) / Double(raster.height)
        return CropWindow(
            x: Double(box.x) * x, y: Double(box.y) * y, width: Double(box.width) * x, height: Double(box.height) * y)
    }

    /// Pixels of a copy's rim by which a cut may lie on the picture's frame outside of the line.
    private static let leastLeaving = 4

    /// Whether a cut ends on the picture's frame where the line does not reach it: a thing that a line was drawn inside of ends in the
    /// picture, and a wall or a floor does not.
    func leavesPicture(_ cut: Mask, otherThan line: Mask) -> Bool {
        var rim: [(x: Int, y: Int)] = []
        if box.x == 0 { rim += (0..<cut.height).map { (0, $0) } }
        if box.x + box.width == raster.width { rim += (0..<cut.height).map { (cut.width - 1, $0) } }
        if box.y == 0 { rim += (0..<cut.width).map { ($0, 0) } }
        if box.y + box.height == raster.height { rim += (0..<cut.width).map { ($0, cut.height - 1) } }
        return rim.count { cut[$0.x, $0.y] > 127 && line[$0.x, $0.y] <= 127 } > Self.leastLeaving
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

    /// GrabCut of an object that goes on beyond a line: what lies between the line and this copy's own, wider one is learned from neither
    /// side, and decided by the colours of both.
    ///
    /// - Parameters:
    ///   - drawn: the line's inside, of this copy's size.
    ///   - far: nats against the object at the wider line.
    ///   - inside: nats for it in the drawn one.
    /// - Returns: 255 = object, of one piece.
    func cut(beyond drawn: Mask, far: Float, inside: Float, compute: Compute) throws(EditFailure) -> Mask {
        let depth = InnerDistance.of(drawn)
        let away = InnerDistance.of(drawn.mapped { 255 - $0 })
        var deepest: Float = 1
        var widest: Float = 1
        for index in area.values.indices where area.values[index] > 127 {
            if drawn.values[index] > 127 {
                deepest = max(deepest, depth.values[index])
            } else {
                widest = max(widest, away.values[index])
            }
        }
        var seeds = Plane<UInt8>(width: width, height: height, repeating: GrabCut.Seed.outside.rawValue)
        var bias = Plane<Float>(width: width, height: height, repeating: 0)
        var learned = Mask(width: width, height: height, repeating: 255)
        for index in seeds.values.indices where area.values[index] > 127 {
            if drawn.values[index] > 127 {
                let isCore = depth.values[index] > deepest / 2
                seeds.values[index] = (isCore ? GrabCut.Seed.inside : .maybeInside).rawValue
                bias.values[index] = inside
            } else {
                seeds.values[index] = GrabCut.Seed.maybeOutside.rawValue
                bias.values[index] = -far * away.values[index] / widest
                learned.values[index] = 0
            }
        }
        let cut = try GrabCut.cut(colors: colors, seeds: seeds, bias: bias, learned: learned, compute: compute)
        let clean = CutJudge.cleaned(cut)
        let parts = ConnectedComponents.find(in: clean)
        guard let largest = parts.largest else { return clean }
        return parts.filtered(clean) { $0.label == largest.label }
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
