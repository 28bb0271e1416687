// Paintings on walls, as one sees them from the other side of the room.

import Imaging
import RetouchModel

struct RoomPictures {
    let place: RoomPlace

    /// One framed picture behind the furniture.
    func addOne(_ stack: inout LensStack, share: Float) {
        let (place, depth) = (place, place.back - 0.04)
        stack.sheet(depth: depth) { layer, random in
            let half = SIMD2(random.uniform(in: 0.34...0.55), random.uniform(in: 0.42...0.55))
            Self.hang(&layer, &random, place, x: place.x(share, at: depth), y: 1.72, z: depth, half: half, isFramed: true)
        }
    }

    /// Large canvases side by side, each under its own lamp.
    func addExhibition(_ stack: inout LensStack) {
        let (place, depth) = (place, place.back - 0.04)
        stack.sheet(depth: depth) { layer, random in
            let from = min(place.windowX, place.otherX)
            let to = max(place.windowX, place.otherX)
            let number = place.plan.variant == 0 ? 1 : max(2, Int((to - from) / 2.1))
            for index in 0..<number {
                let share = (Float(index) + 0.5) / Float(number) + random.uniform(in: -0.04...0.04)
                let x = from + (to - from) * share
                let room = (to - from) / Float(number) * 0.36
                let half = SIMD2(min(room, random.uniform(in: 0.5...0.95)), random.uniform(in: 0.55...0.85))
                Self.hang(&layer, &random, place, x: x, y: 1.68, z: depth, half: half, isFramed: false)
            }
        }
    }

    /// Canvases along the wall across from the window, in perspective.
    func addSide(_ stack: inout LensStack) {
        let place = place
        let start = max(1.4 * place.camera.subjectDistance, abs(place.otherX) / (place.camera.halfView * 1.3))
        var far = place.back - 0.8
        var number: UInt64 = 0
        while far - 1.2 > start {
            let near = far - 1.3
            let art = Art(seed: place.room.frame.seed &+ number &* 31 &+ 5)
            let end = far
            let x = place.otherX + place.side * 0.05
            stack.sheet(depth: end, radius: place.camera.radius((near * end).squareRoot())) { layer, _ in
                let p = place.camera.project
                let strength = place.look.fill * 0.30 + place.look.day * 0.42 + LightColor.kelvin(3_400) * 0.18
                layer.quad([p(x, 2.35, end), p(x, 2.35, near), p(x, 1.05, near), p(x, 1.05, end)]) { u, v in
                    var color = art.color(u, v) * strength
                    color.w = 1
                    return color
                }
            }
            far = near - 0.9
            number += 1
        }
    }

    private static func hang(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, _ place: RoomPlace, x: Float, y: Float, z: Float,
        half: SIMD2<Float>, isFramed: Bool
    ) {
        let art = Art(seed: random.next())
        let at = place.camera.project(x, y, z)
        let metre = place.camera.scale(z)
        let warm = LightColor.kelvin(3_400)
        // The pool of its lamp on the wall, and its shadow under it.
        if !isFramed {
            layer.smudge(
                at.x, at.y - 0.25 * metre, radius: SIMD2(half.x * 1.7, half.y * 1.9) * metre, place.look.wall * warm * 0.95,
                density: 0.45)
        }
        layer.smudge(
            at.x - place.side * 0.03 * metre, at.y + half.y * 0.9 * metre, radius: SIMD2(half.x * 1.15, 0.16) * metre, SIMD4(),
            density: 0.35)
        let strength = place.look.fill * 0.30 + place.look.day * (0.42 * place.reach(x)) + warm * (isFramed ? 0 : 0.25)
        func rectangle(_ grow: Float) -> [SIMD2<Float>] {
            let (w, h) = ((half.x + grow) * metre, (half.y + grow) * metre)
            return [SIMD2(at.x - w, at.y - h), SIMD2(at.x + w, at.y - h), SIMD2(at.x + w, at.y + h), SIMD2(at.x - w, at.y + h)]
        }
        if isFramed {
            layer.polygon(rectangle(0.075), LightColor.hex(random.uniform() < 0.5 ? 0x2e2823 : 0xa8845a) * strength)
            layer.polygon(rectangle(0.05), LightColor.hex(0xe6e2da) * strength)
        } else {
            layer.polygon(rectangle(0.012), LightColor.hex(0x3a3530) * strength)
        }
        layer.quad(rectangle(isFramed ? -0.04 : 0)) { u, v in
            var color = art.color(u, v) * strength * (1.08 - 0.22 * v)
            color.w = 1
            return color
        }
    }

    /// A painting without a subject: fields of two or three related colours with the traces of a broad brush.
    private struct Art: Sendable {
        private let colors: [SIMD4<Float>]
        private let noise: NoiseTile
        private let kind: Int
        private let split: SIMD2<Float>

        private static let schemes: [[UInt32]] = [
            [0x2f4f6e, 0x7fa0b4, 0xe2d8c4, 0x1d2b3a], [0xb5573d, 0xdc9a6a, 0xf0e0c8, 0x57302a],
            [0x3e4a3c, 0x8a9a7c, 0xd9d2b8, 0x23291f],
            [0xd0a45a, 0xe8cf9a, 0x8c6a3a, 0x3b3026], [0x24252a, 0x6d6c70, 0xd6d2ca, 0xa63d34],
        ]

        init(seed: UInt64) {
            var random = SeededRandom(seed: seed)
            colors = Self.schemes[Int(random.next() % 5)].map(LightColor.hex)
            noise = FractalNoise.tile(side: 64, cell: 32, octaves: 4, gain: 0.6, random: &random)
            kind = Int(random.next() % 3)
            split = SIMD2(random.uniform(in: 0.3...0.7), random.uniform(in: 0.3...0.7))
        }

        func color(_ u: Float, _ v: Float) -> SIMD4<Float> {
            let brush = noise.sample(u * 0.9, v * 0.35)
            var color: SIMD4<Float>
            switch kind {
            case 0:
                // A horizon.
                color = LightColor.mix(
                    colors[1], colors[0], PortableMath.smoothstep(split.y - 0.1, split.y + 0.1, v + 0.06 * brush))
                color = LightColor.mix(
                    color, colors[2], PortableMath.smoothstep(0.10, 0.02, abs(v - split.y + 0.04 * brush)) * 0.8)
            case 1:
                // Fields.
                let a = PortableMath.smoothstep(-0.1, 0.1, u - split.x + 0.12 * brush)
                let b = PortableMath.smoothstep(-0.1, 0.1, v - split.y + 0.12 * noise.sample(v, u))
                color = LightColor.mix(LightColor.mix(colors[2], colors[1], a), LightColor.mix(colors[0], colors[3], a), b)
            default:
                // A form on a ground.
                let dx = u - split.x
                let dy = v - split.y
                let form = (dx * dx + dy * dy * 0.7).squareRoot() + 0.07 * brush
                color = LightColor.mix(colors[0], colors[2], PortableMath.smoothstep(0.22, 0.30, form))
                color = LightColor.mix(
                    color, colors[3], PortableMath.smoothstep(0.4, 1.6, noise.sample(u * 0.5 + 0.3, v * 0.5)) * 0.7)
            }
            return color * (1 + 0.10 * brush)
        }
    }
}
