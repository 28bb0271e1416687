// The step Crop: another frame round what matters. The pixels that stay are copied.

import Imaging
import RetouchModel

/// Cuts the frame to proportions, closer on something, or without one of its sides.
struct Crop: LocalStep {
    let cropping: Cropping

    let stage = "crop"
    var changesFrame: Bool { true }

    /// What is marked exactly leaves nothing to compose, and neither does half a picture.
    var varies: Bool {
        switch cropping.region {
        case .part: cropping.ratio != nil
        case .annotation(let mark): !mark.isExact || cropping.ratio != nil
        default: true
        }
    }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        try check()
        var framing = CropFraming(width: canvas.width, height: canvas.height, look: CropLook(seed: seed))
        var isTighter = cropping.isTighter
        switch cropping.region {
        case .whole, .background:
            framing.content = try subject(on: canvas, session: session)
        case .subject:
            framing.content = CropContent(try session.placement(on: canvas))
            isTighter = isTighter || cropping.ratio == nil && cropping.trim == nil
        case .part:
            framing.bounds = try session.selection(cropping.region, on: canvas).box
            isTighter = false
            // Within half a picture the subject still matters, where it shows at all.
            if cropping.ratio != nil { framing.content = try subject(on: canvas, session: session)?.clipped(to: framing.bounds) }
        case .annotation(let mark) where mark.isExact:
            framing.bounds = try session.selection(cropping.region, reading: .area, on: canvas).box
            isTighter = false
        case .annotation, .mask, .named, .colorArea:
            let selection = try session.selection(cropping.region, on: canvas)
            framing.content = CropContent(region: SubjectBox.of(selection.mask) ?? selection.box)
            isTighter = isTighter || cropping.ratio == nil && cropping.trim == nil
        }
        if let side = cropping.trim { framing.trim(side) }
        return .frame(.crop(framing.box(ratio: cropping.ratio, isTighter: isTighter)))
    }

    /// - Throws: `inputValidation` where the step says nothing, or proportions that no frame has.
    private func check() throws(EditFailure) {
        if let ratio = cropping.ratio, !(1...100).contains(ratio.width) || !(1...100).contains(ratio.height) {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "\(ratio.summary) are no proportions: both numbers must be whole and between 1 and 100, such as 4:5.")
        }
        if cropping == Cropping() || cropping == Cropping(region: .background) {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "Crop needs to know how: to which proportions (\"crop to 4:5\"), closer on what (\"crop tighter on the bag\"), or which "
                    + "side goes (\"cut off the left side\").")
        }
    }

    /// What stands out, where the words name nothing: a picture without a subject is framed round its middle, and the caller is told.
    private func subject(on canvas: EditCanvas, session: EditSession) throws(EditFailure) -> CropContent? {
        do {
            return CropContent(try session.placement(on: canvas))
        } catch {
            guard [.subjectNotFound, .unavailable, .inputValidation].contains(error.reason) else { throw error }
            session.notice(
                Notice(
                    code: .notApplied,
                    message: "The new frame keeps the middle of the picture, because no subject was found to keep in it: "
                        + error.message,
                    advice: "Circle what must stay in the frame, and ask for a crop on it."))
            return nil
        }
    }
}
