// The step Straighten: levels a tilted picture.

import Imaging
import RetouchModel
import Vision

/// Turns the picture upright, by as much as was said or as its own lines say, and cuts the frame as `Rotate` does. Perspective stays.
struct Straighten: LocalStep {
    /// Clockwise; `nil` = what the picture's lines ask for.
    let degrees: Float?

    let stage = "straighten"
    var changesFrame: Bool { true }

    /// Less is not seen, and every turn costs a little sharpness.
    private static let straight = 0.2

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        if let degrees {
            guard abs(degrees) <= 45 else {
                throw EditFailure(
                    .inputValidation, stage: .engine,
                    "Straightening by \(degrees) degrees: -45 to 45 are possible, clockwise; ask to rotate the picture by more.")
            }
            return .frame(Rotate.frame(Double(degrees), canvas, session))
        }
        // The photograph's own lines, also where a step put a backdrop without any before them.
        let solid =
            session.input.source.hasAlpha
            ? SourceAlpha.flattened(canvas.reference, compute: session.compute) : canvas.reference
        guard let tilt = try TiltEstimator.estimate(solid, compute: session.compute) else {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "The picture shows no clear level or upright line within \(Int(TiltEstimator.largest)) degrees to straighten it by. "
                    + "Say by how many degrees, as in \"straighten by 2 degrees\".")
        }
        guard abs(tilt.degrees) >= Self.straight else { return .frame(.quarterTurns(0)) }
        return .frame(Rotate.frame(-tilt.degrees, canvas, session))
    }
}
