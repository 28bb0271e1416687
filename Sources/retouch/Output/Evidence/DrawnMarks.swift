// What the caller drew, for showing it.

import Foundation
import Imaging
import RetouchModel

/// The marks of one edit, as they were sent; all may be missing.
struct DrawnMarks {
    var strokes: [Stroke] = []
    /// Marks alone, on transparent ground.
    var overlay: Raster?
    /// The source with the marks drawn on it.
    var markedCopy: Raster?
    /// White may change.
    var mask: Raster?

    var isEmpty: Bool { strokes.isEmpty && overlay == nil && markedCopy == nil && mask == nil }

    /// For a label, such as "circle, mask".
    var summary: String {
        var kinds = strokes.map { stroke in
            switch stroke.shape {
            case .freehand: "scribble"
            case .circle: "circle"
            case .box: "box"
            case .arrow: "arrow"
            }
        }
        if overlay != nil { kinds.append("overlay") }
        if markedCopy != nil { kinds.append("marked copy") }
        if mask != nil { kinds.append("mask") }
        return kinds.joined(separator: ", ")
    }

    /// Draws the marks over a dimmed source; both have the same size. Inside a mask the source keeps its light.
    func draw(on dimmed: inout Raster, source: Raster, compute: Compute) throws(EditFailure) {
        func sized(_ raster: Raster) throws(EditFailure) -> Raster {
            try Resampler.resize(raster, width: source.width, height: source.height, compute: compute)
        }
        if let mask {
            let mask = try sized(mask)
            for y in 0..<source.height {
                for x in 0..<source.width {
                    dimmed[x, y] = dimmed[x, y].covered(by: source[x, y], share: Float(mask[x, y].y) / 255)
                }
            }
        }
        if let markedCopy {
            let marked = try sized(markedCopy)
            for y in 0..<source.height {
                for x in 0..<source.width {
                    let difference = HeatMap.difference(source[x, y], marked[x, y])
                    // A saved copy may have lost a little everywhere.
                    if difference > 40 { dimmed[x, y] = marked[x, y] }
                }
            }
        }
        if let overlay {
            let overlay = try sized(overlay)
            for y in 0..<source.height {
                for x in 0..<source.width { dimmed[x, y] = dimmed[x, y].covered(by: overlay[x, y], share: 1) }
            }
        }
        for stroke in strokes { draw(stroke, on: &dimmed) }
    }

    private func draw(_ stroke: Stroke, on raster: inout Raster) {
        let size = SIMD2(Float(raster.width), Float(raster.height))
        let radius = max(1, size.y / 260)
        let lines = Self.lines(stroke.shape).map { $0.map { SIMD2($0.x, $0.y) * size } }
        // A dark rim keeps a mark of any colour visible on any ground.
        for (reach, color) in [
            (radius * 2, SIMD4<UInt8>(0, 0, 0, 150)),
            (radius, SIMD4(stroke.color.red, stroke.color.green, stroke.color.blue, 255)),
        ] {
            var cover = Plane<Float>(width: raster.width, height: raster.height, repeating: 0)
            for line in lines {
                if line.count == 1 { Self.mark(line[0], line[0], reach, on: &cover) }
                for (from, to) in zip(line, line.dropFirst()) { Self.mark(from, to, reach, on: &cover) }
            }
            for y in 0..<raster.height {
                for x in 0..<raster.width where cover[x, y] > 0 {
                    raster[x, y] = raster[x, y].covered(by: color, share: cover[x, y])
                }
            }
        }
    }

    /// Covers the pixels that lie within `radius` of a line, with a soft edge.
    private static func mark(_ from: SIMD2<Float>, _ to: SIMD2<Float>, _ radius: Float, on cover: inout Plane<Float>) {
        let low = pointwiseMin(from, to) - radius - 1
        let high = pointwiseMax(from, to) + radius + 1
        let way = to - from
        let square = max((way * way).sum(), 1e-6)
        for y in Int(max(0, low.y))..<Int(max(max(0, low.y), min(Float(cover.height), high.y))) {
            for x in Int(max(0, low.x))..<Int(max(max(0, low.x), min(Float(cover.width), high.x))) {
                let place = SIMD2(Float(x) + 0.5, Float(y) + 0.5) - from
                let along = min(max((place * way).sum() / square, 0), 1)
                let away = place - way * along
                let share = min(max(radius + 0.5 - (away * away).sum().squareRoot(), 0), 1)
                cover[x, y] = max(cover[x, y], share)
            }
        }
    }

    /// A shape as lines of points, normalised to 0 ... 1 of the picture.
    private static func lines(_ shape: Stroke.Shape) -> [[Point]] {
        switch shape {
        case .freehand(let points): return [points]
        case .circle(let center, let radiusX, let radiusY):
            let points = (0...96).map { step in
                let turn = Float(step) / 96 * 2 * Float.pi
                return Point(x: center.x + radiusX * cos(turn), y: center.y + radiusY * sin(turn))
            }
            return [points]
        case .box(let origin, let width, let height):
            let right = origin.x + width
            let bottom = origin.y + height
            return [
                [
                    origin, Point(x: right, y: origin.y), Point(x: right, y: bottom), Point(x: origin.x, y: bottom), origin,
                ]
            ]
        case .arrow(let from, let to):
            let way = SIMD2(from.x - to.x, from.y - to.y) * 0.25
            let side = SIMD2(-way.y, way.x) * 0.6
            func barb(_ offset: SIMD2<Float>) -> Point { Point(x: to.x + offset.x, y: to.y + offset.y) }
            return [[from, to], [barb(way + side), to, barb(way - side)]]
        }
    }
}
