// The band's equations against a slow, dense solution of the same equations.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

/// The matting Laplacian written down pixel by pixel (Levin and others 2008, equation 5) and solved by elimination.
private struct DenseReference {
    let side: Int
    let raster: Raster
    let epsilon: Double
    private var matrix: [[Double]]

    init(raster: Raster, epsilon: Double) {
        self.raster = raster
        self.epsilon = epsilon
        side = raster.width
        matrix = Array(repeating: Array(repeating: 0, count: side * side), count: side * side)
        for y in 1..<side - 1 {
            for x in 1..<side - 1 { addWindow(x, y) }
        }
    }

    private mutating func addWindow(_ x: Int, _ y: Int) {
        let members = (0..<9).map { (y + $0 / 3 - 1) * side + x + $0 % 3 - 1 }
        let colors = members.map { index in
            (0..<3).map { Double(raster.pixels[index * 4 + $0]) / 255 }
        }
        let mean = (0..<3).map { c in colors.reduce(0) { $0 + $1[c] } / 9 }
        var covariance = Array(repeating: Array(repeating: 0.0, count: 3), count: 3)
        for a in 0..<3 {
            for b in 0..<3 {
                covariance[a][b] = colors.reduce(0) { $0 + ($1[a] - mean[a]) * ($1[b] - mean[b]) } / 9
            }
            covariance[a][a] += epsilon / 9
        }
        for (i, first) in members.enumerated() {
            let weights = Self.solve(covariance, (0..<3).map { colors[i][$0] - mean[$0] })
            for (j, second) in members.enumerated() {
                let product = (0..<3).reduce(0) { $0 + weights[$1] * (colors[j][$1] - mean[$1]) }
                matrix[first][second] += (i == j ? 1 : 0) - (1 + product) / 9
            }
        }
    }

    func alpha(trimap: Mask, guess: Mask, priorWeight: Double) -> [Double] {
        let unknown = trimap.values.indices.filter { trimap.values[$0] == Trimap.unknown }
        var system: [[Double]] = []
        var right: [Double] = []
        for row in unknown {
            var line = unknown.map { matrix[row][$0] }
            line[unknown.firstIndex(of: row)!] += priorWeight
            system.append(line)
            var value = priorWeight * Double(guess.values[row]) / 255
            for known in trimap.values.indices where trimap.values[known] == 255 { value -= matrix[row][known] }
            right.append(value)
        }
        let solution = Self.solve(system, right)
        var alpha = trimap.values.map { Double($0) / 255 }
        for (place, index) in unknown.enumerated() { alpha[index] = solution[place] }
        return alpha
    }

    /// Gaussian elimination with the largest pivot.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var a = matrix
        var b = right
        let n = b.count
        for column in 0..<n {
            let pivot = (column..<n).max { abs(a[$0][column]) < abs(a[$1][column]) }!
            a.swapAt(column, pivot)
            b.swapAt(column, pivot)
            for row in column + 1..<n where a[row][column] != 0 {
                let factor = a[row][column] / a[column][column]
                for k in column..<n { a[row][k] -= factor * a[column][k] }
                b[row] -= factor * b[column]
            }
        }
        for row in stride(from: n - 1, through: 0, by: -1) {
            for k in row + 1..<max(n, row + 1) { b[row] -= a[row][k] * b[k] }
            b[row] /= a[row][row]
        }
        return b
    }
}

