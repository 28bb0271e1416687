// The connections that a server has, so that it can count, drain and end them.

import NIOCore
import Synchronization

/// All connections of one server. Safe from any thread.
final class ConnectionRegistry: Sendable {
    /// What a newly accepted connection may do.
    enum Admission {
        case serve
        /// Too many: says so and is closed.
        case refuse
        /// So many that nothing can even be said.
        case drop
    }

    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isDraining = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { state.withLock { $0.channels.count } }

    var isDraining: Bool { state.withLock { $0.isDraining } }

    func add(_ channel: any Channel) -> Admission {
        state.withLock { state in
            guard state.channels.count < 2 * limit else { return .drop }
            state.channels[ObjectIdentifier(channel)] = channel
            return state.channels.count <= limit ? .serve : .refuse
        }
    }

    func remove(_ channel: any Channel) {
        let waiters = state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
            guard state.channels.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Tells every connection to drain, those included that are accepted later.
    func drainAll() {
        let channels = state.withLock { state in
            state.isDraining = true
            return Array(state.channels.values)
        }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(DrainEvent()) }
    }

    func closeAll() {
        let channels = state.withLock { Array($0.channels.values) }
        for channel in channels { channel.close(promise: nil) }
    }

    /// Returns when there is no connection.
    func waitUntilEmpty() async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if state.channels.isEmpty { return true }
                state.waiters.append(continuation)
                return false
            }
            if isEmpty { continuation.resume() }
        }
    }
}

/// Sent through a connection's pipeline when the server begins to drain.
struct DrainEvent: Sendable {}
