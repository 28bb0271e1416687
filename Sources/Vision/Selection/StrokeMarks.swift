// Marks from vector strokes.

package import Imaging
package import RetouchModel

extension Marks {
    /// Reads strokes, whose coordinates must be finite and lie in 0 ... 1.
    ///
    /// Circles, boxes and arrows mean what they say. A freehand line is closed when its ends nearly meet; other lines are looked at as
    /// drawn pixels, all of one colour together, so that an arrow or a ring may be drawn with several lines.
    ///
    /// - Parameters:
    ///   - strokes: at least one.
    ///   - sourceWidth, sourceHeight: the source's oriented size.
    /// - Returns: `nil` when nothing of the strokes lies on the picture.
    /// - Throws: what `compute` throws.
    package static func read(
        strokes: [Stroke], sourceWidth: Int, sourceHeight: Int, compute: Compute
    ) throws(EditFailure) -> Marks? {
        let canvas = MarkCanvas(sourceWidth: sourceWidth, sourceHeight: sourceHeight)
        var marks: [Mark] = []
        var lines: [(color: Color, points: [SIMD2<Float>])] = []
        for stroke in strokes {
            try compute.checkpoint()
            switch stroke.shape {
            case .circle(let center, let radiusX, let radiusY):
                let radius = SIMD2(radiusX * Float(canvas.width), radiusY * Float(canvas.height))
                marks.add(.closed, stroke.color, canvas.ellipse(canvas.point(center), radius))
            case .box(let origin, let width, let height):
                let size = SIMD2(width * Float(canvas.width), height * Float(canvas.height))
                marks.add(.closed, stroke.color, canvas.rectangle(canvas.point(origin), size))
            case .arrow(let from, let to):
                let tip = canvas.point(to)
                var direction = tip - canvas.point(from)
                direction /= max(1e-6, (direction * direction).sum().squareRoot())
                marks.add(
                    .arrow, stroke.color, canvas.ellipse(tip, SIMD2(repeating: canvas.place)), tip: tip, direction: direction)
            case .freehand(let points):
                let line = points.map(canvas.point)
                if FreehandLine(line).isClosed {
                    marks.add(.closed, stroke.color, canvas.inside(of: line))
                } else {
                    lines.append((stroke.color, line))
                }
            }
        }
        marks += try loose(lines, canvas, compute)
        return marks.isEmpty ? nil : Marks(width: canvas.width, height: canvas.height, marks: marks)
    }

    /// Lines that are not closed by themselves, by colour.
    private static func loose(
        _ lines: [(color: Color, points: [SIMD2<Float>])], _ canvas: MarkCanvas, _ compute: Compute
    ) throws(EditFailure) -> [Mark] {
        var colors: [Color] = []
        for line in lines where !colors.contains(line.color) { colors.append(line.color) }
        var marks: [Mark] = []
        for color in colors {
            var drawn = canvas.empty
            for line in lines where line.color == color {
                try compute.checkpoint()
                canvas.draw(line.points, on: &drawn)
            }
            let thick = Morphology.dilate(drawn, radius: canvas.pen, compute: compute)
            marks += try MarkShapes(canvas: canvas, compute: compute).shapes(in: thick).map { Mark($0, color: color) }
        }
        return marks
    }
}

extension [Mark] {
    fileprivate mutating func add(
        _ kind: Mark.Kind, _ color: Color, _ shape: (box: Box, area: Mask)?, tip: SIMD2<Float>? = nil,
        direction: SIMD2<Float>? = nil
    ) {
        guard let shape else { return }
        append(Mark(DrawnShape(kind: kind, box: shape.box, area: shape.area, tip: tip, direction: direction), color: color))
    }
}

extension Mark {
    init(_ shape: DrawnShape, color: Color) {
        self.init(
            kind: shape.kind, color: color, box: shape.box, area: shape.area, tip: shape.tip.map { MarkPoint(x: $0.x, y: $0.y) },
            direction: shape.direction.map { MarkPoint(x: $0.x, y: $0.y) })
    }
}

/// A line drawn by hand.
struct FreehandLine {
    private let points: [SIMD2<Float>]
    private let length: Float

    init(_ points: [SIMD2<Float>]) {
        self.points = points
        length = zip(points, points.dropFirst()).reduce(0) { $0 + Self.distance($1.0, $1.1) }
    }

    /// Largest distance between the two ends as a share of the line's length; hands overshoot, so the ends are taken from the line's
    /// first and last seventh.
    private static let gap: Float = 0.2
    private static let ends: Float = 0.14
    /// 4πA / L² of the enclosed area: 1 for a circle, 0.3 for an outline eight times as long as wide, next to nothing for a scribble.
    private static let roundness: Float = 0.16
    /// The same for a line whose ends meet almost exactly, as when an outline was traced.
    private static let tracedGap: Float = 0.02
    private static let tracedRoundness: Float = 0.05

    var isClosed: Bool {
        guard points.count > 3, length > 0 else { return false }
        let gap = nearestEnds / length
        let roundness = 4 * Float.pi * area / (length * length)
        return gap < Self.gap && roundness > Self.roundness || gap < Self.tracedGap && roundness > Self.tracedRoundness
    }

    private var nearestEnds: Float {
        let first = stretch(points)
        let last = stretch(points.reversed())
        var least = Float.infinity
        for a in first { for b in last { least = min(least, Self.distance(a, b)) } }
        return least
    }

    /// The line's first points up to a share of its length, at most 64 of them.
    private func stretch(_ points: [SIMD2<Float>]) -> [SIMD2<Float>] {
        var walked: Float = 0
        var count = 1
        while count < points.count, walked < length * Self.ends {
            walked += Self.distance(points[count - 1], points[count])
            count += 1
        }
        let step = max(1, count / 64)
        return Swift.stride(from: 0, to: max(1, count - 1), by: step).map { points[$0] }
    }

    /// The enclosed area by the trapezoid rule; what is run round twice counts twice.
    private var area: Float {
        var twice: Float = 0
        for (a, b) in zip(points, points.dropFirst() + [points[0]]) { twice += a.x * b.y - b.x * a.y }
        return abs(twice) / 2
    }

    private static func distance(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Float {
        let d = a - b
        return (d * d).sum().squareRoot()
    }
}
