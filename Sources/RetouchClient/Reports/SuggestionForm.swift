// A suggestion as JSON: the tool, why, and parameters whose keys depend on the tool.

import RetouchModel

struct SuggestionForm: Encodable {
    private let suggestion: Suggestion

    init(_ suggestion: Suggestion) {
        self.suggestion = suggestion
    }

    private enum Key: String, CodingKey {
        case tool, score, reason, parameters
    }

    private enum Parameter: String, CodingKey {
        case tier, factor, aspectRatio, method, subject, background, face, durationSeconds, resolution
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(suggestion.tool, forKey: .tool)
        try object.encode(suggestion.score, forKey: .score)
        try object.encode(suggestion.reason, forKey: .reason)
        var parameters = object.nestedContainer(keyedBy: Parameter.self, forKey: .parameters)
        switch suggestion.parameters {
        case .upscale(let tier, let factor):
            try parameters.encode(tier, forKey: .tier)
            try parameters.encode(factor, forKey: .factor)
        case .reframe(let ratio, let expand, let subject):
            try parameters.encode(ratio, forKey: .aspectRatio)
            try parameters.encode(expand ? "expand" : "crop", forKey: .method)
            try parameters.encodeIfPresent(subject, forKey: .subject)
        case .backgroundRemove(let color):
            try parameters.encode(color?.hex ?? "transparent", forKey: .background)
        case .faceSwap(let face):
            try parameters.encode(face, forKey: .face)
        case .imageToVideo(let seconds, let height):
            try parameters.encode(seconds, forKey: .durationSeconds)
            try parameters.encode("\(height)p", forKey: .resolution)
        }
    }
}
