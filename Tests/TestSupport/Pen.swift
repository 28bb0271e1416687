// Draws marks as people and their tools draw them.

package import Imaging
package import RetouchModel

/// A picture that is drawn on with a round pen.
package struct Drawing {
    package var raster: Raster

    /// A transparent sheet.
    package init(_ width: Int, _ height: Int) { raster = Raster(width: width, height: height) }

    package init(on raster: Raster) { self.raster = raster }

    /// A line through points, its edge softened over a pixel.
    ///
    /// - Parameter opacity: of the pen; the line is as opaque where it crosses itself.
    package mutating func line(_ points: [SIMD2<Float>], width: Float, _ color: Color, opacity: Float = 1) {
        var cover = [Float](repeating: 0, count: raster.pixelCount)
        for (a, b) in zip(points, points.count > 1 ? Array(points.dropFirst()) : points) {
            Self.capsule(a, b, width / 2, raster, &cover)
        }
        paint(cover, color, opacity)
    }

    /// A filled polygon by its corners, convex.
    package mutating func filled(_ corners: [SIMD2<Float>], _ color: Color) {
        var cover = [Float](repeating: 0, count: raster.pixelCount)
        for y in 0..<raster.height {
            for x in 0..<raster.width {
                let p = SIMD2(Float(x) + 0.5, Float(y) + 0.5)
                var least = Float.infinity
                var sign: Float = 0
                for (a, b) in zip(corners, corners.dropFirst() + [corners[0]]) {
                    let d = b - a
                    let side = (d.x * (p.y - a.y) - d.y * (p.x - a.x)) / (d * d).sum().squareRoot()
                    if sign == 0 { sign = side < 0 ? -1 : 1 }
                    least = min(least, side * sign)
                }
                cover[y * raster.width + x] = min(1, max(0, least + 0.5))
            }
        }
        paint(cover, color, 1)
    }

    package mutating func ring(
        _ center: SIMD2<Float>, _ radius: SIMD2<Float>, width: Float, _ color: Color, from: Float = 0, to: Float = 1,
        opacity: Float = 1
    ) {
        line(Drawing.arc(center, radius, from: from, to: to), width: width, color, opacity: opacity)
    }

    /// An arrow with an open head.
    package mutating func arrow(_ from: SIMD2<Float>, _ to: SIMD2<Float>, width: Float, head: Float, _ color: Color) {
        for stroke in Drawing.arrow(from, to, head: head) { line(stroke, width: width, color) }
    }

    // MARK: Points

    /// A part of an ellipse; `from` and `to` in turns, clockwise from the right.
    package static func arc(_ center: SIMD2<Float>, _ radius: SIMD2<Float>, from: Float = 0, to: Float = 1, count: Int = 90)
        -> [SIMD2<
            Float
        >]
    {
        (0...count).map { index in
            let turn = turn(from + (to - from) * Float(index) / Float(count))
            return center + turn * radius
        }
    }

    /// Shaft and head.
    package static func arrow(_ from: SIMD2<Float>, _ to: SIMD2<Float>, head: Float) -> [[SIMD2<Float>]] {
        let d = (to - from) / ((to - from) * (to - from)).sum().squareRoot()
        let n = SIMD2(-d.y, d.x)
        return [[from, to], [to - d * head + n * head * 0.6, to, to - d * head - n * head * 0.6]]
    }

    /// Up and down between two heights.
    package static func zigzag(x: ClosedRange<Float>, y: ClosedRange<Float>, passes: Int) -> [SIMD2<Float>] {
        (0...passes).map { index in
            SIMD2(
                x.lowerBound + (x.upperBound - x.lowerBound) * Float(index) / Float(passes),
                index % 2 == 0 ? y.lowerBound : y.upperBound)
        }
    }

    /// (cos, sin) of a share of a full turn, by the half-angle rotation of a small step.
    package static func turn(_ share: Float) -> SIMD2<Float> {
        // Taylor series on an eighth of a turn, folded by quarter turns: plenty for drawing.
        let quarters = (share * 4).rounded()
        let angle = Double(share * 4 - quarters) * Double.pi / 2
        let s = angle - angle * angle * angle / 6 + angle * angle * angle * angle * angle / 120
        let c = 1 - angle * angle / 2 + angle * angle * angle * angle / 24 - angle * angle * angle * angle * angle * angle / 720
        let p = SIMD2(Float(c), Float(s))
        return switch ((Int(quarters) % 4) + 4) % 4 {
        case 1: SIMD2(-p.y, p.x)
        case 2: -p
        case 3: SIMD2(p.y, -p.x)
        default: p
        }
    }

    // MARK: Pixels

    private static func capsule(_ a: SIMD2<Float>, _ b: SIMD2<Float>, _ radius: Float, _ raster: Raster, _ cover: inout [Float]) {
        let low = pointwiseMin(a, b) - radius - 1
        let high = pointwiseMax(a, b) + radius + 1
        let d = b - a
        let square = max((d * d).sum(), 1e-9)
        guard high.x > 0, high.y > 0, low.x < Float(raster.width), low.y < Float(raster.height) else { return }
        for y in max(0, Int(low.y))...min(raster.height - 1, Int(high.y)) {
            for x in max(0, Int(low.x))...min(raster.width - 1, Int(high.x)) {
                let p = SIMD2(Float(x) + 0.5, Float(y) + 0.5) - a
                let t = min(1, max(0, (p * d).sum() / square))
                let off = p - d * t
                let inside = radius + 0.5 - (off * off).sum().squareRoot()
                cover[y * raster.width + x] = max(cover[y * raster.width + x], min(1, max(0, inside)))
            }
        }
    }

    /// Straight alpha, mixed as drawing programs do.
    private mutating func paint(_ cover: [Float], _ color: Color, _ opacity: Float) {
        let pen = SIMD3(Float(color.red), Float(color.green), Float(color.blue))
        for index in cover.indices where cover[index] > 0 {
            let a = cover[index] * opacity
            let under = Float(raster.pixels[index * 4 + 3]) / 255
            let alpha = a + under * (1 - a)
            let old = SIMD3(
                Float(raster.pixels[index * 4]), Float(raster.pixels[index * 4 + 1]), Float(raster.pixels[index * 4 + 2]))
            let mixed = (pen * a + old * under * (1 - a)) / alpha
            for channel in 0..<3 { raster.pixels[index * 4 + channel] = UInt8(mixed[channel].rounded()) }
            raster.pixels[index * 4 + 3] = UInt8((alpha * 255).rounded())
        }
    }
}

/// How well two areas agree: what they share over what either has.
package func overlap(_ a: Mask, _ b: Mask) -> Double {
    var both = 0
    var either = 0
    for (p, q) in zip(a.values, b.values) {
        if p > 127 && q > 127 { both += 1 }
        if p > 127 || q > 127 { either += 1 }
    }
    return Double(both) / Double(max(1, either))
}

/// 255 inside an ellipse.
package func ellipseMask(_ width: Int, _ height: Int, _ center: SIMD2<Float>, _ radius: SIMD2<Float>) -> Mask {
    var mask = Mask(width: width, height: height, repeating: 0)
    for y in 0..<height {
        for x in 0..<width {
            let d = (SIMD2(Float(x) + 0.5, Float(y) + 0.5) - center) / radius
            if (d * d).sum() <= 1 { mask[x, y] = 255 }
        }
    }
    return mask
}
