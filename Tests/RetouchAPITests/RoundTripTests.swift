// What is written is what is read: seeded values of every message.

import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel
import Testing

struct RoundTripTests {
    private let codec = MessageCodec(limits: Limits())
    private let headers = ProtobufHeaderCodec(limits: Limits().wire)
    private static let seeds = UInt64(1)...500

    @Test func requests() throws {
        for seed in Self.seeds { try requests(seed: seed) }
    }

    private func requests(seed: UInt64) throws {
        var values = SeededValues(seed: seed)
        let background = values.order(.changeBackground)
        #expect(try codec.decodeChangeBackground(codec.encodeChangeBackground(background).contiguous()) == background)
        let edit = values.order(.edit)
        #expect(try codec.decodeEdit(codec.encodeEdit(edit).contiguous()) == edit)
        let picture = values.picture()
        #expect(try codec.decodeSuggestNext(codec.encodeSuggestNext(picture).contiguous()) == picture)
    }

    @Test func answers() throws {
        for seed in Self.seeds { try answers(seed: seed) }
    }

    private func answers(seed: UInt64) throws {
        var values = SeededValues(seed: seed)
        let event = values.event()
        #expect(try codec.decodeEvent(codec.encodeEvent(event).contiguous()) == event)
        let answer = PlanAnswer(
            plan: values.plan(), notices: values.list(0...4) { $0.notice() }, engine: values.text(),
            mode: values.one(of: GenerationMode.allCases), modeReason: values.text(), credits: values.int(0...99))
        #expect(try codec.decodePlanAnswer(codec.encodePlanAnswer(answer).contiguous()) == answer)
        let suggestions = values.list(0...5) { $0.suggestion() }
        #expect(try codec.decodeSuggestions(codec.encodeSuggestions(suggestions).contiguous()) == suggestions)
        let health = HealthStatus(
            state: values.one(of: HealthStatus.State.allCases), reasons: values.list(0...3) { $0.text() },
            editsRunning: values.int(0...9), editsQueued: values.int(0...9))
        #expect(try codec.decodeHealth(codec.encodeHealth(health).contiguous()) == health)
        let description = ServerDescription(
            build: values.text(), methods: values.list(0...5) { $0.text() },
            engines: values.list(0...3) { values in
                EngineDescription(
                    name: values.text(), generative: values.bool(),
                    abilities: values.list(0...5) {
                        EngineAbility(name: $0.text(), available: $0.bool(), missing: $0.text())
                    })
            },
            limits: values.list(0...9) { NamedLimit(name: $0.text(), value: $0.int(Int.min...Int.max)) },
            descriptorSet: values.bytes())
        let body = codec.encodeDescription(description, streaming: [])
        #expect(try codec.decodeDescription(body.contiguous()) == description)
    }

    @Test func callHeaders() throws {
        for seed in Self.seeds { try callHeaders(seed: seed) }
    }

    private func callHeaders(seed: UInt64) throws {
        var values = SeededValues(seed: seed)
        let metadata = Metadata(values.list(0...64) { Metadata.Entry(key: $0.text(), value: $0.text(0...60)) })
        let request = RequestHeader(
            method: values.text(1...60), timeoutMilliseconds: UInt32(values.int(0...Int(UInt32.max))), metadata: metadata,
            schemaHash: values.random.next())
        var buffer = ByteBuffer()
        headers.encode(request, into: &buffer)
        #expect(try headers.decodeRequest(buffer) == request)

        let details = values.maybe {
            StatusDetails(
                reason: $0.text(), stage: $0.text(), retryable: $0.bool(),
                retryAfterMilliseconds: UInt32($0.int(0...Int(UInt32.max))), charged: $0.bool())
        }
        let response = ResponseHeader(
            status: Status(values.one(of: Status.Code.allCases), values.text(), details: details), metadata: metadata,
            processed: values.one(of: [.maybe, .notStarted, .done]))
        buffer.clear()
        headers.encode(response, into: &buffer)
        #expect(try headers.decodeResponse(buffer) == response)
    }

    @Test func picturesTravelAsPiecesOfTheirOwn() throws {
        let picture = [UInt8](repeating: 7, count: 3_000_000)
        guard case .variation(var variation) = Values.variation else { return }
        variation.bytes = picture
        let body = codec.encodeEvent(.variation(variation))
        #expect(body.pieces.count == 2)
        #expect(body.pieces.last == ByteBuffer(bytes: picture))
        #expect(body.pieces[0].readableBytes < 256)

        var order = Values.fullOrder
        order.request.source = .inline(picture)
        let request = try codec.encodeChangeBackground(order)
        #expect(request.pieces.map(\.readableBytes).filter { $0 == picture.count }.count == 1)
        #expect(try codec.decodeChangeBackground(request.contiguous()) == order)
    }

    @Test func idDeliveryLeavesThePictureOut() throws {
        guard case .variation(var variation) = Values.variation else { return }
        let body = codec.encodeEvent(.variation(variation), delivery: .imageID)
        variation.bytes = []
        #expect(try codec.decodeEvent(body.contiguous()) == .variation(variation))
    }

    @Test func whatTheWireCannotCarryIsRefusedBySenders() throws {
        var order = Values.leastOrder
        order.request.prompt = "a\0b"
        #expect(throws: MessageError(.invalid, "has a NUL", field: "inputs.prompt")) { try codec.encodeChangeBackground(order) }
        order = Values.leastOrder
        order.request.imageCount = 0
        #expect(throws: MessageError.self) { try codec.encodeChangeBackground(order) }
        order = Values.leastOrder
        order.request.output.quality = 0
        #expect(throws: MessageError.self) { try codec.encodeChangeBackground(order) }
        order = Values.leastOrder
        order.request.mask = .inline([])
        #expect(throws: MessageError(.invalid, "is empty", field: "inputs.mask.data")) {
            try codec.encodeChangeBackground(order)
        }
    }

    @Test(arguments: [
        (Annotation.overlay(.inline([])), "overlay"), (.markedCopy(.inline([])), "marked_copy"),
    ])
    func anEmptyDrawingIsRefusedBySenders(annotation: Annotation, field: String) throws {
        var order = Values.strokesOrder
        order.request.annotation = annotation
        #expect(throws: MessageError(.invalid, "is empty", field: "inputs.annotation.\(field).data")) {
            try codec.encodeEdit(order)
        }
    }

    @Test func nulInAnswersBecomesTheReplacementCharacter() throws {
        let health = HealthStatus(state: .degraded, reasons: ["a\0b"], editsRunning: 0, editsQueued: 0)
        #expect(try codec.decodeHealth(codec.encodeHealth(health).contiguous()).reasons == ["a\u{FFFD}b"])
    }
}
