// Light, focus and finish: steps that keep every object where it is.

/// Lights the picture anew.
public struct Relight: Sendable, Codable, Equatable {
    public enum Recipe: String, Sendable, Codable, CaseIterable {
        case softDaylight
        case goldenHour
        case dramaticSide
        case highKey
        case lowKey
        case overcast
        case night
        case warm
        case cool
    }

    public var recipe: Recipe
    /// Where the light comes from, as the viewer sees it; `nil` = the recipe's own side.
    public var side: Region.Side?
    /// 0 ... 1; 0.5 is "slightly", 1 the recipe as it is.
    public var strength: Float

    public init(recipe: Recipe, side: Region.Side? = nil, strength: Float = 1) {
        self.recipe = recipe
        self.side = side
        self.strength = strength
    }

    public var summary: String {
        let from = side.map { " from the \($0.rawValue)" } ?? ""
        return "\(recipe.rawValue) light\(from)" + (strength < 1 ? ", slightly" : "")
    }
}

/// Sharpen or denoise: how much, and where.
public struct Refinement: Sendable, Codable, Equatable {
    public var region: Region
    /// 0 ... 1, as a slider's.
    public var amount: Float

    public init(region: Region, amount: Float) {
        self.region = region
        self.amount = amount
    }

    public var summary: String { "\(region.summary), \(Int(amount * 100 + 0.5)) %" }
}

/// Smooths what disturbs a surface and keeps its texture.
public struct Smoothing: Sendable, Codable, Equatable {
    public enum Flaw: String, Sendable, Codable, CaseIterable {
        /// Creases and folds of cloth; of skin where the region is a part of the body.
        case wrinkles
        /// Spots on skin.
        case blemishes
        /// Unevenness of skin without single spots.
        case skin
    }

    public var flaw: Flaw
    public var region: Region
    /// 0 ... 1, as a slider's.
    public var amount: Float

    public init(flaw: Flaw, region: Region, amount: Float) {
        self.flaw = flaw
        self.region = region
        self.amount = amount
    }

    public var summary: String { "\(flaw.rawValue) of \(region.summary), \(Int(amount * 100 + 0.5)) %" }
}

/// Gives a region another colour and keeps its folds and highlights.
public struct Recoloring: Sendable, Codable, Equatable {
    /// Where the colour comes from.
    public enum Target: Sendable, Codable, Equatable {
        case color(Color)
        /// The main colour of the context picture.
        case context
    }

    public var region: Region
    public var target: Target

    public init(region: Region, target: Target) {
        self.region = region
        self.target = target
    }

    public var summary: String {
        switch target {
        case .color(let color): "\(region.summary) to \(color.hex)"
        case .context: "\(region.summary) to the colour of the context picture"
        }
    }
}
