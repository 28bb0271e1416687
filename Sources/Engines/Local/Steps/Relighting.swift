// The step Relight: another light on the same picture.

import Imaging
import RetouchModel

/// Lights a picture anew by ratio images: every pixel gets brighter or darker by a factor, so that hue and texture stay, and the new
/// light is shaped by what stands in it.
struct Relighting: LocalStep {
    let relight: Relight

    init(_ relight: Relight) {
        self.relight = relight
    }

    let stage = "relight"
    /// Words leave the light's height and strength open, and often its side.
    var varies: Bool { true }
    var usesSubject: Bool { RelightLook(relight, seed: 0).needsShape }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        let compute = session.compute
        let look = RelightLook(relight, seed: seed)
        let mode = session.choice.mode
        let cutout = look.needsShape && mode != .fast ? try subject(on: canvas, session: session) : nil
        let faces =
            cutout == nil ? [] : try session.finder.findFaces(in: canvas.raster, subject: cutout?.alpha, compute: compute)
        let picture = ReducedPicture(canvas.raster, longest: Self.detail(mode), compute: compute)
        try compute.checkpoint()
        let scene = try RelightScene(picture, alpha: cutout?.alpha, faces: faces, compute: compute)
        let maps = try RelightMaps(scene, look: look, compute: compute)
        let field = RelightField(maps, scene: scene, look: look, cutout: cutout, compute: compute)
        try compute.checkpoint()
        var render = ToneRender(look.grade(scene).lattice(compute: compute))
        render.fields = [field]
        return .pixels(try render.apply(to: canvas.raster, compute: compute), area: nil)
    }

    /// The subject; `nil` where nothing stands out, as in a landscape.
    private func subject(on canvas: EditCanvas, session: EditSession) throws(EditFailure) -> Cutout? {
        do throws(EditFailure) {
            return try session.subject(on: canvas)
        } catch {
            switch error.reason {
            case .subjectNotFound: return nil
            case .unavailable where session.input.mode == .auto:
                session.notice(
                    Notice(
                        code: .notApplied,
                        message: "The light was set without the subject's shape: \(error.message)",
                        advice: "Install the nets, or ask for mode fast, which never looks for the subject."))
                return nil
            default: throw error
            }
        }
    }

    /// How finely the light is worked out, in blocks along the longer side.
    private static func detail(_ mode: GenerationMode) -> Int {
        switch mode {
        case .fast: 240
        case .auto, .balanced: 420
        case .quality: 640
        }
    }
}
