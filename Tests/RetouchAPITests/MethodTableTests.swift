// The method table over a service that only remembers: no sockets.

import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel
import Synchronization
import Testing

/// Answers with fixed values and keeps what it was asked.
private final class Recorder: RetouchServing {
    private let seen = Mutex<[(request: EditRequest, call: ServedCall)]>([])
    let failure: EditFailure?

    init(failure: EditFailure? = nil) {
        self.failure = failure
    }

    var requests: [EditRequest] { seen.withLock { $0.map(\.request) } }
    var calls: [ServedCall] { seen.withLock { $0.map(\.call) } }

    func edit(_ request: EditRequest, call: ServedCall, emit: @escaping Emit) async throws(EditFailure) {
        seen.withLock { $0.append((request, call)) }
        try await emit(.progress(Progress(stage: .decode, fraction: 0.5)))
        if let failure { throw failure }
        try await emit(Values.variation)
        try await emit(Values.summary)
    }

    func planEdit(_ request: EditRequest, call: ServedCall) async throws(EditFailure) -> PlanAnswer {
        seen.withLock { $0.append((request, call)) }
        if let failure { throw failure }
        return PlanAnswer(
            plan: Self.plan,
            notices: [Notice(code: .notApplied, message: "m", words: "w", advice: "a")], engine: "local", mode: .balanced,
            modeReason: "because", credits: 2)
    }

    static let plan = EditPlan(steps: [
        PlanStep(
            action: .remove(.named(NamedRegion(kind: .accessory, word: "bag"))), words: "remove the bag", reason: "why")
    ])

    func suggest(_ image: ImageReference, call: ServedCall) async throws(EditFailure) -> [Suggestion] {
        if let failure { throw failure }
        return [
            Suggestion(
                tool: .reframe, score: 1, reason: "why", parameters: .reframe(aspectRatio: "1:1", expand: false, subject: nil))
        ]
    }

    func health() -> HealthStatus { Values.health }

    func describe() async -> ServerDescription { Values.description }
}

/// Keeps items; refuses them after so many.
private final class Items: StreamWriter {
    private let kept = Mutex<[Body]>([])
    let room: Int

    init(room: Int = .max) {
        self.room = room
    }

    var items: [Body] { kept.withLock { $0 } }

    func write(_ item: Body) async throws(RPCError) {
        let full = kept.withLock { items in
            if items.count < room { items.append(item) }
            return items.count >= room
        }
        if full { throw RPCError(.cancelled, "nobody reads", processed: .maybe) }
    }
}

struct MethodTableTests {
    private let codec = MessageCodec(limits: Limits())

    private func method(_ name: String, of service: Recorder = Recorder()) -> Method? {
        RetouchMethods.table(service: service, limits: Limits()).first { $0.name == name }
    }

    private func context(_ method: String) -> CallContext {
        CallContext(callID: 1, header: RequestHeader(method: method), principal: Principal(account: "shop"))
    }

    private func stream(_ service: Recorder, _ request: ByteBuffer, _ writer: Items, _ context: CallContext)
        async throws(RPCError)
    {
        guard case .stream(let handler) = method(context.method, of: service)?.handler else {
            Issue.record("not a stream")
            return
        }
        _ = try await handler(request, context, writer)
    }

    private func unary(_ service: Recorder, _ method: String, _ request: ByteBuffer) async throws(RPCError) -> ByteBuffer {
        switch self.method(method, of: service)?.handler {
        case .async(let handler): try await handler(request, context(method)).body.contiguous()
        case .inline(let handler): try handler(Body(request), context(method)).body.contiguous()
        case .stream, nil: throw RPCError(.internalError, "not a unary method")
        }
    }

    @Test func onlyWhatIsServedIsRegistered() {
        let names = RetouchMethods.table(service: Recorder(), limits: Limits()).map(\.name)
        #expect(names.sorted() == RetouchMethods.served)
        #expect(!names.contains("retouch.v1.LibraryService/UploadImage"))
        for name in [MethodName.edit, MethodName.changeBackground] { #expect(method(name)?.access == .principals) }
        #expect(method(MethodName.healthCheck)?.access == .everyone)
    }

    @Test func aBackgroundChangeStreamsItsEvents() async throws {
        let service = Recorder()
        let writer = Items()
        var call = context(MethodName.changeBackground)
        call.deadline = Deadline(Moment.now().advanced(milliseconds: 60_000))
        var order = Values.fullOrder
        order.delivery = .inline
        try await stream(service, codec.encodeChangeBackground(order).contiguous(), writer, call)
        #expect(service.requests == [order.request])
        let served = try #require(service.calls.first)
        #expect(served.account == "shop")
        #expect((1...60_000).contains(try #require(served.timeoutMilliseconds)))
        let events = try writer.items.map { try codec.decodeEvent($0.contiguous()) }
        #expect(events == [.progress(Progress(stage: .decode, fraction: 0.5)), Values.variation, Values.summary])
    }

    @Test func anEditStreamsItsEvents() async throws {
        let service = Recorder()
        let writer = Items()
        try await stream(service, codec.encodeEdit(Values.strokesOrder).contiguous(), writer, context(MethodName.edit))
        #expect(service.requests == [Values.strokesOrder.request])
        let events = try writer.items.map { try codec.decodeEvent($0.contiguous()) }
        #expect(events == [.progress(Progress(stage: .decode, fraction: 0.5)), Values.variation, Values.summary])
    }

    @Test func aRequestOfTheOtherMethodIsReadAsItsOwn() async throws {
        let service = Recorder()
        var order = Values.strokesOrder
        order.request.prompt = ""
        let request = try codec.encodeEdit(order).contiguous()
        await #expect { try await stream(service, request, Items(), context(MethodName.edit)) } throws: {
            ($0 as? RPCError)?.status.message.contains("inputs.prompt") == true
        }
        // A background change whose second picture shows the scene needs no words.
        try await stream(service, request, Items(), context(MethodName.changeBackground))
        #expect(service.requests.map(\.operation) == [.changeBackground])
    }

