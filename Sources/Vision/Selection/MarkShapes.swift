// From drawn pixels of one colour to marks: rings, arrows, scribbles, dots.

import Imaging
import RetouchModel

/// What one connected drawing, or several that belong together, means.
struct DrawnShape {
    var kind: Mark.Kind
    var box: Box
    /// Of the box's size, 255 or 0.
    var area: Mask
    var tip: SIMD2<Float>?
    var direction: SIMD2<Float>?
}

/// Reads the pixels of one colour.
struct MarkShapes {
    let canvas: MarkCanvas
    let compute: Compute

    /// Pixels of a part below which it is dust, unless there is nothing else.
    private static let dust = 6
    /// A ring's hole is at least this share of what the ring encloses: the gaps in a scribble are smaller.
    private static let ringHole = 0.22
    /// The same on thickened lines, which leave less of the hole, and nothing of a scribble's gaps.
    private static let thickRingHole = 0.12
    /// How far apart the ends of a line may be, as a share of its extent, for the line to count as closed.
    private static let openness: Float = 0.26

    /// - Parameter drawn: 255 = of this colour, 0 = not; of the canvas's size.
    func shapes(in drawn: Mask) throws(EditFailure) -> [DrawnShape] {
        try compute.checkpoint()
        let parts = ConnectedComponents.find(in: drawn)
        let largest = parts.largest?.area ?? 0
        var open = drawn
        var shapes: [DrawnShape] = []
        for part in parts.components {
            let piece = Piece(part, parts.labels, frame: (canvas.width, canvas.height))
            var shape: DrawnShape?
            if part.area >= min(Self.dust, largest) {
                shape = arrow(piece) ?? ring(piece)
                guard shape != nil else { continue }
            }
            // Dust, and what has been read.
            piece.erase(from: &open)
            if let shape { shapes.append(shape) }
        }
        guard let box = open.boundingBox(threshold: 1) else { return shapes }
        try compute.checkpoint()
        shapes += nearlyClosed(&open, in: box)
        shapes += try loose(open)
        return shapes
    }

    // MARK: Arrows and rings

    private func arrow(_ piece: Piece) -> DrawnShape? {
        guard let found = ArrowShape.find(in: piece.mask.filledHoles()) else { return nil }
        let tip = SIMD2(found.tip.x + Float(piece.x), found.tip.y + Float(piece.y))
        let radius = SIMD2(repeating: canvas.place)
        guard let disc = canvas.ellipse(tip, radius) else { return nil }
        return DrawnShape(kind: .arrow, box: disc.box, area: disc.area, tip: tip, direction: found.direction)
    }

    private func ring(_ piece: Piece) -> DrawnShape? {
        var line = piece.mask
        if !isRing(line) {
            // A ring that the frame cuts off is closed by the frame.
            guard let closed = piece.closedByFrame(), isRing(closed) else { return nil }
            line = closed
        }
        return closed(line.filledHoles(), line: piece.mask, at: piece)
    }

    /// Whether one hole is large against all that the line encloses.
    private func isRing(_ line: Mask, hole share: Double = ringHole) -> Bool {
        let drawn = line.count
        let filled = line.filledHoles()
        guard filled.count > drawn else { return false }
        let holes = Mask(width: line.width, height: line.height, values: zip(filled.values, line.values).map { $0 & ~$1 })
        let largest = ConnectedComponents.find(in: holes, diagonal: false).largest?.area ?? 0
        return Double(largest) >= Double(filled.count) * share
    }

    /// The filled ring without lines that stick out of it, such as the ends of the stroke.
    private func closed(_ filled: Mask, line: Mask, at piece: Piece) -> DrawnShape {
        let width = PenWidth.of(line)
        var area = filled
        let core = Morphology.open(filled, radius: width * 0.6 + 1, compute: compute)
        if core.count * 2 > filled.count {
            let rest = Mask(width: filled.width, height: filled.height, values: zip(filled.values, core.values).map { $0 & ~$1 })
            let tails = ConnectedComponents.find(in: rest)
            let most = Int(4 * width * width) + 4
            let isTail = [false] + tails.components.map { $0.area > most }
            for index in area.values.indices where isTail[Int(tails.labels.values[index])] { area.values[index] = 0 }
        }
        return piece.shape(.closed, area)
    }

    // MARK: Nearly closed lines

