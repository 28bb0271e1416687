// Healing: skin from beside a spot, in the tone of the skin round it.

import Imaging
import RetouchModel

/// Covers spots with the texture of a place nearby whose difference in tone is taken out along the rim (seamless cloning: Pérez, Gangnet,
/// Blake 2003, with the rim's difference carried inwards over a pyramid).
struct SpotHealing {
    let spots: [SkinSpot]
    let compute: Compute

    func healed(_ canvas: Raster) throws(EditFailure) -> Raster {
        var result = canvas
        for spot in spots {
            try compute.checkpoint()
            heal(spot, in: &result, from: canvas)
        }
        return result
    }

    private func heal(_ spot: SkinSpot, in result: inout Raster, from canvas: Raster) {
        let rim = max(2, (spot.radius * 0.35).rounded(.up))
        let reach = Int(spot.radius + 2 * rim) + 1
        let side = 2 * reach + 1
        let left = Int(spot.x) - reach
        let top = Int(spot.y) - reach
        guard left >= 0, top >= 0, left + side <= canvas.width, top + side <= canvas.height else { return }
        // Without a place to take texture from, the skin round the spot goes on smoothly.
        let offset = source(for: spot, reach: reach, canvas)
        func texture(_ x: Int, _ y: Int) -> SIMD4<Float> {
            offset.map { light(canvas, left + x + $0.x, top + y + $0.y) } ?? SIMD4()
        }
        // Known outside the spot: how much lighter or darker the skin is here than where the texture comes from.
        var tone = [SIMD4<Float>](repeating: SIMD4(), count: side * side)
        for y in 0..<side {
            for x in 0..<side where distance(spot, left + x, top + y) > spot.radius {
                var difference = light(canvas, left + x, top + y) - texture(x, y)
                difference.w = 1
                tone[y * side + x] = difference
            }
        }
        // Single pixels of the rim would streak; means of it do not.
        tone = HoleFill.filled(means(tone, side), width: side, height: side, compute: Compute(workers: 1))
        for y in 0..<side {
            for x in 0..<side {
                let share = min(1, max(0, (spot.radius + rim - distance(spot, left + x, top + y)) / rim))
                let pixel = ((top + y) * canvas.width + left + x) * 4
                guard share > 0, canvas.pixels[pixel + 3] > 0 else { continue }
                let own = light(canvas, left + x, top + y)
                let new = texture(x, y) + tone[y * side + x]
                let mixed = own + (new - own) * share
                for channel in 0..<3 { result.pixels[pixel + channel] = byte(mixed[channel]) }
            }
        }
    }

    /// Known values averaged with their known neighbours within two pixels.
    private func means(_ values: [SIMD4<Float>], _ side: Int) -> [SIMD4<Float>] {
        var result = values
        for y in 0..<side {
            for x in 0..<side where values[y * side + x].w > 0 {
                var sum = SIMD4<Float>()
                for v in max(0, y - 2)...min(side - 1, y + 2) {
                    for u in max(0, x - 2)...min(side - 1, x + 2) { sum += values[v * side + u] * values[v * side + u].w }
                }
                result[y * side + x] = sum / sum.w
            }
        }
        return result
    }

    /// Mean squared difference of a place from the spot's rim, and twice its own variance, above which it is no skin like this.
    private static let worst: Float = 900

    /// The way to the nearby place that looks most like the rim and is calm itself; `nil` = none does.
    private func source(for spot: SkinSpot, reach: Int, _ canvas: Raster) -> (x: Int, y: Int)? {
        var best: (x: Int, y: Int)?
        var least = Self.worst
        for factor: Float in [2.2, 3.2, 4.4] {
            for (dx, dy) in SpotCheck.directions {
                let offset = (x: Int(dx * factor * Float(reach)), y: Int(dy * factor * Float(reach)))
                guard let cost = cost(of: offset, spot, reach, canvas), cost < least else { continue }
                least = cost
                best = offset
            }
        }
        return best
    }

    private func cost(of offset: (x: Int, y: Int), _ spot: SkinSpot, _ reach: Int, _ canvas: Raster) -> Float? {
        let x0 = Int(spot.x) + offset.x
        let y0 = Int(spot.y) + offset.y
        guard x0 - reach >= 0, y0 - reach >= 0, x0 + reach < canvas.width, y0 + reach < canvas.height else { return nil }
        // Another spot is no cover.
        for other in spots {
            let dx = other.x - Float(x0)
            let dy = other.y - Float(y0)
            if (dx * dx + dy * dy).squareRoot() < other.radius + Float(reach) { return nil }
        }
        let step = max(1, reach / 6)
        var sum = SIMD4<Float>()
        var square = SIMD4<Float>()
        var rim: Float = 0
        var count: Float = 0
        for y in stride(from: -reach, through: reach, by: step) {
            for x in stride(from: -reach, through: reach, by: step) {
                guard canvas.pixels[((y0 + y) * canvas.width + x0 + x) * 4 + 3] > 0 else { return nil }
                let color = light(canvas, x0 + x, y0 + y)
                sum += color
                square += color * color
                count += 1
                let here = (Int(spot.x) + x, Int(spot.y) + y)
                guard here.0 >= 0, here.1 >= 0, here.0 < canvas.width, here.1 < canvas.height,
                    distance(spot, here.0, here.1) > spot.radius
                else { continue }
                let difference = color - light(canvas, here.0, here.1)
                rim += (difference * difference).sum()
            }
        }
        let variance = square / count - (sum / count) * (sum / count)
        return rim / count + 2 * max(0, variance.sum())
    }

    private func distance(_ spot: SkinSpot, _ x: Int, _ y: Int) -> Float {
        let dx = Float(x) + 0.5 - spot.x
        let dy = Float(y) + 0.5 - spot.y
        return (dx * dx + dy * dy).squareRoot()
    }

    /// Encoded values of a pixel: differences of skin tones are small, and there the encoding is as good as straight.
    private func light(_ raster: Raster, _ x: Int, _ y: Int) -> SIMD4<Float> {
        let index = (y * raster.width + x) * 4
        return SIMD4(
            Float(raster.pixels[index]), Float(raster.pixels[index + 1]), Float(raster.pixels[index + 2]), 0)
    }
}
