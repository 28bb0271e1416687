// The typed client: values in, values and named failures out.

import Logging
import RPCCore
package import RPCTransport
package import RetouchAPI
public import RetouchModel
import Synchronization

/// A client of one Retouch server. Safe from any task; all calls share a connection, which is made again when it is gone.
///
/// Every failure is an `EditFailure`: the server's own, by the name that it sent, or `unavailable` with the address in its text when
/// the connection was refused or lost. Calls are sent again only as `ClientRetry` says; without one, `retryable` and
/// `retryAfterMilliseconds` say what may be.
public final class RetouchClient: Sendable {
    /// Where it connects to.
    public let address: ServerAddress
    private let channel: RPCChannel
    private let codec: MessageCodec
    /// A call was given up, and the server should hear of it before the connection closes.
    private let gaveUp = Atomic<Bool>(false)

    /// Time for a server to take note of a cancelled call before its connection is closed.
    private static let farewell = Duration.seconds(1)

    /// A client on a channel that somebody else may use, too; closing one closes both.
    package init(address: ServerAddress, channel: RPCChannel, codec: MessageCodec) {
        self.address = address
        self.channel = channel
        self.codec = codec
    }

    /// Connects, and returns when the server has said HELLO.
    ///
    /// - Parameters:
    ///   - credential: proves who calls, where the server asks for it.
    ///   - agent: program and version, for the server's log.
    ///   - retry: which calls are sent again; none by default.
    ///   - timeout: for the TCP connection.
    /// - Throws: `unavailable` when nobody answers or the server refuses; `inputValidation` when TLS cannot be set up.
    public static func connect(
        to address: ServerAddress, credential: String? = nil, security: ClientSecurity = .plain,
        agent: String = "retouch-client/1", retry: ClientRetry = .never, timeout: Duration = .seconds(10)
    ) async throws(EditFailure) -> RetouchClient {
        let limits = Limits()
        let configuration = RPCClient.Configuration(
            host: address.host, port: address.port, tls: security.transport, credential: credential ?? "", agent: agent,
            schemaHash: Schema.hash, limits: limits.wire, connectMilliseconds: Int(timeout.wholeMilliseconds))
        let channel = RPCChannel(
            configuration, codec: ProtobufHeaderCodec(limits: limits.wire), logger: Logger(label: "retouch-client"),
            retry: retry.transport)
        do {
            try await channel.connect()
        } catch {
            await channel.close()
            throw EditFailure(error, from: address)
        }
        return RetouchClient(address: address, channel: channel, codec: MessageCodec(limits: limits))
    }

    /// Changes a picture by a free-form instruction: "remove the object I circled", "make the dress emerald green".
    ///
    /// Events come, are read and are given up as those of `changeBackground`.
    ///
    /// - Parameters:
    ///   - request: its operation is taken as `edit`; the prompt must not be empty.
    ///   - timeout: as there.
    /// - Returns: a stream that throws `EditFailure`.
    public func edit(_ request: EditRequest, timeout: Duration? = nil) -> AsyncThrowingStream<EditEvent, any Error> {
        stream(MethodName.edit, request, timeout) { () throws(MessageError) in
            try codec.encodeEdit(EditOrder(request: request))
        }
    }

    /// Puts the subject of a picture before another background.
    ///
    /// Events come as they happen: progress, each variation as soon as it exists, then one summary. They are taken from the
    /// connection no faster than they are read here. Cancelling the consuming task, or dropping the stream, cancels the edit.
    ///
    /// - Parameters:
    ///   - request: its operation is taken as `changeBackground`.
    ///   - timeout: after it the edit is given up, here and on the server; `nil`: the server's own limit.
    /// - Returns: a stream that throws `EditFailure`.
    public func changeBackground(
        _ request: EditRequest, timeout: Duration? = nil
    ) -> AsyncThrowingStream<EditEvent, any Error> {
        stream(MethodName.changeBackground, request, timeout) { () throws(MessageError) in
            try codec.encodeChangeBackground(EditOrder(request: request))
        }
    }

