// Bytes that no honest client sends: each is refused with a typed error that names the field, and takes neither memory nor stack.

import Foundation
import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel
import Testing

struct HostileMessageTests {
    private let codec = MessageCodec(limits: Limits())

    /// What decoding a background change of these bytes throws; `nil` when it does not.
    private func failure(_ bytes: [UInt8]) -> MessageError? {
        do throws(MessageError) {
            _ = try codec.decodeChangeBackground(ByteBuffer(bytes: bytes))
            return nil
        } catch {
            return error
        }
    }

    @Test func nestingIsBounded() throws {
        // A message inside a message inside a message, in field 1 of each: 34 KB of it ends a stack of 8 MiB inside protobuf-c.
        var nested: [UInt8] = []
        while nested.count < 34_000 { nested = WireBytes.delimited(1, nested) }
        #expect(failure(nested) != nil)
        #expect(throws: MessageError.self) { try codec.decodeEvent(ByteBuffer(bytes: nested)) }
        #expect(throws: HeaderError.self) {
            try ProtobufHeaderCodec(limits: Limits().wire).decodeHello(ByteBuffer(bytes: nested))
        }
    }

    @Test func depthCountsFromTheLimits() throws {
        var limits = Limits()
        limits.wire.messageDepth = 3
        let narrow = MessageCodec(limits: limits)
        #expect(try narrow.decodeChangeBackground(Vectors.buffer("change-background-least")) == Values.leastOrder)
        // request > inputs > annotation > strokes: one more than allowed.
        #expect(throws: MessageError(.overLimit, "messages nested more than 3 deep", field: "inputs.annotation.strokes")) {
            try narrow.decodeChangeBackground(Vectors.buffer("change-background-full"))
        }
    }

    @Test func fourMebibytesOfEmptySubmessages() {
        // inputs.annotation.strokes.strokes, empty, two million times.
        let bomb = WireBytes.delimited(
            1, WireBytes.delimited(4, WireBytes.delimited(2, WireBytes.repeated([0x0a, 0x00], bytes: 4 << 20))))
        #expect(failure(bomb) == MessageError(.overLimit, "more than 4096 fields", field: "inputs.annotation.strokes"))
    }

    @Test func amplificationWithinTheFieldLimitMeetsTheBudget() throws {
        // 4,096 lists of 4,096 empty entries: 34 MB that would unpack to a gigabyte.
        var limits = Limits()
        limits.wire.messageFields = 100_000
        let codec = MessageCodec(limits: limits)
        let inner = WireBytes.repeated([0x1a, 0x00], bytes: 200_000)
        let bomb = WireBytes.delimited(4, inner) + WireBytes.delimited(4, inner)
        #expect {
            try codec.decodeDescription(ByteBuffer(bytes: bomb))
        } throws: { error in
            (error as? MessageError)?.kind == .overLimit && (error as? MessageError)?.text.contains("memory") == true
        }
    }

    @Test func brokenText() {
        for (text, words) in [
            ([0xff, 0xfe], "broken UTF-8 at byte 0"), ([0x61, 0xc0, 0x80], "broken UTF-8 at byte 1"),
            ([0xed, 0xa0, 0x80], "broken UTF-8 at byte 0"), ([0xf4, 0x90, 0x80, 0x80], "broken UTF-8 at byte 0"),
            ([0xe2, 0x98], "broken UTF-8 at byte 0"), ([0x61, 0x00, 0x62], "a NUL at byte 1"),
        ] as [([UInt8], String)] {
            let bytes = WireBytes.delimited(1, WireBytes.delimited(2, text))
            #expect(failure(bytes) == MessageError(.malformed, words, field: "inputs.prompt"))
        }
    }

    @Test func truncatedAtEveryByte() throws {
        // A cut between two fields of the request leaves a shorter request; every other cut is an error.
        for name in ["change-background-full", "change-background-least"] {
            let whole = try Vectors.bytes(name)
            let accepted = (0...whole.count).filter { failure(Array(whole[..<$0])) == nil }
            #expect(accepted == WireBytes.fieldEnds(whole))
        }
        // One field that is cut inside: never accepted.
        let field = WireBytes.delimited(1, WireBytes.delimited(2, Array("transparent".utf8)))
        for end in 1..<field.count {
            #expect(failure(Array(field[..<end]))?.kind == .malformed, "cut at \(end)")
        }
    }

    @Test func unknownFieldsAreIgnoredUpToTheLimit() throws {
        let known = try Vectors.bytes("change-background-least")
        let unknown: [UInt8] = [0xf8, 0x3e, 0x01]  // field 1007, varint 1
        let most = known + WireBytes.repeated(unknown, bytes: 64 * 3)
        #expect(try codec.decodeChangeBackground(ByteBuffer(bytes: most)) == Values.leastOrder)
        #expect(failure(most + unknown) == MessageError(.overLimit, "more than 64 unknown fields"))
        // They count at every depth together.
        let inside = WireBytes.delimited(1, WireBytes.repeated(unknown, bytes: 65 * 3))
        #expect(failure(inside) == MessageError(.overLimit, "more than 64 unknown fields", field: "inputs"))
    }

    @Test func wrongWireTypes() {
        #expect(failure([0x08, 0x01]) == MessageError(.malformed, "wire type 0 where 2 belongs", field: "inputs"))
        #expect(
            failure([0x22, 0x01, 0x01]) == MessageError(.malformed, "wire type 2 where 0 belongs", field: "harmonize_subject"))
        #expect(failure([0x0b, 0x0c])?.text.contains("wire type 3") == true)
        #expect(failure([0x00])?.text.contains("field number") == true)
        #expect(failure([0x80, 0x80, 0x80, 0x80, 0x80, 0x01])?.kind == .malformed)
        #expect(failure([0x20] + [UInt8](repeating: 0xff, count: 11))?.kind == .malformed)
    }

    @Test func declaredLengthsAreNotBelieved() {
        #expect(failure([0x0a, 0xff, 0xff, 0xff, 0xff, 0x7f])?.text.contains("bytes, but 0 are left") == true)
        #expect(failure([0x0a, 0x05, 0x12])?.kind == .malformed)
    }

    @Test func aSubmessageThatComesTwice() throws {
        let twice = try Vectors.bytes("change-background-least") + Vectors.bytes("change-background-least")
        #expect(failure(twice) == MessageError(.malformed, "comes twice", field: "inputs"))
    }

    @Test func listsOfNumbersMustBeWhole() {
        let line = WireBytes.delimited(1, [0, 0, 0, 0, 0])
        let bytes = WireBytes.delimited(
            1, WireBytes.delimited(4, WireBytes.delimited(2, WireBytes.delimited(1, WireBytes.delimited(2, line)))))
        #expect(
            failure(bytes)
                == MessageError(
                    .malformed, "5 bytes are no whole list of numbers",
                    field: "inputs.annotation.strokes.strokes.freehand.coordinates"))
    }

    @Test func smallStacksSuffice() async throws {
        let full = try Vectors.bytes("change-background-full")
        let nested = (0..<12_000).reduce(into: [UInt8]()) { bytes, _ in
            if bytes.count < 34_000 { bytes = WireBytes.delimited(1, bytes) }
        }
        let results = await withCheckedContinuation { (done: CheckedContinuation<[Bool], Never>) in
            let thread = Thread {
                let codec = MessageCodec(limits: Limits())
                let good = (try? codec.decodeChangeBackground(ByteBuffer(bytes: full))) == Values.fullOrder
                let bad = (try? codec.decodeChangeBackground(ByteBuffer(bytes: nested))) == nil
                done.resume(returning: [good, bad])
            }
            thread.stackSize = 1 << 20
            thread.start()
        }
        #expect(results == [true, true])
    }
}

