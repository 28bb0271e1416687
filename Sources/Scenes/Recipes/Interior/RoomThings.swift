// The large things by which one knows a room.

import Imaging
import RetouchModel

/// Furniture as soft masses: shelves of a library, desks and screens of an office, rails of a shop, pictures of a gallery, a sofa.
struct RoomThings {
    let room: Room
    let camera: SceneCamera
    let back: Float

    private var look: RoomLook { room.look }
    private var side: Float { room.side }

    func add(to stack: inout LensStack, random: inout SeededRandom) {
        switch room.brief.place {
        case .library:
            addShelves(&stack, depth: back - 0.4, from: -1.1, to: 1.1, books: true)
            addSideShelves(&stack)
            addLamps(&stack, count: 3, height: 2.3)
        case .office:
            addDesks(&stack)
            addLamps(&stack, count: 4, height: 2.5)
            addPlant(&stack, share: -0.8 * side, depth: back * 0.75)
        case .shop:
            addShelves(
                &stack, depth: back - 0.4, from: random.uniform(in: -1.1 ... -0.7), to: random.uniform(in: 0.2...0.7),
                books: false)
            addRail(&stack)
            addLamps(&stack, count: 5, height: 2.6)
        case .gallery: addPictures(&stack, random: &random)
        case .loft:
            addSofa(&stack, share: random.uniform(in: -0.7...0.1) * side)
            addPlant(&stack, share: -0.95 * side, depth: back * 0.7)
        default:
            addSofa(&stack, share: random.uniform(in: -0.75...0.2) * side)
            addPlant(&stack, share: -0.9 * side, depth: back * 0.66)
            addPlant(&stack, share: 0.82 * side, depth: back * 0.85)
        }
        if room.brief.hour == .night, room.brief.place != .library, room.brief.place != .office {
            addLamps(&stack, count: 2, height: 1.6)
        }
    }

    /// Light on a thing: more on the window's side.
    private func lit(_ color: SIMD4<Float>, _ share: Float) -> SIMD4<Float> {
        color * (look.fill * 0.34 + look.key * (0.08 + 0.42 * max(0, share * side) * look.sunShare + 0.10))
    }

