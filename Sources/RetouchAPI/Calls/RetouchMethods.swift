// The methods that are served, by name, and how each gets from bytes to the service and back.

import NIOCore
package import RPCCore
package import RetouchModel

/// Names of methods, as a REQUEST carries them.
package enum MethodName {
    package static let edit = "retouch.v1.EditService/Edit"
    package static let changeBackground = "retouch.v1.EditService/ChangeBackground"
    package static let planEdit = "retouch.v1.EditService/PlanEdit"
    package static let suggestNext = "retouch.v1.SuggestionService/SuggestNext"
    package static let healthCheck = "retouch.v1.HealthService/Check"
    package static let describe = "retouch.v1.DescribeService/Describe"
}

/// The method table. A method that is not in it is answered UNIMPLEMENTED by the router, and Describe does not list it.
package enum RetouchMethods {
    /// The names that `table` registers, sorted.
    package static let served = [
        MethodName.edit, MethodName.changeBackground, MethodName.planEdit, MethodName.suggestNext, MethodName.healthCheck,
        MethodName.describe,
    ].sorted()

    /// Those of them whose answer is a stream.
    package static let streaming: Set<String> = [MethodName.edit, MethodName.changeBackground]

    /// - Parameters:
    ///   - service: what does the work.
    ///   - limits: of messages and values.
    ///   - now: the clock of deadlines.
    package static func table(
        service: some RetouchServing, limits: Limits, now: @escaping @Sendable () -> Moment = Moment.now
    ) -> [Method] {
        let codec = MessageCodec(limits: limits)
        return [
            Method(
                MethodName.edit,
                stream(service, codec, now) { request throws(MessageError) in try codec.decodeEdit(request) }),
            Method(
                MethodName.changeBackground,
                stream(service, codec, now) { request throws(MessageError) in try codec.decodeChangeBackground(request) }),
            Method(MethodName.planEdit, planEdit(service, codec, now)),
            Method(MethodName.suggestNext, suggestNext(service, codec, now)),
            Method(MethodName.healthCheck, access: .everyone, healthCheck(service, codec)),
            Method(MethodName.describe, access: .everyone, describe(service, codec)),
        ]
    }

    /// A method that answers with the events of one edit; `decode` reads its request.
    private static func stream(
        _ service: some RetouchServing, _ codec: MessageCodec, _ now: @escaping @Sendable () -> Moment,
        decode: @escaping @Sendable (ByteBuffer) throws(MessageError) -> EditOrder
    ) -> Handler {
        .stream { request, call, writer throws(RPCError) in
            let order = try reading { () throws(MessageError) in try decode(request) }
            let served = try ServedCall(call, now: now())
            do throws(EditFailure) {
                try await service.edit(order.request, call: served) { event throws(EditFailure) in
                    do throws(RPCError) {
                        try await writer.write(codec.encodeEvent(event, delivery: order.delivery))
                    } catch {
                        throw EditFailure(error)
                    }
                }
            } catch {
                throw RPCError(error)
            }
            return Metadata()
        }
    }

    private static func planEdit(
        _ service: some RetouchServing, _ codec: MessageCodec, _ now: @escaping @Sendable () -> Moment
    ) -> Handler {
        .async { request, call throws(RPCError) in
            let asked = try reading { () throws(MessageError) in try codec.decodePlanEdit(request) }
            let served = try ServedCall(call, now: now())
            do throws(EditFailure) {
                return Reply(codec.encodePlanAnswer(try await service.planEdit(asked, call: served)))
            } catch {
                throw RPCError(error)
            }
        }
    }

    private static func suggestNext(
        _ service: some RetouchServing, _ codec: MessageCodec, _ now: @escaping @Sendable () -> Moment
    ) -> Handler {
        .async { request, call throws(RPCError) in
            let image = try reading { () throws(MessageError) in try codec.decodeSuggestNext(request) }
            let served = try ServedCall(call, now: now())
            do throws(EditFailure) {
                return Reply(codec.encodeSuggestions(try await service.suggest(image, call: served)))
            } catch {
                throw RPCError(error)
            }
        }
    }

    private static func healthCheck(_ service: some RetouchServing, _ codec: MessageCodec) -> Handler {
        .inline { request, _ throws(RPCError) in
            // Honest requests are empty; what is not is read whole, so it has to be small.
            guard request.count <= inlineRequestBytes else {
                throw RPCError(MessageError(.overLimit, "a health check has no more than \(inlineRequestBytes) bytes"))
            }
            try reading { () throws(MessageError) in try codec.decodeHealthCheck(request.contiguous()) }
            return Reply(codec.encodeHealth(service.health()))
        }
    }

    private static func describe(_ service: some RetouchServing, _ codec: MessageCodec) -> Handler {
        .async { request, _ throws(RPCError) in
            let withDescriptors = try reading { () throws(MessageError) in try codec.decodeDescribe(request) }
            var description = await service.describe()
            description.methods = served
            description.descriptorSet = withDescriptors ? Schema.descriptorSet : []
            return Reply(codec.encodeDescription(description, streaming: streaming))
        }
    }

    /// Largest request that is read on an event loop.
    private static let inlineRequestBytes = 4_096

    private static func reading<Value>(
        _ body: () throws(MessageError) -> Value
    ) throws(RPCError) -> Value {
        do { return try body() } catch { throw RPCError(error) }
    }
}

extension ServedCall {
    /// - Throws: `unauthenticated` without a principal.
    fileprivate init(_ call: CallContext, now: Moment) throws(RPCError) {
        guard let principal = call.principal else {
            throw RPCError(EditFailure(.unauthorized, stage: .auth, "\(call.method) needs a credential"))
        }
        let cancellation = call.cancellation
        self.init(
            account: principal.account, timeoutMilliseconds: call.deadline.remainingMilliseconds(at: now),
            trace: call.trace.traceParent, interruption: { cancellation.reason.map(EditFailure.init) })
    }
}
