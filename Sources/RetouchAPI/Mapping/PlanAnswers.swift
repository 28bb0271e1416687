// PlanEdit: the request with or without a source, and the plan with its price.

import CRetouchProtos
import RetouchModel

extension MessageReader {
    /// A source may be missing: the plan is then made from the words alone.
    func planEdit(_ message: Retouch__V1__PlanEditRequest) throws(MessageError) -> EditRequest {
        let operation = try EditRequest.Operation.read(message.operation.rawValue, "operation")
        return try order(operation, message.inputs, message.options, key: nil, needsSource: false).request
    }

    /// The mode that an answer names. A mode that this version does not know reads as `auto`, which no answer means; its reason says more.
    func answered(_ mode: Retouch__V1__GenerationMode) -> GenerationMode { .known(mode.rawValue) ?? .auto }

    func planAnswer(_ message: Retouch__V1__PlanEditResponse) throws(MessageError) -> PlanAnswer {
        PlanAnswer(
            plan: try plan(message.plan),
            notices: try list(message.notices, message.n_notices, "notices") { notice throws(MessageError) in
                self.notice(notice.pointee)
            },
            engine: Text.read(message.engine),
            mode: answered(message.generation_mode),
            modeReason: Text.read(message.mode_reason), credits: Int(message.credits))
    }
}

extension MessageBuilder {
    func planEdit(_ request: EditRequest) -> UnsafeMutablePointer<Retouch__V1__PlanEditRequest> {
        make {
            $0.operation = Retouch__V1__Operation(request.operation.number)
            $0.inputs = inputs(request)
            $0.options = options(EditOrder(request: request))
        }
    }

    func planAnswer(_ answer: PlanAnswer) -> UnsafeMutablePointer<Retouch__V1__PlanEditResponse> {
        make { message in
            message.plan = plan(answer.plan)
            (message.n_notices, message.notices) = list(answer.notices, notice)
            message.engine = text(answer.engine)
            message.generation_mode = Retouch__V1__GenerationMode(answer.mode.number)
            message.mode_reason = text(answer.modeReason)
            message.credits = UInt32(clamping: answer.credits)
        }
    }
}
