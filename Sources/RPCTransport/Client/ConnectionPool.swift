// The connections of a channel: one for new calls, and older ones on which accepted calls end.

import RPCCore
import Synchronization

/// Makes one connection at a time, when somebody waits for one. Safe from any task.
final class ConnectionPool: Sendable {
    private typealias Waiter = CheckedContinuation<Result<RPCClient, RPCError>, Never>

    private struct State {
        var current: RPCClient?
        var latest: RPCClient?
        /// All that are not closed.
        var open: [ObjectIdentifier: RPCClient] = [:]
        var count = 0
        var waiters: [UInt64: Waiter] = [:]
        var nextWaiter: UInt64 = 0
        var connecting: Task<Void, Never>?
        var isClosed = false
    }

    private let make: @Sendable () async throws(RPCError) -> RPCClient
    private let state = Mutex(State())

    init(_ make: @escaping @Sendable () async throws(RPCError) -> RPCClient) {
        self.make = make
    }

    /// The connection that takes calls; `nil` where one has to be made.
    var current: RPCClient? {
        state.withLock { $0.current.flatMap { $0.isUsable ? $0 : nil } }
    }

    var latest: RPCClient? { state.withLock { $0.latest } }
    var count: Int { state.withLock { $0.count } }
    var open: [RPCClient] { state.withLock { Array($0.open.values) } }

    /// The connection that takes calls, made if there is none.
    ///
    /// - Throws: why it could not be made; `cancelled` or `deadlineExceeded` when the caller's patience ends before.
    func connection(deadline: Deadline) async throws(RPCError) -> RPCClient {
        if let current, !Task.isCancelled { return current }
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        let timer = deadline.remainingMilliseconds(at: .now()).map { left in
            Task { [self] in
                try await Task.sleep(for: .milliseconds(left))
                resume(waiter, .failure(.tooLateToBegin()))
            }
        }
        defer { timer?.cancel() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in add(waiter, continuation) }
        } onCancel: {
            resume(waiter, .failure(.cancelledHere(.notStarted)))
        }
        return try result.get()
    }

    /// Closes all connections, and the one that is being made.
    func close() async {
        let (connecting, open, waiters) = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [:] }
            return (state.connecting, Array(state.open.values), state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: .failure(Self.closed)) }
        connecting?.cancel()
        await connecting?.value
        for connection in open { await connection.close() }
    }

    private static let closed = RPCError.unavailableHere("the client is closed", processed: .notStarted)

    private func add(_ waiter: UInt64, _ continuation: Waiter) {
        let answer: Result<RPCClient, RPCError>? = state.withLock { state in
            if state.isClosed { return .failure(Self.closed) }
            // A cancellation that came before the lock found nobody to resume; one that comes after it will.
            if Task.isCancelled { return .failure(.cancelledHere(.notStarted)) }
            if let current = state.current, current.isUsable { return .success(current) }
            state.waiters[waiter] = continuation
            if state.connecting == nil { state.connecting = Task { [self] in await connect() } }
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func resume(_ waiter: UInt64, _ result: Result<RPCClient, RPCError>) {
        state.withLock { $0.waiters.removeValue(forKey: waiter) }?.resume(returning: result)
    }

    private func connect() async {
        let result: Result<RPCClient, RPCError>
        do throws(RPCError) {
            result = .success(try await make())
        } catch {
            result = .failure(error)
        }
        let (waiters, isClosed) = state.withLock { state in
            state.connecting = nil
            if case .success(let connection) = result, !state.isClosed {
                state.current = connection
                state.latest = connection
                state.open[ObjectIdentifier(connection)] = connection
                state.count += 1
            }
            defer { state.waiters = [:] }
            return (state.waiters.values, state.isClosed)
        }
        for waiter in waiters { waiter.resume(returning: result) }
        guard case .success(let connection) = result else { return }
        if isClosed { return await connection.close() }
        Task { [self] in
            await connection.closed()
            state.withLock { $0.open[ObjectIdentifier(connection)] = nil }
        }
    }
}
