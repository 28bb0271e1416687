// What a step of the embedded engine is.

import Imaging
import RetouchModel

/// One step of a plan, made for one edit: it may keep what it finds out once for all variations in the session, never in itself.
///
/// A step reads the canvas and answers with what changes. It need not mind the caller's mask, nor whether it kept to its own area:
/// the runner gives back every pixel outside both.
protocol LocalStep: Sendable {
    /// The name of its time in the answer's timings, such as "remove".
    var stage: String { get }
    /// Whether two seeds make two pictures. Steps in front of the first that varies run once for all variations.
    var varies: Bool { get }
    /// Whether it will ask the session for the subject; for the progress bar.
    var usesSubject: Bool { get }
    /// Whether the frame changes: the result's size is then known only after it.
    var changesFrame: Bool { get }

    /// - Parameters:
    ///   - canvas: what the steps before made.
    ///   - seed: of the variation; a step that does not vary ignores it.
    ///   - session: regions, subject, threads and notices of the edit.
    /// - Throws: `annotationMissing`, `subjectNotFound`, `inputValidation` where the step cannot do what the plan says on this picture,
    ///   with what would help; the interruption of `session.compute`.
    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange
}

extension LocalStep {
    var varies: Bool { false }
    var usesSubject: Bool { false }
    var changesFrame: Bool { false }
}

/// What a step did.
enum StepChange: Sendable {
    /// New pixels of the canvas's size.
    ///
    /// - Parameter area: where they may differ from the canvas (above 0 = may); `nil` = anywhere.
    case pixels(Raster, area: Mask?)
    /// Another frame.
    case frame(FrameChange)
}
