// The new light, worked out at the reduced size.

import Imaging
import RetouchModel

/// Factors on encoded levels, and where coloured light falls.
struct RelightMaps: Sendable {
    /// For the subject, or for the whole frame where there is none; follows the picture's edges.
    let subject: GuidedFilter
    let background: EnlargedPlane
    /// How much of the key's light arrives, 0 ... 1.
    let key: EnlargedPlane
    /// Light that catches the outline, 0 ... 1; `nil` = none.
    let rim: EnlargedPlane?
    /// The low sun's veil, 0 ... 1; `nil` = none.
    let flare: EnlargedPlane?
    /// Luma of the background smoothed widely: what surrounds a lamp; `nil` = there are no lamps to keep.
    let surroundings: EnlargedPlane?
    /// Red, green and blue smoothed widely, 0 ... 1, for the bloom; empty = none.
    let bloom: [EnlargedPlane]

    init(_ scene: RelightScene, look: RelightLook, compute: Compute) throws(EditFailure) {
        let recipe = look.recipe
        let factor = scene.picture.factor
        let longer = Float(scene.longer)
        func enlarged(_ plane: Plane<Float>) -> EnlargedPlane { EnlargedPlane(plane, factor: factor) }
        let light = Self.light(scene, look)
        subject = GuidedFilter(
            guide: scene.picture.luma, input: light.subject, factor: factor, radius: max(2, scene.longer * 12 / 1000),
            epsilon: 0.002, compute: compute)
        background = enlarged(light.background)
        key = enlarged(Blur.gaussian(light.key, sigma: longer * 0.006, compute: compute))
        try compute.checkpoint()
        let strength = look.strength
        if recipe.rim > 0, let direction = recipe.key, let alpha = scene.alpha {
            rim = enlarged(Self.rim(alpha, direction, recipe.rim * strength, longer, compute))
        } else {
            rim = nil
        }
        flare = recipe.flare > 0 ? recipe.key.map { enlarged(Self.flare(scene, $0, recipe.flare * strength)) } : nil
        surroundings = recipe.lamps > 0 && scene.mayHaveLamps ? enlarged(Self.surroundings(scene, compute)) : nil
        bloom =
            recipe.glow > 0
            ? (0..<3).map { lane in
                let channel = Plane(width: scene.width, height: scene.height, values: scene.picture.colors.map { $0[lane] })
                return enlarged(Blur.gaussian(channel, sigma: longer * 0.04, compute: compute))
            } : []
    }

    private static func light(
        _ scene: RelightScene, _ look: RelightLook
    ) -> (subject: Plane<Float>, background: Plane<Float>, key: Plane<Float>) {
        let recipe = look.recipe
        let hasSubject = scene.alpha != nil
        var subject = scene.level
        var background = scene.level
        var lit = scene.level
        let length = recipe.key.map { ($0 * $0).sum().squareRoot() } ?? 1
        let key = (recipe.key ?? SIMD3(0, 0, 1)) / length
        let wrap: Float = 0.35
        let front = min(max((key.z + wrap) / (1 + wrap), 0), 1)
        // Dark subjects keep more of the ambient light and lose less exposure.
        let sparing = recipe.adapts ? min(max((scene.subjectLevel - 0.10) / 0.32, 0.3), 1) : 1
        let ambient = recipe.ambient < 1 ? 1 - (1 - recipe.ambient) * (0.55 + 0.45 * sparing) : recipe.ambient
        let exposure =
            recipe.exposure < 0 && recipe.adapts
            ? recipe.exposure * (0.4 + 0.6 * sparing + max(0, scene.subjectLevel - 0.55) * 0.8) : recipe.exposure
        // A white wall has further to go than a grey one before it looks unlit.
        let dimming = recipe.dimming > 0 ? recipe.dimming * (1 + max(0, scene.backgroundLevel - 0.55) * 2) : recipe.dimming
        let keyed = recipe.keyAmount * 1.25
        let reference = ambient + keyed * (0.55 * front + 0.25)
        let flatten = recipe.flatten * (hasSubject ? 1 : 0.5)
        // Without a subject the fall-off has to do what its shape would have done.
        let falloff = recipe.falloff * (hasSubject ? 2.2 : 3.2)
        for y in 0..<scene.height {
            for x in 0..<scene.width {
                let index = y * scene.width + x
                var normal = SIMD3(-scene.shape.slopeX.values[index], -scene.shape.slopeY.values[index], hasSubject ? 0.9 : 1.6)
                normal /= (normal * normal).sum().squareRoot()
                let facing = min(max(((normal * key).sum() + wrap) / (1 + wrap), 0), 1)
                let lambert = facing * (0.85 + 0.15 * facing)
                let shading = recipe.key == nil ? 0 : RelightMath.logarithm(max((ambient + keyed * lambert) / reference, 0.1))
                let away = SIMD2(Float(x), Float(y)) - scene.center
                let distance = min(max(-(away.x * key.x + away.y * key.y * 0.7) / Float(scene.longer), -0.4), 0.9)
                let fall = -falloff * distance
                let stops = exposure + shading + fall - flatten * scene.illumination.values[index]
                subject.values[index] = RelightMath.factor(stops: min(max(stops, -3), 1.8) * look.strength)
                let behind = exposure * 0.6 + fall * 0.6 - dimming
                background.values[index] = RelightMath.factor(stops: min(max(behind, -3.4), 1.8) * look.strength)
                lit.values[index] = hasSubject ? lambert : min(max(0.55 - distance, 0), 1)
            }
        }
        return (subject, background, lit)
    }

