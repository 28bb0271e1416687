// Which steps the embedded engine has: one line each.

import RetouchModel

enum StepRegistry {
    /// The step that carries out an action; `nil` = the embedded engine has none.
    ///
    /// - Parameters:
    ///   - words: the words of the prompt that ask for it: they say whether a colour is meant to the letter.
    ///   - harmonizes: whether a background change may move the subject's colours.
    static func step(for action: PlanAction, words: String = "", harmonizes: Bool = false) -> (any LocalStep)? {
        switch action {
        case .replaceBackground(let backdrop): ReplaceBackground(backdrop, harmonizes: harmonizes)
        case .blurBackground(let diameter): BlurBackground(diameter: diameter)
        case .recolor(let recoloring): Recolor(recoloring, words: words)
        case .remove(let region): Remove(region)
        case .relight(let relight): Relighting(relight)
        case .adjust(let adjustment): Adjust(adjustment)
        case .sharpen(let refinement): SharpenStep(refinement)
        case .denoise(let refinement): DenoiseStep(refinement)
        case .smooth(let smoothing): Smooth(smoothing)
        case .place(let placement): Place(placement)
        case .extract(let region): Extract(region)
        case .crop(let cropping): Crop(cropping: cropping)
        case .straighten(let degrees): Straighten(degrees: degrees)
        case .rotate(let degrees): Rotate(degrees: degrees)
        case .flip(let axis): Flip(axis: axis)
        case .turn, .addObject, .replaceObject, .pose, .hairstyle, .garment, .restyle, .unknown: nil
        }
    }
}
