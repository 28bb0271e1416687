// Which words mean which place that can be rendered, and how near they come.

import RetouchModel

/// The places of scenes by the names that the lexicon gives them.
enum ScenePlaces {
    /// A place that a word stands for.
    struct Entry: Sendable {
        var place: ScenePlace
        /// The word is the place itself, and not merely near it: "beach", not "lagoon".
        var isExact: Bool
        var material: SceneMaterial?
        var hour: SceneHour?
        var weather: SceneWeather?
        var season: SceneSeason?
        /// What grows there, where that is what the place is called by.
        var palette: [Color] = []
    }

    /// Lower = says more about where one is: "paris" alone is a street, "cafe in paris" is a cafe.
    private static let groups: [(entry: Entry, words: String)] = [
        (Entry(place: .cafe, isExact: true), "cafe, bistro, terrace"),
        (Entry(place: .cafe, isExact: false), "restaurant, bakery, bar, pub, patio, veranda, porch, courtyard"),
        (Entry(place: .rooftop, isExact: true), "rooftop"),
        (Entry(place: .rooftop, isExact: false), "balcony, penthouse, skyline, cityscape, skyscraper"),
        (Entry(place: .beach, isExact: true), "beach, sand"),
        (Entry(place: .beach, isExact: false), "coast, coastline, shore, sea, ocean, lagoon, bay, island, seascape, tropical"),
        (
            Entry(place: .beach, isExact: false),
            "bali, hawaii, malibu, ibiza, mallorca, miami, french riviera, amalfi, caribbean, maldives, rio"
        ),
        (Entry(place: .garden, isExact: true), "garden, botanical garden, rose garden"),
        (Entry(place: .garden, isExact: false), "greenhouse, conservatory, pergola, orchard, vineyard, provence, tuscany"),
        (Entry(place: .forest, isExact: true), "forest, woodland"),
        (Entry(place: .forest, isExact: true, season: .autumn), "autumn forest"),
        (Entry(place: .forest, isExact: false), "jungle, rainforest, wood"),
        (Entry(place: .park, isExact: true), "park"),
        (Entry(place: .park, isExact: false), "lawn, campus, nature, playground"),
        (Entry(place: .meadow, isExact: true), "meadow, field, flower field"),
        (
            Entry(
                place: .meadow, isExact: true,
                palette: [Color(red: 0x7f, green: 0x6b, blue: 0xb5), Color(red: 0x9a, green: 0x86, blue: 0xc9)]), "lavender field"
        ),
        (
            Entry(
                place: .meadow, isExact: true,
                palette: [Color(red: 0xc2, green: 0x3b, blue: 0x26), Color(red: 0xd9, green: 0x57, blue: 0x3a)]), "poppy field"
        ),
        (
            Entry(
                place: .meadow, isExact: true,
                palette: [Color(red: 0xe6, green: 0xb3, blue: 0x2e), Color(red: 0xd9, green: 0x9a, blue: 0x1e)]),
            "sunflower field"
        ),
        (
            Entry(
                place: .meadow, isExact: false,
                palette: [Color(red: 0xd2, green: 0xb0, blue: 0x68), Color(red: 0xc2, green: 0x9a, blue: 0x50)]),
            "wheat field, cornfield"
        ),
        (
            Entry(place: .meadow, isExact: false),
            "countryside, farm, hill, valley, landscape, rural, savanna, safari, grass"
        ),
        (Entry(place: .mountains, isExact: true), "mountain, alps"),
        (Entry(place: .mountains, isExact: false), "glacier, cliff, norway, iceland, switzerland, scotland"),
        (Entry(place: .snow, isExact: true), "snow, winter wonderland"),
        (Entry(place: .snow, isExact: false), "ice"),
        (Entry(place: .desert, isExact: true), "desert, dune, sahara"),
        (Entry(place: .desert, isExact: false), "canyon, egypt, cairo, dubai, marrakech, morocco, mars"),
        (Entry(place: .loft, isExact: true), "loft"),
        (Entry(place: .loft, isExact: false), "warehouse, factory, workshop, atelier, industrial"),
        (Entry(place: .livingRoom, isExact: true), "living room, apartment"),
        (
            Entry(place: .livingRoom, isExact: false),
            "room, house, home, villa, mansion, cottage, cabin, chalet, bedroom, dining room, interior, indoors, hotel, hotel room, hotel lobby, "
                + "lobby, waiting room, dressing room"
        ),
        (Entry(place: .office, isExact: true), "office"),
        (Entry(place: .office, isExact: false), "coworking space, classroom, school, laboratory"),
        (Entry(place: .library, isExact: true), "library, bookstore"),
        (Entry(place: .library, isExact: false), "university"),
        (Entry(place: .shop, isExact: true), "shop, boutique, store, showroom"),
        (Entry(place: .shop, isExact: false), "mall, shopping mall, market, supermarket, wardrobe room, closet"),
        (Entry(place: .gallery, isExact: true), "gallery, art gallery, museum"),
        (Entry(place: .gallery, isExact: false), "hallway, corridor"),
        (
            Entry(place: .street, isExact: true),
            "street, city, downtown, town, alley, avenue, sidewalk, urban"
        ),
        (
            Entry(place: .street, isExact: false),
            "road, crosswalk, plaza, town square, piazza, village, outdoors, times square, paris, london, new york, brooklyn, tokyo, rome, milan, "
                + "florence, barcelona, madrid, lisbon, berlin, vienna, amsterdam, copenhagen, stockholm, istanbul, hong kong, shanghai, singapore, "
                + "seoul, los angeles, sydney, bangkok"
        ),
        (Entry(place: .table, isExact: true), "table, tabletop, countertop, desk"),
        (Entry(place: .table, isExact: false), "windowsill, podium, pedestal, plinth, shelf"),
        (Entry(place: .wall, isExact: true, material: .brick), "brick"),
        (Entry(place: .wall, isExact: true, material: .concrete), "concrete, cement"),
        (Entry(place: .wall, isExact: true, material: .plaster), "plaster, stucco"),
        (Entry(place: .wall, isExact: true, material: .tile), "tile, terracotta tile"),
        (Entry(place: .wall, isExact: false, material: .wood), "paneling, plank, shiplap, oak, walnut, bamboo, rustic"),
        (Entry(place: .wall, isExact: false, material: .stone), "stone wall, limestone, travertine"),
        (Entry(place: .wall, isExact: false, material: .marble), "marble, marbled, granite, terrazzo"),
    ]

