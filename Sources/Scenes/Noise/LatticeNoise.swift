// Smooth, broad noise: unevenness of paper and light.

import Imaging

/// Gaussian values on a lattice, enlarged smoothly, in several octaves; about normal with deviation 1.
struct LatticeNoise: Sendable {
    private struct Octave: Sendable {
        let columns: Int
        let rows: Int
        let cell: Float
        let amplitude: Float
        let values: [Float]
    }

    private let octaves: [Octave]

    /// - Parameters:
    ///   - width, height: size of the field in pixels.
    ///   - cell: distance of the coarsest lattice's points in pixels; it halves with each octave.
    ///   - count: octaves; those finer than 1.5 pixels are left out.
    ///   - random: consumed in a fixed order.
    init(width: Int, height: Int, cell: Float, octaves count: Int, random: inout SeededRandom) {
        var octaves: [Octave] = []
        var energy: Float = 0
        var amplitude: Float = 1
        var size = cell
        for _ in 0..<count where size >= 1.5 {
            let columns = Int(Float(width) / size) + 3
            let rows = Int(Float(height) / size) + 3
            let values = (0..<columns * rows).map { _ in random.gaussian() }
            octaves.append(Octave(columns: columns, rows: rows, cell: size, amplitude: amplitude, values: values))
            energy += amplitude * amplitude
            amplitude *= 0.5
            size *= 0.5
        }
        // Interpolation averages neighbours and takes about a quarter of the deviation away.
        let scale = energy > 0 ? 1.3 / energy.squareRoot() : 0
        self.octaves = octaves.map {
            Octave(columns: $0.columns, rows: $0.rows, cell: $0.cell, amplitude: $0.amplitude * scale, values: $0.values)
        }
    }

    /// The value at a pixel of the field.
    func value(x: Int, y: Int) -> Float {
        var sum: Float = 0
        for octave in octaves {
            let u = Float(x) / octave.cell
            let v = Float(y) / octave.cell
            let i = Int(u)
            let j = Int(v)
            let s = Self.fade(u - Float(i))
            let t = Self.fade(v - Float(j))
            let index = j * octave.columns + i
            let top = octave.values[index] + (octave.values[index + 1] - octave.values[index]) * s
            let below = index + octave.columns
            let bottom = octave.values[below] + (octave.values[below + 1] - octave.values[below]) * s
            sum += octave.amplitude * (top + (bottom - top) * t)
        }
        return sum
    }

    /// Perlin's quintic: first and second derivative vanish at the lattice points, so that no crease shows in soft light.
    private static func fade(_ t: Float) -> Float {
        t * t * t * (t * (t * 6 - 15) + 10)
    }
}
