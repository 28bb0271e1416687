// Every limit of the service, in one value: printed at start-up, sent in HELLO, settable one by one.

/// What the service bounds, and by how much.
///
/// One `Limits` value is made at start-up and handed to every module; nothing else in the project holds a bound.
/// Byte counts are in bytes, durations in milliseconds, so that a limit reads the same in a flag, in the
/// environment and on the wire.
public struct Limits: Sendable, Equatable {
    public var wire = Wire()
    public var images = Images()
    public var edits = Edits()

    public init() {}

    /// Bounds of one connection and of all connections together (`Protos/WIRE.md`).
    public struct Wire: Sendable, Equatable {
        /// Largest value of a frame's length field. Below 2^24, so that byte 0 of a frame is always zero.
        public var frameBytes = 1_048_576
        /// A body longer than this is sent in several frames, so that other calls get their turn.
        public var fragmentBytes = 262_144
        /// Messages up to this size are written before the fragments of larger ones.
        public var smallMessageBytes = 16_384
        /// Largest message: all fragments of one body.
        public var messageBytes = 64 << 20
        /// Largest protobuf header of a frame.
        public var headerBytes = 16_384
        /// Most metadata entries in a header.
        public var metadataEntries = 64
        /// Calls in flight on one connection; cancelled calls count until their handler has ended.
        public var callsInFlight = 256
        /// Connections at once.
        public var connections = 4_096
        /// Bytes in assembly over all connections; past it the server stops reading.
        public var assemblyBytes = 512 << 20
        /// Bytes that wait to be written on one connection before its streams pause.
        public var outboundBytes = 8 << 20
        /// Bytes that the operating system may hold for one connection in each direction: less lets small calls pass large
        /// ones sooner, more lets distant peers send faster (this much in one round trip).
        public var windowBytes = 262_144
        /// Echoed bytes in PING and PONG.
        public var pingBytes = 64
        /// The first frame (HELLO) must be complete by then.
        public var firstFrameMilliseconds = 5_000
        /// The TLS handshake must be complete by then.
        public var handshakeMilliseconds = 10_000
        /// A started message must make this progress after the grace period.
        public var progressBytesPerSecond = 65_536
        public var progressGraceMilliseconds = 5_000
        /// A peer that takes no byte of what waits for it is closed after this time.
        public var writeStallMilliseconds = 30_000
        /// A connection idle for this long is pinged, and closed after as long again without an answer.
        public var idleMilliseconds = 150_000
        /// Time that accepted calls get to finish after a drain began.
        public var drainMilliseconds = 30_000
        /// Time between the two GOAWAYs of a drain when the peer answers no ping.
        public var drainNoticeMilliseconds = 1_000
        /// A refused peer gets this long to read why before the connection is closed.
        public var lingerMilliseconds = 500
        /// Advice to a caller that was refused for want of memory.
        public var overloadRetryMilliseconds = 1_000
        /// Depth, top-level fields and unknown fields of a message, checked before it is unpacked.
        public var messageDepth = 32
        public var messageFields = 4_096
        public var unknownFields = 64

        public init() {}
    }

    /// Bounds of a picture, checked from its header before any pixel is allocated.
    public struct Images: Sendable, Equatable {
        /// Encoded bytes of one picture.
        public var encodedBytes = 48 << 20
        /// Longest side, in pixels.
        public var side = 16_384
        /// Pixels of one picture.
        public var pixels = 50_000_000
        /// Shortest side, in pixels: below it there is nothing to segment.
        public var minimumSide = 16
        /// Embedded ICC profile.
        public var profileBytes = 4 << 20
        /// What a decoder may use beside the pixels: the coefficients of a progressive JPEG, 6 bytes a pixel.
        public var decoderBytes = 384 << 20
        /// Passes of a progressive JPEG; encoders write about ten.
        public var scans = 64
        /// Background photographs of the operator's folder; those after them in the order of names are not looked at.
        public var plates = 10_000
        /// The file beside a background photograph that describes it.
        public var sidecarBytes = 65_536

        public init() {}
    }

    /// Bounds of the edits that the server runs and keeps.
    public struct Edits: Sendable, Equatable {
        /// Edits that compute at once.
        public var concurrent = 1
        /// Edits that wait for their turn; one more is refused as Overloaded.
        public var queued = 32
        /// Threads that one edit's pixel loops use; 0 = one per core.
        public var workers = 0
        /// Estimated working memory of all running edits together.
        public var memoryBytes = 2_000 << 20
        /// Longest time for one edit where the caller sets no deadline.
        public var deadlineMilliseconds = 120_000
        /// Characters (Unicode scalars) of a prompt.
        public var promptCharacters = 2_000
        /// Characters of an idempotency key.
        public var idempotencyKeyCharacters = 128
        /// Characters of an engine's name and of an image's id.
        public var nameCharacters = 128
        /// Marks of an annotation.
        public var strokes = 64
        /// Points of one freehand mark.
        public var strokePoints = 4_096
        /// Variations of one edit.
        public var variations = 4
        /// Pixels of a result: the 4k tier with room for the rounding of its sides.
        public var resultPixels = 17_800_000
        /// Unknown pixels that are matted at full size, at about 130 bytes each; a wider band is matted at half size.
        public var mattingPixels = 1_500_000
        /// Credits that a new account starts with.
        public var openingCredits = 1_000_000
        /// Stored images, results included; the oldest unreferenced ones are removed past it.
        public var storedBytes = 20 << 30
        /// Days that an idempotency key is remembered.
        public var idempotencyDays = 7

        public init() {}
    }
}