    /// Entries by word.
    static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        for group in groups {
            for word in group.words.split(separator: ",") {
                entries[word.trimmed] = group.entry
            }
        }
        return entries
    }()

    /// Which place wins when several are named: the more particular one, in this order.
    static let precedence: [ScenePlace] = [
        .cafe, .rooftop, .library, .office, .shop, .gallery, .loft, .livingRoom, .beach, .desert, .snow, .mountains, .garden,
        .forest, .park,
        .meadow, .street, .wall, .table,
    ]

    static let hours: [String: SceneHour] = [
        "golden hour": .golden, "sunset": .golden, "sunrise": .morning, "dawn": .morning, "morning": .morning, "noon": .noon,
        "sunny": .noon,
        "sunshine": .noon, "afternoon": .afternoon, "dusk": .dusk, "blue hour": .dusk, "evening": .dusk, "night": .night,
        "midnight": .night,
        "moonlight": .night, "starlight": .night, "starry": .night, "neon": .night, "city light": .night, "street light": .night,
        "summer": .noon,
    ]

    static let weathers: [String: SceneWeather] = [
        "overcast": .overcast, "cloud": .overcast, "fog": .fog, "haze": .fog, "rain": .rain, "storm": .rain, "snow": .snowfall,
    ]

    static let seasons: [String: SceneSeason] = [
        "autumn": .autumn, "fall": .autumn, "autumn leaf": .autumn, "spring": .spring, "springtime": .spring,
        "spring season": .spring,
        "cherry blossom season": .spring, "cherry blossom": .spring, "blossom": .spring,
    ]

    static let lights: [String: SceneLight] = [
        "window light": .window, "sunbeam": .slash, "dappled light": .leaves, "dappled": .leaves, "dappled sunlight": .leaves,
        "blinds": .blinds, "shadow": .window,
    ]

    static let materials: [String: SceneMaterial] = [
        "marble": .marble, "marbled": .marble, "granite": .stone, "terrazzo": .stone, "travertine": .stone, "limestone": .stone,
        "stone wall": .stone, "wood": .wood, "oak": .wood, "walnut": .wood, "bamboo": .wood, "plank": .wood, "parquet": .wood,
        "paneling": .wood, "shiplap": .wood, "rustic": .wood, "brick": .brick, "concrete": .concrete, "cement": .concrete,
        "plaster": .plaster, "stucco": .plaster, "tile": .tile, "terracotta tile": .tile,
    ]
}

extension Substring {
    fileprivate var trimmed: String {
        var part = self
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return String(part)
    }
}
