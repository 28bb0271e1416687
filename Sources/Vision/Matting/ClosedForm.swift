// Alpha of the band, from coarse to fine.

import Imaging
import RetouchModel

/// Closed-form matting over a pyramid: each level starts from the alpha of the level below, which has already moved what the
/// equations move slowly.
struct ClosedForm {
    /// Rounds of a level that starts from a coarser one, and of the coarsest.
    var fineIterations = 100
    var coarseIterations = 200
    var tolerance = 1e-4
    /// A level whose longer side is at most this is the coarsest.
    var coarsestSide = 200

    /// - Parameters:
    ///   - trimap: 0, `Trimap.unknown`, 255.
    ///   - guess: where the coarsest level starts.
    /// - Returns: alpha, 0 or 255 where the trimap is known.
    func solve(_ raster: Raster, trimap: Mask, guess: Mask, compute: Compute) throws(EditFailure) -> Mask {
        try compute.checkpoint()
        let grid = BandGrid(trimap: trimap)
        guard !grid.runs.isEmpty else { return trimap }
        let coarsest = max(raster.width, raster.height) <= coarsestSide
        var start = guess
        if !coarsest {
            start = try coarser(raster, trimap: trimap, guess: guess, compute: compute)
        }
        return try refine(
            raster, grid: grid, trimap: trimap, start: start, iterations: coarsest ? coarseIterations : fineIterations,
            compute: compute)
    }

    /// Alpha solved at half size and brought up along the picture's own edges.
    func coarser(_ raster: Raster, trimap: Mask, guess: Mask, compute: Compute) throws(EditFailure) -> Mask {
        let half = raster.halved(compute: compute)
        let alpha = try solve(
            half, trimap: Trimap.halved(trimap), guess: guess.halved(compute: compute), compute: compute)
        return GuidedUpsampling.enlarge(alpha, guide: half, to: raster, trimap: trimap, compute: compute)
    }

    private func refine(
        _ raster: Raster, grid: BandGrid, trimap: Mask, start: Mask, iterations: Int, compute: Compute
    ) throws(EditFailure) -> Mask {
        let laplacian = MattingLaplacian(grid: grid, raster: raster, compute: compute)
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
        try ConjugateGradient(iterations: iterations, tolerance: tolerance).solve(laplacian, alpha: alpha, compute: compute)
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
