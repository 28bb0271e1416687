// Many connections to one server, each mended when it breaks.

package import RetouchClient
package import RetouchModel
import Synchronization

/// Connections that are used in turn.
package final class ConnectionPool: Sendable {
    /// Opens one connection.
    package typealias Connect = @Sendable () async throws(EditFailure) -> RetouchClient

    /// One place in the pool.
    private struct Place {
        var client: RetouchClient?
        /// A connection that is being opened; everybody who needs it waits for the one attempt.
        var opening: Task<Result<RetouchClient, EditFailure>, Never>?
        /// Why the last attempt failed, and when.
        var refusal: (failure: EditFailure, at: Nanoseconds)?
    }

    private struct State {
        var places: [Place]
        var turn = 0
        /// Of connections that are gone.
        var pastSent: UInt64 = 0
        var pastReceived: UInt64 = 0
        var isClosed = false
    }

    /// Time after a failed attempt in which calls fail by themselves: a dead server is not hammered with SYNs.
    private static let pause: Nanoseconds = 250_000_000
    /// Attempts at once while the pool is filled.
    private static let attempts = 64

    private let connect: Connect
    private let state: Mutex<State>

    /// - Parameter count: at least 1.
    package init(count: Int, connect: @escaping Connect) {
        self.connect = connect
        state = Mutex(State(places: Array(repeating: Place(), count: count)))
    }

    /// Opens all connections.
    ///
    /// - Throws: the first failure, when not one could be opened. Those that failed are tried again by the calls that need them.
    package func fill() async throws(EditFailure) {
        let count = state.withLock { $0.places.count }
        let failures = await withTaskGroup(of: EditFailure?.self) { group in
            var failures: [EditFailure] = []
            for index in 0..<count {
                if index >= Self.attempts, let failure = await group.next() ?? nil { failures.append(failure) }
                group.addTask {
                    do throws(EditFailure) {
                        _ = try await self.client(at: index)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            for await failure in group { if let failure { failures.append(failure) } }
            return failures
        }
        if failures.count == count, let first = failures.first { throw first }
    }

    /// The next connection in turn, opened anew when it is broken.
    ///
    /// - Throws: why it cannot be opened.
    package func client() async throws(EditFailure) -> RetouchClient {
        let index = state.withLock { state in
            defer { state.turn = (state.turn + 1) % state.places.count }
            return state.turn
        }
        return try await client(at: index)
    }

    /// Connections that stand.
    package var open: Int { state.withLock { $0.places.count { $0.client?.isOpen == true } } }

    /// Bytes over all connections there were.
    package var traffic: (sent: UInt64, received: UInt64) {
        state.withLock { state in
            state.places.compactMap(\.client?.traffic).reduce((state.pastSent, state.pastReceived)) {
                ($0.0 + $1.sent, $0.1 + $1.received)
            }
        }
    }

    /// Closes all connections; calls in flight fail, and no connection is opened any more.
    package func close() async {
        let clients = state.withLock { state in
            state.isClosed = true
            return state.places.compactMap(\.client)
        }
        await withTaskGroup { group in
            for client in clients { group.addTask { await client.close() } }
        }
    }

    private enum Way {
        case ready(RetouchClient)
        case refused(EditFailure)
        case wait(Task<Result<RetouchClient, EditFailure>, Never>)
    }

    private func client(at index: Int) async throws(EditFailure) -> RetouchClient {
        let way = state.withLock { state -> Way in
            let place = state.places[index]
            if let client = place.client {
                if client.isOpen { return .ready(client) }
                state.pastSent += client.traffic.sent
                state.pastReceived += client.traffic.received
                state.places[index].client = nil
            }
            if state.isClosed {
                return .refused(EditFailure(.unavailable, stage: .input, "the load test has closed its connections"))
            }
            if let opening = place.opening { return .wait(opening) }
            if let refusal = place.refusal, MonotonicClock.now() - refusal.at < Self.pause { return .refused(refusal.failure) }
            let opening = Task { await self.attempt(index) }
            state.places[index].opening = opening
            return .wait(opening)
        }
        switch way {
        case .ready(let client): return client
        case .refused(let failure): throw failure
        case .wait(let opening): return try await opening.value.get()
        }
    }

    private func attempt(_ index: Int) async -> Result<RetouchClient, EditFailure> {
        let result: Result<RetouchClient, EditFailure>
        do throws(EditFailure) {
            result = .success(try await connect())
        } catch {
            result = .failure(error)
        }
        let late = state.withLock { state -> RetouchClient? in
            state.places[index].opening = nil
            switch result {
            case .success(let client):
                if state.isClosed { return client }
                state.places[index].client = client
                state.places[index].refusal = nil
            case .failure(let failure): state.places[index].refusal = (failure, MonotonicClock.now())
            }
            return nil
        }
        await late?.close()
        return result
    }
}
