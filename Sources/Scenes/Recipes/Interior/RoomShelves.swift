// Shelves of books, niches with goods, rails with clothes.

import Imaging
import RetouchModel

struct RoomShelves {
    let place: RoomPlace

    static let spines: [UInt32] = [
        0x6d3a2e, 0x2f4858, 0x8a7350, 0x394a36, 0xb59a6c, 0x4e3b52, 0xc9b99a, 0x7a2f2f, 0x26384a, 0xa08a72,
    ]
    private static let clothes: [UInt32] = [
        0xd9cbb6, 0x8c6f57, 0x5a5f5a, 0xb98d73, 0xece5da, 0x3f4347, 0x9aa3a0, 0x6f3a3c, 0x2e3a4c, 0xc9a9a0,
    ]

    /// The colour of a piece of clothing: the named ones, or calm ones.
    static func garment(_ place: RoomPlace, _ random: inout SeededRandom) -> SIMD4<Float> {
        let palette = place.room.brief.palette.dropFirst()
        if !palette.isEmpty, random.uniform() < 0.6 {
            return LightColor.of(palette[palette.startIndex + Int(random.next() % UInt64(palette.count))])
        }
        return LightColor.hex(clothes[Int(random.next() % UInt64(clothes.count))])
    }

    // MARK: - Books

    /// Books from wall to wall.
    func addBooks(_ stack: inout LensStack) {
        let (place, depth) = (place, place.back - 0.35)
        stack.sheet(depth: depth) { layer, random in
            let seed = random.next()
            let camera = place.camera
            let span = (min(place.windowX, place.otherX), max(place.windowX, place.otherX))
            let top = place.plan.ceiling - 0.12
            let p = camera.project
            layer.quad([p(span.0, top, depth), p(span.1, top, depth), p(span.1, 0, depth), p(span.0, 0, depth)]) { u, v in
                let x = span.0 + (span.1 - span.0) * u
                return Self.books(x, top * (1 - v), seed: seed, light: Self.light(place, x))
            }
        }
    }

    /// Shelves along the wall across from the window.
    func addSideBooks(_ stack: inout LensStack) {
        let place = place
        let top = place.plan.ceiling - 0.12
        let start = max(1.1 * place.camera.subjectDistance, abs(place.otherX) / (place.camera.halfView * 1.5))
        guard start < place.back * 0.95 else { return }
        let seed = place.room.frame.seed &+ 77
        stack.sideWall(x: place.otherX + place.side * 0.34, y: 0...top, z: start...(place.back - 0.2), slices: 6) { z, y in
            Self.books(z, y, seed: seed, light: Self.light(place, place.otherX) * 1.1)
        }
    }

    private static func light(_ place: RoomPlace, _ x: Float) -> SIMD4<Float> {
        place.look.fill * 0.30 + place.look.day * (0.36 * place.reach(x)) + LightColor.kelvin(2_800) * 0.10
    }

    /// The face of a bookcase, by metres along it and up.
    private static func books(_ along: Float, _ up: Float, seed: UInt64, light: SIMD4<Float>) -> SIMD4<Float> {
        let wood = LightColor.hex(0x5f4733)
        func lit(_ albedo: SIMD4<Float>, _ share: Float) -> SIMD4<Float> {
            var color = albedo * light * share
            color.w = 1
            return color
        }
        let bay = (along / 0.92).rounded(.down)
        let inBay = along - bay * 0.92
        if inBay < 0.035 || inBay > 0.885 { return lit(wood, 0.95) }
        let tall: Float = 0.33
        let row = (up / tall).rounded(.down)
        let inRow = up - row * tall
        if inRow < 0.028 { return lit(wood, 1.05) }
        if up < 0.12 { return lit(wood, 0.8) }
        // The shelf above keeps the light off.
        let shade = 1 - 0.55 * PortableMath.smoothstep(tall * 0.55, tall, inRow)
        let book = (along / 0.042).rounded(.down)
        let own = PlaceHash.value(seed, book, row)
        // Books of a set stand together.
        let set = PlaceHash.value(seed, (along / 0.23).rounded(.down), row, 1)
        let high = 0.19 + 0.085 * (0.6 * set + 0.4 * own)
        if inRow > 0.028 + high || own < 0.05 { return lit(wood, 0.30 * shade) }
        let pick = own < 0.45 ? set : own
        let inBook = along / 0.042 - book
        let round = 0.72 + 0.38 * PortableMath.sine(min(max(inBook, 0.02), 0.98) * 3.1415927)
        var color = LightColor.hex(spines[Int(pick * 9.99)]) * (0.7 + 0.6 * PlaceHash.value(seed, book, row, 2))
        // Titles and bands.
        if abs(inRow - 0.028 - high * 0.72) < 0.012 { color = LightColor.mix(color, LightColor.hex(0xcdb68a), 0.6) }
        return lit(color, round * shade)
    }

