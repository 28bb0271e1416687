// Noise with detail at every scale: clouds, plaster, foliage, water.

package import Imaging

/// Fields and tiles of fractal noise, about normal with deviation 1.
package enum FractalNoise {
    /// Fractal Brownian motion over a plane.
    ///
    /// - Parameters:
    ///   - cell: distance of the coarsest lattice's points in pixels; halves with each octave, octaves below 1.5 pixels are left out.
    ///   - gain: amplitude of each octave against the one before.
    ///   - stretch: how much longer the noise is in x than in y.
    ///   - ridged: 1 - 2|n| instead of n: creases instead of hills.
    package static func field(
        width: Int, height: Int, cell: Float, octaves: Int = 5, gain: Float = 0.5, stretch: Float = 1, ridged: Bool = false,
        random: inout SeededRandom, compute: Compute
    ) -> Plane<Float> {
        var layers: [(lattice: Lattice, amplitude: Float)] = []
        var amplitude: Float = 1
        var energy: Float = 0
        var size = cell
        for _ in 0..<octaves where size >= 1.5 {
            let across = max(1.5, size * stretch)
            layers.append((Lattice(width: width, height: height, cellX: across, cellY: size, random: &random), amplitude))
            energy += amplitude * amplitude
            amplitude *= gain
            size *= 0.5
        }
        let scale = energy > 0 ? 1 / energy.squareRoot() : 0
        let all = layers
        let values = [Float](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            compute.bands(height) { rows in
                for y in rows {
                    let row = out + y * width
                    for x in 0..<width { (row + x).initialize(to: 0) }
                    for layer in all {
                        layer.lattice.add(row: y, width: width, amplitude: layer.amplitude * scale, ridged: ridged, to: row)
                    }
                }
            }
            count = width * height
        }
        return Plane(width: width, height: height, values: values)
    }

    /// A square of noise that repeats without a seam, mean 0 and deviation 1.
    ///
    /// - Parameter cell: the coarsest lattice's distance in pixels; `side` should be a multiple of it.
    package static func tile(
        side: Int, cell: Float, octaves: Int = 6, gain: Float = 0.55, ridged: Bool = false, random: inout SeededRandom
    ) -> NoiseTile {
        var values = [Float](repeating: 0, count: side * side)
        var amplitude: Float = 1
        for octave in 0..<octaves {
            let points = max(2, Int((Float(side) / cell * Float(1 << octave)).rounded()))
            if points > side { break }
            let lattice = (0..<points * points).map { _ in random.gaussian() }
            add(lattice, points: points, amplitude: amplitude, ridged: ridged, side: side, to: &values)
            amplitude *= gain
        }
        let mean = values.reduce(0, +) / Float(values.count)
        let energy = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
        let scale = 1 / max(1e-6, energy.squareRoot())
        return NoiseTile(side: side, values: values.map { ($0 - mean) * scale })
    }

    /// Adds one octave of a tile: the lattice's rows are enlarged along themselves first, then each row of the tile takes four of them.
    private static func add(
        _ lattice: [Float], points: Int, amplitude: Float, ridged: Bool, side: Int, to values: inout [Float]
    ) {
        let step = Float(points) / Float(side)
        let taps = (0..<side).map { Lattice.taps(Float($0) * step) }
        var enlarged = [Float](repeating: 0, count: points * side)
        lattice.withUnsafeBufferPointer { lattice in
            enlarged.withUnsafeMutableBufferPointer { enlarged in
                for (x, tap) in taps.enumerated() {
                    let places = (0..<4).map { (tap.first + $0 + points) % points }
                    let (a, b, c, d) = (places[0], places[1], places[2], places[3])
                    for row in 0..<points {
                        let line = lattice.baseAddress! + row * points
                        enlarged[row * side + x] =
                            tap.weights.x * line[a] + tap.weights.y * line[b] + tap.weights.z * line[c] + tap.weights.w * line[d]
                    }
                }
            }
        }
        enlarged.withUnsafeBufferPointer { enlarged in
            values.withUnsafeMutableBufferPointer { values in
                for (y, tap) in taps.enumerated() {
                    func row(_ number: Int) -> UnsafePointer<Float> {
                        enlarged.baseAddress! + (tap.first + number + points) % points * side
                    }
                    let (a, b, c, d) = (row(0), row(1), row(2), row(3))
                    let out = values.baseAddress! + y * side
                    for x in 0..<side {
                        let sum = tap.weights.x * a[x] + tap.weights.y * b[x] + tap.weights.z * c[x] + tap.weights.w * d[x]
                        out[x] += amplitude * (ridged ? 1 - 2 * abs(sum) : sum)
                    }
                }
            }
        }
    }
}

