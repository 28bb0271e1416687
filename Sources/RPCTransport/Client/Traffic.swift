// What went over a client's connections, in bytes.

import Synchronization

/// Frames' bytes in both directions, before TLS. Written on the connections' event loops, readable from any thread.
package final class Traffic: Sendable {
    private let sentBytes = Atomic<UInt64>(0)
    private let receivedBytes = Atomic<UInt64>(0)

    package init() {}

    /// Bytes that were handed to the socket.
    package var sent: UInt64 { sentBytes.load(ordering: .relaxed) }
    /// Bytes that arrived.
    package var received: UInt64 { receivedBytes.load(ordering: .relaxed) }

    func sent(_ bytes: Int) {
        sentBytes.add(UInt64(bytes), ordering: .relaxed)
    }

    func received(_ bytes: Int) {
        receivedBytes.add(UInt64(bytes), ordering: .relaxed)
    }
}