    // MARK: - A shop

    /// Niches in the back wall with goods, each with a lamp of its own.
    func addNiches(_ stack: inout LensStack) {
        let (place, depth) = (place, place.back - 0.05)
        stack.sheet(depth: depth) { layer, random in
            let camera = place.camera
            let p = camera.project
            let heavy = place.plan.heavy
            let warm = LightColor.kelvin(3_000)
            let columns = place.plan.variant == 0 ? 3 : 2
            let wide: Float = 0.95
            for column in 0..<columns {
                let middle = place.x(heavy * 0.46, at: depth) + (Float(column) - Float(columns - 1) / 2) * (wide + 0.22)
                for row in 0..<4 {
                    let low = 0.55 + Float(row) * 0.52
                    let high = low + 0.44
                    let wall = place.look.wall
                    layer.quad([
                        p(middle - wide / 2, high, depth), p(middle + wide / 2, high, depth), p(middle + wide / 2, low, depth),
                        p(middle - wide / 2, low, depth),
                    ]) { u, v in
                        // Lit from a strip under the upper board.
                        let strip = PortableMath.exponential(-v * 2.2)
                        let ends = 1 - 0.35 * (PortableMath.exponential(-u / 0.06) + PortableMath.exponential(-(1 - u) / 0.06))
                        var color = wall * (place.look.fill * 0.16 + warm * (0.62 * strip)) * ends
                        color.w = 1
                        return color
                    }
                    var x = middle - wide / 2 + 0.12
                    let pen = SolidPen(
                        camera: camera,
                        light: ThingLight(
                            key: warm * 0.5, toKey: SIMD3(0, 1, -0.4), above: warm * 0.35, below: place.look.fill * 0.2))
                    while x < middle + wide / 2 - 0.14 {
                        let kind = random.uniform()
                        let half = random.uniform(in: 0.08...0.15)
                        let color = Self.garment(place, &random)
                        if kind < 0.40 {
                            for fold in 0..<4 where fold < 2 + Int(random.next() % 3) {
                                let y = low + Float(fold) * 0.05
                                pen.box(
                                    &layer, x: (x - half)...(x + half), y: y...(y + 0.046), z: (depth - 0.2)...(depth - 0.01),
                                    Self.garment(place, &random), grounded: 0.3)
                            }
                        } else if kind < 0.75 {
                            // A bag with its handle.
                            pen.ball(&layer, x: x, y: low + 0.26, z: depth - 0.1, radius: SIMD2(half * 0.55, 0.07), color * 0.7)
                            pen.box(
                                &layer, x: (x - half)...(x + half), y: low...(low + 0.22), z: (depth - 0.15)...(depth - 0.01),
                                color,
                                grounded: 0.4)
                        }
                        x += half * 2 + random.uniform(in: 0.05...0.16)
                    }
                }
            }
        }
    }

    /// A rail with clothes, edge on.
    func addRail(_ stack: inout LensStack, x: Float, z: Float) {
        guard z > 1.75 * place.camera.subjectDistance else { return }
        let place = place
        stack.sheet(depth: z) { layer, random in
            let pen = place.pen(at: x)
            let half: Float = 0.72
            let brass = LightColor.hex(0x5a4a36)
            pen.shadow(&layer, x: x, z: z, radius: SIMD2(half * 1.3, 0.5), density: 0.55)
            for way in [-1, 1] as [Float] {
                pen.barrel(&layer, x: x + way * half, z: z, y: 0...1.62, radius: (0.016, 0.018), brass)
            }
            pen.box(&layer, x: (x - half)...(x + half), y: 1.60...1.63, z: z...(z + 0.03), brass, grounded: 0)
            var at = x - half + 0.06
            var long: Float = 0.75
            while at < x + half - 0.05 {
                let wide = random.uniform(in: 0.045...0.095)
                // Shirts hang beside shirts and coats beside coats.
                if random.uniform() < 0.2 { long = random.uniform() < 0.55 ? 0.72 : 1.05 }
                long += random.uniform(in: -0.02...0.02)
                let color = Self.garment(place, &random)
                // Shoulders, then cloth that falls in two or three folds.
                pen.ball(&layer, x: at, y: 1.50, z: z, radius: SIMD2(wide * 0.75, 0.06), color)
                for fold in 0..<2 {
                    let part = at + (Float(fold) - 0.5) * wide * 0.6
                    pen.barrel(
                        &layer, x: part, z: z, y: (1.50 - long + 0.015 * Float(fold))...1.50, radius: (wide * 0.42, wide * 0.55),
                        color,
                        grounded: 0.25)
                }
                at += wide * random.uniform(in: 0.9...1.5)
            }
        }
    }
}
