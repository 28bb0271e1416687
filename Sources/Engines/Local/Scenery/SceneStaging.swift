// How a scene's camera is set for the subject that will stand in it.

import Imaging
import RetouchModel
import Scenes

/// Chooses the shot, the horizon and the scale of a scene from how the subject stands in the frame.
struct SceneStaging {
    /// The brief as this subject needs it: a small product in an open place gets a table to stand on.
    let brief: SceneBrief
    let frame: SceneFrame
    let footing: SubjectFooting
    /// The words named the other side for the light than the one that the subject is lit from.
    let isLitFromTheOtherSide: Bool

    /// Rows between which a horizon lies, as shares of the frame's height.
    private static let highest: Float = 0.16
    private static let lowest: Float = 0.62

    /// - Parameters:
    ///   - scene: what was asked for.
    ///   - brief: the scene's.
    ///   - cutout: the subject.
    ///   - look: the variation's free choices: the side of the light where neither words nor subject say it.
    init(_ scene: SceneDescription, _ brief: SceneBrief, cutout: Cutout, look: VariationLook, seed: UInt32) {
        let stance = cutout.stance
        footing = SubjectFooting(scene, cutout: cutout)
        let side = SubjectLight.side(cutout)
        let asked: Float? = brief.lightSide.map { $0 == .right ? 1 : -1 }
        isLitFromTheOtherSide = asked != nil && side != nil && asked != side
        // The recipes do not all read the words' side: it goes before the subject's.
        var frame = SceneFrame(
            width: stance.width, height: stance.height, shot: .half, center: stance.center, lightSide: asked ?? side ?? look.side,
            seed: UInt64(seed))
        var staged = brief
        let tall = Float(stance.box.height) / Float(stance.height)
        switch footing {
        case .none:
            Self.frameHalf(&frame, cutout)
        case .person(let height):
            Self.stand(&frame, stance, shot: .full, metre: tall / height, eye: height > 1.35 ? 1.25 : 0.8)
        case .ground(let height):
            Self.stand(&frame, stance, shot: .full, metre: tall / height, eye: height > 1.2 ? 1.4 : 1.1)
        case .close(let height):
            frame.shot = .product
            frame.groundLine = stance.groundLine
            // A wall's own floor is drawn for products as they are photographed: from low down.
            if brief.place != .wall {
                Self.stand(&frame, stance, shot: .product, metre: tall / height, eye: max(0.25, 1.3 * height))
            }
        case .table:
            frame.shot = .product
            frame.groundLine = stance.groundLine
            if brief.table == nil, brief.place != .table { staged.table = Self.table(for: brief.place) }
        }
        self.brief = staged
        self.frame = frame
    }

    /// Sets the camera so that a subject of this scale stands on the ground: the horizon lies at the height of the camera's eye.
    private static func stand(_ frame: inout SceneFrame, _ stance: SubjectStance, shot: Shot, metre: Float, eye: Float) {
        frame.shot = shot
        frame.groundLine = stance.groundLine
        // A tiny subject in a wide frame would stand in a plain as seen from a tower.
        let scale = shot == .product ? min(max(metre, 0.5), 4) : min(max(metre, 0.10), 0.9)
        let horizon = min(lowest, max(highest, stance.groundLine - eye * scale))
        frame.metre = scale
        frame.horizon = min(horizon, stance.groundLine - 0.04)
        frame.eyeHeight = (stance.groundLine - frame.horizon!) / scale
    }

    /// Where a face is seen, the camera looks from about its height, and its size is the scale.
    private static func frameHalf(_ frame: inout SceneFrame, _ cutout: Cutout) {
        guard let face = cutout.face else { return }
        let height = Float(cutout.stance.height)
        frame.metre = min(1.5, max(0.6, Float(face.height) / height / SubjectFooting.face))
        let eyes = (Float(face.y) + 0.4 * Float(face.height)) / height
        frame.horizon = min(0.52, max(0.34, eyes + 0.12 * frame.metre!))
    }

    private static func table(for place: ScenePlace) -> SceneMaterial {
        switch place {
        case .beach, .desert, .mountains, .snow, .rooftop: .stone
        case .gallery, .office, .shop: .marble
        default: .wood
        }
    }
}
