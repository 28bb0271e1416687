// From facts about a picture to its next tools.

package import RetouchModel

/// Suggests what to do next with a result or an uploaded picture.
///
/// All five tools are considered for every picture, and those that make sense are returned, ranked:
/// Upscale below the 4k tier; Reframe always; Background Remove with a subject, or where a plain background was asked for; Face Swap with
/// a face, never without; Image to Video with a subject. A tool that would do little is still listed, with a low score and the reason.
package enum SuggestionEngine {
    /// One line for each tool, in the order that breaks ties.
    private static let rules: [any SuggestionRule.Type] = [
        UpscaleRule.self,
        ReframeRule.self,
        BackgroundRemoveRule.self,
        FaceSwapRule.self,
        ImageToVideoRule.self,
    ]

    /// The next tools, best first; scores from 0 to 1.
    ///
    /// Never fails: boxes outside the frame are cut to it, empty ones and numbers that are none count as absent, and a picture without
    /// pixels has no tools.
    ///
    /// - Parameter limits: sides and pixels that a suggested result must keep.
    package static func suggest(for facts: PictureFacts, limits: Limits = Limits()) -> [Suggestion] {
        guard let picture = PictureReading(facts, limits: limits) else { return [] }
        let found = rules.compactMap { $0.suggestion(for: picture) }
        // Stable by hand: equal scores keep the order of the rules.
        return found.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element)
    }
}

/// One tool's judgement of a picture.
protocol SuggestionRule: SendableMetatype {
    /// - Returns: the suggestion, or `nil` when the tool has nothing to do on this picture.
    static func suggestion(for picture: PictureReading) -> Suggestion?
}
