// The follow-up tools.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func suggestion(_ suggestion: Suggestion) -> UnsafeMutablePointer<Retouch__V1__Suggestion> {
        make { message in
            message.tool = Retouch__V1__Tool(suggestion.tool.number)
            message.score = suggestion.score
            message.reason = text(suggestion.reason)
            switch suggestion.parameters {
            case .upscale(let tier, let factor):
                message.parameters_case = RETOUCH__V1__SUGGESTION__PARAMETERS_UPSCALE
                message.upscale = make {
                    $0.tier = Retouch__V1__Resolution(tier.number)
                    $0.factor = factor
                }
            case .reframe(let aspectRatio, let expand, let subject):
                message.parameters_case = RETOUCH__V1__SUGGESTION__PARAMETERS_REFRAME
                message.reframe = make {
                    $0.aspect_ratio = text(aspectRatio)
                    $0.method =
                        expand
                        ? RETOUCH__V1__REFRAME_METHOD__REFRAME_METHOD_EXPAND : RETOUCH__V1__REFRAME_METHOD__REFRAME_METHOD_CROP
                    $0.subject = box(subject)
                }
            case .backgroundRemove(let color):
                message.parameters_case = RETOUCH__V1__SUGGESTION__PARAMETERS_BACKGROUND_REMOVE
                message.background_remove = make { $0.color = self.color(color) }
            case .faceSwap(let face):
                message.parameters_case = RETOUCH__V1__SUGGESTION__PARAMETERS_FACE_SWAP
                message.face_swap = make { $0.face = box(face) }
            case .imageToVideo(let seconds, let height):
                message.parameters_case = RETOUCH__V1__SUGGESTION__PARAMETERS_IMAGE_TO_VIDEO
                message.image_to_video = make {
                    $0.duration_seconds = UInt32(clamping: seconds)
                    $0.height = UInt32(clamping: height)
                }
            }
        }
    }

    func suggestions(_ suggestions: [Suggestion]) -> UnsafeMutablePointer<Retouch__V1__SuggestNextResponse> {
        make { ($0.n_suggestions, $0.suggestions) = list(suggestions, suggestion) }
    }
}

extension MessageReader {
    /// The tools that this version knows; newer ones, and those with newer parameters, are left out.
    func suggestions(
        _ list: UnsafeMutablePointer<UnsafeMutablePointer<Retouch__V1__Suggestion>?>?, _ count: Int
    ) throws(MessageError) -> [Suggestion] {
        try self.list(list, count, "suggestions") { message throws(MessageError) in
            guard let tool = Suggestion.Tool.known(message.pointee.tool.rawValue),
                let parameters = try parameters(message.pointee)
            else { return nil }
            return Suggestion(
                tool: tool, score: try number(message.pointee.score, in: 0...1, "score"),
                reason: Text.read(message.pointee.reason), parameters: parameters)
        }
    }

    private func parameters(_ message: Retouch__V1__Suggestion) throws(MessageError) -> Suggestion.Parameters? {
        switch message.parameters_case {
        case RETOUCH__V1__SUGGESTION__PARAMETERS_UPSCALE:
            let upscale = try required(message.upscale, "upscale").pointee
            guard let tier = Resolution.known(upscale.tier.rawValue) else { return nil }
            return .upscale(tier: tier, factor: upscale.factor)
        case RETOUCH__V1__SUGGESTION__PARAMETERS_REFRAME:
            let reframe = try required(message.reframe, "reframe").pointee
            return .reframe(
                aspectRatio: Text.read(reframe.aspect_ratio),
                expand: reframe.method == RETOUCH__V1__REFRAME_METHOD__REFRAME_METHOD_EXPAND, subject: box(reframe.subject))
        case RETOUCH__V1__SUGGESTION__PARAMETERS_BACKGROUND_REMOVE:
            let remove = try required(message.background_remove, "background_remove").pointee
            return .backgroundRemove(color: try color(remove.color, "background_remove.color"))
        case RETOUCH__V1__SUGGESTION__PARAMETERS_FACE_SWAP:
            let swap = try required(message.face_swap, "face_swap").pointee
            guard let face = box(swap.face) else { throw MessageError(.invalid, "is missing", field: "face_swap.face") }
            return .faceSwap(face: face)
        case RETOUCH__V1__SUGGESTION__PARAMETERS_IMAGE_TO_VIDEO:
            let video = try required(message.image_to_video, "image_to_video").pointee
            return .imageToVideo(seconds: Int(video.duration_seconds), height: Int(video.height))
        default: return nil
        }
    }
}
