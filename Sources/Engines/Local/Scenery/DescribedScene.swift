// A described scene with a subject in it.

import Imaging
import RetouchModel
import Scenes

/// Renders what stands behind one subject, for one variation, and puts the subject there.
struct DescribedScene {
    let scene: SceneDescription
    let cutout: Cutout
    /// Whether the subject's own pixels may change.
    let harmonizes: Bool
    let session: EditSession

    private var compute: Compute { session.compute }

    /// - Throws: `needsGenerativeEngine` for a place that nobody drew.
    func picture(seed: UInt32) throws(EditFailure) -> Raster {
        guard let brief = scene.brief else { throw Self.unknown(scene) }
        let look = VariationLook(seed: seed)
        let staging = SceneStaging(scene, brief, cutout: cutout, look: look, seed: seed)
        guard let recipe = SceneBook.recipe(for: staging.brief, frame: staging.frame) else { throw Self.unknown(scene) }
        let painted = try recipe.paint(compute: compute)
        let integration = SceneIntegration(
            cutout: cutout, stage: painted.stage, harmonizes: harmonizes, compute: compute)
        let (shade, film) = try session.timed("integrate") { () throws(EditFailure) in
            (try integration.shade(look), integration.film(painted.film))
        }
        var raster = try film.develop(
            painted.canvas, width: cutout.reference.width, height: cutout.reference.height, shade: shade, seed: UInt64(seed),
            compute: compute)
        try session.timed("integrate") { () throws(EditFailure) in try integration.compose(onto: &raster) }
        session.notice(SceneNotice(scene, staging: staging, unmet: painted.stage.unmet).notice)
        if let notice = integration.notice { session.notice(notice) }
        return raster
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
