// Calls through the typed client: bytes to values, the call, values to bytes.

import NIOCore
import RPCCore
import RetouchAPI
import RetouchClient
import RetouchModel

struct TypedCall {
    let call: Call
    let client: RetouchClient
    private let codec = MessageCodec(limits: Limits())

    static let methods = Set(RetouchMethods.served)

    init(call: Call, client: RetouchClient) {
        self.call = call
        self.client = client
    }

    /// - Parameter take: gets each answer; returning true ends the reading of a stream.
    func run(_ take: (Body) async -> Bool) async throws(RPCError) -> ResponseHeader {
        let timeout: Duration? = call.timeoutMilliseconds > 0 ? .milliseconds(Int(call.timeoutMilliseconds)) : nil
        do {
            switch call.method {
            case MethodName.edit:
                let request = try codec.decodeEdit(call.request).request
                return try await read(client.edit(request, timeout: timeout), take)
            case MethodName.changeBackground:
                let request = try codec.decodeChangeBackground(call.request).request
                return try await read(client.changeBackground(request, timeout: timeout), take)
            case MethodName.planEdit:
                let answer = try await client.planEdit(codec.decodePlanEdit(call.request), timeout: timeout)
                _ = await take(codec.encodePlanAnswer(answer))
            case MethodName.suggestNext:
                let suggestions = try await client.suggest(for: codec.decodeSuggestNext(call.request), timeout: timeout)
                _ = await take(codec.encodeSuggestions(suggestions))
            case MethodName.healthCheck:
                _ = await take(codec.encodeHealth(try await client.health(timeout: timeout)))
            default:
                let description = try await client.describe(descriptorSet: codec.decodeDescribe(call.request), timeout: timeout)
                _ = await take(codec.encodeDescription(description, streaming: RetouchMethods.streaming))
            }
            return ResponseHeader()
        } catch let failure as EditFailure {
            throw RPCError(failure)
        } catch let error as RPCError {
            throw error
        } catch {
            throw RPCError(.unknown, "\(error)")
        }
    }

    private func read(
        _ events: AsyncThrowingStream<EditEvent, any Error>, _ take: (Body) async -> Bool
    ) async throws -> ResponseHeader {
        for try await event in events where await take(codec.encodeEvent(event)) {
            return ResponseHeader(status: Status(.cancelled), processed: .maybe)
        }
        return ResponseHeader()
    }
}
