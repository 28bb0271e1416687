// A meadow: trees far off, and grasses and flowers from the horizon to the camera.

import Imaging
import RetouchModel

struct GreenMeadow {
    let place: GreenPlace

    private var camera: SceneCamera { place.camera }

    func add(to stack: inout LensStack) {
        addHills(&stack)
        addTreeLine(&stack)
        addGrasses(&stack)
    }

    /// Low hills in the haze.
    private func addHills(_ stack: inout LensStack) {
        let (place, camera) = (place, camera)
        for (number, depth) in ([900, 520] as [Float]).enumerated() {
            stack.sheet(depth: depth) { layer, random in
                let w = Float(camera.width)
                let h = Float(camera.height)
                let line = NoiseLine(seed: random.next())
                let rise = random.uniform(in: 0.02...0.05) * (number == 0 ? 1.2 : 0.8)
                let color = LightColor.mix(
                    LightColor.hex(0x5d7358) * (place.light.ambient * 0.5 + place.light.sun * 0.45), place.light.haze,
                    place.light.isFoggy ? 1 : number == 0 ? 0.72 : 0.52)
                var top: [SIMD2<Float>] = []
                for step in 0...40 {
                    let t = Float(step) / 40
                    let height = max(0, 0.6 + 0.55 * line.sample(t * 3 * w / h) + 0.10 * line.sample(t * 17 + 60))
                    top.append(SIMD2(t * w, camera.horizon - rise * height * h))
                }
                layer.polygon(top + [SIMD2(w, camera.horizon + 3), SIMD2(0, camera.horizon + 3)], color)
            }
        }
    }

    private func addTreeLine(_ stack: inout LensStack) {
        let (place, camera) = (place, camera)
        for (depth, tall, breadth) in [(240, 9, 1.3), (120, 7.5, 0.75)] as [(Float, Float, Float)] {
            stack.sheet(depth: depth) { layer, random in
                let metre = camera.scale(depth)
                let w = Float(camera.width)
                let foot = camera.project(0, 0, depth).y
                var x = depth > 200 ? -0.1 * w : place.plan.heavy > 0 ? w * random.uniform(in: 0.45...0.7) : -0.1 * w
                let end = depth > 200 ? w * 1.1 : x + w * breadth * random.uniform(in: 0.6...1)
                while x < end {
                    let size = tall * random.uniform(in: 0.5...1.3) * metre
                    let (dark, lit) = place.crown(depth * (place.light.isFoggy ? 1 : 0.55), &random)
                    var mass = Foliage(
                        count: 110, centerX: x, centerY: foot - size * 0.5, spreadX: size * 0.55, spreadY: size * 0.55,
                        leaf: size * 0.05,
                        dark: dark, lit: lit, sunX: place.side, sunY: -0.6)
                    mass.density = 0.9
                    mass.draw(on: &layer, random: &random)
                    x += size * random.uniform(in: 0.4...1.0)
                }
            }
        }
    }

    /// Blades and flowers, sheet behind sheet: each as tall as the distance makes it.
    private func addGrasses(_ stack: inout LensStack) {
        let (place, camera) = (place, camera)
        let nearest = 0.80 * camera.subjectDistance
        // A field of one kind of flower is full of it.
        let isField = !place.scene.brief.palette.isEmpty
        let blooming: Float = isField ? 0.6 : 0.16
        let sheets = 11
        for number in 0..<sheets {
            let depth = nearest * PortableMath.power(60 / nearest, 1 - Float(number) / Float(sheets - 1))
            let (dark, lit) = place.greens(depth * 0.5)
            let ratio = PortableMath.power(60 / nearest, 0.5 / Float(sheets - 1))
            stack.sheet(depth: depth) { layer, random in
                let metre = camera.scale(depth)
                let colors = place.plan.flowers
                let petalLight = place.light.ambient * 0.5 + place.light.sun * 0.65
                let count = Int(min(900, Float(camera.width) / metre * 70 + 240))
                for _ in 0..<count {
                    let x = random.uniform(in: -0.02...1.02) * Float(camera.width)
                    let z = depth * PortableMath.power(ratio, random.uniform(in: -1...1))
                    let foot = camera.project(0, 0, z).y
                    let isFlower = random.uniform() < blooming
                    let tall = random.uniform(in: 0.12...0.34) * (isFlower ? 1.25 : 1) * metre
                    let lean = random.gaussian() * 0.20
                    let color = LightColor.mix(dark, lit, random.uniform(in: 0.15...1))
                    layer.ellipse(
                        x + lean * tall * 0.5, foot - tall * 0.5, long: tall * 0.5, short: 0.006 * metre, angle: 1.5708 + lean,
                        color)
                    guard isFlower else { continue }
                    let bloom = random.uniform(in: 0.016...0.034) * metre
                    let petal = place.seen(colors[Int(random.next() % UInt64(colors.count))] * petalLight, at: depth)
                    layer.ellipse(x + lean * tall, foot - tall, long: bloom, short: bloom * random.uniform(in: 0.5...0.9), petal)
                }
            }
        }
    }
}
