// Sun and sky by the hour and the weather, for scenes in the open.

import RetouchModel

/// The light of an outdoor scene.
struct HourLight: Sendable {
    /// Direct light; black when clouds or the night take it.
    var sun: SIMD4<Float>
    /// Light of the sky on things.
    var ambient: SIMD4<Float>
    /// The sky from the zenith to the horizon.
    var sky: [(at: Float, color: SIMD4<Float>)]
    var cloud: SIMD4<Float>
    /// Share of the sky under clouds.
    var cover: Float
    /// The air in the distance, and how far one sees in metres.
    var haze: SIMD4<Float>
    var sight: Float
    /// The sun stands near the horizon.
    var isLow: Bool
    /// Clouds or fog hide the sun.
    var isGrey: Bool
    /// Fog: what is not near lies behind it, also what stands out in clear air.
    var isFoggy: Bool
    var film = Film()

    /// - Parameter usual: the hour where none was said.
    init(_ brief: SceneBrief, usual: SceneHour) {
        let hex = LightColor.hex
        let hour = brief.hour ?? usual
        isLow = hour == .golden || hour == .dusk
        isGrey = brief.weather != nil && brief.weather != .clear
        isFoggy = brief.weather == .fog
        cover = 0.35
        sight = 220
        switch hour {
        case .golden:
            sun = LightColor.mix(LightColor.kelvin(3_350), SIMD4(repeating: 1), 0.18)
            ambient = hex(0x8f93ad)
            sky = [(0, hex(0x6a86b0)), (0.5, hex(0xb7b2b4)), (0.8, hex(0xebc39a)), (1, hex(0xffdc9f))]
            cloud = hex(0xf3bd9c)
            film.exposure = 0.38
        case .dusk:
            sun = LightColor.kelvin(2_750) * 0.6
            ambient = hex(0x6f74a0)
            sky = [(0, hex(0x303f6e)), (0.5, hex(0x7c6c98)), (0.82, hex(0xd88f86)), (1, hex(0xf3b283))]
            cloud = hex(0xc98790)
            film.exposure = 0.38
        case .night:
            sun = hex(0x5a6c94) * 0.5
            ambient = hex(0x28324c)
            sky = [(0, hex(0x070b18)), (0.7, hex(0x121a30)), (1, hex(0x232c44))]
            cloud = hex(0x1a2238)
            cover = 0.2
            film.exposure = 0.7
        case .morning:
            // Cool, soft air with a little mist; the sun itself is warm and weak.
            sun = LightColor.kelvin(5_000) * 0.86
            ambient = hex(0xabc0dd)
            sky = [(0, hex(0x7ba7d3)), (0.6, hex(0xbcd4e6)), (1, hex(0xf3e6d8))]
            cloud = hex(0xfdf1e2)
            sight = 160
            film.exposure = 0.25
            film.balance = SIMD4(0.945, 1, 1.085, 1)
        case .afternoon:
            // The day's warm half.
            sun = LightColor.kelvin(4_400)
            ambient = hex(0xa5b8d4)
            sky = [(0, hex(0x4f8fd0)), (0.6, hex(0x93c0e4)), (1, hex(0xe6ecea))]
            cloud = hex(0xfff6ea)
            film.exposure = 0.2
            film.balance = SIMD4(1.03, 1, 0.93, 1)
        case .noon:
            // White and hard: more sun, less sky.
            sun = LightColor.kelvin(5_700) * 1.12
            ambient = hex(0xa8c4e4) * 0.9
            sky = [(0, hex(0x3f86cf)), (0.6, hex(0x86bfe8)), (1, hex(0xdceef5))]
            cloud = hex(0xffffff)
            film.exposure = 0.28
        }
        haze = LightColor.mix(sky.last!.color, ambient, 0.25)
        apply(brief.weather, hour: hour)
        let warm = SIMD4<Float>(1 + 0.10 * brief.warmth, 1, 1 - 0.14 * brief.warmth, 1)
        sun *= warm
        film.balance *= SIMD4(1 + 0.03 * brief.warmth, 1, 1 - 0.05 * brief.warmth, 1)
        film.vignette = 0.20
        film.saturation = 0.95
        film.bloom = isLow ? 0.10 : 0.06
        if isLow {
            film.shadowTone = SIMD4(-0.004, 0.002, 0.012, 0)
            film.highlightTone = SIMD4(0.012, 0.004, -0.012, 0)
        }
    }

    private mutating func apply(_ weather: SceneWeather?, hour: SceneHour) {
        // What an even grey sky has left of the hour's light.
        let level: Float =
            switch hour {
            case .noon: 1
            case .afternoon: 0.92
            case .morning: 0.85
            case .golden: 0.62
            case .dusk: 0.22
            case .night: 0.05
            }
        let grey =
            LightColor.mix(LightColor.hex(0xc9ced4), ambient / max(0.02, LightColor.luminance(ambient)) * 0.62, 0.35) * level
        switch weather {
        case .clear, nil: return
        case .overcast, .rain, .snowfall:
            sky = [(0, grey * 0.72), (0.6, grey * 0.92), (1, grey * 1.12)]
            ambient = LightColor.mix(ambient, grey * 1.12, 0.75)
            sun *= 0.10
            cloud = grey * 0.85
            cover = 0.6
            haze = grey
            sight = weather == .overcast ? 200 : 110
            isLow = false
        case .fog:
            ambient = LightColor.mix(ambient, grey * 1.1, 0.65)
            sun *= 0.22
            cover = 0
            haze = grey * 0.98 + sun * 0.18
            // The ground runs out into the same white as the sky.
            sky = [(0, grey * 0.92), (1, haze)]
            sight = 23
            isLow = false
        }
    }

    /// A colour seen through the air.
    @inline(__always)
    func seen(_ color: SIMD4<Float>, at z: Float) -> SIMD4<Float> {
        LightColor.mix(color, haze, 1 - PortableMath.exponential(-z / sight))
    }
}

extension SceneBrief {
    /// -1 = the light comes from the left: what was said, or else what suits the frame.
    func side(_ frame: SceneFrame) -> Float { lightSide.map { $0 == .right ? 1 : -1 } ?? frame.lightSide }

    /// Factor on the lens's blur.
    var blurFactor: Float {
        switch depth {
        case .soft: 1.6
        case .deep: 0.55
        case nil: 1
        }
    }
}
