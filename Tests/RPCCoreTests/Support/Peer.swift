// What tests put on the wire and read off it.

import NIOCore
import RPCCore
import RetouchModel

/// One frame as bytes.
func frame(
    _ type: FrameType, _ flags: FrameFlags = [], call: UInt32 = 0, header: ByteBuffer = ByteBuffer(),
    body: ByteBuffer = ByteBuffer()
) -> ByteBuffer {
    frame(type: type.rawValue, flags, call: call, header: header, body: body)
}

func frame(
    type: UInt8, _ flags: FrameFlags = [], call: UInt32 = 0, header: ByteBuffer = ByteBuffer(),
    body: ByteBuffer = ByteBuffer()
) -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.writeHead(
        FrameHead(
            type: type, flags: flags, headerLength: header.readableBytes, callID: call, bodyLength: body.readableBytes))
    bytes.writeImmutableBuffer(header)
    bytes.writeImmutableBuffer(body)
    return bytes
}

/// A buffer of so many bytes that differ from their neighbours.
func bytes(_ count: Int, seed: UInt8 = 0) -> ByteBuffer {
    ByteBuffer(bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) &+ seed })
}

func helloFrame(version: UInt32 = 1, credential: String = "", limits: AnnouncedLimits? = nil) -> ByteBuffer {
    var header = ByteBuffer()
    TestCodec().encode(Hello(version: version, agent: "test", credential: credential, limits: limits), into: &header)
    return frame(.hello, header: header)
}

func requestFrame(
    _ call: UInt32, _ flags: FrameFlags = [], method: String = "test/Echo", timeout: UInt32 = 0,
    metadata: Metadata = Metadata(), body: ByteBuffer = ByteBuffer()
) -> ByteBuffer {
    var header = ByteBuffer()
    TestCodec().encode(
        RequestHeader(method: method, timeoutMilliseconds: timeout, metadata: metadata), into: &header)
    return frame(.request, flags, call: call, header: header, body: body)
}

func cancelFrame(_ call: UInt32) -> ByteBuffer {
    var header = ByteBuffer()
    TestCodec().encode(Cancel(reason: .abandoned), into: &header)
    return frame(.cancel, call: call, header: header)
}

/// Small limits, so that tests reach them with few bytes.
func testLimits(_ change: (inout Limits.Wire) -> Void = { _ in }) -> Limits.Wire {
    var limits = Limits.Wire()
    limits.frameBytes = 4_096
    limits.fragmentBytes = 1_024
    limits.smallMessageBytes = 256
    limits.messageBytes = 10_000
    limits.headerBytes = 512
    limits.metadataEntries = 4
    limits.callsInFlight = 4
    limits.assemblyBytes = 100_000
    limits.outboundBytes = 8_000
    limits.progressBytesPerSecond = 100
    change(&limits)
    return limits
}

/// Everything that a scheduler wants to write, as frames, with large bodies still in fragments.
func drain(_ outbound: inout OutboundScheduler, limits: Limits.Wire) throws -> [Frame] {
    var batch: [ByteBuffer] = []
    while !outbound.isEmpty { outbound.take(1, into: &batch) }
    return try frames(in: batch, limits: limits)
}

func frames(in pieces: [ByteBuffer], limits: Limits.Wire) throws -> [Frame] {
    var decoder = FrameDecoder(limits: limits)
    var frames: [Frame] = []
    for piece in pieces {
        decoder.append(piece)
        while let frame = try decoder.next() { frames.append(frame) }
    }
    return frames
}

/// The server's end with a clock and a test's view of its actions.
struct Server: ~Copyable {
    let limits: Limits.Wire
    let budget: AssemblyBudget
    var machine: ServerConnection
    var now = Moment(nanoseconds: 1_000_000_000)

    init(_ limits: Limits.Wire = testLimits(), budget: AssemblyBudget? = nil, hello: Bool = true) throws {
        self.limits = limits
        self.budget = budget ?? AssemblyBudget(limit: limits.assemblyBytes)
        machine = ServerConnection(
            limits: limits, codec: TestCodec(), hello: Hello(agent: "server"), budget: self.budget, now: now)
        guard hello else { return }
        _ = receive(helloFrame())
        _ = try sent()
    }

    /// Feeds bytes, and returns what the machine asks for.
    mutating func receive(_ bytes: ByteBuffer...) -> [ServerConnection.Action] {
        var actions: [ServerConnection.Action] = []
        for piece in bytes {
            machine.received(piece, now: now)
            actions += self.actions()
        }
        return actions
    }

    /// Calls that are handed out are kept, so that each stays open until the test answers it.
    mutating func actions() -> [ServerConnection.Action] {
        var actions: [ServerConnection.Action] = []
        while let action = machine.next(now: now) {
            actions.append(action)
            if case .call(let callID, _, let body, let deadline) = action {
                do throws(RPCError) {
                    try machine.keep(callID, bytes: body.count, deadline: deadline, now: now)
                } catch {
                    machine.answer(callID, error)
                }
            }
        }
        return actions
    }

    /// Lets time pass and wakes the machine whenever it wants to be woken.
    mutating func pass(milliseconds: Int, taken: UInt64 = 0, waits: Bool = false) -> [ServerConnection.Action] {
        let end = now.advanced(milliseconds: milliseconds)
        var actions: [ServerConnection.Action] = []
        while machine.wakeAt <= end {
            now = max(now, machine.wakeAt)
            machine.wake(now: now, taken: taken, waits: waits)
            actions += self.actions()
        }
        now = end
        return actions
    }

    mutating func sent() throws -> [Frame] {
        let frames = try drain(&machine.outbound, limits: limits)
        _ = actions()
        return frames
    }

    mutating func responses() throws -> [UInt32: ResponseHeader] {
        var answers: [UInt32: ResponseHeader] = [:]
        for frame in try sent() where frame.head.type == FrameType.response.rawValue {
            answers[frame.head.callID] = try TestCodec().decodeResponse(frame.header)
        }
        return answers
    }

    mutating func goAways() throws -> [GoAway] {
        try sent().filter { $0.head.type == FrameType.goAway.rawValue }.map { try TestCodec().decodeGoAway($0.header) }
    }
}

extension [ServerConnection.Action] {
    /// The calls that were handed out, with their bodies.
    var calls: [UInt32: Body] {
        var calls: [UInt32: Body] = [:]
        for case .call(let callID, _, let body, _) in self { calls[callID] = body }
        return calls
    }

    var cancelled: [UInt32: CancellationFlag.Reason] {
        var calls: [UInt32: CancellationFlag.Reason] = [:]
        for case .cancel(let callID, let reason) in self { calls[callID] = reason }
        return calls
    }

    var closes: Bool { contains { if case .close = $0 { true } else { false } } }
}
