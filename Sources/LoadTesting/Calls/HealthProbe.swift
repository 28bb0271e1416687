// Looks at a server beside the load, over a connection of its own.

import RetouchClient

/// Asks Health.Check and reads /proc.
package final class HealthProbe: ServerProbe {
    private let pool: ConnectionPool
    private let pid: Int32?

    /// For one answer: a server that takes longer is sampled without it.
    private static let timeout = Duration.milliseconds(1_000)

    /// - Parameters:
    ///   - connect: opens the connection, again when it broke.
    ///   - pid: of the server's process, if it runs on this machine and is known.
    package init(pid: Int32?, connect: @escaping ConnectionPool.Connect) {
        self.pid = pid
        pool = ConnectionPool(count: 1, connect: connect)
    }

    package func process() async -> ProcessFigures? {
        pid.flatMap(ProcessFigures.read)
    }

    package func health() async -> HealthFigures? {
        let started = MonotonicClock.now()
        guard let status = try? await pool.client().health(timeout: Self.timeout) else { return nil }
        return HealthFigures(status, latency: MonotonicClock.now() - started)
    }

    package func close() async {
        await pool.close()
    }
}
