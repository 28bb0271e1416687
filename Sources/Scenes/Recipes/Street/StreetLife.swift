// What stands and moves in a street: trees, walkers, cars.

import Imaging
import RetouchModel

struct StreetLife {
    let place: StreetPlace

    private var camera: SceneCamera { place.camera }
    private var light: HourLight { place.light }

    func add(to stack: inout LensStack) {
        addTrees(&stack)
        if place.plan.hasBranch { addBranch(&stack) }
        addCars(&stack)
        addWalkers(&stack)
    }

    private func leaves(at z: Float) -> (dark: SIMD4<Float>, lit: SIMD4<Float>) {
        let sun = light.sun * (place.isNight ? 0.3 : 0.95)
        return (
            light.seen(LightColor.hex(0x2d3d28) * light.ambient * 0.8, at: z),
            light.seen(place.plan.leaves * (light.ambient * 0.4 + sun), at: z)
        )
    }

    /// A row of trees on the far side; their crowns catch the sun over the street's shade.
    private func addTrees(_ stack: inout LensStack) {
        let (place, camera, light) = (place, camera, light)
        for (number, depth) in ([62, 48, 37, 28] as [Float]).enumerated() where depth > 3.4 * camera.subjectDistance {
            let (dark, lit) = leaves(at: depth)
            stack.sheet(depth: depth) { layer, random in
                let metre = camera.scale(depth)
                let share = -place.plan.near * (0.40 + 0.13 * Float(number) + random.uniform(in: -0.04...0.06))
                let x = share * camera.halfView * depth
                let tall = random.uniform(in: 5.4...7.4)
                let crown = camera.project(x, tall, depth)
                place.pen.shadow(&layer, x: x, z: depth, radius: SIMD2(1.6, 2.4), density: 0.4)
                place.pen.barrel(&layer, x: x, z: depth, y: 0...tall, radius: (0.09, 0.16), LightColor.hex(0x6b5d50) * 0.8)
                var mass = Foliage(
                    count: 950, centerX: crown.x, centerY: crown.y, spreadX: random.uniform(in: 2.0...2.8) * metre,
                    spreadY: random.uniform(in: 1.8...2.5) * metre, leaf: 0.11 * metre, dark: dark, lit: lit,
                    sunX: place.street.side,
                    sunY: -0.7)
                mass.density = 0.6
                if !place.isNight, light.sun.x > 0.3 {
                    mass.sparks = 9
                    mass.spark = light.sun * 1.5
                }
                mass.draw(on: &layer, random: &random)
            }
        }
    }

    /// Leaves of a near tree that hang into the frame's upper corner.
    private func addBranch(_ stack: inout LensStack) {
        let (place, camera, light) = (place, camera, light)
        let depth = max(10.5, 2.6 * camera.subjectDistance)
        let (dark, lit) = leaves(at: depth)
        stack.sheet(depth: depth) { layer, random in
            let w = Float(camera.width)
            let h = Float(camera.height)
            let metre = camera.scale(depth)
            for _ in 0..<5 {
                let x = camera.centerX + -place.plan.near * w * random.uniform(in: 0.34...0.66)
                let y = camera.horizon - h * random.uniform(in: 0.30...0.52)
                var mass = Foliage(
                    count: 130, centerX: x, centerY: y, spreadX: 0.62 * metre, spreadY: 0.42 * metre, leaf: 0.055 * metre,
                    dark: dark,
                    lit: lit, sunX: place.street.side, sunY: -0.5)
                mass.looseness = 0.95
                mass.density = 0.12
                if !place.isNight, light.sun.x > 0.3 {
                    mass.sparks = 3
                    mass.spark = light.sun * 0.8
                }
                mass.draw(on: &layer, random: &random)
            }
        }
    }

    /// Cars at the kerb, seen from behind or from the front.
    private func addCars(_ stack: inout LensStack) {
        let place = place
        guard abs(place.farWall) * 0.72 - abs(place.kerb) > 1.5 else { return }
        let paints: [UInt32] = [0x24262a, 0xb9bcc0, 0x6b2a28, 0xdedcd6, 0x39455a, 0x4b5148]
        for depth in [20, 27, 36, 47] as [Float] where depth > 3.2 * camera.subjectDistance {
            stack.sheet(depth: depth) { layer, random in
                guard random.uniform() < 0.72 else { return }
                let pen = place.pen
                let paint = LightColor.hex(paints[Int(random.next() % 6)])
                let x = place.farWall * 0.72 + place.plan.near * (1.0 + random.uniform(in: 0...0.15))
                let z = depth
                pen.shadow(&layer, x: x, z: z + 1.5, radius: SIMD2(1.5, 3.6), density: 0.8)
                for way in [-0.68, 0.68] as [Float] {
                    pen.barrel(
                        &layer, x: x + way, z: z + 0.1, y: 0...0.5, radius: (0.13, 0.13), LightColor.hex(0x151516), grounded: 0)
                }
                pen.box(&layer, x: (x - 0.86)...(x + 0.86), y: 0.26...0.86, z: z...(z + 4.2), paint, grounded: 0.45)
                let glass = LightColor.hex(0x2b3036) + light.ambient * 0.04
                pen.box(&layer, x: (x - 0.70)...(x + 0.70), y: 0.86...1.30, z: (z + 0.5)...(z + 3.0), glass, grounded: 0)
                pen.box(&layer, x: (x - 0.66)...(x + 0.66), y: 1.30...1.42, z: (z + 0.7)...(z + 2.8), paint, grounded: 0)
                let isBack = random.uniform() < 0.6
                for way in [-0.7, 0.7] as [Float] {
                    pen.ball(
                        &layer, x: x + way, y: 0.68, z: z, radius: SIMD2(0.14, 0.07),
                        LightColor.hex(isBack ? 0x8a1a14 : 0xe6e6e0) * (isBack ? 1.2 : 1.4))
                }
                guard !place.isNight, light.sun.x > 0.3 else { return }
                let glint = pen.camera.project(x + random.uniform(in: -0.5...0.5), 1.2, z)
                layer.point(glint.x, glint.y, energy: light.sun * (260 * place.unit * place.unit * 10 / z))
            }
        }
    }

    private func addWalkers(_ stack: inout LensStack) {
        let place = place
        for depth in [72, 58, 46, 36, 28, 22] as [Float] where depth > 3.6 * camera.subjectDistance {
            stack.sheet(depth: depth) { layer, random in
                for _ in 0..<2 where random.uniform() < 0.75 {
                    let x = random.uniform(in: -0.9...0.9) * 0.5 * (abs(place.nearWall) + abs(place.farWall))
                    // Nobody walks straight behind the subject's head.
                    let share = x / (camera.halfView * depth)
                    guard abs(share + (camera.centerX / Float(camera.width) - 0.5) * 2) > 0.22 else { continue }
                    StreetFigure(place: place).drawWalker(&layer, &random, x: x, z: depth)
                }
            }
        }
    }
}
