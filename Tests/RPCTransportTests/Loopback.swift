// A server on loopback, a client for it, and raw sockets that say what no client would.

import Foundation
import Logging
import NIOCore
import NIOPosix
import RPCCore
import RPCTransport
import RetouchAPI
import RetouchModel
import Synchronization
import Testing

/// The methods that the tests' servers have, and what their handlers saw.
final class TestService: Sendable {
    /// Calls of `test/Wait` that have started, and those that ended with the reason that they saw.
    let started = Signal()
    let ended = Signal()
    /// Items that `test/Flood` could write.
    let written = Atomic<Int>(0)
    /// Lets `test/Wait` end.
    let release = Signal()

    var router: Router {
        Router([
            Method("test/Echo", access: .everyone, .inline { request, _ throws(RPCError) in Reply(request) }),
            Method("test/EchoTask", access: .everyone, .async { request, _ throws(RPCError) in Reply(request) }),
            Method(
                "test/Private",
                .inline { _, call throws(RPCError) in
                    Reply(ByteBuffer(string: call.principal?.account ?? ""))
                }),
            Method(
                "test/Fail", access: .everyone,
                .async { _, _ throws(RPCError) in
                    throw RPCError(
                        .notFound, "nothing here", details: StatusDetails(reason: "NotFound", stage: "input"),
                        metadata: ["tried": "once"])
                }),
            Method(
                "test/Wait", access: .everyone,
                .async { [self] request, call throws(RPCError) in
                    started.raise("started")
                    while !call.cancellation.isCancelled, !release.isRaised { await Task.yield() }
                    ended.raise(call.cancellation.reason.map { "\($0)" } ?? "released")
                    return Reply(request)
                }),
            Method(
                "test/Count", access: .everyone,
                .stream { request, _, writer throws(RPCError) in
                    for index in 0..<request.readableBytes { try await writer.write(Body(ByteBuffer(string: "\(index)"))) }
                    return ["count": "\(request.readableBytes)"]
                }),
            Method(
                "test/Flood", access: .everyone,
                .stream { [self] _, _, writer throws(RPCError) in
                    let item = Body(ByteBuffer(repeating: 7, count: 100_000))
                    started.raise("started")
                    do throws(RPCError) {
                        while true {
                            try await writer.write(item)
                            written.add(1, ordering: .relaxed)
                        }
                    } catch {
                        ended.raise(error.status.code.name)
                        throw error
                    }
                }),
        ])
    }
}

/// Something that happened, once; tests wait for it and never for time.
final class Signal: Sendable {
    private struct State {
        var value: String?
        var waiters: [CheckedContinuation<String, Never>] = []
    }

    private let state = Mutex(State())

    var isRaised: Bool { state.withLock { $0.value != nil } }

    func raise(_ value: String = "") {
        let waiters = state.withLock { state in
            state.value = state.value ?? value
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume(returning: value) }
    }

    func wait() async -> String {
        await withCheckedContinuation { continuation in
            let value = state.withLock { state in
                if state.value == nil { state.waiters.append(continuation) }
                return state.value
            }
            if let value { continuation.resume(returning: value) }
        }
    }
}

/// Accepts the credential "key", or the certificate that a client showed.
struct TestAuthenticator: Authenticator {
    func principal(credential: String, certificate: [UInt8]?) -> Principal? {
        if credential == "key" { return Principal(account: "by key") }
        return certificate == nil ? nil : Principal(account: "by certificate")
    }
}

let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

func startServer(
    _ service: TestService = TestService(), limits: Limits.Wire = Limits.Wire(), tls: ServerTLS? = nil
) async throws -> RPCServer {
    try await RPCServer.start(
        RPCServer.Configuration(tls: tls, limits: limits, agent: "test-server", build: "b1", schemaHash: 42),
        router: service.router, codec: ProtobufHeaderCodec(limits: limits), authenticator: TestAuthenticator(), logger: quiet)
}

func connect(
    _ server: RPCServer, credential: String = "", limits: Limits.Wire = Limits.Wire(), tls: ClientTLS? = nil
) async throws -> RPCClient {
    try await RPCClient.connect(
        RPCClient.Configuration(
            host: "127.0.0.1", port: server.port, tls: tls, credential: credential, limits: limits),
        codec: ProtobufHeaderCodec(limits: limits), logger: quiet)
}

