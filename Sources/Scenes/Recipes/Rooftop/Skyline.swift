// A city from above its roofs: blocks in the haze, some windows lit.

import Imaging
import RetouchModel

struct Skyline {
    let scene: Rooftop
    let plan: TerracePlan
    let camera: SceneCamera

    func add(to stack: inout LensStack) {
        for (number, depth) in ([900, 560, 340, 210, 130] as [Float]).enumerated() { addRow(&stack, depth, number) }
    }

    /// Blocks side by side at one depth; towers where the plan wants them, lower the nearer they are.
    private func addRow(_ stack: inout LensStack, _ depth: Float, _ number: Int) {
        let (light, side, isNight, plan, camera) = (scene.light, scene.side, scene.isNight, plan, camera)
        let unit = Float(camera.height) / 900
        stack.sheet(depth: depth) { layer, random in
            let w = Float(camera.width)
            let h = Float(camera.height)
            let walls: [UInt32] = [0x8a8078, 0x9b8f84, 0x6f7278, 0xa89a88, 0x5f6064]
            var x = -random.uniform(in: 0...0.2) * w
            while x < w {
                let wide = random.uniform(in: 0.05...0.13) * h * (1 + 0.12 * Float(number))
                let middle = (x + wide / 2) / w
                let tower = PortableMath.exponential(-(middle - plan.towers) * (middle - plan.towers) / 0.06)
                var tall = random.uniform(in: 0.015...0.075) * h
                if number < 4 { tall += tower * random.uniform(in: 0.05...0.20) * h * (number == 1 || number == 2 ? 1.2 : 0.7) }
                let top = camera.horizon - tall + Float(number) * 0.012 * h
                let foot = camera.horizon + 0.25 * h
                let wall = LightColor.hex(walls[Int(random.next() % 5)]) * random.uniform(in: 0.75...1.15)
                let air = { (color: SIMD4<Float>) in light.seen(color, at: light.isFoggy ? depth : depth * 0.62) }
                let dark = air(wall * (light.ambient * 0.5))
                let lit = air(wall * (light.ambient * 0.5 + light.sun * 0.9))
                let (left, seed) = (x, random.next())
                let window = SIMD2(max(0.006 * h * 400 / depth, 1.2), max(0.009 * h * 400 / depth, 1.6))
                layer.polygon([SIMD2(x, top), SIMD2(x + wide, top), SIMD2(x + wide, foot), SIMD2(x, foot)]) { px, py in
                    let across = (px - left) / wide
                    let toSun = side > 0 ? across : 1 - across
                    // The face towards the sun, then the shaded one.
                    let face = PortableMath.smoothstep(0.62, 0.70, toSun) * (0.7 + 0.3 * toSun)
                    let column = ((px - left) / window.x).rounded(.down)
                    let row = ((py - top) / window.y).rounded(.down)
                    let inRow = (py - top) / window.y - row
                    let glass = inRow > 0.35 ? 0.78 + 0.16 * PlaceHash.value(seed, column, row) : 1 as Float
                    return LightColor.mix(dark, lit, face) * glass
                }
                if random.uniform() < 0.35 {
                    // A storey set back, a water tank, a mast.
                    let inset = wide * random.uniform(in: 0.25...0.4)
                    let extra = random.uniform(in: 0.008...0.03) * h
                    layer.polygon(
                        [
                            SIMD2(x + inset, top - extra), SIMD2(x + wide - inset, top - extra), SIMD2(x + wide - inset, top + 1),
                            SIMD2(x + inset, top + 1),
                        ], LightColor.mix(dark, lit, 0.3))
                }
                let share: Float = light.isFoggy ? 0 : isNight ? 0.42 : light.isLow ? 0.20 : 0.02
                for _ in 0..<min(26, Int(tall * wide / (unit * unit * 260)) + 2) where random.uniform() < share {
                    let energy = PortableMath.exponential(1.2 * random.gaussian()) * (isNight ? 22 : 22) * unit * unit
                    layer.point(
                        x + random.uniform() * wide, top + random.uniform() * max(tall, 0.04 * h),
                        energy: LightColor.kelvin(random.uniform(in: 2_500...4_500)) * energy)
                }
                x += wide * random.uniform(in: 0.85...1.5)
            }
        }
    }
}
