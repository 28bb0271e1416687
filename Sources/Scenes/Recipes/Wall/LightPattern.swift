// Light through a window, a blind or leaves, as it falls on a wall.

import Imaging
import RetouchModel

/// How much of the sun reaches each place of a wall, 0 ... 1; drawn small and sampled smoothly.
///
/// The edge of the light is sharp near the window and soft far from it: that, more than the shape, makes it look real.
struct LightPattern: Sendable {
    private let plane: Plane<Float>
    private let scaleX: Float
    private let scaleY: Float
    /// Light that the lit area throws back over the wall.
    let bounce: Plane<Float>

    private static let longest = 360

    init(
        _ kind: SceneLight, width: Int, height: Int, side: Float, random: inout SeededRandom, compute: Compute
    ) throws(EditFailure) {
        let size = SceneCanvas.workingSize(width: width, height: height, longest: Self.longest)
        scaleX = Float(size.width) / Float(width)
        scaleY = Float(size.height) / Float(height)
        var shape = Plane<Float>(width: size.width, height: size.height, repeating: kind == .even ? 0.55 : 0)
        let aspect = Float(size.width) / Float(size.height)
        if kind != .even {
            let gobo = Gobo(kind, side: side, aspect: aspect, random: &random)
            for y in 0..<size.height {
                for x in 0..<size.width {
                    var sum: Float = 0
                    for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] as [(Float, Float)] {
                        sum += gobo.light((Float(x) + dx) / Float(size.width), (Float(y) + dy) / Float(size.height))
                    }
                    shape[x, y] = sum / 4
                }
            }
            if kind == .leaves || (kind == .window && random.uniform() < 0.6) {
                Self.shade(&shape, leaves: kind == .leaves ? 14 : 5, side: side, random: &random)
            }
        }
        try compute.checkpoint()
        let h = Float(size.height)
        let near = Blur.gaussian(shape, sigma: 0.004 * h, compute: compute)
        let far = Blur.gaussian(shape, sigma: 0.013 * h, compute: compute)
        var mixed = near
        for y in 0..<size.height {
            let share = Float(y) / h
            for x in 0..<size.width { mixed[x, y] += (far[x, y] - near[x, y]) * share }
        }
        plane = mixed
        bounce = Blur.gaussian(mixed, sigma: 0.22 * h, compute: compute)
    }

    @inline(__always)
    func light(_ x: Float, _ y: Float) -> Float { Self.sample(plane, x * scaleX - 0.5, y * scaleY - 0.5) }

    @inline(__always)
    func thrownBack(_ x: Float, _ y: Float) -> Float { Self.sample(bounce, x * scaleX - 0.5, y * scaleY - 0.5) }

    @inline(__always)
    private static func sample(_ plane: Plane<Float>, _ u: Float, _ v: Float) -> Float {
        let x = min(max(u, 0), Float(plane.width - 1))
        let y = min(max(v, 0), Float(plane.height - 1))
        let i = min(Int(x), plane.width - 2)
        let j = min(Int(y), plane.height - 2)
        let s = x - Float(i)
        let t = y - Float(j)
        return plane.values.withUnsafeBufferPointer { values in
            let row = values.baseAddress! + j * plane.width + i
            let top = row[0] + (row[1] - row[0]) * s
            let bottom = row[plane.width] + (row[plane.width + 1] - row[plane.width]) * s
            return top + (bottom - top) * t
        }
    }

    /// Sprays of leaves between the window and the sun.
    private static func shade(_ shape: inout Plane<Float>, leaves sprays: Int, side: Float, random: inout SeededRandom) {
        let h = Float(shape.height)
        for _ in 0..<sprays {
            let start = SIMD2(random.uniform() * Float(shape.width), random.uniform() * 0.8 * h)
            let turn = random.uniform(in: -0.9...0.9) + (side < 0 ? 0.6 : 2.5)
            let long = random.uniform(in: 0.18...0.42) * h
            for step in 0..<14 {
                let t = Float(step) / 13
                let bend = turn + 0.7 * t
                let along = SIMD2(PortableMath.cosine(bend), PortableMath.sine(bend))
                let at = start + along * (long * t)
                for way in [-1, 1] as [Float] {
                    let angle = bend + way * random.uniform(in: 0.6...1.1)
                    let size = h * random.uniform(in: 0.018...0.034) * (1.1 - 0.5 * t)
                    let middle = at + SIMD2(PortableMath.cosine(angle), PortableMath.sine(angle)) * size
                    darken(&shape, middle, long: size, short: size * 0.32, angle: angle)
                }
            }
        }
    }

    private static func darken(_ shape: inout Plane<Float>, _ at: SIMD2<Float>, long: Float, short: Float, angle: Float) {
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
                shape[x, y] *= 1 - 0.85 * inside
            }
        }
    }
}

/// The sharp shape of the light, in shares of the frame.
private struct Gobo: Sendable {
    private let kind: SceneLight
    private let left: Float
    private let top: Float
    private let width: Float
    private let height: Float
    private let shear: Float
    private let slope: Float
    private let columns: Int
    private let rows: Int

    init(_ kind: SceneLight, side: Float, aspect: Float, random: inout SeededRandom) {
        self.kind = kind
        // The patch is as high as the frame nearly, and as wide as a window of that height is.
        height = random.uniform(in: 0.78...0.92)
        width = min(0.8, random.uniform(in: 0.50...0.64) / max(aspect, 0.5))
        let away = 0.5 - side * random.uniform(in: 0.02...0.14)
        left = away - width / 2
        top = random.uniform(in: -0.02...0.08)
        shear = -side * random.uniform(in: 0.20...0.34) / max(aspect, 0.5)
        slope = side * random.uniform(in: 0.05...0.12)
        columns = random.uniform() < 0.5 ? 2 : 3
        rows = columns == 2 ? 3 : 4
    }

    func light(_ u: Float, _ v: Float) -> Float {
        let down = (v - top - slope * (u - 0.5)) / height
        let across = (u - left - shear * (down - 0.5)) / width
        guard down > 0, down < 1, across > 0, across < 1 else { return 0 }
        switch kind {
        case .even: return 1
        case .slash: return across > 0.25 && across < 0.75 ? 1 : 0
        case .blinds:
            let slat = (down * 17).truncatingRemainder(dividingBy: 1)
            return slat < 0.58 ? 1 : 0
        case .window, .leaves:
            let column = (across * Float(columns)).truncatingRemainder(dividingBy: 1)
            let row = (down * Float(rows)).truncatingRemainder(dividingBy: 1)
            let barX: Float = 0.055 * Float(columns) / 2
            let barY: Float = 0.035 * Float(rows) / 3
            let inside = column > barX && column < 1 - barX && row > barY && row < 1 - barY
            return inside ? 1 : 0
        }
    }
}
