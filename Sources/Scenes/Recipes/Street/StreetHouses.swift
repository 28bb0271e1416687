// Two rows of houses in perspective.

import Imaging
import RetouchModel

/// Facades of five floors with windows, shutters, balconies and shops.
struct StreetHouses {
    let street: Street
    let camera: SceneCamera

    private static let depths: [Float] = [130, 95, 72, 56, 44, 35, 28, 22.5, 18, 14.4, 11.5, 9.2]

    func add(to stack: inout LensStack) {
        // Near the subject the street is wide enough to stand in; X grows with the view, not in plain metres.
        let reach = camera.subjectDistance / 2.3
        let left = -camera.halfView * (11 + 3 * reach) * (street.isNight ? 0.95 : 1)
        let right = camera.halfView * (15 + 3 * reach)
        for (far, near) in zip(Self.depths, Self.depths.dropFirst()) {
            addFacade(&stack, x: street.side > 0 ? left : -right, far: far, near: near, isLit: true)
            addFacade(&stack, x: street.side > 0 ? right : -left, far: far, near: near, isLit: false)
        }
    }

    /// One house front between two depths.
    private func addFacade(_ stack: inout LensStack, x: Float, far: Float, near: Float, isLit: Bool) {
        let (camera, light, isNight) = (camera, street.light, street.isNight)
        let isCafe = street.isCafe
        let depth = (far + near) / 2
        let tones: [UInt32] = [0xdccbab, 0xd3bfa2, 0xe3d6bf, 0xc9b79e]
        stack.sheet(depth: depth) { layer, random in
            let tall = random.uniform(in: 17...20.5)
            let stone = LightColor.hex(tones[Int(random.next() % 4)])
            let house = Facade(
                length: far - near, height: tall, stone: stone, light: light, isLit: isLit, isNight: isNight, depth: depth,
                awnings: isCafe && isLit, seed: random.next())
            let corners = [
                camera.project(x, tall, far), camera.project(x, tall, near), camera.project(x, 0, near),
                camera.project(x, 0, far),
            ]
            layer.quad(corners) { u, v in house.color(u, v) }
            // The roof leans back.
            let back = x + (x < 0 ? -1.8 : 1.8)
            let roof = [
                camera.project(back, tall + 3.2, far), camera.project(back, tall + 3.2, near), camera.project(x, tall, near),
                camera.project(x, tall, far),
            ]
            var slate = light.seen(LightColor.hex(0x6d7683) * (light.ambient * 0.5 + light.sun * (isLit ? 0.5 : 0.1)), at: depth)
            slate.w = 1
            layer.quad(roof) { _, _ in slate }
            if isNight {
                house.addWindows(to: &layer, corners: corners, random: &random, unit: Float(camera.height) / 900, near: near)
            }
        }
    }
}

/// The front of one house over the unit square: u along the street, v down from the eaves.
private struct Facade {
    let length: Float
    let height: Float
    let stone: SIMD4<Float>
    let light: HourLight
    let isLit: Bool
    let isNight: Bool
    let depth: Float
    let awnings: Bool
    let seed: UInt64

    private static let bay: Float = 2.5
    private static let floorHeight: Float = 3.15
    private static let shopHeight: Float = 4

    func color(_ u: Float, _ v: Float) -> SIMD4<Float> {
        let along = u * length
        let up = (1 - v) * height
        let sunLine = PortableMath.smoothstep(0.10, 0.35, up / height)
        var strength: SIMD4<Float>
        if isNight {
            strength = light.ambient * 0.6 + LightColor.kelvin(2_700) * (0.10 + 0.30 * PortableMath.exponential(-up / 4))
        } else {
            strength = isLit ? light.ambient * 0.50 + light.sun * (1.05 * sunLine) : light.ambient * 0.62 + light.sun * 0.12
        }
        var color = up < Self.shopHeight ? shop(along, up) : front(along, up - Self.shopHeight)
        color = light.seen(color * strength + glow(along, up), at: depth * (isNight ? 0.5 : 1))
        color.w = 1
        return color
    }

