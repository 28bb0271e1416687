// Solves the matting equations.

import Imaging
import RetouchModel

/// Preconditioned conjugate gradients (Jacobi) for the band's alpha, in single precision with sums in double.
struct ConjugateGradient {
    /// Most rounds, and the residual, as a share of the first one, at which to stop.
    let iterations: Int
    let tolerance: Double

    /// Improves `alpha` in the band; known pixels hold 0 or 1 and stay as they are.
    ///
    /// - Parameter pull: the right-hand side, one vector a run: the weight of each pixel's prior times the prior.
    ///
    /// Sums are taken over groups of runs of fixed size, and then over the groups in order: the result has the same bits for
    /// any number of workers.
    ///
    /// - Throws: what `compute` throws; asked in every round.
    func solve(
        _ laplacian: borrowing MattingLaplacian, pull: [SIMD8<Float>], alpha: borrowing MarginPlane, compute: Compute
    ) throws(EditFailure) {
        let count = laplacian.grid.runs.count
        guard count > 0 else { return }
        let state = BandVectors(count: count)
        let search = MarginPlane(width: laplacian.grid.width, height: laplacian.grid.height)
        var energy = start(laplacian, pull, alpha, search, state, compute)
        let goal = energy * tolerance * tolerance
        for _ in 0..<iterations where energy > goal && energy > 0 {
            try compute.checkpoint()
            let curvature = apply(laplacian, search, state, compute)
            guard curvature > 0 else { break }
            let next = advance(laplacian.grid, alpha, search, state, step: Float(energy / curvature), compute)
            turn(laplacian.grid, search, state, by: Float(next / energy), compute)
            energy = next
        }
    }

    /// residual = pull - L alpha; the first search direction is the preconditioned residual. Returns residual · preconditioned.
    private func start(
        _ laplacian: borrowing MattingLaplacian, _ pull: [SIMD8<Float>], _ alpha: borrowing MarginPlane,
        _ search: borrowing MarginPlane,
        _ state: borrowing BandVectors, _ compute: Compute
    ) -> Double {
        state.reduce(compute) { index in
            let residual = pull[index] - laplacian.product(run: index, alpha)
            let diagonal = laplacian.diagonal(run: index)
            let inverse = (1 / diagonal).replacing(with: 0, where: diagonal .<= 0)
            state.residual[index] = residual
            state.inverse[index] = inverse
            let direction = residual * inverse
            store(direction, laplacian.grid.runs[index], search)
            return residual * direction
        }
    }

    /// product = L search. Returns search · product.
    private func apply(
        _ laplacian: borrowing MattingLaplacian, _ search: borrowing MarginPlane, _ state: borrowing BandVectors,
        _ compute: Compute
    ) -> Double {
        state.reduce(compute) { index in
            let product = laplacian.product(run: index, search)
            state.product[index] = product
            return product * load(laplacian.grid.runs[index], search)
        }
    }

    /// alpha += step * search; residual -= step * product. Returns the new residual · preconditioned.
    private func advance(
        _ grid: BandGrid, _ alpha: borrowing MarginPlane, _ search: borrowing MarginPlane, _ state: borrowing BandVectors,
        step: Float, _ compute: Compute
    ) -> Double {
        state.reduce(compute) { index in
            let run = grid.runs[index]
            // Search directions are zero outside the band, so known pixels of the run keep their alpha.
            store(load(run, alpha) + load(run, search) * step, run, alpha)
            let residual = state.residual[index] - state.product[index] * step
            state.residual[index] = residual
            return residual * residual * state.inverse[index]
        }
    }

    /// search = preconditioned residual + factor * search.
    private func turn(
        _ grid: BandGrid, _ search: borrowing MarginPlane, _ state: borrowing BandVectors, by factor: Float,
        _ compute: Compute
    ) {
        _ = state.reduce(compute) { index in
            let run = grid.runs[index]
            store(state.residual[index] * state.inverse[index] + load(run, search) * factor, run, search)
            return .zero
        }
    }

    @inline(__always)
    private func load(_ run: BandGrid.Run, _ plane: borrowing MarginPlane) -> SIMD8<Float> {
        UnsafeRawPointer(plane.at(Int(run.x), Int(run.y))).loadUnaligned(as: SIMD8<Float>.self)
    }

    @inline(__always)
    private func store(_ values: SIMD8<Float>, _ run: BandGrid.Run, _ plane: borrowing MarginPlane) {
        UnsafeMutableRawPointer(plane.at(Int(run.x), Int(run.y))).storeBytes(of: values, as: SIMD8<Float>.self)
    }
}

/// The solver's vectors over the runs of a band.
private struct BandVectors: ~Copyable {
    private static let group = 256

    let count: Int
    let residual: UnsafeMutablePointer<SIMD8<Float>>
    let product: UnsafeMutablePointer<SIMD8<Float>>
    /// 1 / diagonal; 0 for pixels that are not unknown.
    let inverse: UnsafeMutablePointer<SIMD8<Float>>
    private let sums: UnsafeMutablePointer<Double>

    init(count: Int) {
        self.count = count
        residual = .allocate(capacity: count)
        product = .allocate(capacity: count)
        inverse = .allocate(capacity: count)
        sums = .allocate(capacity: count / Self.group + 1)
    }

    deinit {
        residual.deallocate()
        product.deallocate()
        inverse.deallocate()
        sums.deallocate()
    }

    /// Calls `body` for every run, on several threads, and adds up what it returns.
    @inline(__always)
    func reduce(_ compute: Compute, _ body: (Int) -> SIMD8<Float>) -> Double {
        let groups = (count + Self.group - 1) / Self.group
        let sums = self.sums
        let count = self.count
        compute.bands(groups, minimum: 4) { range in
            for group in range {
                var sum = SIMD8<Double>.zero
                for index in group * Self.group..<min(count, (group + 1) * Self.group) { sum += SIMD8<Double>(body(index)) }
                sums[group] = sum.sum()
            }
        }
        return (0..<groups).reduce(0) { $0 + sums[$1] }
    }
}
