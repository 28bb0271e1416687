// The decoders under test, each with the encoder that must agree with it.

import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel

/// What was read does not write back as itself.
struct Disagreement: Error {
    let what: String
}

/// All decoders of the wire and the API.
struct Targets {
    private let codec = MessageCodec(limits: Limits())
    private let headers = ProtobufHeaderCodec(limits: Limits().wire)

    /// Gives one input to all of them.
    ///
    /// - Returns: whether some decoder took it.
    func run(_ input: ByteBuffer, random: UInt64) throws -> Bool {
        var taken = 0
        if let order = try? codec.decodeChangeBackground(input) {
            taken += 1
            try expect(
                "ChangeBackground", try codec.decodeChangeBackground(codec.encodeChangeBackground(order).contiguous()) == order)
        }
        if let order = try? codec.decodeEdit(input) {
            taken += 1
            try expect("Edit", try codec.decodeEdit(codec.encodeEdit(order).contiguous()) == order)
        }
        if let event = try? codec.decodeEvent(input) {
            taken += 1
            // A notice or a tool of the future is left out, so what was read may be less than what came, never more.
            // A NaN factor of a suggestion is no number that equals itself; compare what is written.
            let once = codec.encodeEvent(event)
            let again = try codec.decodeEvent(once.contiguous())
            try expect("EditEvent", again.map { codec.encodeEvent($0) == once } == true)
        }
        if let request = try? codec.decodePlanEdit(input) {
            taken += 1
            try expect("PlanEdit", try codec.decodePlanEdit(codec.encodePlanEdit(request).contiguous()) == request)
        }
        if let answer = try? codec.decodePlanAnswer(input) {
            taken += 1
            try expect("PlanAnswer", try codec.decodePlanAnswer(codec.encodePlanAnswer(answer).contiguous()) == answer)
        }
        if let picture = try? codec.decodeSuggestNext(input) {
            taken += 1
            try expect("SuggestNext", try codec.decodeSuggestNext(codec.encodeSuggestNext(picture).contiguous()) == picture)
        }
        if let health = try? codec.decodeHealth(input) {
            taken += 1
            try expect("Health", try codec.decodeHealth(codec.encodeHealth(health).contiguous()) == health)
        }
        if let description = try? codec.decodeDescription(input) {
            taken += 1
            let body = codec.encodeDescription(description, streaming: [])
            try expect("Describe", try codec.decodeDescription(body.contiguous()) == description)
        }
        taken += try runHeaders(input)
        try runFrames(input, random: random)
        return taken > 0
    }

    private func runHeaders(_ input: ByteBuffer) throws -> Int {
        var taken = 0
        var buffer = ByteBuffer()
        if let header = try? headers.decodeRequest(input) {
            taken += 1
            headers.encode(header, into: &buffer)
            try expect("RequestHeader", try headers.decodeRequest(buffer) == header)
        }
        if let header = try? headers.decodeResponse(input) {
            taken += 1
            buffer.clear()
            headers.encode(header, into: &buffer)
            try expect("ResponseHeader", try headers.decodeResponse(buffer) == header)
        }
        if let header = try? headers.decodeHello(input) {
            taken += 1
            buffer.clear()
            headers.encode(header, into: &buffer)
            try expect("Hello", try headers.decodeHello(buffer) == header)
        }
        if let header = try? headers.decodeGoAway(input) {
            taken += 1
            buffer.clear()
            headers.encode(header, into: &buffer)
            try expect("GoAway", try headers.decodeGoAway(buffer) == header)
        }
        _ = try? headers.decodeCancel(input)
        _ = try? headers.decodeMessage(input)
        return taken
    }

    /// The input as the bytes of a connection, cut in two: whole frames first, then whatever it is.
    private func runFrames(_ input: ByteBuffer, random: UInt64) throws {
        var stream = ByteBuffer()
        let body = input.readableBytes
        stream.writeInteger(UInt32(FrameHead.countedByteCount + body))
        stream.writeBytes([UInt8(random & 7), UInt8(random >> 8 & 1), 0, UInt8(random >> 16 & 63), 0, 0, 0, 1])
        stream.writeImmutableBuffer(input)
        stream.writeImmutableBuffer(input)
        let cut = Int(random >> 24) % (stream.readableBytes + 1)
        var decoder = FrameDecoder(limits: Limits().wire)
        do throws(GoAway) {
            for piece in [stream.getSlice(at: 0, length: cut), stream.getSlice(at: cut, length: stream.readableBytes - cut)] {
                decoder.append(piece ?? ByteBuffer())
                while let frame = try decoder.next() {
                    guard frame.head.bodyLength <= Limits().wire.frameBytes else { return }
                }
            }
        } catch {
            guard !error.message.isEmpty else { return }
        }
    }

    private func expect(_ what: String, _ agrees: @autoclosure () throws -> Bool) throws {
        guard try agrees() else { throw Disagreement(what: what) }
    }
}
