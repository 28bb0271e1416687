// How a scene's camera is set for the subject that will stand in it.

import Imaging
import RetouchModel
import Scenes

/// Chooses the shot, the horizon and the scale of a scene from how the subject stands in the frame.
struct SceneStaging {
    /// The brief as this subject needs it: a product in an open place gets a table to stand on.
    let brief: SceneBrief
    let frame: SceneFrame

    /// A grown person's height in metres, and that of one who sits or crouches.
    private static let standing: Float = 1.72
    private static let seated: Float = 1.05

    /// - Parameters:
    ///   - brief: what was asked for.
    ///   - cutout: the subject.
    ///   - look: the variation's free choices: the side of the light where neither words nor subject say it.
    init(_ brief: SceneBrief, cutout: Cutout, look: VariationLook, seed: UInt32) {
        let stance = cutout.stance
        let height = Float(stance.height)
        let tall = Float(stance.box.height) / height
        let isUpright = Float(stance.box.height) > 1.35 * Float(stance.box.width)
        let shot: Shot = stance.isCutOff ? .half : cutout.isPerson ? .full : .product
        var frame = SceneFrame(
            width: stance.width, height: stance.height, shot: shot, center: stance.center,
            lightSide: SubjectLight.side(cutout) ?? look.side, seed: UInt64(seed))
        var staged = brief
        switch shot {
        case .half: break
        case .full:
            frame.groundLine = stance.groundLine
            let metre = tall / (isUpright ? Self.standing : Self.seated)
            frame.metre = min(max(metre, 0.12), 0.9)
            frame.eyeHeight = isUpright ? 1.25 : 0.8
            frame.horizon = min(0.62, max(0.16, stance.groundLine - frame.eyeHeight! * frame.metre!))
        case .product:
            frame.groundLine = stance.groundLine
            // What is much wider than high, a car or a sofa, stands on the ground; a table carries the rest.
            let isLow = Float(stance.box.width) > 1.5 * Float(stance.box.height)
            if brief.table == nil, brief.place != .wall, brief.place != .table, !isLow {
                staged.table = Self.table(for: brief.place)
            }
            if isLow, brief.table == nil, brief.place != .table {
                frame.shot = .full
                frame.metre = min(0.6, max(0.1, tall / 1.5))
                frame.eyeHeight = 1.4
                frame.horizon = min(0.6, max(0.18, stance.groundLine - 1.4 * frame.metre!))
            }
        }
        self.brief = staged
        self.frame = frame
    }

    private static func table(for place: ScenePlace) -> SceneMaterial {
        switch place {
        case .beach, .desert, .mountains, .snow, .rooftop: .stone
        case .gallery, .office, .shop: .marble
        default: .wood
        }
    }
}
