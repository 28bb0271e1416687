// What Describe says of an engine.

/// One ability of an engine, and whether it works on this server.
public struct EngineAbility: Sendable, Equatable {
    /// A step's kind with its variant, such as "ReplaceBackground/studio".
    public var name: String
    public var available: Bool
    /// Why it is not available, in words for the operator; empty when it is.
    public var missing: String

    public init(name: String, available: Bool, missing: String = "") {
        self.name = name
        self.available = available
        self.missing = missing
    }
}

/// An engine and its abilities.
public struct EngineDescription: Sendable, Equatable {
    public var name: String
    /// Whether it can make what was never photographed.
    public var generative: Bool
    public var abilities: [EngineAbility]

    public init(name: String, generative: Bool, abilities: [EngineAbility]) {
        self.name = name
        self.generative = generative
        self.abilities = abilities
    }
}
