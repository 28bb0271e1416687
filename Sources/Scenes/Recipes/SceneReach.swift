// What of a brief a recipe can show, and the words for what it cannot.

import RetouchModel

/// The values that a recipe honours besides the place, the hour, the light's side and warmth, and the depth, which all of them do.
struct SceneReach: Sendable {
    var weathers: Set<SceneWeather> = []
    /// What shows in the picture, be it asked for or not: the stone of a street's houses.
    var materials: Set<SceneMaterial> = []
    var lights: Set<SceneLight> = []
    var seasons: Set<SceneSeason> = []
    /// How many of the named colours have a place in the picture.
    var colors = 0

    /// Words of the brief's values that lie beyond it, for the notice of what a scene does not show.
    func unmet(_ brief: SceneBrief) -> [String] {
        var words: [String] = []
        if let weather = brief.weather, weather != .clear, !weathers.contains(weather) { words.append(weather.rawValue) }
        if let season = brief.season, !seasons.contains(season) { words.append(season.rawValue) }
        if let material = brief.material, !materials.contains(material) { words.append(material.rawValue) }
        if let light = brief.light, !lights.contains(light) { words.append(light.words) }
        return words + brief.palette.dropFirst(colors).map(\.hex)
    }
}

extension SceneLight {
    /// As people say it.
    var words: String {
        switch self {
        case .even: "even light"
        case .window: "window light"
        case .blinds: "blinds"
        case .slash: "sunbeam"
        case .leaves: "dappled light"
        }
    }
}
