// A shaded cylinder of cloth, and measures of what a new colour kept of it.

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
}
