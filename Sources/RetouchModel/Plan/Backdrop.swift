// What a background is replaced by.

/// The new background of a picture.
public enum Backdrop: Sendable, Codable, Equatable {
    case transparent
    case solid(Color)
    case studio(StudioBackdrop)
    /// The caller's second picture, cropped to fit the frame and optionally defocused.
    case context(ContextBackdrop)
    /// A scene in words that no backdrop above covers.
    case described(SceneDescription)

    public var summary: String {
        switch self {
        case .transparent: "transparent"
        case .solid(let color): "solid \(color.hex)"
        case .studio(let studio): studio.summary
        case .context(let context): context.blur > 0 ? "context picture, defocused" : "context picture"
        case .described(let scene): "scene: \(scene.text)"
        }
    }
}

/// A seamless studio sweep of one paper colour, with or without a gradient towards a second.
public struct StudioBackdrop: Sendable, Codable, Equatable {
    public enum Light: String, Sendable, Codable, CaseIterable {
        /// Large soft key; the falloff is visible but gentle.
        case soft
        /// Almost shadowless and near white: the e-commerce packshot.
        case highKey
        /// A pool of light on dark surroundings.
        case spot
        /// Strong falloff from one side.
        case dramatic
    }

    public var color: Color
    /// The colour at the top of a vertical gradient; `nil` = one colour throughout.
    public var gradientTo: Color?
    public var light: Light
    /// Whether a floor is wanted; `false` for a plain wall. The renderer still leaves it out when the frame cuts the subject off.
    public var floor: Bool
    /// The floor mirrors what stands on it, as lacquer or acrylic does.
    public var gloss: Bool

    public init(color: Color, gradientTo: Color? = nil, light: Light = .soft, floor: Bool = true, gloss: Bool = false) {
        self.color = color
        self.gradientTo = gradientTo
        self.light = light
        self.floor = floor
        self.gloss = gloss
    }

    /// Reads what was stored before floors could mirror, too.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        color = try fields.decode(Color.self, forKey: .color)
        gradientTo = try fields.decodeIfPresent(Color.self, forKey: .gradientTo)
        light = try fields.decode(Light.self, forKey: .light)
        floor = try fields.decode(Bool.self, forKey: .floor)
        gloss = try fields.decodeIfPresent(Bool.self, forKey: .gloss) ?? false
    }

    public var summary: String {
        let paper = gradientTo.map { "\(color.hex) to \($0.hex)" } ?? color.hex
        return "studio sweep \(paper), \(light.rawValue) light, \(gloss ? "glossy floor" : floor ? "seamless floor" : "no floor")"
    }
}

/// The caller's own scene.
public struct ContextBackdrop: Sendable, Codable, Equatable {
    /// Diameter of the defocus as a fraction of the frame's height: 0 = as it is, 0.03 = a portrait lens.
    public var blur: Float

    public init(blur: Float = 0) {
        self.blur = blur
    }
}

/// A scene in words, with what the planner recognised in it.
public struct SceneDescription: Sendable, Codable, Equatable {
    public var text: String
    /// Words for places, such as "cafe" or "beach".
    public var places: [String]
    /// Words for time, light and weather, such as "golden hour".
    public var lights: [String]
    /// Things that should be seen, such as "palm tree"; words that no lexicon knows are among them.
    public var objects: [String]
    /// What a renderer can honour of it; `nil` = nobody drew such a place.
    public var brief: SceneBrief?
    /// Words that no value of the brief holds: the scene will not show them.
    public var leftOut: [String]

    public init(
        text: String, places: [String] = [], lights: [String] = [], objects: [String] = [], brief: SceneBrief? = nil,
        leftOut: [String] = []
    ) {
        self.brief = brief
        self.leftOut = leftOut
        self.text = text
        self.places = places
        self.lights = lights
        self.objects = objects
    }
}
