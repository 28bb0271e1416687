// A piece of a picture with an edge of its own.

import Imaging
import RetouchModel

/// What is cut out of a canvas, at the canvas's size.
struct CutPiece: Sendable {
    /// 255 = wholly in the piece.
    var alpha: Mask
    /// The piece's colours where alpha is between 0 and 255.
    var colors: Raster

    /// Takes the pixels over of which another piece shows more.
    mutating func unite(with other: CutPiece) {
        for index in alpha.values.indices where other.alpha.values[index] > alpha.values[index] {
            alpha.values[index] = other.alpha.values[index]
            for channel in index * 4..<index * 4 + 4 { colors.pixels[channel] = other.colors.pixels[channel] }
        }
    }

    /// - Parameters:
    ///   - raster: the canvas; its transparency limits the piece.
    ///   - mask: the piece, of the canvas's size.
    ///   - effort: how the edge is found between mask and picture; `nil` = the mask is the edge.
    /// - Throws: `inputValidation` when nothing of the piece is visible; what the finder throws.
    static func of(
        _ raster: Raster, _ mask: Mask, effort: MatteEffort?, session: EditSession
    ) throws(EditFailure) -> CutPiece {
        let compute = session.compute
        var piece = CutPiece(alpha: mask, colors: raster)
        if let effort {
            piece = try session.timed("matte") { () throws(EditFailure) in
                try matted(raster, mask, effort: effort, finder: session.finder, compute: compute)
            }
        }
        if !raster.isOpaque {
            for index in piece.alpha.values.indices {
                let product = Int(piece.alpha.values[index]) * Int(raster.pixels[index * 4 + 3])
                piece.alpha.values[index] = UInt8((product + 127) / 255)
            }
        }
        guard piece.alpha.values.contains(where: { $0 > 127 }) else {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "Nothing would be left: what is to be extracted is transparent already, or too faint to see.")
        }
        if effort == nil {
            piece.colors = try session.timed("foreground") { () throws(EditFailure) in
                try session.finder.colors(raster, alpha: mask, compute: compute)
            }
        }
        return piece
    }

    /// Finds the edge on a copy of bounded size and brings it up.
    private static func matted(
        _ raster: Raster, _ mask: Mask, effort: MatteEffort, finder: any SubjectFinder, compute: Compute
    ) throws(EditFailure) -> CutPiece {
        let solid = raster.isOpaque ? raster : SourceAlpha.flattened(raster, compute: compute)
        let scale = min(1, (Double(SubjectCutter.mattePixels) / Double(raster.pixelCount)).squareRoot())
        let width = max(1, Int(Double(raster.width) * scale))
        let height = max(1, Int(Double(raster.height) * scale))
        let base = try Resampler.resize(solid, width: width, height: height, compute: compute)
        let small = try Resampler.resize(mask, width: width, height: height, compute: compute)
        let matte = try finder.matte(base, mask: small, hair: nil, effort: effort, compute: compute)
        let colors = try finder.colors(base, alpha: matte, compute: compute)
        let sized = try AlphaEnlarger(compute: compute).enlarge(
            matte, colors: colors, guide: base, to: raster, detailed: scale < 1)
        return CutPiece(alpha: sized.alpha, colors: sized.colors)
    }
}
