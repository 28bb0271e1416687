// The canvas on which marks are read, and how lines and outlines get onto it.

import Imaging
import RetouchModel

/// A plane with the source's proportions, at most `side` pixels long: fine enough for lines drawn by hand.
struct MarkCanvas {
    let width: Int
    let height: Int

    /// Longer side of the largest canvas, and of the smallest: strokes on a thumbnail are read on more pixels than it has.
    static let side = 1_024
    static let leastSide = 256

    /// - Parameters: the source's oriented size.
    init(sourceWidth: Int, sourceHeight: Int) {
        let longer = max(sourceWidth, sourceHeight)
        let side = min(Self.side, max(Self.leastSide, longer))
        width = max(1, (sourceWidth * side + longer / 2) / longer)
        height = max(1, (sourceHeight * side + longer / 2) / longer)
    }

    var longer: Int { max(width, height) }
    /// Half the width of a line that has none of its own.
    var pen: Float { max(1.5, Float(longer) * 0.006) }
    /// Radius of the place that an arrow points at.
    var place: Float { max(2, Float(longer) * 0.03) }

    /// A normalised place in pixels of the canvas.
    func point(_ point: Point) -> SIMD2<Float> { SIMD2(point.x * Float(width), point.y * Float(height)) }

    var empty: Mask { Mask(width: width, height: height, repeating: 0) }

    /// Draws a line one pixel wide through the points.
    func draw(_ points: [SIMD2<Float>], on plane: inout Mask) {
        func dot(_ x: Float, _ y: Float) {
            let column = min(width - 1, max(0, Int(x)))
            let row = min(height - 1, max(0, Int(y)))
            plane.values[row * width + column] = 255
        }
        if let first = points.first { dot(first.x, first.y) }
        for (from, to) in zip(points, points.dropFirst()) {
            let step = to - from
            let count = max(1, Int(max(abs(step.x), abs(step.y)).rounded(.up)))
            for index in 1...count {
                let place = from + step * (Float(index) / Float(count))
                dot(place.x, place.y)
            }
        }
    }

    /// The inside of a closed line, also where it crosses itself (nonzero winding), its edge softened over a pixel.
    func inside(of points: [SIMD2<Float>]) -> (box: Box, area: Mask)? {
        guard points.count > 2 else { return nil }
        let next = points.dropFirst() + [points[0]]
        let edges = zip(points, next).filter { $0.y != $1.y }
        return filled(from: points.map(\.y).min()!, to: points.map(\.y).max()!) { y in
            var crossings: [(x: Float, turn: Int)] = []
            for (from, to) in edges where (from.y <= y) != (to.y <= y) {
                let x = from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x)
                crossings.append((x, from.y <= y ? 1 : -1))
            }
            crossings.sort { $0.x < $1.x }
            var spans: [ClosedRange<Float>] = []
            var winding = 0
            var start: Float = 0
            for crossing in crossings {
                if winding == 0 { start = crossing.x }
                winding += crossing.turn
                if winding == 0 { spans.append(start...crossing.x) }
            }
            return spans
        }
    }

    /// The inside of an ellipse, cut at the canvas's edge.
    func ellipse(_ center: SIMD2<Float>, _ radius: SIMD2<Float>) -> (box: Box, area: Mask)? {
        filled(from: center.y - radius.y, to: center.y + radius.y) { y in
            let v = (y - center.y) / radius.y
            let half = radius.x * max(0, 1 - v * v).squareRoot()
            return half > 0 ? [center.x - half...center.x + half] : []
        }
    }

    /// A rectangle, cut at the canvas's edge.
    func rectangle(_ origin: SIMD2<Float>, _ size: SIMD2<Float>) -> (box: Box, area: Mask)? {
        filled(from: origin.y, to: origin.y + size.y) { y in
            y >= origin.y && y <= origin.y + size.y ? [origin.x...origin.x + size.x] : []
        }
    }

    /// Fills spans of lines, four lines a pixel; `nil` when nothing of it lies on the canvas.
    private func filled(from top: Float, to bottom: Float, _ spans: (Float) -> [ClosedRange<Float>]) -> (box: Box, area: Mask)? {
        let lines = 4
        let first = max(0, Int(top.rounded(.down)))
        let last = min(height - 1, Int(bottom.rounded(.down)))
        guard first <= last else { return nil }
        var plane = Mask(width: width, height: last - first + 1, repeating: 0)
        var row = [Float](repeating: 0, count: width)
        for y in first...last {
            for index in row.indices { row[index] = 0 }
            for line in 0..<lines {
                for span in spans(Float(y) + (Float(line) + 0.5) / Float(lines)) {
                    let left = max(0, span.lowerBound)
                    let right = min(Float(width), span.upperBound)
                    guard right > left else { continue }
                    for x in Int(left)...min(width - 1, Int(right)) {
                        row[x] += max(0, min(right, Float(x + 1)) - max(left, Float(x)))
                    }
                }
            }
            for x in 0..<width { plane.values[(y - first) * width + x] = byte(row[x] * (255 / Float(lines))) }
        }
        guard let used = plane.boundingBox(threshold: 1) else { return nil }
        return (Box(x: used.x, y: used.y + first, width: used.width, height: used.height), plane.part(used))
    }
}
