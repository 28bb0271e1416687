// A described scene as typed values: what a renderer can honour.

/// What the planner made of the words of a scene. Everything but the place may be unsaid.
public struct SceneBrief: Sendable, Codable, Equatable {
    public var place: ScenePlace
    /// What walls, or the table, are made of.
    public var material: SceneMaterial?
    public var hour: SceneHour?
    public var weather: SceneWeather?
    /// What leaves and flowers look like; `nil` = summer.
    public var season: SceneSeason?
    /// The side that the light comes from, as the viewer sees it: left or right.
    public var lightSide: Region.Side?
    /// How the light falls on walls.
    public var light: SceneLight?
    /// -1 = cool, 0 = as the hour gives it, 1 = warm.
    public var warmth: Float
    /// Colours that were named, most important first: of walls, sky, flowers, furniture.
    public var palette: [Color]
    /// How far the background is out of focus.
    public var depth: SceneDepth?
    /// A surface in front that a product stands on, with the place behind it: "on a marble table in a garden".
    public var table: SceneMaterial?

    public init(
        place: ScenePlace, material: SceneMaterial? = nil, hour: SceneHour? = nil, weather: SceneWeather? = nil,
        season: SceneSeason? = nil, lightSide: Region.Side? = nil, light: SceneLight? = nil, warmth: Float = 0,
        palette: [Color] = [],
        depth: SceneDepth? = nil, table: SceneMaterial? = nil
    ) {
        self.place = place
        self.material = material
        self.hour = hour
        self.weather = weather
        self.season = season
        self.lightSide = lightSide
        self.light = light
        self.warmth = warmth
        self.palette = palette
        self.depth = depth
        self.table = table
    }
}

/// Places that can be rendered.
public enum ScenePlace: String, Sendable, Codable, CaseIterable {
    case wall
    case cafe
    case street
    case beach
    case garden
    case forest
    case park
    case meadow
    case mountains
    case snow
    case desert
    case rooftop
    case loft
    case livingRoom
    case office
    case library
    case shop
    case gallery
    /// A table top with a soft room behind it.
    case table
}

/// What a wall, a floor or a table is made of.
public enum SceneMaterial: String, Sendable, Codable, CaseIterable {
    case plaster
    case concrete
    case brick
    case wood
    case tile
    case marble
    case stone
}

/// The time of day.
public enum SceneHour: String, Sendable, Codable, CaseIterable {
    case morning
    case noon
    case afternoon
    case golden
    case dusk
    case night
}

public enum SceneWeather: String, Sendable, Codable, CaseIterable {
    case clear
    case overcast
    case fog
    case rain
    case snowfall
}

/// A time of the year that shows in leaves: blossom, or gold and rust.
public enum SceneSeason: String, Sendable, Codable, CaseIterable {
    case spring
    case autumn
}

/// How light falls on a wall or into a room.
public enum SceneLight: String, Sendable, Codable, CaseIterable {
    case even
    case window
    case blinds
    case slash
    case leaves
}

public enum SceneDepth: String, Sendable, Codable, CaseIterable {
    /// Everything behind the subject melts.
    case soft
    /// The background stays readable.
    case deep
}
