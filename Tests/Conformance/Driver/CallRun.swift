// One call of a case, begun, read and given up as the case says.

import NIOCore
import RPCCore
import RPCTransport
import RetouchClient
import Synchronization

struct CallRun: Sendable {
    let call: Call
    let channel: RPCChannel
    let client: RetouchClient

    /// What the caller saw before the call ended.
    private final class Seen: Sendable {
        let items = Mutex<[Item]>([])
        let attempts = Atomic<Int>(0)

        func add(_ body: Body) -> Int {
            let item = Item(body)
            return items.withLock { items in
                items.append(item)
                return items.count
            }
        }
    }

    func outcome() async -> CallOutcome {
        let seen = Seen()
        let clock = ContinuousClock()
        let start = clock.now
        let task = Task.immediate {
            if call.cancel == .before { withUnsafeCurrentTask { $0?.cancel() } }
            return await status(seen)
        }
        let canceller: Task<Void, Never>? =
            if case .afterMilliseconds(let wait) = call.cancel {
                Task {
                    try? await Task.sleep(for: .milliseconds(wait))
                    if !Task.isCancelled { task.cancel() }
                }
            } else { nil }
        var outcome = CallOutcome()
        outcome.status = await task.value
        let elapsed = clock.now - start
        canceller?.cancel()
        if call.cancel == .afterEnd { task.cancel() }
        outcome.items = seen.items.withLock { $0 }
        outcome.attempts = seen.attempts.load(ordering: .relaxed)
        outcome.elapsedMicroseconds = Int(
            elapsed.components.seconds * 1_000_000 + elapsed.components.attoseconds / 1_000_000_000_000)
        outcome.usedStub = usesStub
        return outcome
    }

    private var usesStub: Bool { call.wantsStub && TypedCall.methods.contains(call.method) }

    private func status(_ seen: Seen) async -> ResponseHeader {
        do throws(RPCError) {
            switch call.kind {
            case .ping:
                try await channel.ping()
                return ResponseHeader()
            case _ where usesStub:
                return try await TypedCall(call: call, client: client).run { await took($0, seen) }
            case .unary:
                let reply = try await channel.unary(call.method, Body(call.request), options: options(seen))
                _ = seen.add(reply.body)
                return ResponseHeader(metadata: reply.metadata)
            case .stream:
                return try await readStream(seen)
            }
        } catch {
            return ResponseHeader(error)
        }
    }

    private func readStream(_ seen: Seen) async throws(RPCError) -> ResponseHeader {
        var items = channel.stream(call.method, Body(call.request), options: options(seen)).makeAsyncIterator()
        if call.pauseMilliseconds > 0 { try? await Task.sleep(for: .milliseconds(call.pauseMilliseconds)) }
        if case .afterItems(0) = call.cancel, await took(nil, seen) { return Self.letGo }
        while let item = try await items.next() {
            if await took(item, seen) { return Self.letGo }
        }
        return ResponseHeader(metadata: items.metadata)
    }

    /// Notes an item, pauses or cancels as the case says. Returns true when the caller reads no further.
    private func took(_ item: Body?, _ seen: Seen) async -> Bool {
        let count = item.map { seen.add($0) } ?? 0
        if call.pauseEachMilliseconds > 0 { try? await Task.sleep(for: .milliseconds(call.pauseEachMilliseconds)) }
        guard call.cancel == .afterItems(count) else { return false }
        if !call.letsGo { withUnsafeCurrentTask { $0?.cancel() } }
        return call.letsGo
    }

    /// What the driver reports where the caller only stopped reading.
    private static let letGo = ResponseHeader(status: Status(.cancelled), processed: .maybe)

    private func options(_ seen: Seen) -> RPCClient.Options {
        RPCClient.Options(
            metadata: call.metadata, timeoutMilliseconds: call.timeoutMilliseconds, isIdempotent: call.isIdempotent,
            onAttempt: { seen.attempts.add(1, ordering: .relaxed) })
    }
}
