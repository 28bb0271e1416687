// The edit service as the API's method table wants it.

import EditService
import RetouchAPI
import RetouchModel

/// Passes calls on; the two sides do not know each other.
struct ServingAdapter: RetouchServing {
    let service: EditService
    let limits: Limits

    func edit(_ request: EditRequest, call: ServedCall, emit: @escaping Emit) async throws(EditFailure) {
        try await service.edit(request, call: editCall(call, emit: emit))
    }

    func planEdit(_ request: EditRequest, call: ServedCall) async throws(EditFailure) -> PlanAnswer {
        try await service.planEdit(request, call: editCall(call) { _ in })
    }

    func suggest(_ image: ImageReference, call: ServedCall) async throws(EditFailure) -> [Suggestion] {
        try await service.suggest(image, call: editCall(call) { _ in })
    }

    func health() -> HealthStatus { service.health() }

    func describe() async -> ServerDescription {
        ServerDescription(
            build: Build.text, methods: [], engines: service.engines(), limits: limits.named, descriptorSet: [])
    }

    private func editCall(_ call: ServedCall, emit: @escaping Emit) -> EditCall {
        EditCall(
            account: call.account, timeoutMilliseconds: call.timeoutMilliseconds, trace: call.trace,
            interruption: call.interruption, emit: emit)
    }
}