/// The error that a body must throw.
func failure(_ body: () async throws(RPCError) -> Void) async -> RPCError? {
    do throws(RPCError) {
        try await body()
        return nil
    } catch {
        return error
    }
}

/// A blocking socket whose operations run on threads of their own: the tests' tasks must not block the few threads that they
/// share with the server's handlers.
final class RawPeer: Sendable {
    private let descriptor: Int32
    private let writes = DispatchQueue(label: "peer")

    init(port: Int, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var size = receiveBuffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size)) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Sends in order, without waiting.
    func send(_ bytes: ByteBuffer...) {
        writes.async { [self] in
            for buffer in bytes { write(buffer) }
        }
    }

    /// Half-closes behind what was sent.
    func halfClose() {
        writes.async { [self] in _ = shutdown(descriptor, Int32(SHUT_WR)) }
    }

    private func write(_ bytes: ByteBuffer) {
        var rest = bytes
        while rest.readableBytes > 0 {
            let count = rest.withUnsafeReadableBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest.moveReaderIndex(forwardBy: count)
        }
    }

    /// The frames that come until so many of a type have come, or the server closes.
    func frames(until type: FrameType? = nil, count: Int = 1) async throws -> [Frame] {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try self.read(until: type, count: count) }) }
        }
    }

    private func read(until type: FrameType?, count: Int) throws -> [Frame] {
        var decoder = FrameDecoder(limits: Limits.Wire())
        var frames: [Frame] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let type, frames.filter({ $0.head.type == type.rawValue }).count >= count { return frames }
            let length = recv(descriptor, &buffer, buffer.count, 0)
            guard length > 0 else { return frames }
            decoder.append(ByteBuffer(bytes: buffer[0..<length]))
            while let frame = try decoder.next() { frames.append(frame) }
        }
    }
}

let codec = ProtobufHeaderCodec(limits: Limits.Wire())

func raw(
    _ type: FrameType, _ flags: FrameFlags = [], call: UInt32 = 0, header: ByteBuffer = ByteBuffer(),
    body: ByteBuffer = ByteBuffer()
) -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.writeHead(
        FrameHead(
            type: type.rawValue, flags: flags, headerLength: header.readableBytes, callID: call,
            bodyLength: body.readableBytes))
    bytes.writeImmutableBuffer(header)
    bytes.writeImmutableBuffer(body)
    return bytes
}

func hello() -> ByteBuffer {
    var header = ByteBuffer()
    codec.encode(Hello(agent: "raw"), into: &header)
    return raw(.hello, header: header)
}

func request(
    _ call: UInt32, _ flags: FrameFlags = [], method: String = "test/Echo", metadata: Metadata = Metadata(),
    body: ByteBuffer = ByteBuffer()
) -> ByteBuffer {
    var header = ByteBuffer()
    codec.encode(RequestHeader(method: method, metadata: metadata), into: &header)
    return raw(.request, flags, call: call, header: header, body: body)
}

func cancel(_ call: UInt32) -> ByteBuffer {
    var header = ByteBuffer()
    codec.encode(Cancel(reason: .abandoned), into: &header)
    return raw(.cancel, call: call, header: header)
}

extension [Frame] {
    /// The answers by call.
    var answers: [UInt32: ResponseHeader] {
        get throws {
            var answers: [UInt32: ResponseHeader] = [:]
            for frame in self where frame.head.type == FrameType.response.rawValue && !frame.head.flags.contains(.more) {
                answers[frame.head.callID] = try codec.decodeResponse(frame.header)
            }
            return answers
        }
    }

    var goAways: [GoAway] {
        get throws {
            try filter { $0.head.type == FrameType.goAway.rawValue }.map { try codec.decodeGoAway($0.header) }
        }
    }
}

/// A socket that takes connections and never says a word.
final class Listener: Sendable {
    private let descriptor: Int32
    let port: Int

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) | listen(descriptor, 8) | getsockname(descriptor, address, &length)
            }
        }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        try #require(status == 0)
    }

    func close() {
        _ = Glibc.close(descriptor)
    }
}
