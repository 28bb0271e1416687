// Prompts that contradict themselves are refused: an error costs nothing, and a picture that nobody wanted does.

import RetouchModel

enum EditChecks {
    static func check(_ steps: [PlanStep], _ readings: EditReadings) throws(EditFailure) {
        for (index, step) in steps.enumerated() {
            for other in steps[..<index] where contradict(other.action, step.action) {
                throw EditRefusal.contradiction(other.words, step.words)
            }
            for kept in readings.kept where changes(step.action, kept.region) {
                throw EditRefusal.contradiction(step.words, kept.words)
            }
            if let words = readings.keptColors, step.action.drainsColor { throw EditRefusal.contradiction(step.words, words) }
            for forbidden in readings.forbidden where forbidden.action == step.action {
                throw EditRefusal.contradiction(step.words, forbidden.words)
            }
        }
    }

    /// Sliders that one prompt moves both ways.
    static func check(_ changes: [SliderChange], against open: [SliderChange], _ words: String, _ openWords: String)
        throws(EditFailure)
    {
        for change in changes {
            let opposite = open.contains { $0.slider == change.slider && $0.band == change.band && $0.amount * change.amount < 0 }
            if opposite { throw EditRefusal.contradiction(openWords, words) }
        }
    }

    private static func contradict(_ first: PlanAction, _ second: PlanAction) -> Bool {
        switch (first, second) {
        case (.recolor(let a), .recolor(let b)): a.region == b.region
        case (.sharpen(let sharpened), .blurBackground), (.blurBackground, .sharpen(let sharpened)):
            sharpened.region == .background
        case (.relight, .relight), (.replaceBackground, .replaceBackground): true
        case (.crop(let a), .crop(let b)): a.ratio != b.ratio && a.ratio != nil && b.ratio != nil
        case (.rotate(let a), .rotate(let b)): a != b
        case (.adjust(let a), .adjust(let b)):
            a.region == b.region
                && a.changes.contains { change in
                    b.changes.contains { $0.slider == change.slider && $0.band == change.band && $0.amount * change.amount < 0 }
                }
        case (.remove(let a), let b), (let b, .remove(let a)): a != .whole && b.regions.contains(a) && !isAnnotation(a)
        default: false
        }
    }

    private static func isAnnotation(_ region: Region) -> Bool {
        switch region {
        case .annotation, .mask: true
        default: false
        }
    }

    private static func changes(_ action: PlanAction, _ region: Region) -> Bool {
        switch action {
        case .replaceBackground, .blurBackground: region == .background
        case .turn, .pose: region == .subject
        default: action.regions.contains(region)
        }
    }
}

extension PlanAction {
    /// "black and white"
    fileprivate var drainsColor: Bool {
        guard case .adjust(let adjustment) = self, adjustment.region == .whole else { return false }
        return adjustment.changes.contains { $0.slider == .saturation && $0.band == nil && $0.amount <= -1 }
    }

    /// Where the step applies, as far as the prompt says.
    var regions: [Region] {
        switch self {
        case .replaceBackground, .blurBackground: [.background]
        case .recolor(let recoloring): [recoloring.region]
        case .remove(let region), .extract(let region): [region]
        case .adjust(let adjustment): [adjustment.region]
        case .sharpen(let refinement), .denoise(let refinement): [refinement.region]
        case .smooth(let smoothing): [smoothing.region]
        case .place(let placement): [placement.region]
        case .crop(let cropping): [cropping.region]
        case .addObject(let addition): [addition.region]
        case .replaceObject(let replacement): [replacement.region]
        case .pose(let change), .hairstyle(let change), .garment(let change), .restyle(let change): [change.region]
        case .relight, .straighten, .rotate, .flip: [.whole]
        case .turn: [.subject]
        case .unknown: []
        }
    }
}