    /// What an edit would do and cost; nothing is changed and nothing is charged.
    ///
    /// - Parameter request: its source may be `.inline([])`: the plan is then made from the words alone.
    /// - Throws: what the planner refuses, such as `promptNotUnderstood`, and `imageLoad` for a source that is no picture.
    public func planEdit(_ request: EditRequest, timeout: Duration? = nil) async throws(EditFailure) -> PlanAnswer {
        let body: Body
        do { body = try codec.encodePlanEdit(request) } catch { throw EditFailure(error) }
        let reply = try await call(MethodName.planEdit, body, timeout)
        return try decode { () throws(MessageError) in try codec.decodePlanAnswer(reply.contiguous()) }
    }

    /// The tools that suit a picture next, best first.
    ///
    /// - Throws: `imageLoad` for bytes that are no picture, `notFound` for an id that the server does not know.
    public func suggest(for image: ImageReference, timeout: Duration? = nil) async throws(EditFailure) -> [Suggestion] {
        let reply = try await call(MethodName.suggestNext, codec.encodeSuggestNext(image), timeout)
        return try decode { () throws(MessageError) in try codec.decodeSuggestions(reply.contiguous()) }
    }

    /// How the server is; answered under full load, too.
    public func health(timeout: Duration? = .seconds(10)) async throws(EditFailure) -> HealthStatus {
        let reply = try await call(MethodName.healthCheck, Body(), timeout)
        return try decode { () throws(MessageError) in try codec.decodeHealth(reply.contiguous()) }
    }

    /// What the server is and can do.
    ///
    /// - Parameter descriptorSet: whether the schema comes with it, which is most of the answer.
    public func describe(
        descriptorSet: Bool = true, timeout: Duration? = .seconds(10)
    ) async throws(EditFailure) -> ServerDescription {
        let reply = try await call(MethodName.describe, codec.encodeDescribe(descriptorSet: descriptorSet), timeout)
        return try decode { () throws(MessageError) in try codec.decodeDescription(reply.contiguous()) }
    }

    /// Whether a call that is opened now finds a connection: it stands, and the server has not said that it is leaving.
    package var isOpen: Bool { channel.latest?.isUsable ?? false }

    /// Bytes of frames that all connections have carried so far, before TLS.
    package var traffic: (sent: UInt64, received: UInt64) { (channel.traffic.sent, channel.traffic.received) }

    /// Closes the client; calls in flight fail. Calls that were cancelled before are cancelled on the server, too.
    public func close() async {
        if gaveUp.load(ordering: .relaxed) { await farewell() }
        await channel.close()
    }

    // MARK: - Calls

    /// Opens a method that answers with an edit's events; a request that cannot be encoded is the stream's error. An edit may be sent twice
    /// when its key makes the second one the first one's answer.
    private func stream(
        _ method: String, _ request: EditRequest, _ timeout: Duration?, encode: () throws(MessageError) -> Body
    ) -> AsyncThrowingStream<EditEvent, any Error> {
        do throws(MessageError) {
            let isIdempotent = request.idempotencyKey != nil
            let items = channel.stream(method, try encode(), options: options(timeout, isIdempotent: isIdempotent))
            let reader = EventReader(items, codec: codec, address: address) { [self] in
                gaveUp.store(true, ordering: .relaxed)
            }
            return AsyncThrowingStream { try await reader.next() }
        } catch {
            return AsyncThrowingStream { throw EditFailure(error) }
        }
    }

    private func call(_ method: String, _ body: Body, _ timeout: Duration?) async throws(EditFailure) -> Body {
        do {
            return try await channel.unary(method, body, options: options(timeout, isIdempotent: true)).body
        } catch {
            if error.status.code == .cancelled { gaveUp.store(true, ordering: .relaxed) }
            throw EditFailure(error, from: address)
        }
    }

    private func decode<Value>(_ body: () throws(MessageError) -> Value) throws(EditFailure) -> Value {
        do {
            return try body()
        } catch {
            throw EditFailure(unreadable: error, from: address)
        }
    }

    private func options(_ timeout: Duration?, isIdempotent: Bool) -> RPCClient.Options {
        RPCClient.Options(timeoutMilliseconds: timeout?.wholeMilliseconds ?? 0, isIdempotent: isIdempotent)
    }

    /// Returns when the server has read everything that was sent to it, CANCEL included, or after a limit.
    private func farewell() async {
        await withTaskGroup { group in
            group.addTask { [channel] in try? await channel.latest?.ping() }
            group.addTask { try? await Task.sleep(for: Self.farewell) }
            await group.next()
            group.cancelAll()
            await channel.close()
        }
    }
}