@Suite struct ClosedFormTests {
    /// A soft disc of one noisy colour on another, and its trimap with a band of about six pixels.
    private func problem(_ side: Int) -> (raster: Raster, trimap: Mask, guess: Mask) {
        let middle = Float(side) / 2
        var random = SeededRandom(seed: 11)
        let raster = Pictures.drawn(side, side) { x, y in
            let dx = Float(x) + 0.5 - middle
            let dy = Float(y) + 0.5 - middle
            let alpha = min(max((middle * 0.6 - (dx * dx + dy * dy).squareRoot()) / 3 + 0.5, 0), 1)
            let color = SIMD4<Float>(40, 90, 160, 255) + (SIMD4(210, 120, 60, 255) - SIMD4(40, 90, 160, 255)) * alpha
            return SIMD4<UInt8>(
                color + SIMD4(random.gaussian(), random.gaussian(), random.gaussian(), 0) * 2 + 0.5, rounding: .down)
        }
        let inner = Pictures.discMask(side, side, centerX: middle, centerY: middle, radius: middle * 0.6 - 3)
        let outer = Pictures.discMask(side, side, centerX: middle, centerY: middle, radius: middle * 0.6 + 4)
        let trimap = Mask(
            width: side, height: side,
            values: zip(inner.values, outer.values).map { $0 > 127 ? 255 : $1 > 127 ? Trimap.unknown : 0 })
        let guess = Pictures.discMask(side, side, centerX: middle, centerY: middle, radius: middle * 0.6)
        return (raster, trimap, guess)
    }

    private func everywhere(_ mask: Mask) -> Mask { Mask(width: mask.width, height: mask.height, repeating: 255) }

    @Test(arguments: [Float(0), 0.02]) func agreesWithTheDenseSolution(priorWeight: Float) throws {
        let (raster, trimap, guess) = problem(24)
        var solver = ClosedForm()
        solver.priorWeight = priorWeight
        solver.coarseIterations = 2_000
        solver.tolerance = 1e-7
        let alpha = try solver.solve(
            raster, trimap: trimap, guess: guess, trust: everywhere(guess), compute: compute)
        let reference = DenseReference(raster: raster, epsilon: solver.epsilon)
            .alpha(trimap: trimap, guess: guess, priorWeight: Double(priorWeight))
        for (value, expected) in zip(alpha.values, reference) {
            #expect(abs(Double(value) - min(max(expected, 0), 1) * 255) <= 1)
        }
    }

    @Test func aPyramidComesToTheSameAlpha() throws {
        let (raster, trimap, guess) = problem(96)
        var single = ClosedForm()
        single.coarseIterations = 2_000
        single.tolerance = 1e-7
        var pyramid = ClosedForm()
        pyramid.coarsestSide = 32
        let a = try single.solve(raster, trimap: trimap, guess: guess, trust: everywhere(guess), compute: compute)
        let b = try pyramid.solve(raster, trimap: trimap, guess: guess, trust: everywhere(guess), compute: compute)
        #expect(zip(a.values, b.values).allSatisfy { abs(Int($0) - Int($1)) <= 3 })
        #expect(zip(b.values, trimap.values).allSatisfy { $1 == Trimap.unknown || $0 == $1 })
    }

    @Test func workersDoNotChangeTheBytes() throws {
        let (raster, trimap, guess) = problem(256)
        let alphas = try (1...3).map { workers in
            try ClosedForm().solve(
                raster, trimap: trimap, guess: guess, trust: everywhere(guess), compute: Compute(workers: workers))
        }
        #expect(alphas[0] == alphas[1] && alphas[0] == alphas[2])
    }

    @Test func theSolverStopsWhenCancelled() {
        let (raster, trimap, guess) = problem(64)
        let countdown = Countdown(5)
        let failure = #expect(throws: EditFailure.self) {
            try ClosedForm().solve(
                raster, trimap: trimap, guess: guess, trust: everywhere(guess), compute: countdown.compute())
        }
        #expect(failure?.reason == .cancelled)
        // It asked once more than it was allowed, and then no more.
        #expect(countdown.remaining == -1)
    }

    @Test func onePictureOfOneColorIsSolvable() throws {
        let (_, trimap, guess) = problem(48)
        let alpha = try ClosedForm().solve(
            Pictures.plain(48, 48, .white), trimap: trimap, guess: guess, trust: everywhere(guess), compute: compute)
        #expect(zip(alpha.values, trimap.values).allSatisfy { $1 == Trimap.unknown || $0 == $1 })
    }
}