    /// Lines whose ends nearly meet, and rings in pieces: found on a coarse copy by thickening the lines step by step.
    private func nearlyClosed(_ open: inout Mask, in box: Box) -> [DrawnShape] {
        let cell = max(1, (max(box.width, box.height) + 255) / 256)
        let coarse = Coarse(open, box: box, cell: cell)
        let extent = max(coarse.mask.width, coarse.mask.height)
        var left = coarse.mask
        var shapes: [DrawnShape] = []
        var radius: Float = 1
        while radius <= Float(extent) * Self.openness / 2 {
            let margin = Int(radius) + 2
            let thick = Morphology.dilate(left.padded(margin), radius: radius, compute: compute)
            let parts = ConnectedComponents.find(in: thick)
            for part in parts.components {
                let piece = Piece(part, parts.labels, frame: nil)
                let inner = Float(max(part.box.width, part.box.height)) - 2 * radius
                guard radius * 2 <= inner * Self.openness, isRing(piece.mask, hole: Self.thickRingHole)
                else { continue }
                let pixels = coarse.pixels(of: parts.labels, label: part.label, margin: margin, in: open)
                guard let line = Piece(pixels, margin: Int(radius + 2) * cell + 2) else { continue }
                let reach = (radius + 1) * Float(cell)
                let filled = Morphology.dilate(line.mask, radius: reach, compute: compute).filledHoles()
                var area = Morphology.erode(filled, radius: reach, compute: compute)
                for index in area.values.indices { area.values[index] |= line.mask.values[index] }
                line.erase(from: &open)
                coarse.erase(parts.labels, label: part.label, margin: margin, from: &left)
                shapes.append(closed(area, line: line.mask, at: line))
            }
            radius = max(radius + 1, radius * 1.3)
        }
        return shapes
    }

    // MARK: Scribbles and dots

    /// What is neither a ring nor an arrow. Single strokes that lie side by side are one hatching.
    private func loose(_ open: Mask) throws(EditFailure) -> [DrawnShape] {
        let parts = ConnectedComponents.find(in: open)
        var shapes: [DrawnShape] = []
        var strokes: [(piece: Piece, length: Float)] = []
        for part in parts.components {
            let piece = Piece(part, parts.labels, frame: nil)
            if let dot = dot(piece) {
                shapes.append(dot)
                continue
            }
            strokes.append((piece, Float(part.area) / PenWidth.of(piece.mask)))
        }
        for group in try hatchings(strokes.map(\.piece)) {
            try compute.checkpoint()
            let length = group.reduce(Float(0)) { $0 + strokes[$1].length }
            let pixels = Piece.joined(group.map { strokes[$0].piece }, width: canvas.width, height: canvas.height)
            guard let drawn = Piece(pixels, margin: 1) else { continue }
            // A stroke that fills an area runs up and down it at about this distance.
            let spacing = HullArea.of(drawn.mask) / max(1, length)
            let radius = min(spacing * 1.15, Float(canvas.longer) * 0.06)
            let margin = Int(radius) + 2
            guard let wide = Piece(pixels, margin: margin) else { continue }
            let area = Morphology.close(wide.mask, radius: radius, compute: compute).filledHoles()
            shapes.append(wide.shape(.scribble, area))
        }
        return shapes
    }

    private func dot(_ piece: Piece) -> DrawnShape? {
        let box = piece.inner
        let side = max(box.width, box.height)
        guard Float(side) <= max(8, Float(canvas.longer) * 0.05), min(box.width, box.height) * 2 >= side else { return nil }
        let filled = piece.mask.filledHoles()
        guard Float(filled.count) > HullArea.of(filled) * 0.75 else { return nil }
        let center = SIMD2(Float(box.x) + Float(box.width) / 2, Float(box.y) + Float(box.height) / 2)
        var shape = piece.shape(.dot, filled)
        shape.tip = center
        return shape
    }

    /// Indices of pieces that belong together: at least three strokes near each other; the others alone.
    private func hatchings(_ pieces: [Piece]) throws(EditFailure) -> [[Int]] {
        let long = pieces.indices.filter { pieces[$0].isLong }
        guard long.count > 2 else { return pieces.indices.map { [$0] } }
        let pixels = Piece.joined(long.map { pieces[$0] }, width: canvas.width, height: canvas.height)
        let wide = Morphology.dilate(pixels, radius: Float(canvas.longer) * 0.015, compute: compute)
        let parts = ConnectedComponents.find(in: wide)
        try compute.checkpoint()
        var groups: [Int32: [Int]] = [:]
        for index in long { groups[parts.labels.values[pieces[index].first], default: []].append(index) }
        var result = groups.values.filter { $0.count > 2 }.map { $0.sorted() }
        let joined = Set(result.joined())
        result += pieces.indices.filter { !joined.contains($0) }.map { [$0] }
        return result.sorted { $0[0] < $1[0] }
    }
}

/// How wide the pen was: a strip of width w has its pixels w / 4 from the edge on average.
enum PenWidth {
    static func of(_ line: Mask) -> Float {
        let distances = InnerDistance.of(line)
        var sum = 0.0
        var count = 0
        for (value, distance) in zip(line.values, distances.values) where value >= 128 {
            // The first pixel's centre is half a pixel from the edge.
            sum += Double(distance) - 0.5
            count += 1
        }
        return max(1, Float(4 * sum / Double(max(1, count))))
    }
}
