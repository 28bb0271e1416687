// A described scene as typed values, and their numbers on the wire.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func brief(_ brief: SceneBrief?) -> UnsafeMutablePointer<Retouch__V1__SceneBrief>? {
        guard let brief else { return nil }
        return make {
            $0.place = Retouch__V1__ScenePlace(brief.place.number)
            $0.material = Retouch__V1__SceneMaterial(brief.material?.number ?? 0)
            $0.hour = Retouch__V1__SceneHour(brief.hour?.number ?? 0)
            $0.weather = Retouch__V1__SceneWeather(brief.weather?.number ?? 0)
            $0.light_side = Retouch__V1__Side(brief.lightSide?.number ?? 0)
            $0.light = Retouch__V1__SceneLight(brief.light?.number ?? 0)
            $0.warmth = brief.warmth
            ($0.n_palette, $0.palette) = list(brief.palette) { color($0) }
            $0.depth = Retouch__V1__SceneDepth(brief.depth?.number ?? 0)
            $0.table = Retouch__V1__SceneMaterial(brief.table?.number ?? 0)
            $0.season = Retouch__V1__SceneSeason(brief.season?.number ?? 0)
        }
    }
}

extension MessageReader {
    func brief(_ message: UnsafeMutablePointer<Retouch__V1__SceneBrief>?) throws(MessageError) -> SceneBrief? {
        guard let brief = message?.pointee else { return nil }
        return try inside("described.brief") { () throws(MessageError) in
            SceneBrief(
                place: try .answered(brief.place.rawValue, "place"), material: try .optional(brief.material.rawValue, "material"),
                hour: try .optional(brief.hour.rawValue, "hour"), weather: try .optional(brief.weather.rawValue, "weather"),
                season: try .optional(brief.season.rawValue, "season"),
                lightSide: try .optional(brief.light_side.rawValue, "light_side"),
                light: try .optional(brief.light.rawValue, "light"), warmth: try number(brief.warmth, in: -1...1, "warmth"),
                palette: try list(brief.palette, brief.n_palette, "palette") { entry throws(MessageError) in
                    try color(entry, "color")
                }, depth: try .optional(brief.depth.rawValue, "depth"), table: try .optional(brief.table.rawValue, "table"))
        }
    }
}

extension ScenePlace: WireEnum {
    var number: UInt32 {
        switch self {
        case .wall: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_WALL.rawValue
        case .cafe: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_CAFE.rawValue
        case .street: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_STREET.rawValue
        case .beach: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_BEACH.rawValue
        case .garden: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_GARDEN.rawValue
        case .forest: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_FOREST.rawValue
        case .park: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_PARK.rawValue
        case .meadow: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_MEADOW.rawValue
        case .mountains: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_MOUNTAINS.rawValue
        case .snow: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_SNOW.rawValue
        case .desert: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_DESERT.rawValue
        case .rooftop: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_ROOFTOP.rawValue
        case .loft: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_LOFT.rawValue
        case .livingRoom: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_LIVING_ROOM.rawValue
        case .office: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_OFFICE.rawValue
        case .library: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_LIBRARY.rawValue
        case .shop: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_SHOP.rawValue
        case .gallery: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_GALLERY.rawValue
        case .table: RETOUCH__V1__SCENE_PLACE__SCENE_PLACE_TABLE.rawValue
        }
    }
}

extension SceneMaterial: WireEnum {
    var number: UInt32 {
        switch self {
        case .plaster: RETOUCH__V1__SCENE_MATERIAL__SCENE_MATERIAL_PLASTER.rawValue
        case .concrete: RETOUCH__V1__SCENE_MATERIAL__SCENE_MATERIAL_CONCRETE.rawValue
        case .brick: RETOUCH__V1__SCENE_MATERIAL__SCENE_MATERIAL_BRICK.rawValue
        case .wood: RETOUCH__V1__SCENE_MATERIAL__SCENE_MATERIAL_WOOD.rawValue
        case .tile: RETOUCH__V1__SCENE_MATERIAL__SCENE_MATERIAL_TILE.rawValue
        case .marble: RETOUCH__V1__SCENE_MATERIAL__SCENE_MATERIAL_MARBLE.rawValue
        case .stone: RETOUCH__V1__SCENE_MATERIAL__SCENE_MATERIAL_STONE.rawValue
        }
    }
}

extension SceneHour: WireEnum {
    var number: UInt32 {
        switch self {
        case .morning: RETOUCH__V1__SCENE_HOUR__SCENE_HOUR_MORNING.rawValue
        case .noon: RETOUCH__V1__SCENE_HOUR__SCENE_HOUR_NOON.rawValue
        case .afternoon: RETOUCH__V1__SCENE_HOUR__SCENE_HOUR_AFTERNOON.rawValue
        case .golden: RETOUCH__V1__SCENE_HOUR__SCENE_HOUR_GOLDEN.rawValue
        case .dusk: RETOUCH__V1__SCENE_HOUR__SCENE_HOUR_DUSK.rawValue
        case .night: RETOUCH__V1__SCENE_HOUR__SCENE_HOUR_NIGHT.rawValue
        }
    }
}

extension SceneWeather: WireEnum {
    var number: UInt32 {
        switch self {
        case .clear: RETOUCH__V1__SCENE_WEATHER__SCENE_WEATHER_CLEAR.rawValue
        case .overcast: RETOUCH__V1__SCENE_WEATHER__SCENE_WEATHER_OVERCAST.rawValue
        case .fog: RETOUCH__V1__SCENE_WEATHER__SCENE_WEATHER_FOG.rawValue
        case .rain: RETOUCH__V1__SCENE_WEATHER__SCENE_WEATHER_RAIN.rawValue
        case .snowfall: RETOUCH__V1__SCENE_WEATHER__SCENE_WEATHER_SNOWFALL.rawValue
        }
    }
}

extension SceneSeason: WireEnum {
    var number: UInt32 {
        switch self {
        case .spring: RETOUCH__V1__SCENE_SEASON__SCENE_SEASON_SPRING.rawValue
        case .autumn: RETOUCH__V1__SCENE_SEASON__SCENE_SEASON_AUTUMN.rawValue
        }
    }
}

extension SceneLight: WireEnum {
    var number: UInt32 {
        switch self {
        case .even: RETOUCH__V1__SCENE_LIGHT__SCENE_LIGHT_EVEN.rawValue
        case .window: RETOUCH__V1__SCENE_LIGHT__SCENE_LIGHT_WINDOW.rawValue
        case .blinds: RETOUCH__V1__SCENE_LIGHT__SCENE_LIGHT_BLINDS.rawValue
        case .slash: RETOUCH__V1__SCENE_LIGHT__SCENE_LIGHT_SLASH.rawValue
        case .leaves: RETOUCH__V1__SCENE_LIGHT__SCENE_LIGHT_LEAVES.rawValue
        }
    }
}

extension SceneDepth: WireEnum {
    var number: UInt32 {
        switch self {
        case .soft: RETOUCH__V1__SCENE_DEPTH__SCENE_DEPTH_SOFT.rawValue
        case .deep: RETOUCH__V1__SCENE_DEPTH__SCENE_DEPTH_DEEP.rawValue
        }
    }
}
