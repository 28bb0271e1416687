// PlanEdit: the request with or without a source, and the plan in words.

import CRetouchProtos
import RetouchModel

extension MessageReader {
    /// A source may be missing: the plan is then made from the words alone.
    func planEdit(_ message: Retouch__V1__PlanEditRequest) throws(MessageError) -> EditRequest {
        let isBackground = message.operation == RETOUCH__V1__OPERATION__OPERATION_CHANGE_BACKGROUND
        let operation: EditRequest.Operation = isBackground ? .changeBackground : .edit
        return try order(operation, message.inputs, message.options, key: nil, needsSource: false).request
    }

    func planAnswer(_ message: Retouch__V1__PlanEditResponse) throws(MessageError) -> PlanAnswer {
        let plan = try required(message.plan, "plan").pointee
        return PlanAnswer(
            steps: try list(plan.steps, plan.n_steps, "plan.steps") { step throws(MessageError) in
                PlanAnswer.Step(
                    kind: Text.read(step.pointee.kind), summary: Text.read(step.pointee.summary),
                    words: Text.read(step.pointee.words), reason: Text.read(step.pointee.reason))
            },
            notices: try list(message.notices, message.n_notices, "notices") { notice throws(MessageError) in
                self.notice(notice.pointee)
            },
            engine: Text.read(message.engine),
            mode: try GenerationMode.read(message.generation_mode.rawValue, "generation_mode"),
            modeReason: Text.read(message.mode_reason), credits: Int(message.credits))
    }
}

extension MessageBuilder {
    func planEdit(_ request: EditRequest) -> UnsafeMutablePointer<Retouch__V1__PlanEditRequest> {
        make {
            $0.operation =
                request.operation == .edit
                ? RETOUCH__V1__OPERATION__OPERATION_EDIT : RETOUCH__V1__OPERATION__OPERATION_CHANGE_BACKGROUND
            $0.inputs = inputs(request)
            $0.options = options(EditOrder(request: request))
        }
    }

    func planAnswer(_ answer: PlanAnswer) -> UnsafeMutablePointer<Retouch__V1__PlanEditResponse> {
        make { message in
            message.plan = make { plan in
                (plan.n_steps, plan.steps) = list(answer.steps) { step in
                    make { (message: inout Retouch__V1__PlanStep) in
                        message.kind = text(step.kind)
                        message.summary = text(step.summary)
                        message.words = text(step.words)
                        message.reason = text(step.reason)
                    }
                }
            }
            (message.n_notices, message.notices) = list(answer.notices, notice)
            message.engine = text(answer.engine)
            message.generation_mode = Retouch__V1__GenerationMode(answer.mode.number)
            message.mode_reason = text(answer.modeReason)
            message.credits = UInt32(clamping: answer.credits)
        }
    }
}
