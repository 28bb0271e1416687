// Lamps and headlights of a street at night, and their mirror images on wet asphalt.

import Imaging
import RetouchModel

struct StreetLights {
    let place: StreetPlace

    func add(to stack: inout LensStack) {
        let place = place
        let camera = place.camera
        for depth in [70, 52, 40, 31, 24, 18.5, 14.5, 11.5] as [Float] where depth > 2.2 * camera.subjectDistance {
            stack.sheet(depth: depth) { layer, random in
                for x in [place.kerb - place.plan.near * 0.3, place.farWall * 0.66] {
                    let at = camera.project(x, 4.4, depth)
                    let energy = PortableMath.exponential(0.45 * random.gaussian()) * 560 * place.unit * place.unit
                    add(&layer, &random, at, x: x, depth, LightColor.kelvin(2_400) * energy)
                }
                // A car's lights, sometimes.
                guard random.uniform() < 0.6 else { return }
                let middle = (place.kerb + place.farWall * 0.7) / 2 + random.uniform(in: -0.6...0.6)
                let isComing = random.uniform() < 0.5
                let color = isComing ? LightColor.hex(0xfff1d8) : LightColor.hex(0xff3b26)
                let strength = (isComing ? 620 : 330) * PortableMath.exponential(0.3 * random.gaussian())
                for way in [-0.66, 0.66] as [Float] {
                    add(
                        &layer, &random, camera.project(middle + way, 0.7, depth), x: middle, depth,
                        color * (strength * place.unit * place.unit))
                }
            }
        }
    }

    private func add(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, _ at: SIMD2<Float>, x: Float, _ depth: Float,
        _ energy: SIMD4<Float>
    ) {
        layer.point(at.x, at.y, energy: energy)
        guard place.street.isWet else { return }
        // Wet asphalt draws each light out into a streak of small copies.
        let h = Float(place.camera.height)
        let ground = place.camera.project(x, 0, depth).y
        for _ in 0..<22 {
            let down = random.uniform(in: -0.8...1.6) * 0.06 * h
            layer.point(
                at.x + random.gaussian() * 0.010 * h, 2 * ground - at.y + down,
                energy: energy * (0.018 * PortableMath.exponential(0.6 * random.gaussian())))
        }
    }
}
