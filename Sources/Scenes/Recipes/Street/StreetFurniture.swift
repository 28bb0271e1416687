// What belongs to a street's houses: awnings, plants by the doors, boards, lamp posts.

import Imaging
import RetouchModel

struct StreetFurniture {
    let place: StreetPlace

    private var camera: SceneCamera { place.camera }

    /// A street without a terrace: an awning here and there, pots, a board, lamp posts at the kerb.
    func add(to stack: inout LensStack) {
        var random = SeededRandom(seed: place.street.frame.seed, stream: 0x6675)
        let cloths: [UInt32] = [0x9e3129, 0x2f5543, 0x8c2f33, 0x3b4f63, 0xd5c7ae, 0x2d2f33]
        var near = max(10.5, 2.7 * camera.subjectDistance)
        while near < 40 {
            let far = near * random.uniform(in: 1.16...1.26)
            let way = random.uniform() < 0.6 ? place.plan.near : -place.plan.near
            let wall = way == place.plan.near ? place.nearWall : place.farWall
            if random.uniform() < 0.62 {
                addAwning(
                    &stack, from: near, to: far, wall: wall, breadth: min(1.5, abs(wall) * 0.36),
                    cloth: LightColor.hex(cloths[Int(random.next() % 6)]))
            }
            near = far * random.uniform(in: 1.05...1.3)
        }
        addPots(&stack)
        addPosts(&stack)
    }

    // MARK: - Over the pavement

    /// Cloth on a frame at the wall: its roof, its scalloped edge and the end that one sees.
    func addAwning(
        _ stack: inout LensStack, from near: Float, to far: Float, wall: Float, breadth: Float, cloth: SIMD4<Float>
    ) {
        let place = place
        let camera = camera
        let depth = (near * far).squareRoot()
        let out: Float = wall < 0 ? 1 : -1
        let edge = wall + out * breadth
        stack.sheet(depth: far - 0.05, radius: camera.radius(depth)) { layer, random in
            let lit = place.pen.light
            let cloth = cloth * random.uniform(in: 0.9...1.08)
            // Light also comes through the cloth; lamps under it add theirs.
            let lamps = LightColor.kelvin(2_600) * (place.isNight ? 0.16 : 0.04)
            func shown(_ strength: SIMD4<Float>) -> SIMD4<Float> {
                var seen = place.pen.air(cloth * strength, depth)
                seen.w = 1
                return seen
            }
            let roof = shown(lit.on(SIMD3(out * 0.4, 0.92, 0)) + place.light.sun * 0.10)
            let under = shown(lit.below * 1.1 + lit.key * 0.16 + lamps)
            let drop = shown(lit.on(SIMD3(out * 0.9, 0.1, -0.3)) * 0.85 + lamps * 0.3)
            let p = camera.project
            // Seen from under where it hangs over the camera's eye, which is everywhere near.
            layer.quad([p(wall, 3.45, far), p(wall, 3.45, near), p(edge, 2.72, near), p(edge, 2.72, far)]) { u, v in
                let fold = 1 + 0.05 * PortableMath.sine(u * 40)
                return LightColor.mix(under, roof, 0.35 + 0.4 * v) * SIMD4(fold, fold, fold, 1)
            }
            layer.quad([p(edge, 2.72, far), p(edge, 2.72, near), p(edge, 2.40, near), p(edge, 2.40, far)]) { u, v in
                // Scallops at the lower edge.
                var color = drop * (1.05 - 0.25 * v)
                color.w = v < 0.80 + 0.20 * abs(PortableMath.sine(u * 31)) ? 1 : 0
                return color
            }
            layer.polygon(
                [p(wall, 3.45, near), p(edge, 2.72, near), p(edge, 2.40, near), p(wall, 2.55, near)], under * 0.8)
        }
    }

