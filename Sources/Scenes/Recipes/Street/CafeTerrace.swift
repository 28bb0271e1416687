// A cafe's terrace: awnings or parasols, lamps under them, tables, chairs and guests, plants at its border.

import Imaging
import RetouchModel

/// What stands before a cafe's front on the near side of a street.
struct CafeTerrace {
    let place: StreetPlace

    private var camera: SceneCamera { place.camera }
    /// Towards the road.
    private var out: Float { -place.plan.near }
    /// How far the terrace reaches from the wall, in metres.
    private var breadth: Float { min(3.4, max(1.5, abs(place.nearWall) * 0.62)) }

    func add(to stack: inout LensStack) {
        if place.plan.hasParasols { addParasols(&stack) } else { addAwnings(&stack) }
        addTables(&stack)
        addPlanters(&stack)
    }

    /// The nearest depth at which things are drawn: nearer ones would show how they are made.
    private var nearest: Float {
        let reach = camera.subjectDistance / 2.3
        return max(8.2 * (0.6 + 0.4 * reach), (place.street.frame.shot == .full ? 2.7 : 2.6) * camera.subjectDistance)
    }

    // MARK: - Over the tables

    private func addAwnings(_ stack: inout LensStack) {
        let first = nearest * 1.02
        for index in 0..<4 {
            let near = first * PortableMath.power(1.36, Float(index))
            let far = near * 1.29
            StreetFurniture(place: place).addAwning(
                &stack, from: near, to: far, wall: place.nearWall, breadth: breadth * 0.72, cloth: place.plan.cloth)
            let middle = place.nearWall + out * breadth * 0.36
            let terrace = self
            stack.sheet(depth: (near * far).squareRoot()) { layer, random in
                terrace.addLamps(&layer, &random, near: near, far: far, x: middle, spread: terrace.breadth * 0.25, count: 4)
            }
        }
    }

    private func addParasols(_ stack: inout LensStack) {
        let place = place
        let breadth = breadth
        for index in 0..<4 {
            let z = nearest * 1.12 * PortableMath.power(1.42, Float(index))
            stack.sheet(depth: z) { layer, random in
                let pen = place.pen
                let x = place.nearWall + out * breadth * random.uniform(in: 0.45...0.75)
                let top = pen.camera.project(x, 3.15 + random.uniform(in: -0.1...0.15), z)
                let metre = pen.camera.scale(z)
                let half = random.uniform(in: 1.25...1.5) * metre
                let rim = pen.camera.project(x, 2.35, z).y
                let cloth = place.plan.cloth
                pen.barrel(
                    &layer, x: x, z: z, y: 0...2.9, radius: (0.022, 0.026), LightColor.hex(0x6d5a45))
                // Six panels, each lit by the way it faces; the under side glows through.
                for panel in 0..<6 {
                    let a = -1 + Float(panel) / 3
                    let b = -1 + Float(panel + 1) / 3
                    let middle = (a + b) / 2
                    let normal = SIMD3(middle * 0.7, 0.72, -(1 - middle * middle).squareRoot() * 0.5)
                    let lit = pen.air(cloth * (pen.light.on(normal, wrap: 0.3) + place.light.sun * 0.12), z)
                    let sag = 0.05 * metre
                    layer.polygon(
                        [
                            top, SIMD2(top.x + b * half, rim), SIMD2(top.x + middle * half, rim + sag),
                            SIMD2(top.x + a * half, rim),
                        ], lit)
                    layer.polygon(
                        [
                            SIMD2(top.x + a * half, rim), SIMD2(top.x + b * half, rim),
                            SIMD2(top.x + b * half * 0.98, rim + 0.2 * metre),
                            SIMD2(top.x + a * half * 0.98, rim + 0.2 * metre),
                        ], lit * 0.86)
                }
                addLamps(&layer, &random, near: z * 0.97, far: z * 1.05, x: x, spread: 1, count: 2)
            }
        }
    }

    private func addLamps(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, near: Float, far: Float, x: Float, spread: Float, count: Int
    ) {
        for _ in 0..<count {
            let z = random.uniform(in: near...far)
            let at = camera.project(x + random.uniform(in: -spread...spread), random.uniform(in: 2.05...2.45), z)
            let energy = PortableMath.exponential(0.7 * random.gaussian()) * (place.isNight ? 330 : 120) * place.unit * place.unit
            layer.point(at.x, at.y, energy: LightColor.kelvin(2_500) * energy)
        }
    }

