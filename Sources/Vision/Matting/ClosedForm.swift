// Alpha of the band, from coarse to fine.

package import Imaging
package import RetouchModel

/// Closed-form matting over a pyramid: each level starts from the alpha of the level below, which has already moved what the
/// equations move slowly.
package struct ClosedForm {
    /// Rounds of a level that starts from a coarser one, and of the coarsest.
    package var fineIterations = 100
    package var coarseIterations = 200
    package var tolerance = 1e-4
    /// Variance of colour, 0 ... 1 squared, that says nothing of alpha: the noise and the blocks of an 8-bit JPEG.
    package var epsilon = 1e-5
    /// How much the guess counts against the equations, which weigh about 1: where colours do not tell the sides apart, the
    /// equations alone would smear one over the other.
    package var priorWeight: Float = 0.02
    /// A level whose longer side is at most this is the coarsest.
    package var coarsestSide = 200

    package init() {}

    /// - Parameters:
    ///   - trimap: 0, `Trimap.unknown`, 255.
    ///   - guess: where the coarsest level starts, and what alpha should stay near.
    ///   - trust: how far the guess may be trusted, 255 = as far as `priorWeight` says.
    /// - Returns: alpha, 0 or 255 where the trimap is known.
    package func solve(_ raster: Raster, trimap: Mask, guess: Mask, trust: Mask, compute: Compute) throws(EditFailure) -> Mask {
        try compute.checkpoint()
        let grid = BandGrid(trimap: trimap)
        guard !grid.runs.isEmpty else { return trimap }
        let coarsest = max(raster.width, raster.height) <= coarsestSide
        var start = guess
        if !coarsest {
            start = try coarser(raster, trimap: trimap, guess: guess, trust: trust, compute: compute)
        }
        return try refine(
            raster, grid: grid, trimap: trimap, guess: guess, trust: trust, start: start,
            iterations: coarsest ? coarseIterations : fineIterations,
            compute: compute)
    }

    /// Alpha solved at half size and brought up along the picture's own edges.
    package func coarser(_ raster: Raster, trimap: Mask, guess: Mask, trust: Mask, compute: Compute) throws(EditFailure) -> Mask {
        let half = raster.halved(compute: compute)
        let alpha = try solve(
            half, trimap: Trimap.halved(trimap), guess: guess.halved(compute: compute), trust: trust.halved(compute: compute),
            compute: compute)
        return GuidedUpsampling.enlarge(alpha, guide: half, to: raster, trimap: trimap, compute: compute)
    }

    /// Adds the prior to the equations' diagonal and returns their right-hand side.
    private func prior(
        _ guess: Mask, trust: Mask, grid: BandGrid, laplacian: borrowing MattingLaplacian
    ) -> [SIMD8<Float>] {
        grid.runs.indices.map { index in
            let run = grid.runs[index]
            let first = Int(run.y) * grid.width + Int(run.x)
            var weights = SIMD8<Float>.zero
            var values = SIMD8<Float>.zero
            for lane in 0..<8 where run.unknown >> lane & 1 == 1 {
                weights[lane] = priorWeight * Float(trust.values[first + lane]) / 255
                values[lane] = Float(guess.values[first + lane]) / 255
            }
            laplacian.addToDiagonal(run: index, weights)
            return weights * values
        }
    }

    private func refine(
        _ raster: Raster, grid: BandGrid, trimap: Mask, guess: Mask, trust: Mask, start: Mask, iterations: Int,
        compute: Compute
    ) throws(EditFailure) -> Mask {
        let laplacian = MattingLaplacian(grid: grid, raster: raster, epsilon: epsilon, compute: compute)
        let pull = prior(guess, trust: trust, grid: grid, laplacian: laplacian)
        let alpha = MarginPlane(width: raster.width, height: raster.height)
        compute.bands(raster.height) { rows in
            for y in rows {
                let row = alpha.at(0, y)
                for x in 0..<raster.width {
                    let known = trimap.values[y * raster.width + x]
                    let value = known == Trimap.unknown ? start.values[y * raster.width + x] : known
                    row[x] = Float(value) * (1 / 255)
                }
            }
        }
        try ConjugateGradient(iterations: iterations, tolerance: tolerance)
            .solve(laplacian, pull: pull, alpha: alpha, compute: compute)
        var result = trimap
        result.values.withUnsafeMutableBufferPointer { out in
            compute.bands(raster.height) { rows in
                for index in grid.rowStarts[rows.lowerBound]..<grid.rowStarts[rows.upperBound] {
                    let run = grid.runs[index]
                    let values = alpha.at(Int(run.x), Int(run.y))
                    let target = Int(run.y) * raster.width + Int(run.x)
                    for lane in 0..<8 where run.unknown >> lane & 1 == 1 { out[target + lane] = byte(values[lane] * 255) }
                }
            }
        }
        return result
    }
}
