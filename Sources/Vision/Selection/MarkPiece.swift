// One connected part of a drawing, cut out with room around it.

import Imaging
import RetouchModel

/// Pixels of one part on a plane of their own; the margin lets distances and holes see the outside.
struct Piece {
    /// Of the part alone: 255 or 0.
    let mask: Mask
    /// The plane's top left corner on the drawing; may lie outside it.
    let x: Int
    let y: Int
    /// The part's own box on the drawing.
    let inner: Box
    private let drawing: (width: Int, height: Int)?
    private let drawingWidth: Int

    /// - Parameter frame: the size of the picture where its border can close a ring; `nil` = it cannot.
    init(_ part: Component, _ labels: Plane<Int32>, frame: (width: Int, height: Int)?) {
        inner = part.box
        x = part.box.x - 1
        y = part.box.y - 1
        drawing = frame
        drawingWidth = labels.width
        var mask = Mask(width: part.box.width + 2, height: part.box.height + 2, repeating: 0)
        for row in 0..<part.box.height {
            let from = (part.box.y + row) * labels.width + part.box.x
            let to = (row + 1) * mask.width + 1
            for column in 0..<part.box.width where labels.values[from + column] == part.label { mask.values[to + column] = 255 }
        }
        self.mask = mask
    }

    /// Everything that is drawn on a plane; `nil` when nothing is.
    init?(_ pixels: Mask, margin: Int) {
        guard let box = pixels.boundingBox(threshold: 1) else { return nil }
        inner = box
        x = box.x - margin
        y = box.y - margin
        drawing = nil
        drawingWidth = pixels.width
        mask = pixels.part(box).padded(margin)
    }

    /// Index on the drawing of the part's first pixel.
    var first: Int {
        let index = mask.values.firstIndex { $0 > 0 } ?? 0
        return (y + index / mask.width) * drawingWidth + x + index % mask.width
    }

    /// Whether the part is a stroke rather than a spot.
    var isLong: Bool {
        let width = PenWidth.of(mask)
        return Float(mask.count) / width > 4 * width
    }

    func erase(from plane: inout Mask) {
        visit { plane.values[$0] = 0 }
    }

    /// The pieces on one plane.
    static func joined(_ pieces: [Piece], width: Int, height: Int) -> Mask {
        var plane = Mask(width: width, height: height, repeating: 0)
        for piece in pieces { piece.visit { plane.values[$0] = 255 } }
        return plane
    }

    private func visit(_ body: (Int) -> Void) {
        let left = inner.x - x
        let top = inner.y - y
        for row in 0..<inner.height {
            for column in 0..<inner.width where mask.values[(top + row) * mask.width + left + column] > 0 {
                body((inner.y + row) * drawingWidth + inner.x + column)
            }
        }
    }

    /// An area on this piece's plane as a shape of the drawing, without what reaches outside the part's box.
    func shape(_ kind: Mark.Kind, _ area: Mask) -> DrawnShape {
        let box = Box(x: inner.x - x, y: inner.y - y, width: inner.width, height: inner.height)
        return DrawnShape(kind: kind, box: inner, area: area.part(box))
    }

    /// The part with the stretches of the picture's border between its ends; `nil` when it does not touch the border twice.
    func closedByFrame() -> Mask? {
        guard let drawing else { return nil }
        let last = (x: drawing.width - 1 - x, y: drawing.height - 1 - y)
        let corner = (x: -x, y: -y)
        var closed = mask
        var spans: [(isRow: Bool, at: Int, from: Int, to: Int)] = []
        func look(_ isRow: Bool, _ at: Int) {
            let length = isRow ? mask.width : mask.height
            guard at > 0, at < (isRow ? mask.height : mask.width) - 1 else { return }
            let hits = (0..<length).filter { (isRow ? mask[$0, at] : mask[at, $0]) > 0 }
            guard let first = hits.first, let end = hits.last else { return }
            spans.append((isRow, at, first, end))
        }
        look(true, corner.y)
        look(true, last.y)
        look(false, corner.x)
        look(false, last.x)
        guard !spans.isEmpty else { return nil }
        // Two neighbouring borders meet in their corner.
        for row in spans where row.isRow {
            for column in spans where !column.isRow {
                for place in min(row.from, column.at)...max(row.to, column.at) { closed[place, row.at] = 255 }
                for place in min(column.from, row.at)...max(column.to, row.at) { closed[column.at, place] = 255 }
            }
        }
        for span in spans {
            for place in span.from...span.to {
                if span.isRow { closed[place, span.at] = 255 } else { closed[span.at, place] = 255 }
            }
        }
        return closed
    }
}

