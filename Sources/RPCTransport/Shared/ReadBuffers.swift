// How much is read and buffered at once, the same at both ends.

import NIOCore

enum ReadBuffers {
    /// Reads grow with what comes: a small call costs a small buffer, an upload is read in pieces that are worth keeping
    /// without copying (`Body.hold`).
    static let allocator = AdaptiveRecvByteBufferAllocator(minimum: 2_048, initial: 16_384, maximum: 524_288)

    /// Enough in front of the socket to keep it busy, little enough that a small answer does not wait long behind it.
    static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 131_072, high: 262_144)

    /// Linux: bytes that may wait in the socket before they are sent (TCP_NOTSENT_LOWAT).
    static let unsentBytes = ChannelOptions.Types.SocketOption(
        level: .tcp, name: NIOBSDSocket.Option(rawValue: 25))
    /// Linux: the largest window that is offered to the peer (TCP_WINDOW_CLAMP).
    static let window = ChannelOptions.Types.SocketOption(
        level: .tcp, name: NIOBSDSocket.Option(rawValue: 10))
    static let unsentLimit = 16_384
}
