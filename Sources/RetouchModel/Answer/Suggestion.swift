// The follow-up tools that suit a result.

/// One next tool, with why and with parameters that are ready to send.
public struct Suggestion: Sendable, Codable, Equatable {
    public enum Tool: String, Sendable, Codable, CaseIterable {
        case upscale = "Upscale"
        case reframe = "Reframe"
        case backgroundRemove = "Background Remove"
        case faceSwap = "Face Swap"
        case imageToVideo = "Image to Video"
    }

    public enum Parameters: Sendable, Codable, Equatable {
        case upscale(tier: Resolution, factor: Float)
        case reframe(aspectRatio: String, expand: Bool, subject: Box?)
        /// `color` nil = transparent.
        case backgroundRemove(color: Color?)
        case faceSwap(face: Box)
        case imageToVideo(seconds: Int, height: Int)
    }

    public var tool: Tool
    /// 0 ... 1; suggestions are sorted by it, best first.
    public var score: Float
    /// A sentence for a person.
    public var reason: String
    public var parameters: Parameters

    public init(tool: Tool, score: Float, reason: String, parameters: Parameters) {
        self.tool = tool
        self.score = score
        self.reason = reason
        self.parameters = parameters
    }
}
