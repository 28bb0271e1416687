// HELLO's header: the first thing each side says.

package import RetouchModel

/// `retouch.rpc.v1.Hello`.
package struct Hello: Sendable, Hashable {
    /// The version of the protocol that this code speaks.
    package static let protocolVersion: UInt32 = 1

    /// Highest version that the sender speaks.
    package var version: UInt32
    /// Program and version, for logs.
    package var agent: String
    /// Client: proves who calls. Never logged.
    package var credential: String
    /// First 8 bytes of the SHA-256 of the API's descriptor set, big-endian; 0 = not told.
    package var schemaHash: UInt64
    /// Server: its limits; `nil` from a client.
    package var limits: AnnouncedLimits?
    /// Server: what was built.
    package var build: String

    package init(
        version: UInt32 = Hello.protocolVersion, agent: String = "", credential: String = "", schemaHash: UInt64 = 0,
        limits: AnnouncedLimits? = nil, build: String = ""
    ) {
        self.version = version
        self.agent = agent
        self.credential = credential
        self.schemaHash = schemaHash
        self.limits = limits
        self.build = build
    }
}

/// `retouch.rpc.v1.WireLimits`: the part of `Limits.Wire` that a client has to respect.
package struct AnnouncedLimits: Sendable, Hashable {
    package var frameBytes: UInt32 = 0
    package var fragmentBytes: UInt32 = 0
    package var messageBytes: UInt64 = 0
    package var headerBytes: UInt32 = 0
    package var metadataEntries: UInt32 = 0
    package var callsInFlight: UInt32 = 0
    package var pingBytes: UInt32 = 0
    package var firstFrameMilliseconds: UInt32 = 0
    package var idleMilliseconds: UInt32 = 0
    package var progressBytesPerSecond: UInt32 = 0
    package var progressGraceMilliseconds: UInt32 = 0
    package var writeStallMilliseconds: UInt32 = 0
    package var drainMilliseconds: UInt32 = 0

    package init() {}

    package init(_ wire: Limits.Wire) {
        frameBytes = UInt32(clamping: wire.frameBytes)
        fragmentBytes = UInt32(clamping: wire.fragmentBytes)
        messageBytes = UInt64(clamping: wire.messageBytes)
        headerBytes = UInt32(clamping: wire.headerBytes)
        metadataEntries = UInt32(clamping: wire.metadataEntries)
        callsInFlight = UInt32(clamping: wire.callsInFlight)
        pingBytes = UInt32(clamping: wire.pingBytes)
        firstFrameMilliseconds = UInt32(clamping: wire.firstFrameMilliseconds)
        idleMilliseconds = UInt32(clamping: wire.idleMilliseconds)
        progressBytesPerSecond = UInt32(clamping: wire.progressBytesPerSecond)
        progressGraceMilliseconds = UInt32(clamping: wire.progressGraceMilliseconds)
        writeStallMilliseconds = UInt32(clamping: wire.writeStallMilliseconds)
        drainMilliseconds = UInt32(clamping: wire.drainMilliseconds)
    }
}
