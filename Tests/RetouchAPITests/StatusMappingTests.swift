// Failures cross the wire with their names.

import RPCCore
import RetouchAPI
import RetouchModel
import Testing

struct StatusMappingTests {
    @Test(arguments: EditFailure.Reason.allCases) func everyReasonSurvives(reason: EditFailure.Reason) {
        for stage in EditFailure.Stage.allCases {
            let failure = EditFailure(
                reason, stage: stage, "what is wrong", log: "secret", retryable: true, retryAfterMilliseconds: 1_500)
            let error = RPCError(failure)
            #expect(error.status.code != .ok)
            #expect(error.status.details?.charged == false)
            #expect(error.processed == .done)
            var back = failure
            back.logMessage = "secret"
            #expect(EditFailure(error) == back)
            #expect(!error.status.message.contains("secret"))
        }
    }

    @Test func codesAreGRPCs() {
        #expect(EditFailure.Reason.imageLoad.code == .invalidArgument)
        #expect(EditFailure.Reason.needsGenerativeEngine.code == .failedPrecondition)
        #expect(EditFailure.Reason.overloaded.code == .resourceExhausted)
        #expect(EditFailure.Reason.unavailable.code == .unavailable)
    }

    @Test(arguments: Status.Code.allCases) func everyCodeWithoutDetailsHasAReason(code: Status.Code) {
        let failure = EditFailure(RPCError(code, "", processed: .notStarted))
        #expect(failure.retryable)
        #expect(failure.message == code.name)
        #expect(!EditFailure(RPCError(code, "x", processed: .maybe)).retryable)
    }

    @Test func unreadableMessagesAreTheCallersFault() {
        let error = RPCError(MessageError(.malformed, "a NUL at byte 3", field: "inputs.prompt"))
        #expect(error.status.code == .invalidArgument)
        #expect(error.status.message == "inputs.prompt: a NUL at byte 3")
        #expect(error.status.details?.reason == "InputValidationError")
    }
}
