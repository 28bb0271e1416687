// The edge of any region: how much of each pixel belongs to it.

package import Imaging
package import RetouchModel

/// Finds the alpha of a region of which only a rough mask is known: a marked object, a garment, a painted area.
///
/// Unlike a subject's mask it is trusted but for a narrow band on both sides of its edge, where closed-form matting (Levin,
/// Lischinski, Weiss 2008) finds the picture's own edge. Where the picture has none, the edge becomes a soft one.
package enum RegionMatte {
    /// What is known of the mask's edge.
    package enum Border: Sendable {
        /// It is about an object's, which may lie a little outside.
        case rough
        /// Nothing outside it may change.
        case hard
    }

    /// - Parameters:
    ///   - raster: the picture, or a part of it.
    ///   - mask: the region, of the raster's size.
    ///   - effort: `off` solves at a quarter of the size, `half` at half of it.
    ///   - longerSide: of the whole picture, for the band's width.
    ///   - limits: `mattingPixels` bounds the band that is solved at full size.
    /// - Returns: alpha, 255 = wholly in the region.
    /// - Throws: what `compute` throws; asked in every round of the solver.
    package static func matte(
        _ raster: Raster, mask: Mask, border: Border, effort: Matting.Effort, longerSide: Int,
        limits: Limits.Edits = Limits.Edits(), compute: Compute
    ) throws(EditFailure) -> Mask {
        precondition(raster.width == mask.width && raster.height == mask.height)
        let trimap = try trimap(raster, mask: mask, longerSide: longerSide, compute: compute)
        let band = trimap.values.reduce(0) { $0 + ($1 == Trimap.unknown ? 1 : 0) }
        guard band > 0 else { return trimap }
        // A hairline: no pixel is sure.
        guard trimap.values.contains(255) else { return mask }
        let trust = Mask(width: mask.width, height: mask.height, repeating: trust)
        let solver = ClosedForm()
        var alpha: Mask
        if effort == .off, min(raster.width, raster.height) > 16 {
            let half = raster.halved(compute: compute)
            let rough = try solver.coarser(
                half, trimap: Trimap.halved(trimap), guess: mask.halved(compute: compute), trust: trust.halved(compute: compute),
                compute: compute)
            alpha = GuidedUpsampling.enlarge(rough, guide: half, to: raster, trimap: trimap, compute: compute)
        } else {
            alpha = try solver.coarser(raster, trimap: trimap, guess: mask, trust: trust, compute: compute)
        }
        if effort == .full, band <= limits.mattingPixels, raster.pixelCount <= fullPixels {
            // Pixel by pixel noise hides the edge from the equations: half the size has found it, the full one draws it finer.
            let sure = Mask(width: mask.width, height: mask.height, repeating: 255)
            alpha = try solver.solve(raster, trimap: trimap, guess: alpha, trust: sure, compute: compute)
        }
        try compute.checkpoint()
        // Nearly whole is whole, so that no trace of the old colour stays inside.
        alpha = alpha.mapped { byte((Float($0) / 255 - 0.03) / 0.94 * 255) }
        if border == .hard {
            // Cut only now: to the solver a border that the picture does not show would be an edge of the thing, with a rim inside.
            for index in mask.values.indices where mask.values[index] == 0 { alpha.values[index] = 0 }
        }
        return alpha
    }

    /// How far outside the mask alpha can be above 0, in pixels.
    package static func reach(longerSide: Int) -> Int { Int(outer(longerSide).rounded(.up)) + 1 }

    /// Pixels that are solved at full size: the 2k tier. Beyond, the planes of the solver would take too much memory.
    private static let fullPixels = 4_500_000

    /// How far the mask counts where colours say something else, 255 = as far as a net's.
    private static let trust: UInt8 = 60

    private static func inner(_ longerSide: Int) -> Float { max(2, Float(longerSide) / 300) }

    private static func outer(_ longerSide: Int) -> Float { max(2, Float(longerSide) / 220) }

    private static func trimap(
        _ raster: Raster, mask: Mask, longerSide: Int, compute: Compute
    ) throws(EditFailure) -> Mask {
        let inner = inner(longerSide)
        let whole = mask.thresholded { $0 > 127 }
        try compute.checkpoint()
        var sure = Morphology.erode(whole, radius: inner, compute: compute)
        try compute.checkpoint()
        // What is thinner than the band would have no inside at all.
        let thick = Morphology.dilate(sure, radius: 2 * inner + 1, compute: compute)
        try compute.checkpoint()
        let spine = Morphology.erode(whole, radius: 1, compute: compute)
        try compute.checkpoint()
        let possible = Morphology.dilate(mask.thresholded { $0 > 10 }, radius: outer(longerSide), compute: compute)
        try compute.checkpoint()
        sure.values.withUnsafeMutableBufferPointer { out in
            nonisolated(unsafe) let out = out
            let width = mask.width
            compute.bands(mask.height) { rows in
                for index in rows.lowerBound * width..<rows.upperBound * width {
                    let opacity = raster.pixels[index * 4 + 3]
                    if opacity == 0 {
                        out[index] = 0
                    } else if out[index] == 0 {
                        let isThin = whole.values[index] > 0 && thick.values[index] == 0
                        if isThin && spine.values[index] > 0 {
                            out[index] = 255
                        } else if opacity < 255 {
                            // A cut-out's edge has its own colours already.
                            out[index] = whole.values[index]
                        } else if possible.values[index] > 0 {
                            out[index] = Trimap.unknown
                        }
                    }
                }
            }
        }
        return sure
    }
}