    private func addShelves(_ stack: inout LensStack, depth: Float, from: Float, to: Float, books: Bool) {
        let wood = LightColor.hex(books ? 0x5d4330 : 0xd2c2aa)
        let (camera, look) = (camera, look)
        let light = lit(SIMD4(repeating: 1), 0.2)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let left = camera.centerX + from * camera.centerX
            let right = camera.centerX + to * camera.centerX
            let foot = camera.project(0, 0, depth).y
            let top = foot - (books ? 3.4 : 2.3) * metre
            layer.polygon([SIMD2(left, top), SIMD2(right, top), SIMD2(right, foot), SIMD2(left, foot)], wood * light * 0.45)
            let step = 0.36 * metre
            var y = foot - 0.1 * metre
            while y > top + step {
                var x = left + 0.05 * metre
                while x < right {
                    let gap = random.uniform()
                    if books {
                        let wide = random.uniform(in: 0.025...0.06) * metre
                        let tall = random.uniform(in: 0.62...0.9) * step
                        let tone = Self.spines[Int(random.next() % UInt64(Self.spines.count))]
                        if gap > 0.08 {
                            layer.polygon(
                                [SIMD2(x, y - tall), SIMD2(x + wide, y - tall), SIMD2(x + wide, y), SIMD2(x, y)],
                                LightColor.hex(tone) * light * random.uniform(in: 0.7...1.2))
                        }
                        x += wide
                    } else {
                        let wide = random.uniform(in: 0.18...0.4) * metre
                        if gap > 0.35 {
                            let tall = random.uniform(in: 0.3...0.8) * step
                            let tone = Self.goods[Int(random.next() % UInt64(Self.goods.count))]
                            layer.polygon(
                                [SIMD2(x, y - tall), SIMD2(x + wide, y - tall), SIMD2(x + wide, y), SIMD2(x, y)],
                                LightColor.hex(tone) * light)
                        }
                        x += wide * 1.25
                    }
                }
                layer.polygon(
                    [SIMD2(left, y), SIMD2(right, y), SIMD2(right, y + 0.03 * metre), SIMD2(left, y + 0.03 * metre)],
                    wood * light * 0.9)
                // A warm strip under some boards.
                if !books, random.uniform() < 0.6 {
                    for spot in 0..<4 {
                        let at = left + (Float(spot) + 0.5) / 4 * (right - left)
                        layer.point(at, y - step * 0.95, energy: look.key * (18 * (metre / 90) * (metre / 90)))
                    }
                }
                y -= step
            }
        }
    }

    private static let spines: [UInt32] = [
        0x6d3a2e, 0x2f4858, 0x8a7350, 0x394a36, 0xb59a6c, 0x4e3b52, 0xc9b99a, 0x7a2f2f, 0x26384a, 0xa08a72,
    ]
    private static let goods: [UInt32] = [0xd9cbb6, 0x8c6f57, 0x5a5f5a, 0xb98d73, 0xece5da, 0x3f4347]

    /// Shelves along the wall away from the window, in perspective.
    private func addSideShelves(_ stack: inout LensStack) {
        let (camera, side) = (camera, side)
        let wallX = -side * camera.halfView * back * 0.92
        let light = lit(SIMD4(repeating: 1), -0.4)
        for part in 0..<2 {
            let far = back - Float(part) * back * 0.26
            let near = far - back * 0.24
            stack.sheet(depth: (far + near) / 2) { layer, random in
                let corners = [
                    camera.project(wallX, 3.3, far), camera.project(wallX, 3.3, near), camera.project(wallX, 0, near),
                    camera.project(wallX, 0, far),
                ]
                let offset = Int(random.next() % 97)
                layer.quad(corners) { u, v in
                    let row = Int(v * 9)
                    let inRow = v * 9 - Float(row)
                    guard inRow > 0.22, inRow < 0.93 else { return SIMD4(0.055, 0.036, 0.024, 1) }
                    let book = Int(u * 46) &+ row &* 31 &+ offset
                    var tone =
                        LightColor.hex(Self.spines[(book &* 7) % Self.spines.count]) * light
                        * (0.7 + 0.5 * Float((book &* 13) % 10) / 10)
                    tone.w = 1
                    return tone
                }
            }
        }
    }

    private func addDesks(_ stack: inout LensStack) {
        let camera = camera
        for (number, depth) in [back * 0.86, back * 0.66].enumerated() where depth > 1.75 * camera.subjectDistance {
            let top = lit(LightColor.hex(0xd8d2c8), 0.3)
            let dark = lit(LightColor.hex(0x2b2d30), 0)
            let screen = LightColor.hex(0x8fa4ba) * look.fill * 0.9
            let sideways: Float = number == 0 ? -side : side
            stack.sheet(depth: depth) { layer, random in
                let metre = camera.scale(depth)
                let x = camera.centerX + sideways * random.uniform(in: 0.45...0.8) * camera.centerX
                let y = camera.project(0, 0.74, depth).y
                let half = 0.95 * metre
                layer.polygon(
                    [
                        SIMD2(x - half, y), SIMD2(x + half, y), SIMD2(x + half, y + 0.05 * metre),
                        SIMD2(x - half, y + 0.05 * metre),
                    ], top)
                for leg in [-0.9, 0.9] as [Float] {
                    layer.polygon(
                        [
                            SIMD2(x + leg * half, y), SIMD2(x + leg * half + 0.05 * metre, y),
                            SIMD2(x + leg * half + 0.05 * metre, y + 0.7 * metre), SIMD2(x + leg * half, y + 0.7 * metre),
                        ], dark)
                }
                for place in [-0.45, 0.4] as [Float] {
                    let left = x + place * half - 0.26 * metre
                    layer.polygon(
                        [
                            SIMD2(left, y - 0.48 * metre), SIMD2(left + 0.52 * metre, y - 0.48 * metre),
                            SIMD2(left + 0.52 * metre, y - 0.14 * metre), SIMD2(left, y - 0.14 * metre),
                        ], dark)
                    layer.polygon(
                        [
                            SIMD2(left + 0.02 * metre, y - 0.46 * metre), SIMD2(left + 0.50 * metre, y - 0.46 * metre),
                            SIMD2(left + 0.50 * metre, y - 0.16 * metre), SIMD2(left + 0.02 * metre, y - 0.16 * metre),
                        ],
                        screen * random.uniform(in: 0.5...1))
                }
            }
        }
    }

    /// A rail with clothes.
    private func addRail(_ stack: inout LensStack) {
        let depth = max(back * 0.62, 1.8 * camera.subjectDistance)
        let (camera, side) = (camera, side)
        let colors = room.brief.palette.isEmpty ? Self.goods.map(LightColor.hex) : room.brief.palette.map(LightColor.of)
        let light = lit(SIMD4(repeating: 1), 0.1)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let middle = camera.centerX - side * random.uniform(in: 0.5...0.75) * camera.centerX
            let top = camera.project(0, 1.55, depth).y
            let half = 0.7 * metre
            layer.polygon(
                [
                    SIMD2(middle - half, top), SIMD2(middle + half, top), SIMD2(middle + half, top + 0.025 * metre),
                    SIMD2(middle - half, top + 0.025 * metre),
                ],
                LightColor.hex(0x2a2826) * light)
            var x = middle - half
            while x < middle + half {
                let wide = random.uniform(in: 0.05...0.11) * metre
                let long = random.uniform(in: 0.7...1.15) * metre
                let color = colors[Int(random.next() % UInt64(colors.count))] * light
                layer.polygon([
                    SIMD2(x, top + 0.06 * metre), SIMD2(x + wide, top + 0.06 * metre), SIMD2(x + wide * 1.15, top + long),
                    SIMD2(x - wide * 0.1, top + long),
                ]) { px, _ in
                    color * (0.75 + 0.4 * (px - x) / max(1, wide))
                }
                x += wide
            }
        }
    }

    /// Large canvases on the wall, each with one calm field of colour.
    private func addPictures(_ stack: inout LensStack, random: inout SeededRandom) {
        let camera = camera
        let palette: [UInt32] = [0x2f4f6e, 0xb5573d, 0x3e4a3c, 0xd0a45a, 0x8c8a88, 0x24252a]
        let depth = back - 0.06
        let light = lit(SIMD4(repeating: 1), 0.4)
        let key = look.key
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let number = Float(camera.width) > Float(camera.height) * 1.2 ? 3 : 2
            for index in 0..<number {
                let share = (Float(index) + 0.5) / Float(number) * 2 - 1
                let x = camera.centerX + (share * 0.9 + random.uniform(in: -0.06...0.06)) * camera.centerX
                let y = camera.project(0, 1.75, depth).y
                let half = SIMD2(random.uniform(in: 0.45...0.75), random.uniform(in: 0.5...0.85)) * metre
                let first = LightColor.hex(palette[Int(random.next() % 6)]) * light
                let second = LightColor.hex(palette[Int(random.next() % 6)]) * light
                let split = random.uniform(in: 0.3...0.7)
                layer.polygon([
                    SIMD2(x - half.x, y - half.y), SIMD2(x + half.x, y - half.y), SIMD2(x + half.x, y + half.y),
                    SIMD2(x - half.x, y + half.y),
                ]) { _, py in
                    LightColor.mix(
                        first, second, PortableMath.smoothstep(split - 0.08, split + 0.08, (py - y + half.y) / (2 * half.y)))
                }
                layer.point(x, y - half.y - 0.5 * metre, energy: key * (140 * (metre / 90) * (metre / 90)))
            }
        }
    }

    private func addSofa(_ stack: inout LensStack, share: Float) {
        let depth = max(back * 0.8, 1.9 * camera.subjectDistance)
        let camera = camera
        let cloth = room.brief.palette.dropFirst().first.map(LightColor.of) ?? LightColor.hex(0x8f8a80)
        let body = lit(cloth, 0.2)
        let seat = lit(cloth * 1.15, 0.5)
        let cushion = lit(LightColor.hex(0xb9694a), 0.3)
        stack.sheet(depth: depth) { layer, _ in
            let metre = camera.scale(depth)
            let x = camera.centerX + share * camera.centerX
            let foot = camera.project(0, 0.1, depth).y
            func block(_ left: Float, _ right: Float, _ low: Float, _ high: Float, _ color: SIMD4<Float>) {
                layer.polygon(
                    [
                        SIMD2(x + left * metre, foot - high * metre), SIMD2(x + right * metre, foot - high * metre),
                        SIMD2(x + right * metre, foot - low * metre), SIMD2(x + left * metre, foot - low * metre),
                    ], color)
            }
            block(-1.05, 1.05, 0.3, 0.85, body * 0.85)
            block(-1.1, 1.1, 0.05, 0.45, body)
            block(-0.95, 0.95, 0.38, 0.5, seat)
            block(-1.2, -0.95, 0.05, 0.62, body * 1.05)
            block(0.95, 1.2, 0.05, 0.62, body * 1.05)
            block(-0.8, -0.4, 0.48, 0.8, cushion)
        }
    }

    private func addPlant(_ stack: inout LensStack, share: Float, depth: Float) {
        guard depth > 1.6 * camera.subjectDistance else { return }
        let (camera, side) = (camera, side)
        let pot = lit(LightColor.hex(0xb7a894), share)
        let dark = lit(LightColor.hex(0x24361f), 0) * 0.9
        let bright = lit(LightColor.hex(0x6d9150), 0.8)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let x = camera.centerX + share * camera.centerX
            let foot = camera.project(0, 0, depth).y
            layer.polygon(
                [
                    SIMD2(x - 0.2 * metre, foot - 0.42 * metre), SIMD2(x + 0.2 * metre, foot - 0.42 * metre),
                    SIMD2(x + 0.15 * metre, foot), SIMD2(x - 0.15 * metre, foot),
                ], pot)
            for _ in 0..<26 {
                let angle = -1.5708 + random.gaussian() * 0.75
                let long = random.uniform(in: 0.35...0.75) * metre
                let middle = SIMD2(
                    x + PortableMath.cosine(angle) * long * 0.55, foot - 0.42 * metre + PortableMath.sine(angle) * long * 0.75)
                let facing = min(1, max(0, 0.4 + 0.5 * PortableMath.cosine(angle) * side + 0.2 * random.gaussian()))
                layer.ellipse(
                    middle.x, middle.y, long: long * 0.42, short: long * 0.13, angle: angle, LightColor.mix(dark, bright, facing))
            }
        }
    }

    private func addLamps(_ stack: inout LensStack, count: Int, height: Float) {
        let camera = camera
        let back = back
        let warm = LightColor.kelvin(2_700)
        for index in 0..<count {
            let depth = back * (0.94 - 0.09 * Float(index % 3))
            stack.sheet(depth: depth) { layer, random in
                let unit = Float(camera.height) / 900
                let share = count == 1 ? 0 : Float(index) / Float(count - 1) * 1.7 - 0.85
                let at = camera.project((share + random.uniform(in: -0.1...0.1)) * camera.halfView * depth, height, depth)
                layer.point(at.x, at.y, energy: warm * (900 * unit * unit * PortableMath.exponential(0.4 * random.gaussian())))
            }
        }
    }
}