    @Test func aPlanComesBackAsItWasMade() async throws {
        let service = Recorder()
        var asked = Values.fullOrder.request
        asked.operation = .edit
        asked.idempotencyKey = nil
        asked.harmonizeSubject = false
        let answer = try await unary(service, MethodName.planEdit, codec.encodePlanEdit(asked).contiguous())
        #expect(service.requests == [asked])
        let plan = try codec.decodePlanAnswer(answer)
        #expect(plan.plan == Recorder.plan)
        #expect(plan.notices.map(\.code) == [.notApplied])
        #expect(plan.credits == 2 && plan.mode == .balanced && plan.engine == "local")
    }

    @Test func aPlanNeedsNoPicture() async throws {
        let service = Recorder()
        let asked = EditRequest(operation: .edit, source: .inline([]), prompt: "warmer")
        _ = try await unary(service, MethodName.planEdit, codec.encodePlanEdit(asked).contiguous())
        #expect(service.requests == [asked])
    }

    @Test func failuresEndTheStreamWithTheirName() async throws {
        let failure = EditFailure(.subjectNotFound, stage: .engine, "nothing stands out")
        await #expect(throws: RPCError(failure)) {
            try await stream(
                Recorder(failure: failure), codec.encodeChangeBackground(Values.leastOrder).contiguous(), Items(),
                context(MethodName.changeBackground))
        }
    }

    @Test func unreadableRequestsNeverReachTheService() async throws {
        let service = Recorder()
        await #expect {
            try await stream(service, ByteBuffer(bytes: [0x0a]), Items(), context(MethodName.changeBackground))
        } throws: { ($0 as? RPCError)?.status.code == .invalidArgument }
        #expect(service.requests.isEmpty)
    }

    @Test func aReaderThatIsGoneEndsTheWork() async throws {
        let writer = Items(room: 1)
        await #expect {
            try await stream(
                Recorder(), codec.encodeChangeBackground(Values.leastOrder).contiguous(), writer,
                context(MethodName.changeBackground))
        } throws: { ($0 as? RPCError)?.status.code == .cancelled }
        #expect(writer.items.count == 1)
    }

    @Test func interruptionsCarryTheirReason() async throws {
        let service = Recorder()
        var call = context(MethodName.changeBackground)
        call.cancellation = CancellationFlag()
        try await stream(service, codec.encodeChangeBackground(Values.leastOrder).contiguous(), Items(), call)
        let served = try #require(service.calls.first)
        #expect(served.interruption() == nil)
        call.cancellation.raise(.deadline)
        #expect(served.interruption()?.reason == .deadlineExceeded)
    }

    @Test func callsWithoutAPrincipalAreRefused() async throws {
        await #expect {
            try await stream(
                Recorder(), codec.encodeChangeBackground(Values.leastOrder).contiguous(), Items(),
                CallContext(callID: 1, header: RequestHeader(method: MethodName.changeBackground)))
        } throws: { ($0 as? RPCError)?.status.code == .unauthenticated }
    }

    @Test func suggestionsAndHealth() async throws {
        let picture = codec.encodeSuggestNext(.inline([1])).contiguous()
        let suggestions = try await unary(Recorder(), MethodName.suggestNext, picture)
        #expect(try codec.decodeSuggestions(suggestions).map(\.tool) == [.reframe])
        #expect(try codec.decodeHealth(await unary(Recorder(), MethodName.healthCheck, ByteBuffer())) == Values.health)
        await #expect(throws: RPCError.self) {
            try await unary(Recorder(), MethodName.healthCheck, ByteBuffer(repeating: 0, count: 5_000))
        }
    }

    @Test func theDescriptionListsWhatIsServed() async throws {
        let whole = try codec.decodeDescription(
            await unary(Recorder(), MethodName.describe, codec.encodeDescribe(descriptorSet: true).contiguous()))
        #expect(whole.methods == RetouchMethods.served && whole.methods.contains(MethodName.edit))
        #expect(whole.descriptorSet == Schema.descriptorSet)
        #expect(whole.engines == Values.description.engines)
        let short = try codec.decodeDescription(
            await unary(Recorder(), MethodName.describe, codec.encodeDescribe(descriptorSet: false).contiguous()))
        #expect(short.descriptorSet.isEmpty)
        #expect(Schema.hash != 0)
    }
}
