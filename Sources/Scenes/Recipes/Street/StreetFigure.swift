// People in the distance, as a lens out of focus leaves them.

import Imaging
import RetouchModel

/// Walkers and guests as round bodies that the street's light models: coat, legs, arms, head and hair.
struct StreetFigure {
    let place: StreetPlace

    private static let coats: [UInt32] = [
        0x2e3440, 0x6b5644, 0x7a2f2f, 0xb6a68c, 0x3c4a3c, 0x23252b, 0xd8d0c2, 0x55657a, 0xa77b52, 0xe4ded2,
    ]
    private static let trousers: [UInt32] = [0x24262c, 0x3a4456, 0x6d6353, 0x1c1c1f, 0x8d8474]
    private static let skins: [UInt32] = [0xc99c7d, 0xa87656, 0x7a5138, 0xd8b096]
    private static let hairs: [UInt32] = [0x241a14, 0x4a3424, 0x8a6a44, 0x161311, 0x9a9590]

    private static func pick(_ colors: [UInt32], _ random: inout SeededRandom) -> SIMD4<Float> {
        LightColor.hex(colors[Int(random.next() % UInt64(colors.count))])
    }

    /// Somebody who walks towards the camera or away from it.
    func drawWalker(_ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, z: Float) {
        let pen = place.pen
        let tall = random.uniform(in: 0.92...1.06)
        let coat = Self.pick(Self.coats, &random)
        let cloth = Self.pick(Self.trousers, &random)
        let isLong = random.uniform() < 0.45
        let stride = random.uniform(in: 0.02...0.09)
        pen.shadow(&layer, x: x, z: z, radius: SIMD2(0.42, 0.5), density: 0.6)
        for way in [-1, 1] as [Float] {
            let foot: Float = way * 0.07 + way * stride * 0.4
            pen.barrel(
                &layer, x: x + foot, z: z, y: (way * stride > 0 ? 0.02 : 0.08)...(0.88 * tall), radius: (0.085, 0.055), cloth,
                grounded: 0.35)
        }
        let hem: Float = isLong ? 0.55 : 0.80
        pen.ball(
            &layer, x: x, y: (1.46 + hem) / 2 * tall, z: z, radius: SIMD2((1.46 - hem) / 2 * tall * 1.1, 0.20), coat,
            angle: 1.5708)
        pen.ball(&layer, x: x, y: 1.36 * tall, z: z, radius: SIMD2(0.22, 0.12), coat)
        for way in [-1, 1] as [Float] {
            pen.ball(
                &layer, x: x + way * 0.21, y: 1.12 * tall, z: z, radius: SIMD2(0.30, 0.055), coat * 0.92,
                angle: 1.5708 - way * 0.10)
        }
        drawHead(&layer, &random, x: x, y: 1.60 * tall, z: z)
        guard random.uniform() < 0.4 else { return }
        pen.ball(
            &layer, x: x + 0.27, y: 0.82 * tall, z: z, radius: SIMD2(0.15, 0.12),
            LightColor.hex(random.uniform() < 0.5 ? 0x4a3024 : 0xa98a62))
    }

    /// Somebody at a table.
    ///
    /// - Parameter facing: -1 = looks to the left.
    func drawSeated(_ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, z: Float, facing: Float) {
        let pen = place.pen
        let coat = Self.pick(Self.coats, &random)
        let cloth = Self.pick(Self.trousers, &random)
        pen.ball(&layer, x: x + facing * 0.16, y: 0.50, z: z, radius: SIMD2(0.24, 0.09), cloth)
        pen.barrel(&layer, x: x + facing * 0.34, z: z, y: 0.02...0.50, radius: (0.075, 0.055), cloth)
        pen.ball(&layer, x: x - facing * 0.02, y: 0.88, z: z, radius: SIMD2(0.34, 0.19), coat, angle: 1.5708 + facing * 0.12)
        pen.ball(&layer, x: x + facing * 0.16, y: 0.90, z: z, radius: SIMD2(0.20, 0.06), coat * 0.9, angle: facing * 0.6)
        drawHead(&layer, &random, x: x + facing * 0.05, y: 1.34, z: z)
    }

    private func drawHead(_ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, y: Float, z: Float) {
        let pen = place.pen
        let skin = Self.pick(Self.skins, &random)
        let hair = Self.pick(Self.hairs, &random)
        let isLong = random.uniform() < 0.4
        if isLong { pen.ball(&layer, x: x, y: y - 0.08, z: z, radius: SIMD2(0.19, 0.115), hair, angle: 1.5708) }
        pen.ball(&layer, x: x, y: y - 0.13, z: z, radius: SIMD2(0.07, 0.05), skin * 0.8, angle: 1.5708)
        pen.ball(&layer, x: x, y: y, z: z, radius: SIMD2(0.125, 0.095), skin, angle: 1.5708)
        pen.ball(&layer, x: x, y: y + 0.06, z: z, radius: SIMD2(0.105, 0.085), hair)
    }
}
