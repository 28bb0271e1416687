// The step ReplaceBackground: the subject before a new backdrop.

import Imaging
import RetouchModel

/// Replaces what is behind the subject.
struct ReplaceBackground: LocalStep {
    let backdrop: Backdrop
    let harmonizes: Bool

    /// - Parameter harmonizes: whether the subject's colours move towards the new light.
    init(_ backdrop: Backdrop, harmonizes: Bool) {
        self.backdrop = backdrop
        self.harmonizes = harmonizes && backdrop != .transparent
    }

    let stage = "render"
    var usesSubject: Bool { true }

    var varies: Bool {
        switch backdrop {
        case .transparent, .solid: false
        case .studio, .context, .described: true
        }
    }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        let cutout = try session.subject(on: canvas)
        if case .described(let scene) = backdrop {
            let described = DescribedScene(scene: scene, cutout: cutout, harmonizes: harmonizes, session: session)
            return .pixels(try described.picture(seed: seed), area: harmonizes ? nil : cutout.surroundings)
        }
        let painter = try BackdropPainter(backdrop, context: session.input.context, cutout: cutout, compute: session.compute)
        var raster = try painter.paint(seed: seed)
        if case .studio(let studio) = backdrop, studio.gloss {
            if cutout.stance.isCutOff { session.notice(Self.noFloor) }
            try GroundMirror(cutout: cutout, strength: Self.gloss, compute: session.compute).draw(onto: &raster)
        }
        let harmony = harmonizes ? Harmony(raster) : nil
        try Compositor(cutout: cutout, wrap: painter.wrap, harmony: harmony, light: nil, compute: session.compute)
            .compose(onto: &raster)
        if harmonizes { session.notice(Self.harmonized) }
        return .pixels(raster, area: harmonizes ? nil : cutout.surroundings)
    }

    private static let noFloor = Notice(
        code: .notApplied, message: "The frame cuts the subject off, so that no floor shows that could mirror it.",
        advice: "Send a picture that shows all of the subject, or leave the glossy floor out.")

    /// Lacquer and acrylic, seen a little from above, give back about this share of the light.
    private static let gloss: Float = 0.42

    static let harmonized = Notice(
        code: .subjectHarmonized,
        message: "The subject's colours were moved towards the new light, as asked: its pixels no longer equal the source's.",
        advice: "Leave harmonize_subject off where the product's colour must stay exact.")
}
