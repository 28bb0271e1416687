// The shadow of leaves in a patch of light.

import Imaging
import RetouchModel

/// Sprays of leaves between the light and the wall: some near the wall and clear, some far from it and soft.
struct LeafShade: Sendable {
    private enum Plant: Sendable { case palm, twig, broad }

    private let plant: Plant
    private let side: Float
    private let sprays: Int

    init(side: Float, isDense: Bool, random: inout SeededRandom) {
        self.side = side
        let kind = random.uniform()
        plant = kind < 0.35 ? .palm : kind < 0.75 ? .twig : .broad
        sprays = isDense ? (plant == .palm ? 9 : 18) : Int(random.next() % 3) + 3
    }

    /// Darkens light of 0 ... 1.
    func dim(_ light: inout Plane<Float>, random: inout SeededRandom, compute: Compute) {
        let h = Float(light.height)
        var clear = Plane<Float>(width: light.width, height: light.height, repeating: 1)
        var soft = clear
        for spray in 0..<sprays {
            if spray % 3 == 2 { draw(on: &clear, random: &random) } else { draw(on: &soft, random: &random) }
        }
        clear = Blur.gaussian(clear, sigma: 0.0045 * h, compute: compute)
        soft = Blur.gaussian(soft, sigma: 0.013 * h, compute: compute)
        for index in light.values.indices { light.values[index] *= clear.values[index] * soft.values[index] }
    }

    private func draw(on plane: inout Plane<Float>, random: inout SeededRandom) {
        let w = Float(plane.width)
        let h = Float(plane.height)
        // The plant stands beside the window: it reaches in from the light's side, from above or from below.
        let share = random.uniform(in: -0.05...1.05)
        let start = SIMD2(share * w, random.uniform(in: -0.05...1.0) * h)
        let turn = (side < 0 ? 0 : 3.1415927) + random.uniform(in: -1.0...1.0)
        let long = random.uniform(in: 0.22...0.5) * h
        let curl = random.uniform(in: -0.9...0.9)
        switch plant {
        case .palm:
            for step in 0..<18 {
                let s = (Float(step) + 0.5) / 18
                let (at, along) = place(start, turn, curl, long * 1.2, s)
                let leaflet = h * 0.16 * PortableMath.sine(3.1415927 * (0.12 + 0.86 * s))
                for way in [-1, 1] as [Float] {
                    let angle = along + way * (0.95 - 0.45 * s) + random.gaussian() * 0.05
                    let middle = at + SIMD2(PortableMath.cosine(angle), PortableMath.sine(angle)) * (leaflet * 0.5)
                    darken(&plane, middle, long: leaflet * 0.5, short: max(0.8, h * 0.0042), angle: angle)
                }
            }
        case .twig:
            for step in 0..<13 {
                let s = (Float(step) + 0.5) / 13
                let (at, along) = place(start, turn, curl, long, s)
                darken(&plane, at, long: long / 20, short: max(0.8, h * 0.0022), angle: along)
                let way: Float = step % 2 == 0 ? 1 : -1
                let angle = along + way * random.uniform(in: 0.6...1.2)
                let size = h * random.uniform(in: 0.020...0.036) * (1.15 - 0.5 * s)
                let middle = at + SIMD2(PortableMath.cosine(angle), PortableMath.sine(angle)) * size
                darken(&plane, middle, long: size, short: size * 0.46, angle: angle)
            }
        case .broad:
            for step in 0..<6 {
                let s = (Float(step) + 0.5) / 6
                let (at, along) = place(start, turn, curl, long, s)
                let way: Float = step % 2 == 0 ? 1 : -1
                let angle = along + way * random.uniform(in: 0.4...0.9)
                let size = h * random.uniform(in: 0.045...0.075)
                let middle = at + SIMD2(PortableMath.cosine(angle), PortableMath.sine(angle)) * size
                darken(&plane, middle, long: size, short: size * 0.42, angle: angle)
            }
        }
    }

    /// A place along a bending stem, and the stem's direction there.
    private func place(_ start: SIMD2<Float>, _ turn: Float, _ curl: Float, _ long: Float, _ s: Float) -> (SIMD2<Float>, Float) {
        let middle = turn + curl * s * 0.5
        return (start + SIMD2(PortableMath.cosine(middle), PortableMath.sine(middle)) * (long * s), turn + curl * s)
    }

    private func darken(_ shape: inout Plane<Float>, _ at: SIMD2<Float>, long: Float, short: Float, angle: Float) {
        let cosine = PortableMath.cosine(angle)
        let sine = PortableMath.sine(angle)
        let reach = long + 1
        let left = max(0, Int(at.x - reach))
        let right = min(shape.width - 1, Int(at.x + reach))
        let top = max(0, Int(at.y - reach))
        let bottom = min(shape.height - 1, Int(at.y + reach))
        guard left <= right, top <= bottom else { return }
        for y in top...bottom {
            for x in left...right {
                let dx = Float(x) + 0.5 - at.x
                let dy = Float(y) + 0.5 - at.y
                let u = (cosine * dx + sine * dy) / long
                let v = (cosine * dy - sine * dx) / short
                let inside = min(1, max(0, (1 - (u * u + v * v).squareRoot()) * short + 0.5))
                shape[x, y] *= 1 - 0.76 * inside
            }
        }
    }
}
