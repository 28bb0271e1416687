// Whether a prompt is English enough to be read at all.

import RetouchModel

/// Refuses what would only be half understood.
enum Readability {
    /// Unknown words for each known one, above which the known ones are taken for chance: "lorem ipsum white dolor".
    private static let mostUnknown = 2

    /// - Throws: PromptNotUnderstood for prompts in another language or script, and for noise around a known word.
    static func check(_ evidence: Evidence) throws(EditFailure) {
        if evidence.unreadable > 2, evidence.unreadable > evidence.known * mostUnknown { throw Refusal.nothingUnderstood }
    }
}
