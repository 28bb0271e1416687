// Enums of the vocabulary and their numbers on the wire.
//
// The switches have no default on purpose: a case that is added to the vocabulary does not compile until it has a number here and
// in the .proto file.

import CRetouchProtos
import RetouchModel

/// An enum of the vocabulary that has a number for each case.
protocol WireEnum: CaseIterable, Sendable, Equatable {
    var number: UInt32 { get }
    /// What 0 means; `nil` where 0 means that nothing was said.
    static var unset: Self? { get }
}

extension WireEnum {
    static var unset: Self? { nil }

    /// The case of a number; `nil` for one that this version does not know.
    static func known(_ number: some BinaryInteger) -> Self? {
        if number == 0, let unset = Self.unset { return unset }
        return allCases.first { $0.number == number }
    }

    /// The case of a number.
    ///
    /// - Throws: `invalid` for a number that this version does not know: what a caller asks for is not guessed.
    static func read(_ number: some BinaryInteger, _ field: String) throws(MessageError) -> Self {
        guard let value = known(number) else { throw unknown(number, .invalid, field) }
        return value
    }

    /// The case of a number in an answer.
    ///
    /// - Throws: `newer` for a number that this version does not know, `invalid` where nothing was said.
    static func answered(_ number: some BinaryInteger, _ field: String) throws(MessageError) -> Self {
        guard let value = known(number) else { throw unknown(number, number == 0 ? .invalid : .newer, field) }
        return value
    }

    /// As `answered`, and `nil` where nothing was said.
    static func optional(_ number: some BinaryInteger, _ field: String) throws(MessageError) -> Self? {
        number == 0 ? nil : try answered(number, field)
    }

    private static func unknown(_ number: some BinaryInteger, _ kind: MessageError.Kind, _ field: String) -> MessageError {
        MessageError(kind, number == 0 ? "is not set" : "is \(number), which this version does not know", field: field)
    }
}

extension ImageFormat: WireEnum {
    static var unset: ImageFormat? { .png }

    var number: UInt32 {
        switch self {
        case .png: RETOUCH__V1__IMAGE_FORMAT__IMAGE_FORMAT_PNG.rawValue
        case .jpeg: RETOUCH__V1__IMAGE_FORMAT__IMAGE_FORMAT_JPEG.rawValue
        case .webp: RETOUCH__V1__IMAGE_FORMAT__IMAGE_FORMAT_WEBP.rawValue
        }
    }
}

extension Resolution: WireEnum {
    var number: UInt32 {
        switch self {
        case .auto: RETOUCH__V1__RESOLUTION__RESOLUTION_AUTO.rawValue
        case .oneK: RETOUCH__V1__RESOLUTION__RESOLUTION_1K.rawValue
        case .twoK: RETOUCH__V1__RESOLUTION__RESOLUTION_2K.rawValue
        case .fourK: RETOUCH__V1__RESOLUTION__RESOLUTION_4K.rawValue
        }
    }
}

extension GenerationMode: WireEnum {
    var number: UInt32 {
        switch self {
        case .auto: RETOUCH__V1__GENERATION_MODE__GENERATION_MODE_AUTO.rawValue
        case .fast: RETOUCH__V1__GENERATION_MODE__GENERATION_MODE_FAST.rawValue
        case .balanced: RETOUCH__V1__GENERATION_MODE__GENERATION_MODE_BALANCED.rawValue
        case .quality: RETOUCH__V1__GENERATION_MODE__GENERATION_MODE_QUALITY.rawValue
        }
    }
}

extension EditRequest.Operation: WireEnum {
    var number: UInt32 {
        switch self {
        case .edit: RETOUCH__V1__OPERATION__OPERATION_EDIT.rawValue
        case .changeBackground: RETOUCH__V1__OPERATION__OPERATION_CHANGE_BACKGROUND.rawValue
        }
    }
}

