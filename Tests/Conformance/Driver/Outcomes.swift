// The messages that the driver answers with: clients/conformance/conformance.proto, "Outcome" and what it holds.

import Crypto
import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel

struct Outcome: Sendable {
    var name = ""
    var trouble = ""
    var connect: ResponseHeader?
    var server: Hello?
    var goAway: GoAway?
    var calls: [CallOutcome] = []
    var callsInFlight = 0
    var connections = 0
    var recoded: ByteBuffer?

    var bytes: [UInt8] {
        var writer = ProtoWriter()
        writer.text(1, name)
        writer.text(2, trouble)
        if let connect { writer.message(3, encoded { Self.codec.encode(connect, into: &$0) }) }
        if let server { writer.message(4, encoded { Self.codec.encode(server, into: &$0) }) }
        if let goAway { writer.message(5, encoded { Self.codec.encode(goAway, into: &$0) }) }
        for call in calls { writer.message(6, call.bytes) }
        writer.number(7, callsInFlight)
        writer.number(8, connections)
        if let recoded { writer.message(9, recoded.readableBytesView) }
        return writer.bytes
    }

    static let codec = ProtobufHeaderCodec(limits: Limits().wire)
}

/// How a call ended.
struct CallOutcome: Sendable {
    var status = ResponseHeader()
    var items: [Item] = []
    var attempts = 0
    var elapsedMicroseconds = 0
    var usedStub = false

    var bytes: [UInt8] {
        var writer = ProtoWriter()
        writer.message(1, encoded { Outcome.codec.encode(status, into: &$0) })
        for item in items { writer.message(2, item.bytes) }
        writer.number(3, attempts)
        writer.number(4, elapsedMicroseconds)
        writer.number(5, usedStub ? 1 : 0)
        return writer.bytes
    }
}

/// One message that came: its size, its SHA-256, and itself where it is small.
struct Item: Sendable {
    private static let reportedBytes = 65_536

    private let size: Int
    private let digest: [UInt8]
    private let data: ByteBuffer

    init(_ body: Body) {
        var hash = SHA256()
        for piece in body.pieces { piece.withUnsafeReadableBytes { hash.update(bufferPointer: $0) } }
        digest = Array(hash.finalize())
        size = body.count
        data = size <= Self.reportedBytes ? body.contiguous() : ByteBuffer()
    }

    var bytes: [UInt8] {
        var writer = ProtoWriter()
        writer.number(1, size)
        writer.message(2, digest)
        writer.message(3, data.readableBytesView)
        return writer.bytes
    }
}

/// A header's bytes.
private func encoded(_ encode: (inout ByteBuffer) -> Void) -> ByteBufferView {
    var buffer = ByteBuffer()
    encode(&buffer)
    return buffer.readableBytesView
}

extension ResponseHeader {
    /// A failure as the client reported it.
    init(_ error: RPCError) {
        self.init(status: error.status, metadata: error.metadata, processed: error.processed)
    }
}
