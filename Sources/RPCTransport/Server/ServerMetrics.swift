// What the server tells swift-metrics about its connections and calls.

import Metrics
import RPCCore

/// Counters and timers, made once; `retouch_rpc_...`.
struct ServerMetrics: Sendable {
    /// One method's series.
    private struct Series: Sendable {
        let ended: [Counter]
        let duration: Metrics.Timer
    }

    let connectionsOpened = Counter(label: "retouch_rpc_connections_opened")
    let connectionsRefused = Counter(label: "retouch_rpc_connections_refused")
    let connections = Gauge(label: "retouch_rpc_connections")
    let heldBytes = Gauge(label: "retouch_rpc_request_bytes_held")
    private let methods: [Series]

    /// - Parameter names: the methods of the router, by index.
    init(methods names: [String]) {
        methods = names.map { name in
            Series(
                ended: Status.Code.allCases.map {
                    Counter(label: "retouch_rpc_calls_ended", dimensions: [("method", name), ("code", $0.name)])
                },
                duration: Timer(label: "retouch_rpc_call_duration", dimensions: [("method", name)]))
        }
    }

    func callEnded(_ method: Int, _ code: Status.Code, nanoseconds: UInt64) {
        methods[method].ended[Int(code.rawValue)].increment()
        methods[method].duration.recordNanoseconds(Int64(clamping: nanoseconds))
    }
}
