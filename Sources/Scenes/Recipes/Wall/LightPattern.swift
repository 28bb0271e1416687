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
            let rows = shape.height
            let columns = shape.width
            shape.values.withUnsafeMutableBufferPointer { values in
                nonisolated(unsafe) let values = values
                compute.bands(rows) { band in
                    for y in band {
                        for x in 0..<columns {
                            var sum: Float = 0
                            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] as [(Float, Float)] {
                                sum += gobo.light((Float(x) + dx) / Float(columns), (Float(y) + dy) / Float(rows))
                            }
                            values[y * columns + x] = sum / 4
                        }
                    }
                }
            }
            if kind == .leaves || (kind == .window && random.uniform() < 0.65) {
                LeafShade(side: side, isDense: kind == .leaves, random: &random).dim(&shape, random: &random, compute: compute)
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
}

/// The sharp shape of the light, in shares of the frame: one window, or several side by side in a wide frame.
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
    private let windows: Int
    /// Distance of the windows' left edges.
    private let step: Float
    private let hasArch: Bool
    private let slats: Float

    init(_ kind: SceneLight, side: Float, aspect: Float, random: inout SeededRandom) {
        self.kind = kind
        // The patch is as high as the frame nearly, and as wide as a window of that height is.
        height = random.uniform(in: 0.70...0.95)
        let narrow = random.uniform() < 0.4
        width = min(0.8, random.uniform(in: narrow ? 0.30...0.40 : 0.48...0.62) / max(aspect, 0.5))
        windows = aspect > 1.15 || narrow ? (aspect > 1.4 && random.uniform() < 0.5 ? 3 : 2) : 1
        step = width * random.uniform(in: 1.22...1.5)
        // Away from the light, but never always at the same place: the subject stands in the middle.
        let middle = 0.5 - side * random.uniform(in: -0.10...0.22)
        left = middle - (width + step * Float(windows - 1)) / 2
        top = random.uniform(in: -0.06...0.14)
        // A low sun throws long, flat light; a high one steep light.
        let low = random.uniform()
        shear = -side * (0.12 + 0.30 * low) / max(aspect, 0.5)
        slope = side * (0.14 - 0.10 * low)
        columns = random.uniform() < 0.5 ? 2 : 3
        rows = columns == 2 ? 3 : 4
        hasArch = kind == .window && random.uniform() < 0.25
        slats = random.uniform(in: 12...20).rounded()
    }

    func light(_ u: Float, _ v: Float) -> Float {
        if kind == .leaves {
            // Sun through a whole tree: everywhere, fading to one side.
            return PortableMath.smoothstep(-0.5, 0.35, v + 0.4) * 0.95
        }
        let down = (v - top - slope * (u - 0.5)) / height
        guard down > 0, down < 1 else { return 0 }
        for window in 0..<windows {
            let across = (u - left - step * Float(window) - shear * (down - 0.5)) / width
            guard across > 0, across < 1 else { continue }
            return inside(across, down)
        }
        return 0
    }

    private func inside(_ across: Float, _ down: Float) -> Float {
        if hasArch, down < 0.28 {
            let x = (across - 0.5) * 2
            let y = (0.28 - down) / 0.28
            if x * x + y * y > 1 { return 0 }
        }
        switch kind {
        case .even, .leaves: return 1
        case .slash: return across > 0.2 && across < 0.8 ? 1 : 0
        case .blinds:
            let slat = (down * slats).truncatingRemainder(dividingBy: 1)
            return slat < 0.58 ? 1 : 0
        case .window:
            let column = (across * Float(columns)).truncatingRemainder(dividingBy: 1)
            let row = (down * Float(rows)).truncatingRemainder(dividingBy: 1)
            let barX: Float = 0.055 * Float(columns) / 2
            let barY: Float = 0.035 * Float(rows) / 3
            return column > barX && column < 1 - barX && row > barY && row < 1 - barY ? 1 : 0
        }
    }
}
