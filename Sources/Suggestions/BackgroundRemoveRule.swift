// Background Remove: a plain or transparent background in one step.

import RetouchModel

/// Ranks high when the background is busy or a plain one was asked for; low when it is plain already.
enum BackgroundRemoveRule: SuggestionRule {
    /// Complexity from which a background draws the eye away.
    private static let busy: Float = 0.45

    static func suggestion(for picture: PictureReading) -> Suggestion? {
        guard picture.subject != nil || picture.plainBackgroundAsked else { return nil }
        let (score, reason) = judgement(picture)
        // What is transparent already gets white; products go on white; people are cut out to be placed elsewhere.
        let white = picture.hasTransparency || (!picture.subjectIsPerson && !picture.plainBackgroundAsked)
        return Suggestion(
            tool: .backgroundRemove, score: score, reason: reason, parameters: .backgroundRemove(color: white ? .white : nil))
    }

    private static func judgement(_ picture: PictureReading) -> (Float, String) {
        let complexity = picture.backgroundComplexity
        if picture.plainBackgroundAsked {
            return (
                0.85,
                "A plain background was asked for; Background Remove is the tool made for it, also for many pictures at once."
            )
        }
        if picture.hasTransparency {
            return (0.2, "The background is transparent already; a white one suits marketplaces.")
        }
        if complexity >= busy {
            return (0.5 + 0.4 * complexity, "The background is busy and draws the eye away from the subject.")
        }
        return (0.15 + 0.3 * complexity, "The background is calm; removing it gives a cut-out for other layouts.")
    }
}