/// A drawing on fewer pixels: a cell is drawn where any of its pixels is.
struct Coarse {
    let mask: Mask
    private let box: Box
    private let cell: Int

    init(_ drawing: Mask, box: Box, cell: Int) {
        self.box = box
        self.cell = cell
        var mask = Mask(width: (box.width + cell - 1) / cell, height: (box.height + cell - 1) / cell, repeating: 0)
        for y in 0..<box.height {
            let row = (box.y + y) * drawing.width + box.x
            let target = y / cell * mask.width
            for x in 0..<box.width where drawing.values[row + x] > 0 { mask.values[target + x / cell] = 255 }
        }
        self.mask = mask
    }

    /// The drawn pixels in the cells of one label; `labels` has a margin round the cells.
    func pixels(of labels: Plane<Int32>, label: Int32, margin: Int, in drawing: Mask) -> Mask {
        var found = Mask(width: drawing.width, height: drawing.height, repeating: 0)
        for y in 0..<box.height {
            let row = (box.y + y) * drawing.width + box.x
            let line = (y / cell + margin) * labels.width + margin
            for x in 0..<box.width where drawing.values[row + x] > 0 && labels.values[line + x / cell] == label {
                found.values[row + x] = 255
            }
        }
        return found
    }

    func erase(_ labels: Plane<Int32>, label: Int32, margin: Int, from cells: inout Mask) {
        for y in 0..<cells.height {
            for x in 0..<cells.width where labels[x + margin, y + margin] == label { cells[x, y] = 0 }
        }
    }
}

extension Mask {
    /// Pixels above 0.
    var count: Int { values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } }

    /// The mask with `margin` rows and columns of nothing on each side.
    func padded(_ margin: Int) -> Mask {
        var wide = Mask(width: width + 2 * margin, height: height + 2 * margin, repeating: 0)
        for y in 0..<height {
            let to = (y + margin) * wide.width + margin
            for x in 0..<width { wide.values[to + x] = values[y * width + x] }
        }
        return wide
    }

    /// The mask with everything that it encloses; a gap between pixels that touch at a corner is no way out.
    func filledHoles() -> Mask {
        let wide = padded(1)
        let inverse = Mask(width: wide.width, height: wide.height, values: wide.values.map { $0 > 0 ? 0 : 255 })
        let outside = ConnectedComponents.find(in: inverse, diagonal: false)
        var filled = self
        for y in 0..<height {
            let row = (y + 1) * wide.width + 1
            // The margin is the first part that is met.
            for x in 0..<width where outside.labels.values[row + x] != 1 { filled.values[y * width + x] = 255 }
        }
        return filled
    }
}

/// The area of the convex hull of a mask's pixels.
enum HullArea {
    static func of(_ mask: Mask) -> Float {
        var points: [SIMD2<Int>] = []
        for y in 0..<mask.height {
            let row = mask.values[y * mask.width..<(y + 1) * mask.width]
            guard let first = row.firstIndex(where: { $0 > 0 }), let last = row.lastIndex(where: { $0 > 0 }) else { continue }
            for line in [y, y + 1] {
                points.append(SIMD2(first - y * mask.width, line))
                points.append(SIMD2(last - y * mask.width + 1, line))
            }
        }
        points.sort { ($0.x, $0.y) < ($1.x, $1.y) }
        // Monotone chain (Andrew 1979).
        func chain(_ points: some Sequence<SIMD2<Int>>) -> [SIMD2<Int>] {
            var hull: [SIMD2<Int>] = []
            for point in points {
                while hull.count > 1 {
                    let a = hull[hull.count - 1] &- hull[hull.count - 2]
                    let b = point &- hull[hull.count - 1]
                    guard a.x * b.y - a.y * b.x <= 0 else { break }
                    hull.removeLast()
                }
                hull.append(point)
            }
            return hull
        }
        let outline = chain(points) + chain(points.reversed())
        var twice = 0
        for (a, b) in zip(outline, outline.dropFirst()) { twice += a.x * b.y - a.y * b.x }
        return Float(abs(twice)) / 2
    }
}
