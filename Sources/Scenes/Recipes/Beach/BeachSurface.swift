// Sand and sea as the ground plane of a beach.

import Imaging
import RetouchModel

extension Beach {
    /// The hours of the beach.
    struct Palette: Sendable {
        var sky: [(at: Float, color: SIMD4<Float>)]
        var sun: SIMD4<Float>
        var nearSea: SIMD4<Float>
        var farSea: SIMD4<Float>
        var sand: SIMD4<Float>
        var cloud: SIMD4<Float>
        var ambient: SIMD4<Float>
        /// The sun stands over the water, in the picture.
        var isLow: Bool
        /// How far one sees in metres, and how much of a thing the air takes at most.
        var air: (sight: Float, most: Float) = (260, 0.55)
        var haze: SIMD4<Float>
        var film = Film()

        init(_ brief: SceneBrief) {
            let hex = LightColor.hex
            switch brief.hour {
            case .golden:
                sky = [
                    (0, hex(0x5f7fae)), (0.45, hex(0xa9adba)), (0.72, hex(0xe3bd9a)), (0.9, hex(0xf5c98c)), (1, hex(0xffdaa0)),
                ]
                (sun, nearSea, farSea) = (LightColor.kelvin(3_300), hex(0x3f6f78), hex(0xc2a288))
                (sand, cloud, ambient, isLow) = (hex(0xcbbaa2), hex(0xf0bea6), hex(0x9a9db4), true)
                film.exposure = 0.38
            case .dusk:
                sky = [(0, hex(0x2c3c6b)), (0.5, hex(0x7a6a96)), (0.8, hex(0xd98a83)), (1, hex(0xf6b07c))]
                (sun, nearSea, farSea) = (LightColor.kelvin(2_700) * 0.8, hex(0x33465f), hex(0xb98583))
                (sand, cloud, ambient, isLow) = (hex(0xa8948a), hex(0xd98c8c), hex(0x6c6f98), true)
                film.exposure = 0.40
            case .night:
                // The moon over the water.
                sky = [(0, hex(0x060a16)), (0.6, hex(0x111a30)), (1, hex(0x2a3650))]
                (sun, nearSea, farSea) = (hex(0xa9b8d8) * 0.45, hex(0x0c1622), hex(0x1c283c))
                (sand, cloud, ambient, isLow) = (hex(0x8a8680), hex(0x2c3850), hex(0x35425e), true)
                film.exposure = 0.45
            case .morning, .afternoon:
                let hour = HourLight(brief, usual: .afternoon)
                sky = hour.sky
                film.balance = hour.film.balance
                (sun, nearSea, farSea) = (hour.sun, hex(0x319a9e), hex(0x4a86a6))
                (sand, cloud, ambient, isLow) = (hex(0xe2d3b8), hour.cloud, hour.ambient, false)
                film.exposure = brief.hour == .morning ? 0.30 : 0.2
            case .noon, nil:
                sky = [(0, hex(0x3f86cf)), (0.6, hex(0x86bfe8)), (1, hex(0xdceef5))]
                (sun, nearSea, farSea) = (LightColor.kelvin(5_700) * 1.1, hex(0x2aa3aa), hex(0x2f7fac))
                (sand, cloud, ambient, isLow) = (hex(0xe9dcc4), hex(0xffffff), hex(0xa8c4e0), false)
                film.exposure = 0.26
            }
            haze = sky.last!.color * 0.95
            if let weather = brief.weather, weather != .clear {
                // Grey light, and a sea that mirrors it.
                let grey = HourLight(brief, usual: .noon)
                sky = grey.sky
                cloud = grey.cloud
                ambient = grey.ambient * 1.1
                sun = grey.sun
                nearSea = LightColor.mix(nearSea, sky[0].color, 0.6) * 0.6
                farSea = LightColor.mix(farSea, sky.last!.color, 0.7) * 0.85
                haze = grey.haze
                if grey.isFoggy { air = (grey.sight, 1) }
                isLow = false
            }
            sun *= SIMD4(1 + 0.10 * brief.warmth, 1, 1 - 0.14 * brief.warmth, 1)
            film.balance *= SIMD4(1 + 0.03 * brief.warmth, 1, 1 - 0.05 * brief.warmth, 1)
            film.vignette = 0.22
            film.saturation = 0.94
            film.bloom = isLow ? 0.10 : 0.05
            if isLow {
                film.shadowTone = SIMD4(-0.004, 0.002, 0.012, 0)
                film.highlightTone = SIMD4(0.012, 0.004, -0.012, 0)
            }
        }

