// From the words of a scene to what a renderer can honour.

import RetouchModel

/// Reads a description's words as a brief, and keeps account of those that no value of the brief holds.
struct SceneReading {
    /// `nil` = nobody drew such a place, nor one near it.
    private(set) var brief: SceneBrief?
    /// Words that the scene will not show, as they were named.
    private(set) var leftOut: [String] = []
    /// The place is near what was asked for, and not it.
    private(set) var isNear = false

    /// - Parameters:
    ///   - description: places, lights and objects by their names in the lexicon.
    ///   - colors: colours that were named with the scene.
    init(_ description: SceneDescription, colors: [Color] = []) {
        let words = description.places + description.objects
        let known = words.compactMap { word in ScenePlaces.entries[word].map { (word: word, entry: $0) } }
        // "Wooden panelling" is no forest: the wood is one where nothing else names a place.
        let places = known.contains { $0.word != "wood" } ? known.filter { $0.word != "wood" } : known
        guard let chosen = Self.choose(places) else {
            leftOut = words + description.lights
            return
        }
        var brief = SceneBrief(
            place: chosen.entry.place, material: chosen.entry.material, palette: colors.isEmpty ? chosen.entry.palette : colors)
        brief.hour = chosen.entry.hour
        brief.weather = chosen.entry.weather
        brief.season = chosen.entry.season
        isNear = !chosen.entry.isExact
        for word in words where word != chosen.word { take(word, into: &brief, chosen: chosen.entry) }
        if isNear { leftOut.insert(chosen.word, at: 0) }
        for light in description.lights { take(light: light, into: &brief) }
        self.brief = brief
    }

    /// The most particular exact place; then the most particular near one.
    private static func choose(
        _ known: [(word: String, entry: ScenePlaces.Entry)]
    ) -> (word: String, entry: ScenePlaces.Entry)? {
        func rank(_ entry: ScenePlaces.Entry) -> Int {
            let place = ScenePlaces.precedence.firstIndex(of: entry.place) ?? ScenePlaces.precedence.count
            return place + (entry.isExact ? 0 : 100)
        }
        return known.enumerated().min { (rank($0.element.entry), $0.offset) < (rank($1.element.entry), $1.offset) }?.element
    }

    private mutating func take(_ word: String, into brief: inout SceneBrief, chosen: ScenePlaces.Entry) {
        if let entry = ScenePlaces.entries[word], entry.place == .table, chosen.place != .table {
            brief.table = brief.table ?? .wood
            return
        }
        if let material = ScenePlaces.materials[word] {
            // "On a marble table in a garden": the material is the table's when a table is there.
            if brief.material == material {
                return
            } else if brief.place == .table {
                brief.table = material
            } else if brief.table != nil, [.marble, .wood, .stone].contains(material) {
                brief.table = material
            } else if brief.material == nil {
                brief.material = material
            } else {
                leftOut.append(word)
            }
            return
        }
        // What throws a pattern of light is named like a thing: "a plaster wall with blinds".
        if word == "blinds", brief.light == nil {
            brief.light = .blinds
            return
        }
        // "Outdoor cafe", "city street": said of the place that is there already.
        if Self.general.contains(word) { return }
        // A second word of the same place says nothing new: "tropical beach", "street in the city".
        if let entry = ScenePlaces.entries[word], entry.place == chosen.place { return }
        if word == "snow" {
            brief.weather = .snowfall
            return
        }
        if let season = ScenePlaces.seasons[word] {
            brief.season = season
            return
        }
        if Self.shown(by: brief.place).contains(word) { return }
        leftOut.append(word)
    }

    private mutating func take(light: String, into brief: inout SceneBrief) {
        switch light {
        case "warm": brief.warmth = 0.6
        case "cool": brief.warmth = -0.6
        default:
            if let hour = ScenePlaces.hours[light] {
                if let known = brief.hour, known != hour, !Self.agree(known, hour) {
                    leftOut.append(light)
                } else {
                    brief.hour = hour
                }
            } else if let weather = ScenePlaces.weathers[light] {
                brief.weather = weather
            } else if let season = ScenePlaces.seasons[light] {
                brief.season = season
            } else if let kind = ScenePlaces.lights[light] {
                brief.light = kind
            } else if !["sunlight", "sun", "sunlit"].contains(light) {
                leftOut.append(light)
            }
        }
    }

    /// "Warm afternoon at golden hour" is one time; "sunny midnight" is two.
    private static func agree(_ a: SceneHour, _ b: SceneHour) -> Bool {
        let pairs: [Set<SceneHour>] = [
            [.golden, .afternoon], [.golden, .dusk], [.dusk, .night], [.noon, .afternoon], [.noon, .morning],
        ]
        return pairs.contains([a, b])
    }

    /// Words that say of a place only what it is anyway.
    private static let general: Set<String> = [
        "outdoors", "indoors", "interior", "nature", "landscape", "city", "urban", "rural", "tropical",
    ]

    /// Things that a recipe shows anyway.
    private static func shown(by place: ScenePlace) -> Set<String> {
        switch place {
        case .beach: ["palm tree", "palm", "wave", "palm leaf"]
        case .cafe: ["table", "chair", "people", "person behind", "window", "paris"]
        case .street: ["people", "crowd", "pedestrian", "passerby", "tree", "taxi", "sign", "window", "tourist"]
        case .garden: ["flower", "tree", "bush", "hedge", "plant", "leaf", "rose petal", "path"]
        case .forest, .park: ["tree", "plant", "leaf", "bush", "branch", "bench"]
        case .meadow: ["flower", "grass"]
        case .mountains, .snow: ["tree", "cloud"]
        case .rooftop: ["string light", "fairy light", "plant", "potted plant"]
        case .loft, .livingRoom: ["window", "plant", "potted plant", "sofa", "couch", "lamp", "pillow", "cushion"]
        case .office: ["desk", "window", "plant", "chair", "laptop"]
        case .library: ["book", "shelf", "bookshelf", "bookcase", "table", "lamp"]
        case .shop: ["shelf", "window", "lamp"]
        case .gallery: ["painting", "sculpture"]
        case .table: ["window", "plant"]
        case .wall, .desert: []
        }
    }
}
