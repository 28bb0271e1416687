// Completes a picture where a part of it is taken out.

package import Imaging
package import RetouchModel

/// Fills holes with what the surroundings show: PatchMatch (Barnes and others 2009) under the coarse-to-fine completion of Wexler,
/// Shechtman and Irani (2007), the scheme behind content-aware fill.
///
/// The hole is first closed at the smallest size, edges first (`ExemplarFill`) or softly; one that takes much of its surroundings also
/// out of large pieces, a size or two above (`ShiftStart`). From there up, each size searches for every patch over
/// the hole the most similar one that may be copied, lets the patches vote for the pixels, and repeats. A membrane takes the last step
/// off the rim. Nothing is ever taken from outside the sources; the same input gives the same bytes on any number of threads.
package enum Inpainter {
    /// Fills a hole.
    ///
    /// - Parameters:
    ///   - raster: the picture.
    ///   - hole: above 0 = filled; pixels outside, and wholly transparent ones inside, keep their bytes. Alpha is kept everywhere.
    ///   - sources: above 127 = may be copied from; `nil` = all outside the hole. Pixels that are not opaque are never copied.
    ///   - seed: varies what the words leave open; `seed & 3 == 0` is the plain choice.
    ///   - effort: what to trade time for.
    ///   - compute: threads and interruption.
    /// - Throws: `inputValidation` when there is nothing to copy from; the interruption of `compute`, soon.
    package static func fill(
        _ raster: Raster, hole: Mask, sources: Mask? = nil, seed: UInt32 = 0, effort: InpaintingEffort = .balanced,
        compute: Compute
    ) throws(EditFailure) -> Raster {
        precondition(hole.width == raster.width && hole.height == raster.height)
        precondition(sources.map { $0.width == raster.width && $0.height == raster.height } ?? true)
        try compute.checkpoint()
        guard let window = try InpaintingWindow(raster, hole: hole, sources: sources, compute: compute) else { return raster }
        var levels = [window.level]
        while isTooLarge(levels.last!, compute), let next = levels.last!.halved(compute: compute) {
            levels.append(next)
            try compute.checkpoint()
        }
        let pieces = try ShiftStart(levels, compute: compute)
        var field: MatchField?
        var result = raster
        while let level = levels.popLast() {
            let solver = LevelSolver(level, depth: levels.count, effort: effort, seed: seed, compute: compute)
            let solved = try solver.solve(from: field)
            if let pieces, pieces.depth == levels.count { try solver.compare(pieces: pieces.origins) }
            if levels.isEmpty { try Finish(solver: solver, field: solved).write(into: &result, window: window.box) }
            field = solved
        }
        return result
    }

    /// Whether a hole is more than a few patches thick or long.
    private static func isTooLarge(_ level: InpaintLevel, _ compute: Compute) -> Bool {
        let thickness = level.thickness(compute: compute)
        return thickness > 7 || (thickness > 3 && level.unknownCount > 1_500)
    }
}