    // MARK: - On the ground

    private func addTables(_ stack: inout LensStack) {
        let (place, breadth, out) = (place, breadth, out)
        let first = nearest
        for row in 0..<6 {
            let depth = first * PortableMath.power(3.2, Float(row) / 5)
            stack.sheet(depth: depth) { layer, random in
                let shift = random.uniform(in: -0.15...0.15)
                let number = breadth > 2.4 ? 3 : 2
                for seat in 0..<number {
                    let share = (Float(seat) + 0.5) / Float(number) + shift * 0.4
                    let x = place.nearWall + out * (0.35 + share * breadth * 0.95)
                    drawTable(&layer, &random, x: x, z: depth)
                }
            }
        }
    }

    private func drawTable(_ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, z: Float) {
        let pen = place.pen
        let woods: [UInt32] = [0xb08a5a, 0x8c6a46, 0xc9b692, 0x7d2f2a, 0x3f5a4a]
        let wood = LightColor.hex(woods[Int(random.next() % 5)])
        pen.shadow(&layer, x: x, z: z, radius: SIMD2(1.0, 1.3), density: 0.62)
        let turn = random.uniform(in: -0.12...0.12)
        let guests = (random.uniform() < 0.55, random.uniform() < 0.55)
        for (way, isTaken) in [(-1, guests.0), (1, guests.1)] as [(Float, Bool)] {
            let chair = x + way * (0.58 + turn)
            for leg in [-0.17, 0.17] as [Float] {
                pen.barrel(&layer, x: chair + leg, z: z, y: 0...0.45, radius: (0.022, 0.018), wood * 0.6, grounded: 0.5)
            }
            pen.disc(&layer, x: chair, y: 0.45, z: z, radius: 0.21, thick: 0.05, wood)
            // The back is a woven hoop, seen at a slant.
            pen.ball(
                &layer, x: chair + way * 0.16, y: 0.70, z: z, radius: SIMD2(0.25, 0.11), wood * 0.95, angle: 1.5708 - way * 0.15)
            if isTaken { StreetFigure(place: place).drawSeated(&layer, &random, x: chair - way * 0.02, z: z, facing: -way) }
        }
        pen.barrel(&layer, x: x, z: z, y: 0...0.72, radius: (0.03, 0.05), LightColor.hex(0x2c2826), grounded: 0.4)
        pen.disc(&layer, x: x, y: 0.74, z: z, radius: 0.35, thick: 0.03, LightColor.hex(0xd8d0c4))
        addGlasses(&layer, &random, x: x, z: z)
    }

    /// Cups, glasses and what glints in them.
    private func addGlasses(_ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, z: Float) {
        let pen = place.pen
        for _ in 0..<2 {
            let at = x + random.uniform(in: -0.2...0.2)
            pen.barrel(
                &layer, x: at, z: z, y: 0.75...0.87, radius: (0.035, 0.03),
                LightColor.hex(random.uniform() < 0.5 ? 0xe8e4dc : 0xa8683a), grounded: 0)
        }
        guard random.uniform() < 0.5 else { return }
        let glint = camera.project(x + random.uniform(in: -0.2...0.2), 0.86, z)
        let light = place.isNight ? LightColor.kelvin(2_600) : place.light.sun
        layer.point(
            glint.x, glint.y,
            energy: light * (PortableMath.exponential(0.8 * random.gaussian()) * 40 * place.unit * place.unit * 10 / z))
    }

    /// Box plants that close the terrace off towards the street.
    private func addPlanters(_ stack: inout LensStack) {
        let (place, breadth, out) = (place, breadth, out)
        for row in 0..<4 {
            let z = nearest * 0.96 * PortableMath.power(1.55, Float(row))
            stack.sheet(depth: z) { layer, random in
                guard random.uniform() < 0.75 else { return }
                let x = place.nearWall + out * (breadth + 0.35 + random.uniform(in: -0.15...0.2))
                StreetFurniture(place: place).drawPlanter(&layer, &random, x: x, z: z)
            }
        }
    }
}