/// Repeating noise, sampled anywhere.
package struct NoiseTile: Sendable {
    package let side: Int
    let values: [Float]

    /// The value at (u, v), where the tile is one unit wide and high; linear between its pixels.
    @inline(__always)
    package func sample(_ u: Float, _ v: Float) -> Float {
        let x = (u - u.rounded(.down)) * Float(side)
        let y = (v - v.rounded(.down)) * Float(side)
        let i = min(Int(x), side - 1)
        let j = min(Int(y), side - 1)
        let right = i + 1 == side ? 0 : i + 1
        let below = j + 1 == side ? 0 : j + 1
        let s = x - Float(i)
        let t = y - Float(j)
        return values.withUnsafeBufferPointer { values in
            let top = values[j * side + i] + (values[j * side + right] - values[j * side + i]) * s
            let bottom = values[below * side + i] + (values[below * side + right] - values[below * side + i]) * s
            return top + (bottom - top) * t
        }
    }
}

/// Gaussian values on a lattice with a random offset, enlarged bicubically (Catmull-Rom).
struct Lattice: Sendable {
    private let columns: Int
    private let values: [Float]
    private let cellY: Float
    private let offsetY: Float
    /// For each column of the field the lattice's, and the way to the next one, 0 ..< 1.
    private let starts: [Int32]
    private let shares: [Float]

    init(width: Int, height: Int, cellX: Float, cellY: Float, random: inout SeededRandom) {
        columns = Int(Float(width) / cellX) + 5
        let rows = Int(Float(height) / cellY) + 5
        values = (0..<columns * rows).map { _ in random.gaussian() }
        self.cellY = cellY
        let offsetX = random.uniform()
        offsetY = random.uniform()
        let step = 1 / cellX
        let positions = (0..<width).map { Float($0) * step + offsetX + 1 }
        starts = positions.map { Int32($0) - 1 }
        shares = positions.map { $0 - $0.rounded(.down) }
    }

    /// Adds one row of the enlarged noise.
    func add(row y: Int, width: Int, amplitude: Float, ridged: Bool, to out: UnsafeMutablePointer<Float>) {
        let rows = Self.taps(Float(y) / cellY + offsetY + 1)
        // The four lattice rows as one line, and the line as a cubic between each two of its points: each pixel then needs one of them.
        withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: columns) { cubics in
            values.withUnsafeBufferPointer { values in
                let first = values.baseAddress! + rows.first * columns
                @inline(__always)
                func point(_ i: Int) -> Float {
                    rows.weights.x * first[i] + rows.weights.y * first[i + columns] + rows.weights.z * first[i + 2 * columns]
                        + rows.weights.w * first[i + 3 * columns]
                }
                var (a, b, c) = (point(0), point(1), point(2))
                for i in 0..<columns - 3 {
                    let d = point(i + 3)
                    cubics[i] = SIMD4(
                        b, 0.5 * (c - a), a - 2.5 * b + 2 * c - 0.5 * d, 1.5 * (b - c) + 0.5 * (d - a))
                    (a, b, c) = (b, c, d)
                }
            }
            starts.withUnsafeBufferPointer { starts in
                shares.withUnsafeBufferPointer { shares in
                    for x in 0..<width {
                        let cubic = cubics[Int(starts[x])]
                        let t = shares[x]
                        let value = ((cubic.w * t + cubic.z) * t + cubic.y) * t + cubic.x
                        out[x] += amplitude * (ridged ? 1 - 2 * abs(value) : value)
                    }
                }
            }
        }
    }

    /// First of four lattice points round a position, and their weights.
    @inline(__always)
    static func taps(_ position: Float) -> (first: Int, weights: SIMD4<Float>) {
        let whole = position.rounded(.down)
        let t = position - whole
        let t2 = t * t
        let t3 = t2 * t
        let weights = SIMD4<Float>(
            -0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1, -1.5 * t3 + 2 * t2 + 0.5 * t, 0.5 * t3 - 0.5 * t2)
        return (Int(whole) - 1, weights)
    }
}
