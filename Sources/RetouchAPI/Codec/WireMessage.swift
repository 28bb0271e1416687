// Which C structures are messages, and how each is started.

package import CProtobufC
package import CRetouchProtos

/// A structure that protoc-c generated. Its first member is the `ProtobufCMessage` that every message begins with.
package protocol WireMessage {
    init()
    /// Sets every field to its default.
    static func start(_ message: UnsafeMutablePointer<Self>)
}

extension WireMessage {
    /// The table of the message's fields; lives as long as the process.
    package static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        withUnsafeTemporaryAllocation(of: Self.self, capacity: 1) { room in
            // The room has one element, so it has a base; starting writes every byte of it.
            let message = room.baseAddress!
            Self.start(message)
            return UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self).pointee.descriptor
        }
    }
}

extension Retouch__Rpc__V1__Cancel: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__cancel__init(message) }
}

extension Retouch__Rpc__V1__GoAway: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__go_away__init(message) }
}

extension Retouch__Rpc__V1__Hello: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__hello__init(message) }
}

extension Retouch__Rpc__V1__MessageHeader: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__message_header__init(message) }
}

extension Retouch__Rpc__V1__Metadata: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__metadata__init(message) }
}

extension Retouch__Rpc__V1__RequestHeader: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__request_header__init(message) }
}

extension Retouch__Rpc__V1__ResponseHeader: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__response_header__init(message) }
}

extension Retouch__Rpc__V1__StatusDetails: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__status_details__init(message) }
}

extension Retouch__Rpc__V1__WireLimits: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__rpc__v1__wire_limits__init(message) }
}

extension Retouch__V1__Ability: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__ability__init(message) }
}

extension Retouch__V1__AddObject: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__add_object__init(message) }
}

extension Retouch__V1__Adjust: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__adjust__init(message) }
}

extension Retouch__V1__Angle: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__angle__init(message) }
}

extension Retouch__V1__Annotation: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__annotation__init(message) }
}

extension Retouch__V1__ArrowStroke: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__arrow_stroke__init(message) }
}

extension Retouch__V1__AspectRatio: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__aspect_ratio__init(message) }
}

extension Retouch__V1__Backdrop: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__backdrop__init(message) }
}

extension Retouch__V1__BackgroundPicture: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__background_picture__init(message) }
}

extension Retouch__V1__BackgroundRegion: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__background_region__init(message) }
}

extension Retouch__V1__BackgroundRemoveParameters: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__background_remove_parameters__init(message) }
}

extension Retouch__V1__BlurBackground: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__blur_background__init(message) }
}

extension Retouch__V1__Box: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__box__init(message) }
}

extension Retouch__V1__BoxStroke: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__box_stroke__init(message) }
}

extension Retouch__V1__ChangeBackgroundRequest: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__change_background_request__init(message) }
}

extension Retouch__V1__CircleStroke: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__circle_stroke__init(message) }
}

extension Retouch__V1__Color: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__color__init(message) }
}

extension Retouch__V1__ContextBackdrop: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__context_backdrop__init(message) }
}

extension Retouch__V1__ContextColor: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__context_color__init(message) }
}

extension Retouch__V1__Crop: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__crop__init(message) }
}

extension Retouch__V1__DescribeRequest: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__describe_request__init(message) }
}

extension Retouch__V1__DescribeResponse: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__describe_response__init(message) }
}

extension Retouch__V1__DescribedChange: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__described_change__init(message) }
}

extension Retouch__V1__EditEvent: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__edit_event__init(message) }
}

extension Retouch__V1__EditInputs: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__edit_inputs__init(message) }
}

extension Retouch__V1__EditOptions: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__edit_options__init(message) }
}

extension Retouch__V1__EditPlan: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__edit_plan__init(message) }
}

extension Retouch__V1__EditRequest: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__edit_request__init(message) }
}

extension Retouch__V1__EditSummary: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__edit_summary__init(message) }
}

extension Retouch__V1__Engine: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__engine__init(message) }
}

extension Retouch__V1__Extract: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__extract__init(message) }
}

