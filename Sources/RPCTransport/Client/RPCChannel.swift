// Calls on a server that outlive its connections: made when a call needs one, and made again when it is gone.

package import Logging
package import NIOPosix
package import RPCCore

/// A client of one server. Safe from any task.
///
/// All calls share a connection. A call that finds it gone, or under GOAWAY, makes a new one; calls that were accepted on the old one end
/// there. What failed is sent again as the policy allows.
package final class RPCChannel: Sendable {
    package let retry: RetryPolicy
    /// What all connections have carried so far.
    package let traffic: Traffic
    private let pool: ConnectionPool
    private let budget: RetryBudget

    package init(
        _ configuration: RPCClient.Configuration, codec: any HeaderCodec, logger: Logger, retry: RetryPolicy = .never,
        group: MultiThreadedEventLoopGroup = .singleton
    ) {
        self.retry = retry
        budget = RetryBudget(retry.budget)
        let traffic = Traffic()
        self.traffic = traffic
        pool = ConnectionPool { () async throws(RPCError) in
            try await RPCClient.connect(configuration, codec: codec, logger: logger, group: group, traffic: traffic)
        }
    }

    /// The connection that was made last; `nil` before the first.
    package var latest: RPCClient? { pool.latest }

    /// Connections that were made.
    package var connectionCount: Int { pool.count }

    /// Calls that servers have not answered, on all connections.
    package var callsInFlight: Int {
        get async {
            var sum = 0
            for connection in pool.open { sum += await connection.callsInFlight }
            return sum
        }
    }

    /// Connects, if there is no connection that takes calls.
    ///
    /// - Throws: as `RPCClient.connect`.
    package func connect() async throws(RPCError) {
        _ = try await pool.connection(deadline: .none)
    }

    /// Calls a method that answers once. Cancelling the task cancels the call.
    package func unary(
        _ method: String, _ body: Body, options: RPCClient.Options = RPCClient.Options()
    ) async throws(RPCError) -> Reply {
        var attempts = Attempts(options, retry, budget)
        while true {
            do throws(RPCError) {
                let call = try await begin(&attempts)
                do throws(RPCError) {
                    let reply = try await call.connection.unary(method, body, options: call.options, call: call.call)
                    budget.giveBack()
                    return reply
                } catch {
                    guard attempts.mayReconnect(after: error, call.call) else { throw error }
                }
            } catch {
                try await attempts.pause(after: error)
            }
        }
    }

    /// Calls a method that answers with a stream. Nothing is thrown here: the stream throws when the call fails. It is sent again only
    /// while no item has been taken.
    package func stream(_ method: String, _ body: Body, options: RPCClient.Options = RPCClient.Options()) -> CallStream {
        CallStream(channel: self, method: method, body: body, attempts: Attempts(options, retry, budget))
    }

    /// Returns when the server has answered a PING.
    package func ping() async throws(RPCError) {
        try await pool.connection(deadline: .none).ping()
    }

    /// Closes all connections; calls in flight fail, and so do later ones.
    package func close() async {
        await pool.close()
    }

    // MARK: - Attempts

    /// One attempt that can be sent.
    struct Begun {
        let connection: RPCClient
        let call = ClientCall()
        let options: RPCClient.Options
    }

    /// The connection for the next attempt and what is left of the call's time.
    func begin(_ attempts: inout Attempts) async throws(RPCError) -> Begun {
        attempts.begin()
        return Begun(connection: try await pool.connection(deadline: attempts.deadline), options: try attempts.remaining())
    }

    /// The same, where there is a connection already; `nil` where one has to be made.
    func beginAtOnce(_ attempts: inout Attempts) -> Begun? {
        guard !Task.isCancelled, let connection = pool.current, let options = try? attempts.remaining() else { return nil }
        attempts.begin()
        return Begun(connection: connection, options: options)
    }

    func succeeded() { budget.giveBack() }
}

/// How often a call was tried, and whether it may be tried once more.
struct Attempts {
    let deadline: Deadline
    private let options: RPCClient.Options
    private let retry: RetryPolicy
    private let budget: RetryBudget
    private var count = 0
    /// The next attempt goes on where the last one found its connection gone before anything was sent.
    private var continues = false
    private var reconnects = 0

    /// Connections that may turn out to be gone, one after the other, before this counts as a failure.
    private static let mostReconnects = 3

    init(_ options: RPCClient.Options, _ retry: RetryPolicy, _ budget: RetryBudget) {
        self.options = options
        self.retry = retry
        self.budget = budget
        deadline = Deadline(timeoutMilliseconds: options.timeoutMilliseconds, now: .now())
    }

    mutating func begin() {
        guard !continues else { return continues = false }
        count += 1
        options.onAttempt?()
    }

    /// The call's options with what is left of its time.
    func remaining() throws(RPCError) -> RPCClient.Options {
        guard let milliseconds = deadline.remainingMilliseconds(at: .now()) else { return options }
        guard milliseconds > 0 else { throw .tooLateToBegin() }
        var left = options
        left.timeoutMilliseconds = UInt32(clamping: milliseconds)
        return left
    }

    /// Whether the attempt only found out that its connection was of no more use: it has not been made then.
    mutating func mayReconnect(after error: RPCError, _ call: ClientCall) -> Bool {
        guard call.callID == nil, error.status.code == .unavailable, reconnects < Self.mostReconnects else { return false }
        reconnects += 1
        continues = true
        return true
    }

    /// Returns when it is time for the next attempt.
    ///
    /// - Throws: the error, when there may be none.
    mutating func pause(after error: RPCError) async throws(RPCError) {
        guard count < retry.attempts, RetryPolicy.allows(error, isIdempotent: options.isIdempotent) else { throw error }
        let pause = retry.pause(before: count + 1, after: error, jitter: .random(in: 0...1))
        if let left = deadline.remainingMilliseconds(at: .now()), left <= pause { throw error }
        guard budget.take() else { throw error }
        do {
            try await Task.sleep(for: .milliseconds(pause))
        } catch {
            throw .cancelledHere(.notStarted)
        }
    }
}