    private func front(_ along: Float, _ up: Float) -> SIMD4<Float> {
        let bay = (along / Self.bay).rounded(.down)
        let storey = (up / Self.floorHeight).rounded(.down)
        let x = along - bay * Self.bay - Self.bay / 2
        let y = up - storey * Self.floorHeight
        var color = stone * (1 + 0.05 * (hash(bay, storey) - 0.5))
        if y < 0.16 { return color * 1.15 }
        if y > Self.floorHeight - 0.10 { return color * 0.75 }
        let half: Float = 0.6
        guard abs(x) < half + 0.14, y > 0.35, y < 2.65 else { return color }
        if abs(x) > half || y > 2.5 { return color * 1.10 }
        if y < 0.75, Int(storey) % 3 == 0 { return LightColor.hex(0x2e3033) }
        let glass = LightColor.hex(0x4b5560) * (0.5 + 0.8 * hash(bay, storey, 3))
        if hash(bay, storey, 4) < 0.45, abs(x) > 0.22 { color = LightColor.hex(0xd8d2c6) * 0.8 } else { color = glass }
        if hash(bay, storey, 5) < 0.45, abs(x) > half - 0.16 { color = LightColor.hex(0x9aa39b) }
        return abs(x) < 0.03 ? stone * 0.8 : color
    }

    private func shop(_ along: Float, _ up: Float) -> SIMD4<Float> {
        let unit = (along / 5).rounded(.down)
        let x = along - unit * 5
        let paints: [UInt32] = [0x5b2a22, 0x2c4238, 0x26384a, 0x4a3b2e]
        let paint = LightColor.hex(paints[Int(hash(unit, 0, 6) * 3.99)])
        if up > 3.2 { return paint * 0.9 }
        if awnings, up > 2.55 { return LightColor.hex(0x9a3028) }
        if x < 0.25 || x > 4.75 || up < 0.4 { return paint }
        return LightColor.hex(0x3a3a3c)
    }

    /// Warm light behind shop windows, and behind some others at night.
    private func glow(_ along: Float, _ up: Float) -> SIMD4<Float> {
        let warm = LightColor.kelvin(2_900)
        if up < 3.0, up > 0.5 {
            let unit = (along / 5).rounded(.down)
            let x = along - unit * 5
            guard x > 0.3, x < 4.7, hash(unit, 1, 7) < 0.75 else { return SIMD4() }
            return warm * ((isNight ? 0.9 : 0.28) * (0.4 + hash(unit, 2, 8)) * (0.6 + 0.4 * up / 3))
        }
        guard isNight, up > Self.shopHeight else { return SIMD4() }
        let bay = (along / Self.bay).rounded(.down)
        let storey = ((up - Self.shopHeight) / Self.floorHeight).rounded(.down)
        let x = along - bay * Self.bay - Self.bay / 2
        let y = up - Self.shopHeight - storey * Self.floorHeight
        guard abs(x) < 0.6, y > 0.4, y < 2.5, hash(bay, storey, 9) < 0.42 else { return SIMD4() }
        return warm * (0.35 + 0.9 * hash(bay, storey, 10))
    }

    /// Lamps and signs along the shops.
    func addWindows(
        to layer: inout SceneLayer, corners: [SIMD2<Float>], random: inout SeededRandom, unit: Float, near: Float
    ) {
        let hues: [UInt32] = [0xffc36b, 0xffe0b0, 0xff7a4a, 0x7ab8ff, 0xff4f6d, 0x8affc0, 0xffd890]
        let number = max(2, Int(length / 2.2))
        for _ in 0..<number {
            let u = random.uniform()
            let up = random.uniform(in: 2.2...4.6) / height
            let foot = corners[3] + (corners[2] - corners[3]) * u
            let top = corners[0] + (corners[1] - corners[0]) * u
            let at = foot + (top - foot) * up
            let energy = PortableMath.exponential(0.9 * random.gaussian()) * 150 * unit * unit * min(1, 20 / near + 0.35)
            layer.point(at.x, at.y, energy: LightColor.hex(hues[Int(random.next() % 7)]) * energy)
        }
    }

    private func hash(_ a: Float, _ b: Float, _ channel: UInt64 = 0) -> Float {
        var x = UInt64(bitPattern: Int64(a)) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(b)) &* 0xC2B2_AE3D_27D4_EB4F
        x ^= seed &+ channel &* 0x1656_67B1_9E37_79F9
        x ^= x >> 31
        x = x &* 0xBF58_476D_1CE4_E5B9
        x ^= x >> 29
        return Float(x >> 40) * 0x1p-24
    }
}
