// The new light on every pixel.

import Imaging
import RetouchModel

/// Brings the maps to full size along the picture's edges and the subject's alpha.
struct RelightField: ToneField {
    private let maps: RelightMaps
    private let base: GuidedFilter
    private let recipe: RelightRecipe
    private let strength: Float
    private let alpha: Mask?
    /// Factors by the neighbourhood's luma, 257 each.
    private let subjectTone: [Float]
    private let backgroundTone: [Float]
    /// What full key light multiplies each channel's levels by, less 1.
    private let tint: SIMD4<Float>

    /// - Parameter cutout: the subject; ignored where the scene has none.
    init(_ maps: RelightMaps, scene: RelightScene, look: RelightLook, cutout: Cutout?, compute: Compute) {
        self.maps = maps
        base = scene.base
        recipe = look.recipe
        strength = look.strength
        alpha = scene.alpha == nil ? nil : cutout.map { Self.share(of: $0, compute: compute) }
        let lifted = max(0, look.recipe.shadows)
        subjectTone = Self.tone(look, shadows: look.recipe.shadows)
        backgroundTone = Self.tone(look, shadows: lifted * 0.6)
        let color = look.recipe.keyColor
        let scaled = color / (color * SIMD3(0.2126, 0.7152, 0.0722)).sum()
        let share = min(look.recipe.keyAmount, 1) * look.strength
        tint =
            SIMD4(
                RelightMath.factor(stops: RelightMath.logarithm(scaled.x)) - 1,
                RelightMath.factor(stops: RelightMath.logarithm(scaled.y)) - 1,
                RelightMath.factor(stops: RelightMath.logarithm(scaled.z)) - 1, 0) * share
    }

