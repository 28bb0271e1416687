// Puts a subject into a rendered scene: shadows, mirror image, grain, and the scene's light on the subject's edge.

import Imaging
import RetouchModel
import Scenes

/// What one scene and one subject do to each other.
struct SceneIntegration {
    let cutout: Cutout
    let stage: SceneStage
    /// Whether the subject's own colours may move towards the scene's: all of a person's, only along the edge of a thing.
    let harmonizes: Bool
    let compute: Compute

    /// Shadows on the scene: where the subject touches the ground, along the light, or on a wall behind it; `nil` = none.
    ///
    /// A subject that the frame cuts off touches no ground that is seen.
    func shade(_ look: VariationLook) throws(EditFailure) -> ShadeMap? {
        let caster = CastShadow(stage: stage, compute: compute)
        let size = ContactShadow.workingSize(of: cutout.alpha)
        guard stage.hasGround || stage.wallFoot != nil else { return nil }
        let alpha = try Resampler.resize(cutout.alpha, width: size.width, height: size.height, compute: compute)
        if stage.hasGround, let contact = ContactShadow(working: alpha), let stance = SubjectStance(alpha) {
            let cast = try caster.density(alpha, stance: stance)
            var own = look
            own.side = stage.lightX < 0 ? -1 : 1
            return contact.shade(own, strength: 0.85, cast: cast, compute: compute)
        }
        guard let wall = stage.wallFoot, wall >= 1 else { return nil }
        var factors = try caster.onWall(alpha)
        for index in factors.values.indices { factors.values[index] = 1 - factors.values[index] }
        return ShadeMap(frame: ShadeMap.Frame(left: 0, top: 0, right: 1, bottom: 1), factors: factors)
    }

    /// The film with the subject's grain.
    func film(_ film: Film) -> Film {
        var matched = film
        matched.grain = SubjectGrain.matched(cutout, usual: film.grain, compute: compute)
        return matched
    }

    /// Puts the subject before the developed scene.
    func compose(onto raster: inout Raster) throws(EditFailure) {
        if stage.hasGround {
            try GroundMirror(cutout: cutout, strength: stage.reflection, compute: compute).draw(onto: &raster)
        }
        let light = try EdgeLight(
            raster, alpha: cutout.alpha, isGoods: !movesWholly, stage: stage, reaches: harmonizes, compute: compute)
        let harmony = harmonizes && movesWholly ? Harmony(raster, stage: stage) : nil
        try Compositor(cutout: cutout, wrap: 0, harmony: harmony, light: light, compute: compute).compose(onto: &raster)
    }

    /// Goods have to keep their colour, whoever asks: only their edge follows the scene.
    private var movesWholly: Bool { cutout.isPerson || cutout.looksHuman }

    /// What was done to the subject's own pixels; `nil` = nothing.
    var notice: Notice? {
        guard harmonizes else { return nil }
        guard !movesWholly else { return ReplaceBackground.harmonized }
        return Notice(
            code: .subjectHarmonized,
            message:
                "The subject's edge was moved towards the new light, as asked: pixels along it no longer equal the source's. "
                + "Its inside kept its colours, because it is no person.",
            advice: "Leave harmonize_subject off where every pixel of the product must stay exact.")
    }
}