        /// A colour through the air over the water.
        @inline(__always)
        func seen(_ color: SIMD4<Float>, at z: Float) -> SIMD4<Float> {
            LightColor.mix(color, haze, (1 - PortableMath.exponential(-z / air.sight)) * air.most)
        }
    }

    /// The light that comes from sand and sea.
    struct Surface: Sendable {
        let camera: SceneCamera
        let palette: Palette
        let shore: Shore
        let sunX: Float

        /// Linear light at a place on the ground.
        func light(_ x: Float, _ z: Float) -> SIMD4<Float> {
            let distance = shore.distance(x, z)
            let wet = PortableMath.smoothstep(0, 0.5, distance)
            let sky = palette.sky.last!.color
            let aside = abs(camera.centerX + camera.focal * x / z - sunX) / Float(camera.height)
            var value = SIMD4<Float>()
            if wet < 1 { value = sand(x, z, distance, aside, sky) }
            if wet > 0 { value = LightColor.mix(value, sea(x, z, aside, sky), wet) }
            return palette.seen(value, at: z)
        }

        private func sea(_ x: Float, _ z: Float, _ aside: Float, _ sky: SIMD4<Float>) -> SIMD4<Float> {
            let far = min(1, max(0, (z - shore.nearest) / 90)).squareRoot()
            let wave = shore.coarse.sample(x * 0.012, z * 0.03) * 0.6 + shore.fine.sample(x * 0.05, z * 0.16) * 0.5
            let calm = 1 / (1 + (z / 60) * (z / 60))
            var color = LightColor.mix(palette.nearSea, palette.farSea, far) * (1 + 0.16 * wave * calm + 0.05 * wave)
            if palette.isLow {
                let near = aside / 0.10
                let path = 0.55 * PortableMath.exponential(-near * near) + 0.22 * PortableMath.exponential(-aside / 0.25)
                color += palette.sun * (path * min(2, max(0.1, 0.5 + 0.4 * wave)))
            }
            let foam = sky * 0.85 + palette.sun * (palette.isLow ? 0.35 : 0) + palette.ambient * 0.30
            for (place, strength, width) in [(1.3, 0.9, 0.5), (5, 0.8, 0.9), (12, 0.6, 1.2), (24, 0.4, 2.0)]
                as [(Float, Float, Float)]
            {
                let crest = z - (shore.nearest + place + 1.6 * shore.coarse.sample(x * 0.015, place * 0.1))
                // A breaker is steep in front and runs out behind.
                let slope = crest > 0 ? crest / (width * 1.6) : crest / (width * 0.5)
                let broken = min(1, max(0, 0.55 + 0.55 * shore.fine.sample(x * 0.06, z * 0.05 + place)))
                color = LightColor.mix(color, foam, min(1, strength * PortableMath.exponential(-slope * slope) * broken))
            }
            return color
        }

        private func sand(
            _ x: Float, _ z: Float, _ distance: Float, _ aside: Float, _ sky: SIMD4<Float>
        ) -> SIMD4<Float> {
            let ripples = 0.20 * shore.fine.sample(x * 0.28, z * 0.28) / (1 + (z / 12) * (z / 12))
            let grains = 0.08 * shore.coarse.sample(x * 1.3, z * 1.3) / (1 + z / 8)
            let lit = min(2, max(0.3, 1 + ripples + grains)) * (0.8 + 0.2 * shore.coarse.sample(x * 0.05, z * 0.05))
            let dry = palette.sand * (palette.ambient * 0.35 + palette.sun * ((palette.isLow ? 0.62 : 0.9) * lit))
            let wetness = PortableMath.exponential(-max(-distance, 0) / 1.5)
            var mirror = sky * 0.75
            if palette.isLow {
                let near = aside / 0.16
                mirror += palette.sun * (0.5 * PortableMath.exponential(-near * near))
            }
            var value = LightColor.mix(dry, LightColor.mix(dry * 0.45, mirror, 0.55), wetness)
            let edge = distance / 0.35
            value = LightColor.mix(
                value, (sky * 0.6 + palette.ambient * 0.6) * 0.9, 0.75 * PortableMath.exponential(-edge * edge))
            return value
        }
    }
}
