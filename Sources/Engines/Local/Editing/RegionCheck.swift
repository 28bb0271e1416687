// Regions that a plan names and the inputs do not hold: found out before any step runs.

import Imaging
import RetouchModel
import Vision

enum RegionCheck {
    /// Marks or a mask over more than this share of the picture single nothing out.
    private static let everything = 0.98

    /// - Throws: `inputValidation` for marks that cannot be read, or that leave nothing over where a step needs one thing among others;
    ///   `annotationMissing` for marks and masks that were not sent, and for colours that were not drawn.
    static func check(_ session: EditSession) throws(EditFailure) {
        for step in session.input.plan.steps {
            switch step.action.searchedRegion {
            case .annotation(let reference):
                let marks = try session.marks()
                let chosen = try RegionMarks.chosen(reference, of: marks)
                if step.action.needsOneThing, share(of: marks.area(of: chosen)) > everything {
                    throw everythingMarked("marks cover", step)
                }
            case .mask(let word):
                guard let mask = session.input.mask else {
                    throw RegionResolver.unmarked(word.isEmpty ? "the area" : "the \(word)")
                }
                if step.action.needsOneThing, share(of: mask) > everything { throw everythingMarked("mask is white over", step) }
            default: break
            }
        }
    }

    private static func share(of mask: Mask) -> Double {
        Double(mask.values.reduce(0) { $0 + ($1 > 200 ? 1 : 0) }) / Double(mask.values.count)
    }

    private static func everythingMarked(_ what: String, _ step: PlanStep) -> EditFailure {
        EditFailure(
            .inputValidation, stage: .input,
            "The \(what) the whole picture: \(step.action.kind) needs to know which thing in it is meant.")
    }
}

extension PlanAction {
    /// The region that a step will ask for, where words or marks say it.
    var searchedRegion: Region? {
        switch self {
        case .recolor(let recoloring): recoloring.region
        case .remove(let region), .extract(let region): region
        case .adjust(let adjustment): adjustment.region
        case .sharpen(let refinement), .denoise(let refinement): refinement.region
        case .smooth(let smoothing): smoothing.region
        case .place(let placement): placement.region
        case .crop(let cropping): cropping.region
        default: nil
        }
    }

    /// Whether the step tells one thing from the rest, so that everything is no answer.
    var needsOneThing: Bool {
        switch self {
        case .remove, .extract: true
        default: false
        }
    }
}
