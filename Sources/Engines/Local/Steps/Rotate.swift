// The step Rotate: quarter turns pixel by pixel, other angles resampled.

import Imaging
import RetouchModel

/// Turns the picture about its centre.
///
/// Any angle but a quarter turn's leaves wedges at the corners that no picture fills. Nothing is invented there: the frame shrinks to the
/// largest upright one of the picture's own proportions that shows the picture alone.
struct Rotate: LocalStep {
    /// Clockwise.
    let degrees: Float

    let stage = "rotate"
    var changesFrame: Bool { true }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        guard abs(degrees) <= 360 else {
            throw EditFailure(
                .inputValidation, stage: .engine, "A rotation by \(degrees) degrees: -360 to 360 are possible, clockwise.")
        }
        return .frame(Self.frame(Double(degrees), canvas, session))
    }

    /// The change of frame for an angle; says so where much of the picture goes.
    static func frame(_ degrees: Double, _ canvas: EditCanvas, _ session: EditSession) -> FrameChange {
        let quarters = (degrees / 90).rounded()
        if degrees == quarters * 90 { return .quarterTurns(Int(quarters) & 3) }
        let rotation = Rotation.inside(degrees: degrees, pictureWidth: canvas.width, pictureHeight: canvas.height)
        let kept = Double(rotation.width * rotation.height) / Double(canvas.width * canvas.height)
        if kept < 0.85 {
            session.notice(
                Notice(
                    code: .notApplied,
                    message:
                        "The turned picture keeps \(Int(kept * 100)) % of its area: the corners of an upright frame would be "
                        + "empty, and nothing is invented there.",
                    advice: "Turn by less, by 90 degrees, or send a picture with more room round the subject."))
        }
        return .turn(rotation)
    }
}
