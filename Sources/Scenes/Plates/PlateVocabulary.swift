// Words of places that do not say by themselves where one is.

/// Names of the lexicon, by what they tell of a scene. Everything that is on no list here names a place: "beach", "kitchen", "yacht".
enum PlateVocabulary {
    /// True of half of all pictures.
    static let general: Set<String> = set(
        "outdoors, indoors, interior, nature, landscape, urban, rural, studio, architecture, texture, pattern")

    /// Where on earth. Two pictures of a town need not have anything in common.
    static let regions: Set<String> = set(
        """
        paris, london, new york, brooklyn, tokyo, kyoto, rome, milan, venice, florence, tuscany, santorini, greece, spain, barcelona, \
        madrid, ibiza, mallorca, lisbon, berlin, vienna, amsterdam, copenhagen, stockholm, istanbul, dubai, marrakech, morocco, egypt, \
        cairo, bali, thailand, bangkok, hong kong, shanghai, beijing, singapore, seoul, sydney, miami, los angeles, california, \
        hollywood, malibu, las vegas, hawaii, mexico, havana, rio, brazil, iceland, norway, scotland, ireland, switzerland, provence, \
        french riviera, amalfi, mykonos, capri, positano, lake como, cappadocia, patagonia, alaska, canada, japan, italy, france, \
        india, china, korea, vietnam, portugal, croatia, africa, nordic, scandinavian, tropical, mediterranean
        """)

    /// What walls, floors and things are made of.
    static let materials: Set<String> = set(
        """
        brick, marble, concrete, plaster, stucco, wood, oak, walnut, bamboo, parquet, plank, tile, terrazzo, granite, travertine, \
        limestone, slate tile, cobblestone, gravel, metal, steel, corrugated metal, iron, chrome, glass, mirror, velvet, satin, silk, \
        leather, denim, felt, fabric, curtain, drape, drapery, wallpaper, mosaic, grass, moss, leaf, foliage, ivy, hay, straw, water, \
        fur, carpet, rug, cork, rattan, wicker, wallpapered, sandstone, slate, resin, paper texture, kraft paper, tissue paper, foil, \
        feather, terracotta tile, cement, graffiti, rock, pebble, mud, stripe, polka dot, checkered, floral, marbled, grunge, rustic, \
        industrial, paneling, panel, shiplap, herringbone, stone wall, holographic, glitter, sequin
        """)

    /// Lights that only the night has.
    static let night: Set<String> = set(
        "night, midnight, moonlight, starlight, starry, starry sky, night sky, neon, city light, city light bokeh, street light")

    /// Lights that say no more than that it is day.
    static let plainLight: Set<String> = set(
        "sunlight, sun, sunlit, sunny, sunshine, sky, blue sky, clear sky, warm, cool, summer")

    static let weather: Set<String> = set("overcast, cloud, fog, haze, rain, storm, snow")

    /// How light falls on a wall or into a room.
    static let falling: Set<String> = set("window light, sunbeam, dappled light, dappled, dappled sunlight, blinds, shadow")

    private static func set(_ words: String) -> Set<String> {
        Set(
            words.split(separator: ",").map { word in
                word.split(separator: " ").joined(separator: " ")
            })
    }
}
