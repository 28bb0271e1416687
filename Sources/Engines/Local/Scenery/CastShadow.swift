// The shadow that a subject throws over the ground.

import Imaging
import RetouchModel
import Scenes

/// The subject's silhouette laid on the ground by the scene's light, softer the farther it lies from its foot.
struct CastShadow {
    let stage: SceneStage
    let compute: Compute

    /// Density at each pixel, 0 ... 1, at the size of `alpha`.
    ///
    /// - Parameters:
    ///   - alpha: the subject's matte at a working size.
    ///   - stance: how it stands there.
    func density(_ alpha: Mask, stance: SubjectStance) throws(EditFailure) -> Plane<Float> {
        try compute.checkpoint()
        let width = alpha.width
        let height = alpha.height
        let foot = Float(stance.box.y + stance.box.height)
        let tall = Float(stance.box.height)
        let room = Float(height) - foot
        // Behind the subject, or towards the viewer when the light comes from behind: as far as there is room.
        var rise = -0.22 * stage.shadowLength
        if stage.isBacklit { rise = min(0.30 * stage.shadowLength, max(0.02, room / max(1, tall))) }
        let aside = -0.62 * stage.lightX * stage.shadowLength
        var laid = Plane<Float>(width: width, height: height, repeating: 0)
        var distance = laid
        let low = max(0, Int(foot + min(0, rise) * tall) - 2)
        let high = min(height, Int(foot + max(0.02, rise) * tall) + 2)
        for y in low..<max(low, high) {
            // How far up the subject the ray through this row passed.
            let up = (Float(y) + 0.5 - foot) / rise
            guard up >= 0, up <= tall else { continue }
            let row = Int(foot - up - 0.5)
            guard (0..<height).contains(row) else { continue }
            for x in 0..<width {
                let from = Float(x) - aside * up
                guard from >= 0, from < Float(width - 1) else { continue }
                let left = Int(from)
                let share = from - Float(left)
                let a = Float(alpha.values[row * width + left])
                let b = Float(alpha.values[row * width + left + 1])
                laid.values[y * width + x] = (a + (b - a) * share) / 255
                distance.values[y * width + x] = up / tall
            }
        }
        return soften(laid, tall: tall, foot: foot, rise: rise)
    }

    /// Three blurs, taken by the distance from the foot.
    private func soften(_ laid: Plane<Float>, tall: Float, foot: Float, rise: Float) -> Plane<Float> {
        let soft = stage.softness
        let near = Blur.gaussian(laid, sigma: max(0.6, 0.006 * (1 + 2 * soft) * tall), compute: compute)
        let middle = Blur.gaussian(laid, sigma: (0.02 + 0.06 * soft) * tall, compute: compute)
        let far = Blur.gaussian(laid, sigma: (0.04 + 0.12 * soft) * tall, compute: compute)
        var density = laid
        for y in 0..<laid.height {
            let up = max(0, min(1, (Float(y) + 0.5 - foot) / (rise * tall)))
            let fade = 1 - 0.55 * up
            for x in 0..<laid.width {
                let index = y * laid.width + x
                let value =
                    up < 0.5
                    ? near.values[index] + (middle.values[index] - near.values[index]) * (up * 2)
                    : middle.values[index] + (far.values[index] - middle.values[index]) * (up * 2 - 1)
                density.values[index] = min(1, value * fade * stage.shadow * 1.35)
            }
        }
        return density
    }
}
