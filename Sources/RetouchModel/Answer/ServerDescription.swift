// What a server says of itself: Describe and Health.Check.

/// Everything a client may want to know before its first call.
public struct ServerDescription: Sendable, Equatable {
    /// Version and build, such as "retouchd 1.0.0 (x86_64, release)".
    public var build: String
    /// Full names of the methods that are served, such as "retouch.v1.EditService/ChangeBackground".
    public var methods: [String]
    public var engines: [EngineDescription]
    /// Every limit by name, such as ("wire.frame-bytes", 1048576).
    public var limits: [NamedLimit]
    /// A serialized google.protobuf.FileDescriptorSet of the API.
    public var descriptorSet: [UInt8]

    public init(
        build: String, methods: [String], engines: [EngineDescription], limits: [NamedLimit], descriptorSet: [UInt8]
    ) {
        self.build = build
        self.methods = methods
        self.engines = engines
        self.limits = limits
        self.descriptorSet = descriptorSet
    }
}

/// One limit and its value.
public struct NamedLimit: Sendable, Equatable {
    public var name: String
    public var value: Int

    public init(name: String, value: Int) {
        self.name = name
        self.value = value
    }
}

/// Whether a server takes work.
public struct HealthStatus: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// A state that this version does not know, of a newer server; never said by this one.
        case unknown
        /// Takes work, with every ability it was configured for.
        case serving
        /// Takes work, but something is missing; `reasons` says what.
        case degraded
        /// Finishes what it accepted and takes no new work.
        case draining
    }

    public var state: State
    public var reasons: [String]
    public var editsRunning: Int
    public var editsQueued: Int

    public init(state: State, reasons: [String], editsRunning: Int, editsQueued: Int) {
        self.state = state
        self.reasons = reasons
        self.editsRunning = editsRunning
        self.editsQueued = editsQueued
    }
}
