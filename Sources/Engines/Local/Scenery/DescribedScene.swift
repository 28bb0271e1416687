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

    /// A plate of the operator's folder where one fits, else a rendered scene.
    ///
    /// - Throws: `needsGenerativeEngine` for a place that nobody drew and that no plate shows here.
    func picture(seed: UInt32) throws(EditFailure) -> Raster {
        let look = VariationLook(seed: seed)
        // What cannot be rendered has no brief: a plate stands on its own ground all the same.
        let staging = SceneStaging(
            scene, scene.brief ?? SceneBrief(place: .table), cutout: cutout, look: look, seed: seed)
        let shelf = PlateShelf(scene, staging: staging, library: session.plates)
        if let raster = try plate(of: shelf, staging: staging, look: look, seed: seed) { return raster }
        guard scene.brief != nil else { throw Self.unknown(scene, isMisfit: shelf.isMisfit) }
        guard let recipe = SceneBook.recipe(for: staging.brief, frame: staging.frame) else { throw Self.unknown(scene) }
        let painted = try recipe.paint(compute: compute)
        let unmet = scene.leftOut + painted.stage.unmet
        let notice = SceneNotice(scene, origin: .rendered(misfit: shelf.isMisfit), staging: staging, unmet: unmet)
        return try develop(painted, notice: notice, look: look, seed: seed)
    }

    /// The first plate on the variation's list that can be read; `nil` = none.
    private func plate(
        of shelf: PlateShelf, staging: SceneStaging, look: VariationLook, seed: UInt32
    ) throws(EditFailure) -> Raster? {
        guard let library = session.plates else { return nil }
        for (match, setting) in shelf.candidates(seed: seed) {
            let picture: Raster
            do throws(PlateFailure) {
                picture = try session.timed("plate") { () throws(PlateFailure) in
                    try library.picture(of: match.plate, compute: compute)
                }
            } catch {
                switch error {
                case .unusable(let trouble): session.plateUse.leaveOut(match.plate, trouble)
                case .interrupted(let failure): throw failure
                }
                continue
            }
            let painted = try setting.paint(picture, compute: compute)
            let notice = SceneNotice(scene, origin: .picture, staging: staging, unmet: match.unmet + painted.stage.unmet)
            let raster = try develop(painted, notice: notice, look: look, seed: seed)
            session.plateUse.show(match.plate, in: session.input.seeds.firstIndex(of: seed) ?? 0)
            return raster
        }
        return nil
    }

    /// The scene as a film shows it, with the subject in it.
    private func develop(
        _ painted: PaintedScene, notice: SceneNotice, look: VariationLook, seed: UInt32
    ) throws(EditFailure) -> Raster {
        let integration = SceneIntegration(
            cutout: cutout, stage: painted.stage, harmonizes: harmonizes, compute: compute)
        let (shade, film) = try session.timed("integrate") { () throws(EditFailure) in
            (try integration.shade(look), integration.film(painted.film))
        }
        var raster = try film.develop(
            painted.canvas, width: cutout.reference.width, height: cutout.reference.height, shade: shade, seed: UInt64(seed),
            compute: compute)
        try session.timed("integrate") { () throws(EditFailure) in try integration.compose(onto: &raster) }
        session.notice(notice.notice)
        if let notice = integration.notice { session.notice(notice) }
        return raster
    }

    /// Why a scene is not made: never another one in its place.
    ///
    /// - Parameter isMisfit: the operator's folder has pictures of it, and none fits the frame.
    static func unknown(_ scene: SceneDescription, isMisfit: Bool = false) -> EditFailure {
        let words = scene.places + scene.lights + scene.objects
        let what =
            words.isEmpty
            ? "The scene was not recognised" : "Missing here: \(words.map { "\"\($0)\"" }.joined(separator: ", "))"
        return EditFailure(
            .needsGenerativeEngine, stage: .engine,
            "Nobody drew such a scene for the embedded engine, and this server has no engine that generates one. \(what). "
                + (isMisfit
                    ? "Pictures of the server's folder show it, but are too small for this frame, or show no ground where the subject "
                        + "stands. " : "")
                + "Show the scene as image_context, or ask for a place such as a street cafe, a beach, a garden, a loft or a brick wall."
        )
    }
}
