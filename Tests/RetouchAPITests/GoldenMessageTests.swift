// Our reader and writer against protoc's: the same bytes in both directions.

import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel
import Testing

struct GoldenMessageTests {
    private let codec = MessageCodec(limits: Limits())
    private let headers = ProtobufHeaderCodec(limits: Limits().wire)

    private func bytes(_ body: Body) -> [UInt8] { Array(body.contiguous().readableBytesView) }

    private func bytes(_ write: (inout ByteBuffer) -> Void) -> [UInt8] {
        var buffer = ByteBuffer()
        write(&buffer)
        return Array(buffer.readableBytesView)
    }

    @Test func backgroundChangeWithEverything() throws {
        #expect(try codec.decodeChangeBackground(Vectors.buffer("change-background-full")) == Values.fullOrder)
        #expect(bytes(try codec.encodeChangeBackground(Values.fullOrder)) == (try Vectors.bytes("change-background-full")))
    }

    @Test func backgroundChangeWithDefaults() throws {
        #expect(try codec.decodeChangeBackground(Vectors.buffer("change-background-least")) == Values.leastOrder)
    }

    @Test func editWithOverlay() throws {
        #expect(try codec.decodeEdit(Vectors.buffer("edit-overlay")) == Values.overlayOrder)
        #expect(bytes(try codec.encodeEdit(Values.overlayOrder)) == (try Vectors.bytes("edit-overlay")))
    }

    @Test func editWithStrokes() throws {
        #expect(try codec.decodeEdit(Vectors.buffer("edit-strokes")) == Values.strokesOrder)
        #expect(bytes(try codec.encodeEdit(Values.strokesOrder)) == (try Vectors.bytes("edit-strokes")))
    }

    @Test(arguments: [
        ("event-progress", EditEvent.progress(Progress(stage: .queued, fraction: 0, queuePosition: 3))),
        ("event-variation", Values.variation), ("event-summary", Values.summary),
        ("event-edit-summary", Values.editSummary),
    ])
    func events(name: String, event: EditEvent) throws {
        #expect(try codec.decodeEvent(Vectors.buffer(name)) == event)
        #expect(bytes(codec.encodeEvent(event)) == (try Vectors.bytes(name)))
    }

    @Test func suggestions() throws {
        let image = ImageReference.inline(Array("picture".utf8))
        #expect(try codec.decodeSuggestNext(Vectors.buffer("suggest-next-request")) == image)
        #expect(bytes(codec.encodeSuggestNext(image)) == (try Vectors.bytes("suggest-next-request")))
        let suggestions = [
            Suggestion(
                tool: .backgroundRemove, score: 1, reason: "busy background",
                parameters: .backgroundRemove(color: Color(red: 0xf4, green: 0xf1, blue: 0xea)))
        ]
        #expect(try codec.decodeSuggestions(Vectors.buffer("suggest-next-response")) == suggestions)
        #expect(bytes(codec.encodeSuggestions(suggestions)) == (try Vectors.bytes("suggest-next-response")))
    }

    @Test func healthAndDescription() throws {
        #expect(try codec.decodeHealth(Vectors.buffer("health-response")) == Values.health)
        #expect(bytes(codec.encodeHealth(Values.health)) == (try Vectors.bytes("health-response")))
        #expect(try codec.decodeDescription(Vectors.buffer("describe-response")) == Values.description)
    }

    @Test func callHeaders() throws {
        #expect(try headers.decodeRequest(Vectors.buffer("header-request")) == Values.request)
        #expect(bytes { headers.encode(Values.request, into: &$0) } == (try Vectors.bytes("header-request")))
        #expect(try headers.decodeResponse(Vectors.buffer("header-response")) == Values.response)
        #expect(bytes { headers.encode(Values.response, into: &$0) } == (try Vectors.bytes("header-response")))
        #expect(try headers.decodeMessage(Vectors.buffer("header-message")) == MessageHeader(sequence: 300))
        #expect(bytes { headers.encode(MessageHeader(sequence: 300), into: &$0) } == (try Vectors.bytes("header-message")))
    }

    @Test func connectionHeaders() throws {
        let hello = Hello(
            agent: "retouch/1.0", credential: "secret", schemaHash: .max, limits: AnnouncedLimits(Limits().wire),
            build: "a build")
        #expect(try headers.decodeHello(Vectors.buffer("header-hello")) == hello)
        #expect(bytes { headers.encode(hello, into: &$0) } == (try Vectors.bytes("header-hello")))
        let goAway = GoAway(
            lastCallID: .max, reason: .frameLength, message: "a frame's length is 7", retryAfterMilliseconds: 1_000,
            limit: 1_048_576)
        #expect(try headers.decodeGoAway(Vectors.buffer("header-go-away")) == goAway)
        #expect(bytes { headers.encode(goAway, into: &$0) } == (try Vectors.bytes("header-go-away")))
        let cancel = Cancel(reason: .deadline, message: "too late")
        #expect(try headers.decodeCancel(Vectors.buffer("header-cancel")) == cancel)
        #expect(bytes { headers.encode(cancel, into: &$0) } == (try Vectors.bytes("header-cancel")))
    }

    @Test func headersWithDefaultsTakeNoBytes() throws {
        #expect(bytes { headers.encode(ResponseHeader(), into: &$0) } == [])
        #expect(bytes { headers.encode(MessageHeader(), into: &$0) } == [])
        #expect(try headers.decodeResponse(ByteBuffer()) == ResponseHeader())
        #expect(try headers.decodeMessage(ByteBuffer()) == MessageHeader())
    }

    @Test func everyVectorIsTested() throws {
        #expect(try Vectors.names().count == 18)
    }
}
