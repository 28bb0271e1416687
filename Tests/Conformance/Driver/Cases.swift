// The messages that the runner sends: clients/conformance/conformance.proto, "Case" and what it holds.

import NIOCore
import RPCCore

struct Case {
    var name = ""
    var session: Session?
    var recode: (type: String, data: ArraySlice<UInt8>)?

    init(_ bytes: ArraySlice<UInt8>) throws {
        try readFields(bytes) { field in
            switch field.number {
            case 1: name = field.text
            case 2: session = try Session(field.bytes)
            case 3: recode = try Self.recode(field.bytes)
            default: break
            }
        }
    }

    private static func recode(_ bytes: ArraySlice<UInt8>) throws -> (type: String, data: ArraySlice<UInt8>) {
        var recode: (type: String, data: ArraySlice<UInt8>) = ("", [])
        try readFields(bytes) { field in
            if field.number == 1 { recode.type = field.text }
            if field.number == 2 { recode.data = field.bytes }
        }
        return recode
    }
}

struct Session {
    var connect = Connect()
    var calls: [Call] = []
    var closeAfterMilliseconds = 0
    var lingerMilliseconds = 0

    init(_ bytes: ArraySlice<UInt8>) throws {
        try readFields(bytes) { field in
            switch field.number {
            case 1: connect = try Connect(field.bytes)
            case 2: calls.append(try Call(field.bytes))
            case 3: closeAfterMilliseconds = field.int
            case 4: lingerMilliseconds = field.int
            default: break
            }
        }
    }
}

struct Connect {
    struct TLS {
        var authority = ""
        var certificate = ""
        var key = ""
        var serverName = ""
    }

    var host = ""
    var port = 0
    var tls: TLS?
    var credential = ""
    var agent = ""
    var schemaHash: UInt64 = 0
    var messageBytes = 0
    var firstFrameMilliseconds = 0
    var idleMilliseconds = 0
    var writeStallMilliseconds = 0
    var connectMilliseconds = 0
    /// `nil`: calls are not sent again.
    var retry: (attempts: Int, backoffMilliseconds: Int, budget: Int)?
    var isLazy = false

    init() {}

    init(_ bytes: ArraySlice<UInt8>) throws {
        try readFields(bytes) { field in
            switch field.number {
            case 1: host = field.text
            case 2: port = field.int
            case 3: tls = try Self.tls(field.bytes)
            case 4: credential = field.text
            case 5: agent = field.text
            case 6: schemaHash = field.value
            case 7: try readLimits(field.bytes)
            case 8: connectMilliseconds = field.int
            case 9: retry = try Self.retry(field.bytes)
            case 10: isLazy = field.flag
            default: break
            }
        }
    }

    private static func tls(_ bytes: ArraySlice<UInt8>) throws -> TLS {
        var tls = TLS()
        try readFields(bytes) { field in
            switch field.number {
            case 1: tls.authority = field.text
            case 2: tls.certificate = field.text
            case 3: tls.key = field.text
            case 4: tls.serverName = field.text
            default: break
            }
        }
        return tls
    }

    private mutating func readLimits(_ bytes: ArraySlice<UInt8>) throws {
        try readFields(bytes) { field in
            switch field.number {
            case 1: messageBytes = field.int
            case 2: firstFrameMilliseconds = field.int
            case 3: idleMilliseconds = field.int
            case 4: writeStallMilliseconds = field.int
            default: break
            }
        }
    }

    private static func retry(
        _ bytes: ArraySlice<UInt8>
    ) throws -> (attempts: Int, backoffMilliseconds: Int, budget: Int) {
        var retry = (attempts: 1, backoffMilliseconds: 0, budget: 0)
        try readFields(bytes) { field in
            switch field.number {
            case 1: retry.attempts = field.int
            case 2: retry.backoffMilliseconds = field.int
            case 3: retry.budget = field.int
            default: break
            }
        }
        return retry
    }
}

struct Call {
    enum Kind: Int {
        case unary
        case stream
        case ping
    }

    enum Cancel: Equatable {
        case never
        case before
        case afterMilliseconds(Int)
        case afterItems(Int)
        case afterEnd
    }

    var kind = Kind.unary
    var method = ""
    var wantsStub = false
    var request = ByteBuffer()
    var metadata = Metadata()
    var timeoutMilliseconds: UInt32 = 0
    var isIdempotent = false
    var after: [Int] = []
    var delayMilliseconds = 0
    var cancel = Cancel.never
    /// The caller stops reading instead of cancelling.
    var letsGo = false
    var pauseMilliseconds = 0
    var pauseEachMilliseconds = 0

    init(_ bytes: ArraySlice<UInt8>) throws {
        try readFields(bytes) { field in
            switch field.number {
            case 1: kind = Kind(rawValue: field.int) ?? .unary
            case 2: method = field.text
            case 3: wantsStub = field.flag
            case 4: request = try Payload.read(field.bytes)
            case 5: try readEntry(field.bytes)
            case 6: timeoutMilliseconds = field.uint32
            case 7: isIdempotent = field.flag
            case 8: after += try numbers(field)
            case 9: delayMilliseconds = field.int
            case 10: try readCancel(field.bytes)
            case 11: try readReading(field.bytes)
            default: break
            }
        }
    }

    private mutating func readEntry(_ bytes: ArraySlice<UInt8>) throws {
        var entry = Metadata.Entry(key: "", value: "")
        try readFields(bytes) { field in
            if field.number == 1 { entry.key = field.text }
            if field.number == 2 { entry.value = field.text }
        }
        metadata.append(entry.key, entry.value)
    }

    private mutating func readCancel(_ bytes: ArraySlice<UInt8>) throws {
        var (when, value) = (0, 0)
        try readFields(bytes) { field in
            switch field.number {
            case 1: when = field.int
            case 2: value = field.int
            case 3: letsGo = field.flag
            default: break
            }
        }
        cancel = [.never, .before, .afterMilliseconds(value), .afterItems(value), .afterEnd][when]
    }

    private mutating func readReading(_ bytes: ArraySlice<UInt8>) throws {
        try readFields(bytes) { field in
            if field.number == 1 { pauseMilliseconds = field.int }
            if field.number == 2 { pauseEachMilliseconds = field.int }
        }
    }
}

/// Bytes, or how to make them (clients/conformance/README.md, "Payloads").
enum Payload {
    private static let blockBytes = 65_521

    static func read(_ bytes: ArraySlice<UInt8>) throws -> ByteBuffer {
        var data: ArraySlice<UInt8> = []
        var (size, seed) = (0, UInt32(0))
        try readFields(bytes) { field in
            switch field.number {
            case 1: data = field.bytes
            case 2: size = field.int
            case 3: seed = field.uint32
            default: break
            }
        }
        return size > 0 ? generated(size, seed: seed) : ByteBuffer(bytes: data)
    }

    private static func generated(_ size: Int, seed: UInt32) -> ByteBuffer {
        var state = seed
        let block = ByteBuffer(
            bytes: (0..<blockBytes).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return UInt8(state >> 24)
            })
        var buffer = ByteBuffer()
        buffer.reserveCapacity(size)
        while buffer.readableBytes < size {
            buffer.writeImmutableBuffer(block.getSlice(at: 0, length: min(blockBytes, size - buffer.readableBytes)) ?? block)
        }
        return buffer
    }
}
