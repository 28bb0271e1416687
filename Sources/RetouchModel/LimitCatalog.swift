// The limits as a list: one row each, for flags, environment, files, print-outs and Describe.

/// One settable limit: its name, what it bounds, and where it lives in `Limits`.
public struct LimitEntry: Sendable {
    /// Section and name in kebab case, such as "wire.frame-bytes".
    public let name: String
    public let summary: String
    /// Values that make sense; others are refused at start-up.
    public let range: ClosedRange<Int>
    private let path: @Sendable () -> WritableKeyPath<Limits, Int>

    init(
        _ name: String, _ range: ClosedRange<Int>, _ summary: String,
        _ path: @autoclosure @escaping @Sendable () -> WritableKeyPath<Limits, Int>
    ) {
        self.name = name
        self.range = range
        self.summary = summary
        self.path = path
    }

    public func value(in limits: Limits) -> Int { limits[keyPath: path()] }

    public func set(_ value: Int, in limits: inout Limits) { limits[keyPath: path()] = value }
}

extension Limits {
    /// Every limit, in the order of the sections; a test checks that none is left out.
    public static let catalog: [LimitEntry] = wireCatalog + imageCatalog + editCatalog

    /// Every limit with its present value.
    public var named: [NamedLimit] {
        Self.catalog.map { NamedLimit(name: $0.name, value: $0.value(in: self)) }
    }

    private static let bytes = 1...(1 << 40)
    private static let milliseconds = 1...86_400_000
    private static let count = 1...1_000_000

    private static let wireCatalog = [
        LimitEntry("wire.frame-bytes", 1_024...16_777_215, "largest frame", \.wire.frameBytes),
        LimitEntry("wire.fragment-bytes", 512...16_777_215, "longest piece of a body in one frame", \.wire.fragmentBytes),
        LimitEntry("wire.small-message-bytes", 0...262_144, "messages that go before fragments", \.wire.smallMessageBytes),
        LimitEntry("wire.message-bytes", bytes, "largest message", \.wire.messageBytes),
        LimitEntry("wire.header-bytes", 256...65_535, "largest header of a frame", \.wire.headerBytes),
        LimitEntry("wire.metadata-entries", count, "metadata entries of a header", \.wire.metadataEntries),
        LimitEntry("wire.calls-in-flight", count, "calls in flight on a connection", \.wire.callsInFlight),
        LimitEntry("wire.connections", count, "connections at once", \.wire.connections),
        LimitEntry("wire.assembly-bytes", bytes, "bytes in assembly over all connections", \.wire.assemblyBytes),
        LimitEntry("wire.outbound-bytes", bytes, "bytes waiting to be written on a connection", \.wire.outboundBytes),
        LimitEntry("wire.window-bytes", 65_536...(1 << 30), "bytes in a connection's socket buffers", \.wire.windowBytes),
        LimitEntry("wire.ping-bytes", 0...65_535, "echoed bytes of a ping", \.wire.pingBytes),
        LimitEntry("wire.first-frame-ms", milliseconds, "time to the first frame", \.wire.firstFrameMilliseconds),
        LimitEntry("wire.handshake-ms", milliseconds, "time for the TLS handshake", \.wire.handshakeMilliseconds),
        LimitEntry("wire.progress-bytes-per-second", bytes, "progress of a started message", \.wire.progressBytesPerSecond),
        LimitEntry("wire.progress-grace-ms", milliseconds, "grace before progress counts", \.wire.progressGraceMilliseconds),
        LimitEntry("wire.write-stall-ms", milliseconds, "time for a peer to take a byte", \.wire.writeStallMilliseconds),
        LimitEntry("wire.idle-ms", milliseconds, "idle time before a ping, and then before closing", \.wire.idleMilliseconds),
        LimitEntry("wire.drain-ms", milliseconds, "time for accepted calls after a drain began", \.wire.drainMilliseconds),
        LimitEntry(
            "wire.drain-notice-ms", milliseconds, "time between the two GOAWAYs of a drain", \.wire.drainNoticeMilliseconds),
        LimitEntry("wire.linger-ms", milliseconds, "time for a refused peer to read why", \.wire.lingerMilliseconds),
        LimitEntry(
            "wire.overload-retry-ms", milliseconds, "advice to a caller refused for want of memory",
            \.wire.overloadRetryMilliseconds),
        LimitEntry("wire.message-depth", 1...128, "nesting of a message", \.wire.messageDepth),
        LimitEntry("wire.message-fields", count, "top-level fields of a message", \.wire.messageFields),
        LimitEntry("wire.unknown-fields", 0...1_000_000, "unknown fields of a message", \.wire.unknownFields),
    ]

    private static let imageCatalog = [
        LimitEntry("images.encoded-bytes", bytes, "encoded bytes of a picture", \.images.encodedBytes),
        LimitEntry("images.side", 1...65_535, "longest side in pixels", \.images.side),
        LimitEntry("images.pixels", 1...1_000_000_000, "pixels of a picture", \.images.pixels),
        LimitEntry("images.minimum-side", 1...4_096, "shortest side in pixels", \.images.minimumSide),
        LimitEntry("images.profile-bytes", bytes, "embedded ICC profile", \.images.profileBytes),
        LimitEntry("images.decoder-bytes", bytes, "working memory of a picture's decoder", \.images.decoderBytes),
        LimitEntry("images.scans", 1...1_000, "scans of a progressive JPEG", \.images.scans),
        LimitEntry("images.plates", count, "background photographs of a folder", \.images.plates),
        LimitEntry("images.sidecar-bytes", 64...16_777_216, "description of a background photograph", \.images.sidecarBytes),
    ]

    private static let editCatalog = [
        LimitEntry("edits.concurrent", 1...1_024, "edits that compute at once", \.edits.concurrent),
        LimitEntry("edits.queued", 0...100_000, "edits that wait", \.edits.queued),
        LimitEntry("edits.workers", 0...1_024, "threads of one edit; 0 = one per core", \.edits.workers),
        LimitEntry("edits.memory-bytes", bytes, "estimated working memory of running edits", \.edits.memoryBytes),
        LimitEntry(
            "edits.deadline-ms", milliseconds, "longest edit where the caller sets no deadline", \.edits.deadlineMilliseconds),
        LimitEntry("edits.prompt-characters", 1...100_000, "characters of a prompt", \.edits.promptCharacters),
        LimitEntry("edits.idempotency-key-characters", 1...4_096, "characters of a key", \.edits.idempotencyKeyCharacters),
        LimitEntry("edits.name-characters", 1...4_096, "characters of an engine's or image's name", \.edits.nameCharacters),
        LimitEntry("edits.strokes", 1...4_096, "marks of an annotation", \.edits.strokes),
        LimitEntry("edits.stroke-points", 1...65_536, "points of one freehand mark", \.edits.strokePoints),
        LimitEntry("edits.variations", 1...16, "variations of one edit", \.edits.variations),
        LimitEntry("edits.result-pixels", 1...1_000_000_000, "pixels of a result", \.edits.resultPixels),
        LimitEntry("edits.matting-pixels", 0...100_000_000, "unknown pixels matted at full size", \.edits.mattingPixels),
        LimitEntry("edits.opening-credits", 0...(1 << 40), "credits of a new account", \.edits.openingCredits),
        LimitEntry("edits.stored-bytes", bytes, "stored images", \.edits.storedBytes),
        LimitEntry("edits.idempotency-days", 1...3_650, "days that a key is remembered", \.edits.idempotencyDays),
    ]
}
