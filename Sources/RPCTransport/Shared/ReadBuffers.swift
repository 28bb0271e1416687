// How much is read and buffered at once, the same at both ends.

import NIOCore

enum ReadBuffers {
    /// Reads grow with what comes: a small call costs a small buffer, an upload is read in pieces that are worth keeping
    /// without copying (`Body.hold`).
    static let allocator = AdaptiveRecvByteBufferAllocator(minimum: 2_048, initial: 16_384, maximum: 524_288)

    /// Enough in front of the socket to keep it busy, little enough that a small answer does not wait long behind it.
    static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 131_072, high: 262_144)
}