/// Protobuf by hand.
enum WireBytes {
    static func varint(_ value: Int) -> [UInt8] {
        var value = value
        var bytes: [UInt8] = []
        while value >= 0x80 {
            bytes.append(UInt8(value & 0x7f) | 0x80)
            value >>= 7
        }
        return bytes + [UInt8(value)]
    }

    static func delimited(_ field: Int, _ content: [UInt8]) -> [UInt8] {
        varint(field << 3 | 2) + varint(content.count) + content
    }

    static func number(_ field: Int, _ value: Int) -> [UInt8] {
        varint(field << 3) + varint(value)
    }

    /// A float of four bytes.
    static func float(_ field: Int, _ value: Float) -> [UInt8] {
        varint(field << 3 | 5) + withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
    }

    /// Where the fields of a message end; for messages of delimited fields and small numbers.
    static func fieldEnds(_ message: [UInt8]) -> [Int] {
        var ends: [Int] = []
        var offset = 0
        while offset < message.count {
            let isDelimited = message[offset] & 7 == 2
            offset += 1
            var value = 0
            var shift = 0
            repeat {
                value |= Int(message[offset] & 0x7f) << shift
                shift += 7
                offset += 1
            } while message[offset - 1] >= 0x80
            offset += isDelimited ? value : 0
            ends.append(offset)
        }
        return ends
    }

    static func repeated(_ unit: [UInt8], bytes: Int) -> [UInt8] {
        (0..<bytes / unit.count).flatMap { _ in unit }
    }
}
