// What kinds of rooms are made of, and the light in them.

import Imaging
import RetouchModel

/// The colours and the light of one kind of room.
struct RoomLook: Sendable {
    var wall: SIMD4<Float>
    var floor: SIMD4<Float>
    var floorIsWood = true
    var isBrick = false
    /// Sun, light of the sky through the window, and what the room's own surfaces give back.
    var key: SIMD4<Float>
    var day: SIMD4<Float>
    var fill: SIMD4<Float>
    /// Sun on wall and floor, 0 = none.
    var sunShare: Float = 1
    var hasSun = true
    var outsideSky: SIMD4<Float>
    var outsideGround: SIMD4<Float>
    var film = Film()

    init(_ brief: SceneBrief) {
        let hex = LightColor.hex
        switch brief.place {
        case .loft: (wall, floor) = (hex(0xa28878), hex(0x9c7c5e))
        case .office: (wall, floor) = (hex(0xdcdcd8), hex(0x8f8f8c))
        case .library: (wall, floor) = (hex(0x8a7055), hex(0x80644c))
        case .shop: (wall, floor) = (hex(0xe6ddd0), hex(0xb7a48c))
        case .gallery: (wall, floor) = (hex(0xf0eeea), hex(0xb4afa8))
        default: (wall, floor) = (hex(0xe2dace), hex(0xa98c6c))
        }
        floorIsWood = brief.place != .office && brief.place != .gallery
        isBrick = brief.place == .loft && brief.material != .plaster && brief.material != .concrete || brief.material == .brick
        if brief.material == .concrete { wall = hex(0xa6a29c) }
        if let paint = brief.palette.first { wall = LightColor.of(paint) }
        var kelvin: Float = 4_700
        var sunHeight: Float = 1
        outsideSky = hex(0xe8f0f8) * 3.4
        outsideGround = hex(0x9db08a) * 1.5
        fill = LightColor.kelvin(5_600)
        day = LightColor.kelvin(6_500)
        film.exposure = 0.30
        switch brief.hour {
        case .golden:
            kelvin = 3_300
            outsideSky = hex(0xffdcae) * 3.2
            outsideGround = hex(0xc39a6c) * 1.4
            day = LightColor.kelvin(4_400) * 0.9
            film.balance = SIMD4(1.035, 1, 0.90, 1)
        case .dusk:
            // Blue outside, the lamps are lit inside.
            kelvin = 2_900
            outsideSky = hex(0x8c9cd0) * 1.3
            outsideGround = hex(0x4a5470) * 0.9
            fill = LightColor.kelvin(3_300) * 0.78
            day = hex(0x8f9fd0) * 0.42
            film.exposure = 0.10
            hasSun = false
        case .night:
            kelvin = 2_800
            outsideSky = hex(0x1a2440) * 0.6
            outsideGround = hex(0x101622) * 0.6
            fill = LightColor.kelvin(2_950) * 0.85
            day = hex(0x5a6c94) * 0.12
            film.exposure = -0.15
            hasSun = false
        case .noon:
            // The sun stands high: little of it reaches the walls, the sky gives the more.
            kelvin = 5_700
            day = LightColor.kelvin(6_600) * 1.15
            fill = LightColor.kelvin(5_900) * 1.1
            sunHeight = 0.7
            film.exposure = 0.44
        case .morning:
            kelvin = 4_600
            day = LightColor.kelvin(7_600)
            fill = LightColor.kelvin(6_400)
            film.balance = SIMD4(0.945, 1, 1.085, 1)
            film.exposure = 0.26
        case .afternoon:
            kelvin = 4_300
            day = LightColor.kelvin(5_700)
            fill = LightColor.kelvin(5_000)
            film.balance = SIMD4(1.02, 1, 0.955, 1)
        case nil: break
        }
        if brief.weather == .overcast || brief.weather == .rain || brief.weather == .fog || brief.weather == .snowfall
            || brief.light == .even
        {
            hasSun = false
        }
        sunShare = hasSun ? sunHeight : brief.hour == .night || brief.hour == .dusk ? 0 : 0.2
        kelvin -= brief.warmth * 600
        key = LightColor.kelvin(kelvin)
        film.bloom = 0.10
        film.vignette = 0.18
        film.saturation = 0.94
    }
}