extension Progress.Stage: WireEnum {
    var number: UInt32 {
        switch self {
        case .queued: RETOUCH__V1__STAGE__STAGE_QUEUED.rawValue
        case .decode: RETOUCH__V1__STAGE__STAGE_DECODE.rawValue
        case .plan: RETOUCH__V1__STAGE__STAGE_PLAN.rawValue
        case .segment: RETOUCH__V1__STAGE__STAGE_SEGMENT.rawValue
        case .matte: RETOUCH__V1__STAGE__STAGE_MATTE.rawValue
        case .render: RETOUCH__V1__STAGE__STAGE_RENDER.rawValue
        case .encode: RETOUCH__V1__STAGE__STAGE_ENCODE.rawValue
        case .store: RETOUCH__V1__STAGE__STAGE_STORE.rawValue
        }
    }
}

extension Notice.Code: WireEnum {
    var number: UInt32 {
        switch self {
        case .sizingNotApplied: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_SIZING_NOT_APPLIED.rawValue
        case .severalChanges: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_SEVERAL_CHANGES.rawValue
        case .largeViewChange: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_LARGE_VIEW_CHANGE.rawValue
        case .backgroundMentionsSubject: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_BACKGROUND_MENTIONS_SUBJECT.rawValue
        case .simpleBackground: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_SIMPLE_BACKGROUND.rawValue
        case .sceneApproximated: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_SCENE_APPROXIMATED.rawValue
        case .annotationUnused: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_ANNOTATION_UNUSED.rawValue
        case .contextUnused: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_CONTEXT_UNUSED.rawValue
        case .notApplied: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_NOT_APPLIED.rawValue
        case .subjectHarmonized: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_SUBJECT_HARMONIZED.rawValue
        case .bitDepthReduced: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_BIT_DEPTH_REDUCED.rawValue
        case .profileDropped: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_PROFILE_DROPPED.rawValue
        case .sceneFromPicture: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_SCENE_FROM_PICTURE.rawValue
        case .pictureLicence: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_PICTURE_LICENCE.rawValue
        case .pictureUnavailable: RETOUCH__V1__NOTICE_CODE__NOTICE_CODE_PICTURE_UNAVAILABLE.rawValue
        }
    }
}

extension Suggestion.Tool: WireEnum {
    var number: UInt32 {
        switch self {
        case .upscale: RETOUCH__V1__TOOL__TOOL_UPSCALE.rawValue
        case .reframe: RETOUCH__V1__TOOL__TOOL_REFRAME.rawValue
        case .backgroundRemove: RETOUCH__V1__TOOL__TOOL_BACKGROUND_REMOVE.rawValue
        case .faceSwap: RETOUCH__V1__TOOL__TOOL_FACE_SWAP.rawValue
        case .imageToVideo: RETOUCH__V1__TOOL__TOOL_IMAGE_TO_VIDEO.rawValue
        }
    }
}

extension HealthStatus.State: WireEnum {
    var number: UInt32 {
        switch self {
        case .unknown: RETOUCH__V1__SERVING_STATUS__SERVING_STATUS_UNKNOWN.rawValue
        case .serving: RETOUCH__V1__SERVING_STATUS__SERVING_STATUS_SERVING.rawValue
        case .degraded: RETOUCH__V1__SERVING_STATUS__SERVING_STATUS_DEGRADED.rawValue
        case .draining: RETOUCH__V1__SERVING_STATUS__SERVING_STATUS_DRAINING.rawValue
        }
    }
}

/// How finished pictures come back.
package enum Delivery: Sendable, CaseIterable, WireEnum {
    /// In the stream, as bytes and with their ids.
    case inline
    /// Ids alone.
    case imageID

    var number: UInt32 {
        switch self {
        case .inline: RETOUCH__V1__DELIVERY__DELIVERY_INLINE.rawValue
        case .imageID: RETOUCH__V1__DELIVERY__DELIVERY_IMAGE_ID.rawValue
        }
    }
}