    /// The wide mean of the background alone: a white wall beside a dark subject is no lamp.
    private static func surroundings(_ scene: RelightScene, _ compute: Compute) -> Plane<Float> {
        let sigma = Float(scene.longer) * 0.07
        guard let alpha = scene.alpha else { return Blur.gaussian(scene.picture.luma, sigma: sigma, compute: compute) }
        var weight = alpha
        var sum = alpha
        for index in weight.values.indices {
            weight.values[index] = 1.001 - alpha.values[index]
            sum.values[index] = weight.values[index] * scene.picture.luma.values[index]
        }
        weight = Blur.gaussian(weight, sigma: sigma, compute: compute)
        sum = Blur.gaussian(sum, sigma: sigma, compute: compute)
        for index in sum.values.indices { sum.values[index] /= max(weight.values[index], 0.0005) }
        return sum
    }

    /// The part of the outline that faces the key, just inside the subject.
    private static func rim(
        _ alpha: Plane<Float>, _ key: SIMD3<Float>, _ strength: Float, _ longer: Float, _ compute: Compute
    ) -> Plane<Float> {
        let soft = Blur.gaussian(alpha, sigma: longer * 0.006, compute: compute)
        var rim = soft
        let direction = SIMD2(key.x, key.y - 0.25)
        let unit = direction / max((direction * direction).sum().squareRoot(), 0.01)
        for y in 0..<alpha.height {
            for x in 0..<alpha.width {
                let dx = soft[min(x + 1, alpha.width - 1), y] - soft[max(x - 1, 0), y]
                let dy = soft[x, min(y + 1, alpha.height - 1)] - soft[x, max(y - 1, 0)]
                // Alpha falls towards the light there.
                let facing = -(dx * unit.x + dy * unit.y) * 0.5 * longer * 0.006 * 3.4
                rim[x, y] = strength * min(max(facing, 0), 1)
            }
        }
        return rim
    }

    /// A sun just outside the frame, on the key's side.
    private static func flare(_ scene: RelightScene, _ key: SIMD3<Float>, _ strength: Float) -> Plane<Float> {
        let sun = SIMD2(Float(scene.width) * (key.x > 0 ? 0.92 : 0.08), Float(scene.height) * 0.2)
        var plane = scene.level
        for y in 0..<scene.height {
            for x in 0..<scene.width {
                let away = (SIMD2(Float(x), Float(y)) - sun) / Float(scene.longer)
                let distance = (away * away).sum().squareRoot()
                plane[x, y] = strength * RelightMath.exponential(-distance * 5.2)
            }
        }
        return plane
    }
}
