// A soft surface through given values.

import Imaging
import RetouchModel

/// Spreads values that are fixed at some pixels over a box by Laplace's equation, on a grid of at most a million cells.
struct Membrane {
    private static let mostCells = 1_000_000
    private static let rounds = 6

    private let box: Box
    /// Pixels of one cell along each side: a power of two.
    private let cell: Int
    private let width: Int
    private let height: Int
    private var values: [SIMD4<Float>]
    /// Above 0 = the cell's value is fixed.
    private var counts: [Float]

    init(_ box: Box) {
        self.box = box
        var cell = 1
        while (box.width / cell + 1) * (box.height / cell + 1) > Self.mostCells { cell *= 2 }
        self.cell = cell
        width = (box.width + cell - 1) / cell
        height = (box.height + cell - 1) / cell
        values = [SIMD4<Float>](repeating: .zero, count: width * height)
        counts = [Float](repeating: 0, count: width * height)
    }

    /// Fixes the value at a pixel of the box.
    mutating func fix(_ x: Int, _ y: Int, _ value: SIMD4<Float>) {
        let index = (y - box.y) / cell * width + (x - box.x) / cell
        values[index] += value
        counts[index] += 1
    }

    /// Spreads the fixed values.
    ///
    /// - Parameter smoothing: each fixed value is first averaged with those fixed within so many pixels.
    /// - Throws: the interruption of `compute`.
    mutating func solve(smoothing: Int, compute: Compute) throws(EditFailure) {
        smooth(radius: (smoothing + cell - 1) / cell)
        try compute.checkpoint()
        values = try Self.spread(values, counts, width, height, compute)
    }

    /// The value at a pixel of the box.
    func at(_ x: Int, _ y: Int) -> SIMD4<Float> {
        if cell == 1 { return values[(y - box.y) * width + x - box.x] }
        let fx = max(0, (Float(x - box.x) + 0.5) / Float(cell) - 0.5)
        let fy = max(0, (Float(y - box.y) + 0.5) / Float(cell) - 0.5)
        let x0 = min(width - 1, Int(fx))
        let y0 = min(height - 1, Int(fy))
        let x1 = min(width - 1, x0 + 1)
        let y1 = min(height - 1, y0 + 1)
        let tx = min(1, fx - Float(x0))
        let ty = min(1, fy - Float(y0))
        let top = values[y0 * width + x0] * (1 - tx) + values[y0 * width + x1] * tx
        let bottom = values[y1 * width + x0] * (1 - tx) + values[y1 * width + x1] * tx
        return top * (1 - ty) + bottom * ty
    }

    /// Means over squares of the fixed cells alone.
    private mutating func smooth(radius: Int) {
        var sums = [SIMD4<Float>](repeating: .zero, count: values.count)
        var total = [Float](repeating: 0, count: values.count)
        for y in 0..<height {
            for x in 0..<width where counts[y * width + x] > 0 {
                var sum = SIMD4<Float>.zero
                var count: Float = 0
                for row in max(0, y - radius)...min(height - 1, y + radius) {
                    for column in max(0, x - radius)...min(width - 1, x + radius) {
                        sum += values[row * width + column]
                        count += counts[row * width + column]
                    }
                }
                sums[y * width + x] = sum / count
                total[y * width + x] = 1
            }
        }
        values = sums
        counts = total
    }

    /// Laplace's equation with the fixed cells given, from the coarsest grid down.
    private static func spread(
        _ values: [SIMD4<Float>], _ fixed: [Float], _ width: Int, _ height: Int, _ compute: Compute
    ) throws(EditFailure) -> [SIMD4<Float>] {
        var result = values
        if width > 2 || height > 2 {
            let w = (width + 1) / 2
            let h = (height + 1) / 2
            var halves = [SIMD4<Float>](repeating: .zero, count: w * h)
            var counts = [Float](repeating: 0, count: w * h)
            for y in 0..<height {
                for x in 0..<width where fixed[y * width + x] > 0 {
                    halves[y / 2 * w + x / 2] += values[y * width + x]
                    counts[y / 2 * w + x / 2] += 1
                }
            }
            for index in halves.indices where counts[index] > 0 { halves[index] /= counts[index] }
            let coarse = try spread(halves, counts, w, h, compute)
            for y in 0..<height {
                for x in 0..<width where fixed[y * width + x] == 0 { result[y * width + x] = coarse[y / 2 * w + x / 2] }
            }
        }
        try compute.checkpoint()
        relax(&result, fixed, width, height, compute)
        return result
    }

    /// Rounds of Jacobi's method: every value from those of the round before.
    private static func relax(
        _ values: inout [SIMD4<Float>], _ fixed: [Float], _ width: Int, _ height: Int, _ compute: Compute
    ) {
        var next = values
        for _ in 0..<rounds {
            values.withUnsafeBufferPointer { old in
                next.withUnsafeMutableBufferPointer { new in
                    nonisolated(unsafe) let new = new
                    compute.bands(height, minimum: 32) { rows in
                        for y in rows {
                            let above = (y > 0 ? y - 1 : y) * width
                            let below = (y + 1 < height ? y + 1 : y) * width
                            for x in 0..<width where fixed[y * width + x] == 0 {
                                let left = y * width + (x > 0 ? x - 1 : x)
                                let right = y * width + (x + 1 < width ? x + 1 : x)
                                new[y * width + x] = (old[left] + old[right] + old[above + x] + old[below + x]) * 0.25
                            }
                        }
                    }
                }
            }
            swap(&values, &next)
        }
    }
}
