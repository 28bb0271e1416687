// What the server tells swift-metrics about its connections and calls.

import Metrics
import RPCCore

/// Counters and timers, made once; `retouch_rpc_...`.
struct ServerMetrics: Sendable {
    let connectionsOpened = Counter(label: "retouch_rpc_connections_opened")
    let connectionsRefused = Counter(label: "retouch_rpc_connections_refused")
    let connections = Gauge(label: "retouch_rpc_connections")
    let heldBytes = Gauge(label: "retouch_rpc_request_bytes_held")
    /// By method, and within a method by status code.
    private let ended: [Counter]
    /// By method.
    private let durations: [Metrics.Timer]

    /// - Parameter names: the methods of the router, by index.
    init(methods names: [String]) {
        ended = names.flatMap { name in
            Status.Code.allCases.map {
                Counter(label: "retouch_rpc_calls_ended", dimensions: [("method", name), ("code", $0.name)])
            }
        }
        durations = names.map { Timer(label: "retouch_rpc_call_duration", dimensions: [("method", $0)]) }
    }

    /// - Parameter count: calls that ended alike, after as long.
    func callsEnded(_ method: Int, _ code: Status.Code, nanoseconds: UInt64, count: Int = 1) {
        ended[method * Status.Code.allCases.count + Int(code.rawValue)].increment(by: count)
        let duration = durations[method]
        for _ in 0..<count { duration.recordNanoseconds(Int64(clamping: nanoseconds)) }
    }
}
