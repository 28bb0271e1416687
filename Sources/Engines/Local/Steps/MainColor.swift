// The one colour that a picture is sent for.

import Imaging
import RetouchModel

/// Finds the main colour of what a picture shows: a swatch, a product on white, a person in a dress.
enum MainColor {
    /// Longer side of the reduced copy that is counted.
    private static let side = 96
    /// Distance in Oklab, lightness counting half, within which two pixels have one colour.
    private static let radius: Float = 0.08
    /// Share of the frame's rim from which on a colour there is the background's.
    private static let backgroundShare: Float = 0.3

    private struct Sample {
        var color: SIMD3<Float>
        var weight: Float
        var isRim: Bool
    }

    /// - Throws: `inputValidation` when the picture is wholly transparent; what `compute` throws.
    static func of(_ raster: Raster, compute: Compute) throws(EditFailure) -> Color {
        let longer = max(raster.width, raster.height)
        let scale = min(1, Double(side) / Double(longer))
        let small = try Resampler.resize(
            raster, width: max(1, Int(Double(raster.width) * scale)), height: max(1, Int(Double(raster.height) * scale)),
            compute: compute)
        var samples = samples(small)
        guard !samples.isEmpty else {
            throw EditFailure(
                .inputValidation, stage: .engine, "The context picture is wholly transparent: it shows no colour to take.")
        }
        let total = samples.reduce(0) { $0 + $1.weight }
        var inside = samples
        for color in backgrounds(samples) { inside.removeAll { distance($0.color, color) < radius } }
        // Where nearly nothing else is left, the background is the picture: a swatch.
        if inside.reduce(0, { $0 + $1.weight }) > 0.04 * total { samples = inside }
        // White, grey and black surround things more often than they are asked for.
        for index in samples.indices {
            let color = samples[index].color
            let chroma = (color.y * color.y + color.z * color.z).squareRoot()
            samples[index].weight *= 0.3 + min(1, chroma / 0.08)
        }
        let main = mean(samples, around: densest(samples))
        let light = Oklab.shownLight(main)
        return Color(red: LinearLight.byte(light.x), green: LinearLight.byte(light.y), blue: LinearLight.byte(light.z))
    }

    private static func samples(_ raster: Raster) -> [Sample] {
        let rim = max(1, min(raster.width, raster.height) / 16)
        var samples: [Sample] = []
        for y in 0..<raster.height {
            for x in 0..<raster.width {
                let pixel = raster[x, y]
                guard pixel.w > 127 else { continue }
                let dx = (Float(x) + 0.5) / Float(raster.width) * 2 - 1
                let dy = (Float(y) + 0.5) / Float(raster.height) * 2 - 1
                samples.append(
                    Sample(
                        color: Oklab.of(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z)),
                        // From 1 in the middle to a fifth in the corners.
                        weight: 1 / (1 + 2 * (dx * dx + dy * dy)),
                        isRim: x < rim || y < rim || x >= raster.width - rim || y >= raster.height - rim))
            }
        }
        return samples
    }

    /// Up to two colours that fill much of the frame's rim.
    private static func backgrounds(_ samples: [Sample]) -> [SIMD3<Float>] {
        var rim = samples.filter(\.isRim)
        for index in rim.indices { rim[index].weight = 1 }
        let count = Float(rim.count)
        var found: [SIMD3<Float>] = []
        while found.count < 2, !rim.isEmpty {
            let color = mean(rim, around: densest(rim))
            let members = rim.filter { distance($0.color, color) < radius }
            guard Float(members.count) > backgroundShare * count else { break }
            found.append(color)
            rim.removeAll { distance($0.color, color) < radius }
        }
        return found
    }

    /// The sample with the most weight around it; of the samples a subset that is spread evenly.
    private static func densest(_ samples: [Sample]) -> SIMD3<Float> {
        let step = max(1, samples.count / 400)
        var best = samples[0].color
        var most: Float = -1
        for index in stride(from: 0, to: samples.count, by: step) {
            let color = samples[index].color
            var sum: Float = 0
            for other in samples where distance(other.color, color) < radius { sum += other.weight }
            if sum > most { (most, best) = (sum, color) }
        }
        return best
    }

    /// The weighted mean near a colour, moved to where most are (mean shift).
    private static func mean(_ samples: [Sample], around start: SIMD3<Float>) -> SIMD3<Float> {
        var center = start
        for _ in 0..<6 {
            var sum = SIMD3<Float>.zero
            var weight: Float = 0
            for sample in samples where distance(sample.color, center) < radius {
                sum += sample.color * sample.weight
                weight += sample.weight
            }
            guard weight > 0 else { break }
            center = sum / weight
        }
        return center
    }

    private static func distance(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
        let d = (a - b) * SIMD3(0.5, 1, 1)
        return (d * d).sum().squareRoot()
    }
}
