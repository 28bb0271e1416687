// What the caller drew on a picture, read: the marks, each with what it means.

package import Imaging
package import RetouchModel

/// One drawn mark, on the canvas of its `Marks`.
package struct Mark: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A ring, a box or any line that comes back to where it began: its inside is meant.
        case closed
        /// A filled, zigzagged or single line: it is meant itself.
        case scribble
        /// The place its head points at is meant.
        case arrow
        /// A small filled spot: meant itself, and a place.
        case dot
    }

    package var kind: Kind
    package var color: Color
    /// Where `area` lies on the canvas.
    package var box: Box
    /// The area that is meant, of the box's size: 255 = inside, soft at the edge. For an arrow a small disc round its tip.
    package var area: Mask
    /// Where an arrow's head points, or a dot lies; `nil` for other marks.
    package var tip: MarkPoint?
    /// The direction in which an arrow points, of length 1.
    package var direction: MarkPoint?
}

/// A place or a direction on a canvas of marks; (0, 0) is the top left corner of the first pixel.
package struct MarkPoint: Sendable, Equatable {
    package var x: Float
    package var y: Float

    package init(x: Float, y: Float) {
        self.x = x
        self.y = y
    }
}

/// All marks of an annotation on a canvas of bounded size with the source's proportions.
package struct Marks: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// Never empty.
    package let marks: [Mark]

    /// The areas of some of the marks together, at the canvas's size.
    package func area(of marks: [Mark]) -> Mask {
        var all = Mask(width: width, height: height, repeating: 0)
        for mark in marks { all.unite(mark.area, at: mark.box) }
        return all
    }

    /// One mark's area in a picture of another size.
    ///
    /// - Returns: where it lies in the picture, and the area there, soft at the edge; `nil` when it is smaller than a pixel.
    /// - Throws: what `compute` throws.
    package func area(
        of mark: Mark, inWidth pictureWidth: Int, height pictureHeight: Int, compute: Compute
    ) throws(EditFailure) -> (box: Box, area: Mask)? {
        // With some room around it; at the canvas's border there is none, and the edge goes on.
        let room = mark.box.grown(by: 2, width: width, height: height)
        var plane = Mask(width: room.width, height: room.height, repeating: 0)
        plane.unite(
            mark.area, at: Box(x: mark.box.x - room.x, y: mark.box.y - room.y, width: mark.box.width, height: mark.box.height))
        let scaleX = Double(width) / Double(pictureWidth)
        let scaleY = Double(height) / Double(pictureHeight)
        let left = Int((Double(room.x) / scaleX).rounded(.down))
        let top = Int((Double(room.y) / scaleY).rounded(.down))
        let right = min(pictureWidth, Int((Double(room.x + room.width) / scaleX).rounded(.up)))
        let bottom = min(pictureHeight, Int((Double(room.y + room.height) / scaleY).rounded(.up)))
        let window = CropWindow(
            x: Double(left) * scaleX - Double(room.x), y: Double(top) * scaleY - Double(room.y),
            width: Double(right - left) * scaleX,
            height: Double(bottom - top) * scaleY)
        let sized = try Resampler.resize(
            plane, width: right - left, height: bottom - top, window: window, filter: scaleX < 1 ? .linear : .automatic,
            compute: compute)
        guard let used = sized.boundingBox(threshold: 1) else { return nil }
        return (Box(x: left + used.x, y: top + used.y, width: used.width, height: used.height), sized.part(used))
    }

    /// A place on the canvas in a picture of another size.
    package func place(_ point: MarkPoint, inWidth pictureWidth: Int, height pictureHeight: Int) -> MarkPoint {
        MarkPoint(
            x: point.x * Float(pictureWidth) / Float(width), y: point.y * Float(pictureHeight) / Float(height))
    }

    /// The marks of about the colour that a prompt names.
    ///
    /// - Parameter color: `nil` = all of them.
    package func named(_ color: Color?) -> [Mark] {
        guard let color else { return marks }
        let hit = MarkColors.matching(color, among: marks.map(\.color))
        return zip(marks, hit).filter(\.1).map(\.0)
    }

    /// The colours in words, each once and in the order of the marks, such as "red and blue".
    package var colorNames: String {
        var names: [String] = []
        for mark in marks where !names.contains(MarkColors.name(mark.color)) { names.append(MarkColors.name(mark.color)) }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Mask {
    /// Takes the larger value where a smaller mask lies on this one.
    mutating func unite(_ part: Mask, at box: Box) {
        for y in 0..<box.height {
            let row = (box.y + y) * width + box.x
            for x in 0..<box.width { values[row + x] = Swift.max(values[row + x], part.values[y * box.width + x]) }
        }
    }

    /// A part, which must lie inside.
    func part(_ box: Box) -> Mask {
        var values: [UInt8] = []
        values.reserveCapacity(box.width * box.height)
        for y in box.y..<box.y + box.height {
            values += self.values[y * width + box.x..<y * width + box.x + box.width]
        }
        return Mask(width: box.width, height: box.height, values: values)
    }
}

extension Box {
    /// The box with `margin` more pixels on each side, as far as a plane of that size goes.
    func grown(by margin: Int, width limitX: Int, height limitY: Int) -> Box {
        let left = max(0, x - margin)
        let top = max(0, y - margin)
        return Box(
            x: left, y: top, width: min(limitX, x + width + margin) - left, height: min(limitY, y + height + margin) - top)
    }
}
