// Two rows of houses in perspective.

import Imaging
import RetouchModel

/// Facades of several floors with windows, shutters, balconies and shops.
struct StreetHouses {
    let place: StreetPlace

    /// Where one house ends and the next begins, in metres from the camera.
    private static let depths: [Float] = [150, 110, 84, 64, 50, 39, 31, 24.5, 19, 15, 11.5, 8.6]

    func add(to stack: inout LensStack) {
        addEnd(&stack)
        for (far, near) in zip(Self.depths, Self.depths.dropFirst()) {
            for way in [-1, 1] as [Float] {
                let x = way == place.plan.near ? place.nearWall : place.farWall
                addHouse(&stack, x: x, far: far, near: near, isSunny: way == place.plan.sunny, isNear: way == place.plan.near)
            }
        }
    }

    /// What closes the street far away.
    private func addEnd(_ stack: inout LensStack) {
        let (camera, light, isNight) = (place.camera, place.light, place.isNight)
        let span = (min(place.nearWall, place.farWall), max(place.nearWall, place.farWall))
        stack.sheet(depth: 170) { layer, random in
            for _ in 0..<7 {
                let x = random.uniform(in: (span.0 - 4)...(span.1 + 4))
                let top = camera.project(x, random.uniform(in: 11...24), 170)
                let wide = random.uniform(in: 3...6) * camera.scale(170)
                let foot = camera.project(x, 0, 170).y
                let stone = LightColor.hex(0xcbb795) * (light.ambient * 0.5 + light.sun * random.uniform(in: 0.1...0.5))
                layer.polygon(
                    [
                        SIMD2(top.x - wide, top.y), SIMD2(top.x + wide, top.y), SIMD2(top.x + wide, foot),
                        SIMD2(top.x - wide, foot),
                    ],
                    light.seen(isNight ? stone * 0.5 : stone, at: 230))
            }
        }
    }

    /// One house front between two depths.
    private func addHouse(_ stack: inout LensStack, x: Float, far: Float, near: Float, isSunny: Bool, isNear: Bool) {
        let place = place
        let (camera, light) = (place.camera, place.light)
        let depth = (far * near).squareRoot()
        let tones: [UInt32] =
            place.street.brief.material == .brick
            ? [0x8f5b4a, 0x9c6a54, 0x7d4f42, 0xa3755f, 0x86584b, 0x95705f]
            : [0xd6c6a8, 0xcbb79a, 0xe0d3bd, 0xbfae93, 0xd9c0a4, 0xc4b6a2]
        // The front goes on under the nearer house: where that one's blurred edge thins out there must be stone, not sky.
        let end = max(near * 0.80, 6)
        stack.sheet(depth: far, radius: camera.radius(depth)) { layer, random in
            let tall = random.uniform(in: 16...21)
            let front = Facade(
                place: place, height: tall,
                stone: LightColor.hex(tones[Int(random.next() % 6)]) * random.uniform(in: 0.85...1.05),
                isSunny: isSunny, isCafe: place.street.isCafe && isNear && far < 45, depth: depth, seed: random.next())
            let corners = [
                camera.project(x, tall, far), camera.project(x, tall, end), camera.project(x, 0, end), camera.project(x, 0, far),
            ]
            layer.quad(corners) { u, v in front.color(far + (end - far) * u, (1 - v) * tall) }
            // The roof leans back.
            let back = x + (x < 0 ? -1.8 : 1.8)
            let roof = [
                camera.project(back, tall + 3.2, far), camera.project(back, tall + 3.2, end), camera.project(x, tall, end),
                camera.project(x, tall, far),
            ]
            var slate = light.seen(
                LightColor.hex(0x6d7683) * (light.ambient * 0.5 + light.sun * (isSunny ? 0.5 : 0.1)), at: depth)
            slate.w = 1
            layer.quad(roof) { _, _ in slate }
            if place.isNight { addSigns(&layer, &random, x: x, far: far, near: near) }
        }
    }

    /// Lamps and signs along the shops at night: of very different strength, or they look like a garland.
    private func addSigns(_ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, far: Float, near: Float) {
        let hues: [UInt32] = [0xffc36b, 0xffe0b0, 0xff7a4a, 0x7ab8ff, 0xff4f6d, 0x8affc0, 0xffd890]
        for _ in 0..<max(2, Int((far - near) / 2.6)) {
            let z = random.uniform(in: near...far)
            let at = place.camera.project(
                x, random.uniform() < 0.8 ? random.uniform(in: 1.4...4.4) : random.uniform(in: 5...14), z)
            let energy =
                PortableMath.exponential(1.0 * random.gaussian()) * 110 * place.unit * place.unit * min(1, 20 / near + 0.35)
            layer.point(at.x, at.y, energy: LightColor.hex(hues[Int(random.next() % 7)]) * energy)
        }
    }
}