    /// How much of each pixel's light comes from the subject: where dark hair lies thinly before a bright wall, most of it is the wall's,
    /// and it has to go with the wall, or a seam of old light stays round the head.
    private static func share(of cutout: Cutout, compute: Compute) -> Mask {
        var share = cutout.alpha
        let width = share.width
        share.values.withUnsafeMutableBufferPointer { share in
            cutout.reference.pixels.withUnsafeBufferPointer { seen in
                cutout.colors.pixels.withUnsafeBufferPointer { own in
                    nonisolated(unsafe) let share = share
                    compute.bands(share.count / width) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            let alpha = share[index]
                            guard alpha > 0, alpha < 255 else { continue }
                            func light(_ pixels: UnsafeBufferPointer<UInt8>) -> Float {
                                let color = LinearLight.light(
                                    red: pixels[index * 4], green: pixels[index * 4 + 1], blue: pixels[index * 4 + 2])
                                return (color * SIMD3(0.2126, 0.7152, 0.0722)).sum() + 0.0015
                            }
                            share[index] = byte(Float(alpha) * min(light(own) / light(seen), 1.6))
                        }
                    }
                }
            }
        }
        return share
    }

    /// Shadows lift what is dark but not black; highlights move what is bright, which also takes less of a brighter exposure.
    private static func tone(_ look: RelightLook, shadows: Float) -> [Float] {
        let recipe = look.recipe
        return (0...256).map { index in
            let level = Float(index) / 255
            let light = 2.2 * RelightMath.logarithm(max(level, 0.004))
            let dark = min(max((-2.2 - light) / 3, 0), 1) * (1 - 0.7 * min(max((-6.2 - light) / 2, 0), 1))
            let bright = smoothstep(0.66, 1, level)
            var stops = 2 * shadows * dark + recipe.highlights * bright
            if recipe.exposure > 0 { stops -= recipe.exposure * recipe.protection * smoothstep(0.62, 0.95, level) }
            return RelightMath.factor(stops: stops * look.strength)
        }
    }

    func apply(to row: ToneRow, at y: Int) {
        let width = row.width
        let luma = row.luma
        let (subject, level, behind, lit) = (row.scratch(0), row.scratch(1), row.scratch(2), row.scratch(3))
        maps.subject.row(y, width: width, guide: luma, into: subject, scratch: behind)
        base.row(y, width: width, guide: luma, into: level, scratch: behind)
        maps.background.row(y, width: width, into: behind)
        maps.key.row(y, width: width, into: lit)
        let start = y * width
        subjectTone.withUnsafeBufferPointer { subjectTone in
            backgroundTone.withUnsafeBufferPointer { backgroundTone in
                for x in 0..<width {
                    let share = alpha.map { Float($0.values[start + x]) * (1 / 255) } ?? 1
                    let index = Int(min(max(level[x], 0), 1) * 256)
                    let own = max(luma[x], 0.01)
                    let fine = 1 + recipe.local * strength * 0.6 * min(max((own - level[x]) / own, -0.4), 0.4)
                    let front = subject[x] * subjectTone[index] * fine
                    let back = behind[x] * backgroundTone[index]
                    let factor = back + (front - back) * share
                    let color = SIMD4<Float>(repeating: 1) + tint * (lit[x] * (0.35 + 0.65 * share))
                    row.multiply(x, by: color * factor, adding: SIMD4())
                }
            }
        }
        if let surroundings = maps.surroundings { keepLamps(surroundings, row, y) }
        if let rim = maps.rim { catchOutline(rim, row, y) }
        if !maps.bloom.isEmpty { bloom(row, y) }
        if let flare = maps.flare { flare.row(y, width: width, into: level); veil(level, row, y) }
    }

    /// Small bright things in the background go on shining.
    private func keepLamps(_ surroundings: EnlargedPlane, _ row: ToneRow, _ y: Int) {
        let around = row.scratch(0)
        surroundings.row(y, width: row.width, into: around)
        for x in 0..<row.width {
            let luma = row.luma[x]
            guard luma > 0.74 else { continue }
            let share = alpha.map { 1 - Float($0.values[y * row.width + x]) * (1 / 255) } ?? 1
            let lamp = recipe.lamps * strength * smoothstep(0.74, 0.96, luma) * smoothstep(0.16, 0.42, luma - around[x]) * share
            row.gain[x] += (SIMD4(repeating: 1) - row.gain[x]) * lamp
        }
    }

    private func catchOutline(_ rim: EnlargedPlane, _ row: ToneRow, _ y: Int) {
        let amount = row.scratch(0)
        rim.row(y, width: row.width, into: amount)
        let color = recipe.keyColor / recipe.keyColor.max()
        for x in 0..<row.width where amount[x] > 0.002 {
            let share = alpha.map { Float($0.values[y * row.width + x]) * (1 / 255) } ?? 0
            let light = amount[x] * share
            row.multiply(
                x, by: SIMD4(repeating: 1 + 0.42 * light), adding: SIMD4(color.x, color.y, color.z, 0) * (22 * light))
        }
    }

    private func bloom(_ row: ToneRow, _ y: Int) {
        let amount = recipe.glow * strength
        let (red, green, blue) = (row.scratch(0), row.scratch(1), row.scratch(2))
        maps.bloom[0].row(y, width: row.width, into: red)
        maps.bloom[1].row(y, width: row.width, into: green)
        maps.bloom[2].row(y, width: row.width, into: blue)
        for x in 0..<row.width {
            let light = SIMD4(red[x], green[x], blue[x], 0) * row.gain[x]
            row.multiply(x, by: SIMD4(repeating: 1 - 0.6 * amount), adding: light * (255 * amount))
        }
    }

    /// Warm light scattered in the lens: what is dark takes most of it.
    private func veil(_ flare: UnsafeMutablePointer<Float>, _ row: ToneRow, _ y: Int) {
        for x in 0..<row.width {
            let share = alpha.map { 1 - 0.7 * Float($0.values[y * row.width + x]) * (1 / 255) } ?? 0.7
            let light = SIMD4<Float>(1, 0.76, 0.42, 0) * (flare[x] * share)
            row.multiply(x, by: SIMD4(repeating: 1) - light, adding: light * 255)
        }
    }
}
