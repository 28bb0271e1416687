// A described scene with a subject's shadow and mirror image in it.

import Imaging
import RetouchModel
import Scenes

/// Renders what stands behind one subject, for one variation.
struct DescribedScene {
    let scene: SceneDescription
    let cutout: Cutout
    let compute: Compute

    /// The picture, the scene's stage, and the words that it does not show.
    struct Rendering {
        var raster: Raster
        var stage: SceneStage
        /// As they were named.
        var unmet: [String]
    }

    /// - Throws: `needsGenerativeEngine` for a place that nobody drew.
    func render(_ look: VariationLook, seed: UInt32) throws(EditFailure) -> Rendering {
        guard let brief = scene.brief else { throw Self.unknown(scene) }
        let staging = SceneStaging(brief, cutout: cutout, look: look, seed: seed)
        guard let recipe = SceneBook.recipe(for: staging.brief, frame: staging.frame) else { throw Self.unknown(scene) }
        let painted = try recipe.paint(compute: compute)
        let shade = try self.shade(painted.stage, look)
        var raster = try painted.film.develop(
            painted.canvas, width: cutout.reference.width, height: cutout.reference.height, shade: shade, seed: UInt64(seed),
            compute: compute)
        if painted.stage.hasGround {
            try GroundMirror(cutout: cutout, strength: painted.stage.reflection, compute: compute).draw(onto: &raster)
        }
        return Rendering(raster: raster, stage: painted.stage, unmet: scene.leftOut + painted.stage.unmet)
    }

    /// Contact and cast shadow; none where the frame cuts the subject off or the scene has no ground.
    private func shade(_ stage: SceneStage, _ look: VariationLook) throws(EditFailure) -> ShadeMap? {
        guard stage.hasGround, let contact = try ContactShadow(cutout.alpha, compute: compute) else { return nil }
        let size = ContactShadow.workingSize(of: cutout.alpha)
        let alpha = try Resampler.resize(cutout.alpha, width: size.width, height: size.height, compute: compute)
        guard let stance = SubjectStance(alpha) else { return nil }
        var cast = try CastShadow(stage: stage, compute: compute).density(alpha, stance: stance)
        // The ground ends where it meets a wall or the sky.
        let horizon = Int(stage.horizon * Float(cast.height))
        for y in 0..<min(cast.height, max(0, horizon)) {
            for x in 0..<cast.width { cast[x, y] = 0 }
        }
        var own = look
        own.side = stage.lightX < 0 ? -1 : 1
        return contact.shade(own, strength: 0.85, cast: cast, compute: compute)
    }

    /// Why a scene is not made: never another one in its place.
    static func unknown(_ scene: SceneDescription) -> EditFailure {
        let words = scene.places + scene.lights + scene.objects
        let what =
            words.isEmpty
            ? "The scene was not recognised" : "Missing here: \(words.map { "\"\($0)\"" }.joined(separator: ", "))"
        return EditFailure(
            .needsGenerativeEngine, stage: .engine,
            "Nobody drew such a scene for the embedded engine, and this server has no engine that generates one. \(what). "
                + "Show the scene as image_context, or ask for a place such as a street cafe, a beach, a garden, a loft or a brick wall."
        )
    }
}