extension Retouch__V1__FaceSwapParameters: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__face_swap_parameters__init(message) }
}

extension Retouch__V1__FidelityReport: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__fidelity_report__init(message) }
}

extension Retouch__V1__Flip: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__flip__init(message) }
}

extension Retouch__V1__FreehandStroke: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__freehand_stroke__init(message) }
}

extension Retouch__V1__HealthCheckRequest: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__health_check_request__init(message) }
}

extension Retouch__V1__HealthCheckResponse: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__health_check_response__init(message) }
}

extension Retouch__V1__ImageInput: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__image_input__init(message) }
}

extension Retouch__V1__ImageToVideoParameters: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__image_to_video_parameters__init(message) }
}

extension Retouch__V1__MarkedRegion: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__marked_region__init(message) }
}

extension Retouch__V1__MaskRegion: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__mask_region__init(message) }
}

extension Retouch__V1__Method: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__method__init(message) }
}

extension Retouch__V1__NamedLimit: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__named_limit__init(message) }
}

extension Retouch__V1__NamedRegion: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__named_region__init(message) }
}

extension Retouch__V1__Notice: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__notice__init(message) }
}

extension Retouch__V1__PartRegion: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__part_region__init(message) }
}

extension Retouch__V1__Place: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__place__init(message) }
}

extension Retouch__V1__PlanEditRequest: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__plan_edit_request__init(message) }
}

extension Retouch__V1__PlanEditResponse: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__plan_edit_response__init(message) }
}

extension Retouch__V1__PlanStep: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__plan_step__init(message) }
}

extension Retouch__V1__Point: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__point__init(message) }
}

extension Retouch__V1__Progress: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__progress__init(message) }
}

extension Retouch__V1__Recolor: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__recolor__init(message) }
}

extension Retouch__V1__Refinement: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__refinement__init(message) }
}

extension Retouch__V1__ReframeParameters: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__reframe_parameters__init(message) }
}

extension Retouch__V1__Region: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__region__init(message) }
}

extension Retouch__V1__Relight: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__relight__init(message) }
}

extension Retouch__V1__Remove: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__remove__init(message) }
}

extension Retouch__V1__ReplaceBackground: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__replace_background__init(message) }
}

extension Retouch__V1__ReplaceObject: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__replace_object__init(message) }
}

extension Retouch__V1__Rotate: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__rotate__init(message) }
}

extension Retouch__V1__SceneBrief: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__scene_brief__init(message) }
}

extension Retouch__V1__SceneDescription: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__scene_description__init(message) }
}

extension Retouch__V1__Seed: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__seed__init(message) }
}

extension Retouch__V1__SliderChange: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__slider_change__init(message) }
}

extension Retouch__V1__Smooth: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__smooth__init(message) }
}

extension Retouch__V1__StageTiming: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__stage_timing__init(message) }
}

extension Retouch__V1__Straighten: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__straighten__init(message) }
}

extension Retouch__V1__Stroke: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__stroke__init(message) }
}

extension Retouch__V1__Strokes: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__strokes__init(message) }
}

extension Retouch__V1__StudioBackdrop: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__studio_backdrop__init(message) }
}

extension Retouch__V1__SubjectRegion: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__subject_region__init(message) }
}

extension Retouch__V1__SuggestNextRequest: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__suggest_next_request__init(message) }
}

extension Retouch__V1__SuggestNextResponse: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__suggest_next_response__init(message) }
}

extension Retouch__V1__Suggestion: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__suggestion__init(message) }
}

extension Retouch__V1__TransparentBackdrop: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__transparent_backdrop__init(message) }
}

extension Retouch__V1__Turn: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__turn__init(message) }
}

extension Retouch__V1__UpscaleParameters: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__upscale_parameters__init(message) }
}

extension Retouch__V1__Variation: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__variation__init(message) }
}

extension Retouch__V1__WholeRegion: WireMessage {
    package static func start(_ message: UnsafeMutablePointer<Self>) { retouch__v1__whole_region__init(message) }
}
