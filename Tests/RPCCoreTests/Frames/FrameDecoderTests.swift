// Frames come out whole however the network cuts them; what is no frame is refused at its first wrong byte.

import NIOCore
import RPCCore
import TestSupport
import Testing

@Suite struct FrameDecoderTests {
    private let limits = testLimits()

    private func sample() -> ByteBuffer {
        var all = helloFrame(credential: "secret")
        all.writeImmutableBuffer(requestFrame(1, .more, body: bytes(300)))
        all.writeImmutableBuffer(frame(.ping, body: bytes(5)))
        all.writeImmutableBuffer(frame(.request, call: 1, body: bytes(1_000)))
        all.writeImmutableBuffer(frame(.pong))
        return all
    }

    @Test func everyByteAlone() throws {
        let whole = try frames(in: [sample()], limits: limits)
        #expect(whole.map(\.head.type) == [0, 1, 5, 1, 6])
        #expect(whole[3].body == Body(bytes(1_000)))
        let alone = try frames(in: sample().readableBytesView.map { ByteBuffer(bytes: [$0]) }, limits: limits)
        #expect(alone == whole)
    }

    @Test func everySplit() throws {
        let all = sample()
        let whole = try frames(in: [all], limits: limits)
        for cut in 1..<all.readableBytes {
            let left = all.getSlice(at: 0, length: cut)!
            let right = all.getSlice(at: cut, length: all.readableBytes - cut)!
            #expect(try frames(in: [left, right], limits: limits) == whole, "cut at \(cut)")
        }
    }

    @Test(arguments: 0..<50) func randomCuts(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var rest = sample()
        let whole = try frames(in: [rest], limits: limits)
        var pieces: [ByteBuffer] = []
        while rest.readableBytes > 0 {
            let length = Int.random(in: 1...min(200, rest.readableBytes), using: &random)
            pieces.append(rest.readSlice(length: length)!)
        }
        #expect(try frames(in: pieces, limits: limits) == whole)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n", "HTTP/1"), ("P", "HTTP/2"), ("POST /x", "HTTP/1"), ("PRI * HTTP/2.0", "HTTP/2"),
        ("SSH-2.0-x", "SSH"), ("PROXY TCP4", "version 1"), ("\r\n\r\n\0\r\nQUIT\n", "version 2"),
        ("\u{16}\u{3}\u{1}", "TLS"),
    ]) func foreignBytesAreNamed(text: String, name: String) {
        #expect(refusal(ByteBuffer(string: text))?.reason == .protocolError)
        #expect(refusal(ByteBuffer(string: text))?.message.contains(name) == true)
    }

    @Test func lengthIsCheckedBeforeTheBody() {
        #expect(refusal(ByteBuffer(bytes: [0xff]))?.message.hasPrefix("byte 0 of a frame is 0xff") == true)
        #expect(refusal(ByteBuffer(bytes: [0xff]))?.reason == .frameLength)
        #expect(refusal(ByteBuffer(bytes: [0, 0, 0, 7]))?.message == "a frame's length is 7; it may be 8 to 4096")
        #expect(refusal(ByteBuffer(bytes: [0, 0, 0x10, 1]))?.limit == 4_096)
        #expect(refusal(ByteBuffer(bytes: [0, 0, 0x10, 0])) == nil)
        #expect(refusal(ByteBuffer(bytes: [0, 0])) == nil)
    }

    @Test func wrongFirstByteOfALaterFrame() {
        var all = helloFrame()
        all.writeString("GET /")
        #expect(refusal(all)?.reason == .frameLength)
    }

    @Test func headerLongerThanTheFrame() {
        let head: [UInt8] = [0, 0, 0, 13, 1, 0, 0, 20, 0, 0, 0, 1]
        #expect(refusal(ByteBuffer(bytes: head))?.message == "header_length is 20, but only 5 bytes follow the call id")
    }

    @Test func overlongHeaderIsPassedOver() throws {
        let all = frame(.request, call: 1, header: bytes(600), body: bytes(10))
        for pieces in [[all], all.readableBytesView.map { ByteBuffer(bytes: [$0]) }] {
            let decoded = try frames(in: pieces, limits: limits)
            #expect(decoded.count == 1)
            #expect(decoded[0].header.readableBytes == 0)
            #expect(decoded[0].head.headerLength == 600)
            #expect(decoded[0].body == Body(bytes(10)))
        }
    }

    @Test func memoryGrowsOnlyByWhatArrives() throws {
        var decoder = FrameDecoder(limits: limits)
        var start = ByteBuffer()
        start.writeHead(FrameHead(type: 1, headerLength: 100, callID: 1, bodyLength: 3_900))
        decoder.append(start)
        #expect(try decoder.next() == nil)
        #expect(decoder.heldBytes == 0)
        decoder.append(bytes(150))
        #expect(try decoder.next() == nil)
        #expect(decoder.heldBytes == 150)
        #expect(decoder.arrivedBytes == 162)
        decoder.skipBody()
        #expect(decoder.heldBytes == 100)
        decoder.append(bytes(3_850))
        let frame = try decoder.next()
        #expect(frame?.body.isEmpty == true)
        #expect(decoder.heldBytes == 0)
    }

    @Test func aByteAtATimeDoesNotPinReadBuffers() {
        var body = Body()
        for index in 0..<3_000 {
            var read = ByteBufferAllocator().buffer(capacity: 65_536)
            read.writeInteger(UInt8(truncatingIfNeeded: index))
            body.hold(read)
        }
        #expect(body.count == 3_000)
        #expect(body.pieces.count == 1)
        #expect(body.first.storageCapacity < 8_192)
    }

    @Test func fullReadsAreKeptWithoutCopying() {
        var body = Body()
        body.hold(bytes(4_096))
        body.hold(bytes(4_096, seed: 1))
        #expect(body.pieces.count == 2)
        #expect(body.contiguous().readableBytes == 8_192)
    }

    private func refusal(_ input: ByteBuffer) -> GoAway? {
        var decoder = FrameDecoder(limits: limits)
        decoder.append(input)
        do {
            while try decoder.next() != nil {}
            return nil
        } catch {
            return error
        }
    }
}
