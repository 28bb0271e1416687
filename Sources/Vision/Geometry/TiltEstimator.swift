// How far a photograph is turned, from its own lines.

package import Imaging
package import RetouchModel

/// The tilt of a picture, and what speaks for it.
package struct Tilt: Sendable, Equatable {
    /// Clockwise: turning the picture back by as much makes it level.
    package var degrees: Double
    /// Length of the upright lines that agree, in longer sides of the picture.
    package var uprights: Double
    /// Length of the level lines that agree, in longer sides of the picture.
    package var levels: Double
    /// The share of the picture's width that these level lines cover.
    package var span: Double
    /// How much more they weigh than those of the next best tilt; 1 = as much.
    package var dominance: Double
    /// The share of all lines near an axis, by length, that agree.
    package var consent: Double

    /// Whether the lines are a picture's and not one thing's: uprights stand in any view, but what is level in truth is level in the picture
    /// only where it does not recede. Level lines alone must therefore go through most of the picture, like a horizon.
    package var isClear: Bool {
        guard dominance >= 1.25, consent >= 0.25 else { return false }
        return uprights >= 0.45 || (levels >= 0.45 && span >= 0.55) || (uprights >= 0.15 && levels >= 0.25)
    }
}

/// Measures tilt as a vote: every straight edge near an axis says how far the picture is turned if it is level or upright in truth.
///
/// Upright lines that lean towards each other, as on a photograph that was taken from above or below, count for the middle between
/// them: a fan of uprights is allowed for. Level lines are not, because what recedes to one side is not level in the picture.
package enum TiltEstimator {
    /// Degrees that are looked for to both sides.
    package static let largest: Double = 12
    /// Longer side of the copy that is measured.
    private static let side = 1_024

    /// - Returns: `nil` where no tilt stands out.
    /// - Throws: what `compute` throws.
    package static func estimate(_ raster: Raster, compute: Compute) throws(EditFailure) -> Tilt? {
        guard let best = try candidate(raster, compute: compute), best.isClear else { return nil }
        return best
    }

    /// The tilt with the most votes, however few; `nil` = no lines at all.
    static func candidate(_ raster: Raster, compute: Compute) throws(EditFailure) -> Tilt? {
        guard let lines = try segments(raster, compute: compute) else { return nil }
        return TiltVote(lines.found, width: Double(lines.width), longer: Double(max(lines.width, lines.height))).winner()
    }

    /// The straight edges of a reduced copy, and its size.
    private static func segments(
        _ raster: Raster, compute: Compute
    ) throws(EditFailure) -> (found: [LineSegment], width: Int, height: Int)? {
        let longer = max(raster.width, raster.height)
        let small =
            longer <= side
            ? raster
            : try Resampler.resize(
                raster, width: max(1, raster.width * side / longer), height: max(1, raster.height * side / longer),
                compute: compute)
        guard min(small.width, small.height) >= 16 else { return nil }
        let luma = Sharpen.luma(of: small, compute: compute)
        let light = Blur.gaussian(
            Plane<Float>(width: small.width, height: small.height, values: luma.values.map { Float($0) }), sigma: 1,
            compute: compute)
        var finder = LineSegments(light)
        let reach = Double(max(small.width, small.height))
        return (try finder.found(shortest: max(12, reach * 0.025), compute: compute), small.width, small.height)
    }
}
