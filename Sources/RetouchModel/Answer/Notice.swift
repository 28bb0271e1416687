// What the caller should know although nothing failed.

/// Advice beside an answer; never an obstacle.
public struct Notice: Sendable, Codable, Equatable {
    public enum Code: String, Sendable, Codable, CaseIterable {
        case sizingNotApplied = "SIZING_NOT_APPLIED"
        case severalChanges = "SEVERAL_CHANGES"
        case largeViewChange = "LARGE_VIEW_CHANGE"
        case backgroundMentionsSubject = "BACKGROUND_MENTIONS_SUBJECT"
        case simpleBackground = "SIMPLE_BACKGROUND"
        case sceneApproximated = "SCENE_APPROXIMATED"
        case annotationUnused = "ANNOTATION_UNUSED"
        case contextUnused = "CONTEXT_UNUSED"
        case notApplied = "NOT_APPLIED"
        /// The subject's own colours were moved towards the new light, because the caller asked for it.
        case subjectHarmonized = "SUBJECT_HARMONIZED"
        /// A 16-bit source was edited, and is answered, with 8 bits a channel.
        case bitDepthReduced = "BIT_DEPTH_REDUCED"
        /// The embedded profile could not be kept (it does not describe RGB).
        case profileDropped = "PROFILE_DROPPED"
        /// The background is a picture of the server's folder, cropped and out of focus.
        case sceneFromPicture = "SCENE_FROM_PICTURE"
        /// The licence of such a picture asks for more than a credit, or is not known.
        case pictureLicence = "PICTURE_LICENCE"
        /// A picture of the server's folder would have been used and could not be read; another one, or a rendered scene, is in its place.
        case pictureUnavailable = "PICTURE_UNAVAILABLE"
    }

    public var code: Code
    public var message: String
    /// The words of the prompt that it concerns; empty when it concerns another input.
    public var words: String
    /// What the caller can do about it.
    public var advice: String
    /// Prompts to send one after the other, where the advice is to go in steps.
    public var prompts: [String]

    public init(code: Code, message: String, words: String = "", advice: String = "", prompts: [String] = []) {
        self.code = code
        self.message = message
        self.words = words
        self.advice = advice
        self.prompts = prompts
    }
}
