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
        if case .described(let scene) = backdrop { return try described(scene, cutout, seed: seed, session: session) }
        let painter = try BackdropPainter(backdrop, context: session.input.context, cutout: cutout, compute: session.compute)
        var raster = try painter.paint(seed: seed)
        let harmony = harmonizes ? Harmony(raster) : nil
        try Compositor(cutout: cutout, wrap: painter.wrap, harmony: harmony, compute: session.compute).compose(onto: &raster)
        if harmonizes { session.notice(Self.harmonized) }
        return .pixels(raster, area: harmonizes ? nil : cutout.surroundings)
    }

    /// A scene in words: rendered, and told what of the words it does not show.
    private func described(
        _ scene: SceneDescription, _ cutout: Cutout, seed: UInt32, session: EditSession
    ) throws(EditFailure) -> StepChange {
        let rendering = try DescribedScene(scene: scene, cutout: cutout, compute: session.compute)
            .render(VariationLook(seed: seed), seed: seed)
        var raster = rendering.raster
        let harmony = harmonizes ? Harmony(raster) : nil
        try Compositor(
            cutout: cutout, wrap: rendering.stage.isBacklit ? 0.30 : 0.22, harmony: harmony, compute: session.compute
        ).compose(onto: &raster)
        let unmet = rendering.unmet.enumerated().filter { !rendering.unmet[..<$0.offset].contains($0.element) }.map(\.element)
        session.notice(
            Notice(
                code: .sceneApproximated,
                message: unmet.isEmpty
                    ? "The scene was rendered by the embedded engine, out of focus as behind a portrait lens."
                    : "The scene was rendered by the embedded engine, out of focus; it does not show: \(unmet.joined(separator: ", ")).",
                words: unmet.joined(separator: ", "),
                advice: "For a particular place or thing, show it as image_context."))
        if harmonizes { session.notice(Self.harmonized) }
        return .pixels(raster, area: harmonizes ? nil : cutout.surroundings)
    }

    private static let harmonized = Notice(
        code: .subjectHarmonized,
        message: "The subject's colours were moved towards the new light, as asked: its pixels no longer equal the source's.",
        advice: "Leave harmonize_subject off where the product's colour must stay exact.")
}