/// The front of one house.
private struct Facade: Sendable {
    let place: StreetPlace
    let height: Float
    let stone: SIMD4<Float>
    let isSunny: Bool
    let isCafe: Bool
    let depth: Float
    let seed: UInt64
    private let shop: Shopfront
    /// Metres.
    private let bay: Float
    private let storey: Float

    static let shopHeight: Float = 3.9

    init(place: StreetPlace, height: Float, stone: SIMD4<Float>, isSunny: Bool, isCafe: Bool, depth: Float, seed: UInt64) {
        self.place = place
        self.height = height
        self.stone = stone
        self.isSunny = isSunny
        self.isCafe = isCafe
        self.depth = depth
        self.seed = seed
        shop = Shopfront(place: place, stone: stone, isCafe: isCafe, seed: seed)
        bay = 2.2 + 0.8 * PlaceHash.value(seed, 1, 1)
        storey = 2.95 + 0.5 * PlaceHash.value(seed, 1, 2)
    }

    /// - Parameters:
    ///   - along: metres along the street.
    ///   - up: metres over the ground.
    func color(_ along: Float, _ up: Float) -> SIMD4<Float> {
        let light = place.light
        var strength: SIMD4<Float>
        if place.isNight {
            strength = light.ambient * 0.6 + LightColor.kelvin(2_700) * (0.06 + 0.26 * PortableMath.exponential(-up / 4))
        } else if isSunny {
            let line = place.plan.shadowLine
            strength = light.ambient * 0.50 + light.sun * (1.0 * PortableMath.smoothstep(line - 0.4, line + 0.9, up))
        } else {
            strength = light.ambient * (0.46 + 0.22 * min(1, up / 9)) + light.sun * 0.10
        }
        // Less sky is seen from the foot of a wall.
        strength *= 1 - 0.30 * PortableMath.exponential(-up / 0.7)
        var color: SIMD4<Float>
        if up < Self.shopHeight {
            let (albedo, glow) = shop.color(along, up, reflected: strength)
            color = albedo * strength + glow
        } else {
            color = front(along, up - Self.shopHeight) * strength + glow(along, up - Self.shopHeight)
        }
        color = light.seen(color, at: depth * (place.isNight ? 0.5 : 1))
        color.w = 1
        return color
    }

    private func front(_ along: Float, _ up: Float) -> SIMD4<Float> {
        let column = (along / bay).rounded(.down)
        let level = (up / storey).rounded(.down)
        let x = along - column * bay - bay / 2
        let y = up - level * storey
        let weather = 1 + 0.06 * (PlaceHash.value(seed, column, level) - 0.5) - 0.05 * min(1, y / storey)
        var color = stone * weather
        if y < 0.16 { return color * 1.15 }
        if y > storey - 0.10 { return color * 0.72 }
        let half: Float = 0.58
        guard abs(x) < half + 0.14, y > 0.35, y < 2.55 else { return color }
        if abs(x) > half || y > 2.4 { return color * 1.10 }
        // Iron rails before some windows.
        if y < 0.85, PlaceHash.value(seed, level, 11) < 0.5 { return LightColor.hex(0x2e3033) * 1.2 }
        let glass = LightColor.hex(0x55626e) * (0.35 + 0.9 * PlaceHash.value(seed, column, level, 3)) * (0.7 + 0.3 * y)
        color = glass
        if PlaceHash.value(seed, column, level, 4) < 0.45, abs(x) > 0.22 { color = LightColor.hex(0xd8d2c6) * 0.55 }
        if PlaceHash.value(seed, column, level, 5) < 0.45, abs(x) > half - 0.17 { color = LightColor.hex(0x8d9790) * 0.8 }
        if y > 2.15 { color *= 0.55 }
        return abs(x) < 0.03 || abs(y - 1.75) < 0.03 ? stone * 0.8 : color
    }

    /// Warm light behind some windows at night.
    private func glow(_ along: Float, _ up: Float) -> SIMD4<Float> {
        guard place.isNight else { return SIMD4() }
        let column = (along / bay).rounded(.down)
        let level = (up / storey).rounded(.down)
        let x = along - column * bay - bay / 2
        let y = up - level * storey
        guard abs(x) < 0.55, y > 0.5, y < 2.4, PlaceHash.value(seed, column, level, 9) < 0.26 else { return SIMD4() }
        let strength = 0.15 + 0.75 * PlaceHash.value(seed, column, level, 10) * PlaceHash.value(seed, column, level, 12)
        // Curtains and furniture: never an even field.
        let curtain: Float = abs(x) > 0.3 ? 0.55 : 1
        return LightColor.kelvin(2_500 + 900 * PlaceHash.value(seed, column, level, 13)) * (strength * curtain * (0.6 + 0.2 * y))
    }
}
