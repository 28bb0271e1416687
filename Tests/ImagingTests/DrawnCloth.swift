// A shaded cylinder of cloth, and measures of what a new colour kept of it.

import Foundation
import Imaging
import RetouchModel
import TestSupport

/// Cloth under one lamp: a cylinder with folds, a weave, a sheen and a camera's noise.
struct DrawnCloth {
    let raster: Raster
    /// The light that fell on each pixel, without noise; in the order of pixels.
    let light: [Float]

    /// - Parameters:
    ///   - color: in full light.
    ///   - noise: deviation in levels.
    init(_ color: Color, width: Int = 192, height: Int = 160, noise: Float = 1, sheen: Float = 0.12) {
        var random = SeededRandom(seed: 5)
        var light: [Float] = []
        let base = LinearLight.light(red: color.red, green: color.green, blue: color.blue)
        raster = Pictures.drawn(width, height) { x, y in
            let across = (Float(x) + 0.5) / Float(width) * 2 - 1
            let round = (1 - 0.92 * across * across).squareRoot()
            // Slanting folds with a soft crest and a steep back.
            let phase = Float(x) * 0.045 + Float(y) * 0.021
            let fold = phase - phase.rounded(.down)
            let depth = fold < 0.75 ? fold / 0.75 : (1 - fold) / 0.25
            let weave: Float = (x + y) % 3 == 0 ? 0.97 : 1.01
            let diffuse = 1.1 * round * (0.5 + 0.5 * depth * (2 - depth)) * weave
            let shine = max(0, 1 - abs(across + 0.25) * 5) * depth
            light.append(diffuse + shine * 0.5)
            let mixed = base * diffuse + sheen * shine * shine
            let grain = SIMD3(random.gaussian(), random.gaussian(), random.gaussian()) * noise
            func level(_ channel: Int) -> UInt8 {
                UInt8(min(max(Float(LinearLight.byte(mixed[channel])) + grain[channel], 0), 255).rounded())
            }
            return SIMD4(level(0), level(1), level(2), 255)
        }
        self.light = light
    }
}

enum ClothMeasure {
    static func lab(_ raster: Raster, _ index: Int) -> SIMD3<Float> {
        Lab.of(
            LinearLight.light(
                red: raster.pixels[index * 4], green: raster.pixels[index * 4 + 1], blue: raster.pixels[index * 4 + 2]))
    }

    static func lab(_ color: Color) -> SIMD3<Float> {
        Lab.of(LinearLight.light(red: color.red, green: color.green, blue: color.blue))
    }

    /// The medians of L*, a* and b*.
    static func median(_ raster: Raster) -> SIMD3<Float> {
        let all = (0..<raster.pixelCount).map { lab(raster, $0) }
        return SIMD3(sorted(all, 0), sorted(all, 1), sorted(all, 2))
    }

    private static func sorted(_ values: [SIMD3<Float>], _ axis: Int) -> Float {
        values.map { $0[axis] }.sorted()[values.count / 2]
    }

    /// Spearman's rank correlation of lightness with the light that was drawn.
    static func orderKept(_ raster: Raster, _ light: [Float]) -> Double {
        let new = ranks((0..<raster.pixelCount).map { lab(raster, $0).x })
        let old = ranks(light)
        let mean = Double(new.count - 1) / 2
        var product = 0.0
        var squares = (0.0, 0.0)
        for (a, b) in zip(new, old) {
            product += (a - mean) * (b - mean)
            squares.0 += (a - mean) * (a - mean)
            squares.1 += (b - mean) * (b - mean)
        }
        return product / (squares.0 * squares.1).squareRoot()
    }

    /// Ranks, equal values sharing theirs.
    private static func ranks(_ values: [Float]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var first = 0
        while first < order.count {
            var end = first + 1
            while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
            for index in first..<end { ranks[order[index]] = Double(first + end - 1) / 2 }
            first = end
        }
        return ranks
    }

    /// Deviation of L* from the mean of its four neighbours.
    static func texture(_ raster: Raster) -> Double {
        var sum = 0.0
        var count = 0.0
        for y in 1..<raster.height - 1 {
            for x in 1..<raster.width - 1 {
                func l(_ x: Int, _ y: Int) -> Float { lab(raster, y * raster.width + x).x }
                let difference = Double(l(x, y) - (l(x - 1, y) + l(x + 1, y) + l(x, y - 1) + l(x, y + 1)) / 4)
                sum += difference * difference
                count += 1
            }
        }
        return (sum / count).squareRoot()
    }

    /// CIEDE2000 (Sharma, Wu, Dalal 2005).
    static func difference(_ first: SIMD3<Float>, _ second: SIMD3<Float>) -> Double {
        let (l1, a1, b1) = (Double(first.x), Double(first.y), Double(first.z))
        let (l2, a2, b2) = (Double(second.x), Double(second.y), Double(second.z))
        let mean7 = pow((hypot(a1, b1) + hypot(a2, b2)) / 2, 7)
        let g = 0.5 * (1 - (mean7 / (mean7 + pow(25, 7))).squareRoot())
        let (p1, p2) = (a1 * (1 + g), a2 * (1 + g))
        let (c1, c2) = (hypot(p1, b1), hypot(p2, b2))
        func hue(_ a: Double, _ b: Double) -> Double {
            guard a != 0 || b != 0 else { return 0 }
            let angle = atan2(b, a) * 180 / .pi
            return angle < 0 ? angle + 360 : angle
        }
        let (h1, h2) = (hue(p1, b1), hue(p2, b2))
        var turn = c1 * c2 == 0 ? 0 : h2 - h1
        if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
        let dL = l2 - l1
        let dC = c2 - c1
        let dH = 2 * (c1 * c2).squareRoot() * sin(turn / 2 * .pi / 180)
        let l = (l1 + l2) / 2
        let c = (c1 + c2) / 2
        var h = c1 * c2 == 0 ? h1 + h2 : (h1 + h2) / 2
        if c1 * c2 != 0, abs(h1 - h2) > 180 { h += h1 + h2 < 360 ? 180 : -180 }
        func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
        let t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63)
        let c7 = pow(c, 7)
        let rotation = -2 * (c7 / (c7 + pow(25, 7))).squareRoot() * sin(60 * exp(-pow((h - 275) / 25, 2)) * .pi / 180)
        let sl = 1 + 0.015 * (l - 50) * (l - 50) / (20 + (l - 50) * (l - 50)).squareRoot()
        let sc = 1 + 0.045 * c
        let sh = 1 + 0.015 * c * t
        let (x, y, z) = (dL / sl, dC / sc, dH / sh)
        return (x * x + y * y + z * z + rotation * y * z).squareRoot()
    }
}