    /// Posts with a lantern along the kerb, by day and by night.
    private func addPosts(_ stack: inout LensStack) {
        let place = place
        for depth in [44, 27, 17] as [Float] where depth > 3.4 * camera.subjectDistance {
            stack.sheet(depth: depth) { layer, _ in
                let pen = place.pen
                let iron = LightColor.hex(0x2b2e30)
                let x = place.kerb - place.plan.near * 0.3
                pen.shadow(&layer, x: x, z: depth, radius: SIMD2(0.3, 0.3), density: 0.5)
                pen.barrel(&layer, x: x, z: depth, y: 0...0.8, radius: (0.07, 0.12), iron)
                pen.barrel(&layer, x: x, z: depth, y: 0.8...4.1, radius: (0.035, 0.055), iron, grounded: 0)
                pen.barrel(
                    &layer, x: x, z: depth, y: 4.1...4.6, radius: (0.19, 0.11), LightColor.hex(0xb9b4a8), grounded: 0,
                    glow: LightColor.kelvin(2_600) * (place.isNight ? 1.2 : 0.02))
            }
        }
    }

    // MARK: - On the pavement

    private func addPots(_ stack: inout LensStack) {
        let place = place
        let first = max(8.6, 2.6 * camera.subjectDistance)
        for row in 0..<5 {
            let z = first * PortableMath.power(1.38, Float(row))
            stack.sheet(depth: z) { layer, random in
                let kind = random.uniform()
                let x = place.nearWall * random.uniform(in: 0.80...0.9)
                if kind < 0.5 {
                    drawPlanter(&layer, &random, x: x, z: z)
                } else if kind < 0.72 {
                    drawBoard(&layer, &random, x: x * 0.86, z: z)
                }
            }
        }
    }

    /// A box or a pot with a clipped bush.
    func drawPlanter(_ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, z: Float) {
        let pen = place.pen
        let half = random.uniform(in: 0.28...0.42)
        pen.shadow(&layer, x: x, z: z, radius: SIMD2(half * 2.2, 0.9), density: 0.7)
        let pots: [UInt32] = [0x3b3733, 0x9a6a4c, 0x4d5350, 0xb3a691]
        let pot = LightColor.hex(pots[Int(random.next() % 4)])
        let isRound = random.uniform() < 0.4
        if isRound {
            pen.barrel(&layer, x: x, z: z, y: 0...0.45, radius: (half * 0.85, half * 0.6), pot, grounded: 0.5)
        } else {
            pen.box(&layer, x: (x - half)...(x + half), y: 0...0.45, z: z...(z + 0.4), pot, grounded: 0.5)
        }
        let at = pen.camera.project(x, isRound ? 0.9 : 0.74, z)
        let metre = pen.camera.scale(z)
        Foliage(
            count: 420, centerX: at.x, centerY: at.y, spreadX: half * 1.15 * metre, spreadY: (isRound ? 0.55 : 0.42) * metre,
            leaf: 0.035 * metre, dark: pen.air(LightColor.hex(0x24361f) * pen.light.below * 2.2, z),
            lit: pen.air(LightColor.hex(0x7a9150) * (pen.light.above + pen.light.key * 0.8), z), sunX: place.street.side,
            sunY: -0.8, looseness: 0.55
        ).draw(on: &layer, random: &random)
    }

    /// A folding board with the day's dishes on it.
    private func drawBoard(_ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, z: Float) {
        let pen = place.pen
        pen.shadow(&layer, x: x, z: z, radius: SIMD2(0.6, 0.6), density: 0.6)
        pen.box(&layer, x: (x - 0.3)...(x + 0.3), y: 0.03...0.98, z: z...(z + 0.06), LightColor.hex(0x6a4c34), grounded: 0.3)
        let seed = random.next()
        pen.box(&layer, x: (x - 0.25)...(x + 0.25), y: 0.12...0.92, z: (z - 0.01)...z, LightColor.hex(0x2a2c2b), grounded: 0) {
            _, u, v in
            let line = (v * 9).rounded(.down)
            let isChalk = v * 9 - line > 0.5 && PlaceHash.value(seed, (u * 14).rounded(.down), line) > 0.45 && u > 0.1 && u < 0.9
            return isChalk ? 7 : 1
        }
    }
}
