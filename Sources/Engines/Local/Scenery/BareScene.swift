// A scene without a subject, for people who judge recipes.

package import Imaging
package import RetouchModel
import Scenes

/// Renders a scene as it is set up for a usual subject of a shot, without the subject.
package struct BareScene {
    let scene: SceneDescription
    let shot: Shot
    let width: Int
    let height: Int
    let seed: UInt32

    /// How much of the usual subject the frame shows.
    package enum Shot: String, Sendable, CaseIterable {
        /// A person from the hip up.
        case half
        /// A person from head to feet.
        case full
        /// A bag: most places get a table for it.
        case product
    }

    package init(_ scene: SceneDescription, shot: Shot, width: Int, height: Int, seed: UInt32) {
        self.scene = scene
        self.shot = shot
        self.width = width
        self.height = height
        self.seed = seed
    }

    /// - Throws: `needsGenerativeEngine` for a place that nobody drew; what `compute` throws.
    package func picture(compute: Compute) throws(EditFailure) -> Raster { try staged(compute: compute).picture }

    /// The picture, and the camera that it was rendered with.
    func staged(compute: Compute) throws(EditFailure) -> (picture: Raster, frame: SceneFrame, stage: SceneStage) {
        let look = VariationLook(seed: seed)
        let subject = usualSubject()
        guard let brief = scene.brief, let stance = SubjectStance(subject) else {
            throw EditFailure(.needsGenerativeEngine, stage: .engine, "Nobody drew such a scene: \"\(scene.text)\".")
        }
        let cutout = Cutout(
            reference: Raster(width: width, height: height, red: 128, green: 128, blue: 128, alpha: 255), alpha: subject,
            colors: Raster(width: width, height: height, red: 128, green: 128, blue: 128, alpha: 255), isPerson: shot != .product,
            looksHuman: shot != .product, face: nil, stance: stance, choice: ModeChoice(mode: .fast, reason: "drawn"))
        let staging = SceneStaging(scene, brief, cutout: cutout, look: look, seed: seed)
        guard let recipe = SceneBook.recipe(for: staging.brief, frame: staging.frame) else {
            throw EditFailure(.needsGenerativeEngine, stage: .engine, "Nobody drew such a scene: \"\(scene.text)\".")
        }
        let painted = try recipe.paint(compute: compute)
        let picture = try painted.film.develop(
            painted.canvas, width: width, height: height, seed: UInt64(seed), compute: compute)
        return (picture, staging.frame, painted.stage)
    }

    /// A box where the shot's subject usually is, as tall as it is in the frame.
    private func usualSubject() -> Mask {
        let share: (top: Float, bottom: Float, ratio: Float) =
            switch shot {
            case .half: (0.12, 1, 0.6)
            case .full: (0.13, 0.93, 0.3)
            case .product: (0.36, 0.86, 1)
            }
        var mask = Mask(width: width, height: height, repeating: 0)
        let top = Int(share.top * Float(height))
        let bottom = max(top + 1, Int(share.bottom * Float(height)))
        let across = min(width, max(1, Int(share.ratio * Float(bottom - top))))
        for y in top..<bottom { for x in (width - across) / 2..<(width + across) / 2 { mask[x, y] = 255 } }
        return mask
    }
}
