// The step Extract: one region or several stay, everything else becomes transparent.

import Imaging
import RetouchModel

/// Cuts regions out of the picture. What is wholly inside keeps its bytes; its edge gets its own colours, free of what was beside it.
struct Extract: LocalStep {
    /// All that stays: "cut out the bag and the shoe" leaves both.
    private(set) var regions: [Region]

    init(_ region: Region) { regions = [region] }

    let stage = "extract"
    var usesSubject: Bool { regions.contains { $0 == .subject || $0 == .background } }

    /// The step that leaves another region, too.
    func with(_ region: Region) -> Extract {
        var both = self
        both.regions.append(region)
        return both
    }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        let piece = try piece(canvas, session)
        guard piece.alpha.values.contains(where: { $0 < 255 }) else { throw Self.everything }
        let compute = session.compute
        let source = canvas.raster
        var result = Raster(width: source.width, height: source.height)
        var left = Mask(width: source.width, height: source.height, repeating: 0)
        result.pixels.withUnsafeMutableBytes { out in
            left.values.withUnsafeMutableBufferPointer { left in
                nonisolated(unsafe) let out = out
                nonisolated(unsafe) let left = left
                source.pixels.withUnsafeBytes { source in
                    piece.colors.pixels.withUnsafeBytes { colors in
                        compute.bands(piece.alpha.height) { rows in
                            for index in rows.lowerBound * piece.alpha.width..<rows.upperBound * piece.alpha.width {
                                let alpha = piece.alpha.values[index]
                                if alpha < 255 { left[index] = 255 }
                                guard alpha > 0 else { continue }
                                var pixel = (alpha == 255 ? source : colors).loadUnaligned(
                                    fromByteOffset: index * 4, as: SIMD4<UInt8>.self)
                                pixel.w = alpha
                                out.storeBytes(of: pixel, toByteOffset: index * 4, as: SIMD4<UInt8>.self)
                            }
                        }
                    }
                }
            }
        }
        return .pixels(result, area: left)
    }

    /// What stays.
    private func piece(_ canvas: EditCanvas, _ session: EditSession) throws(EditFailure) -> CutPiece {
        var all = try piece(regions[0], canvas, session)
        for region in regions.dropFirst() { all.unite(with: try piece(region, canvas, session)) }
        return all
    }

    private func piece(_ region: Region, _ canvas: EditCanvas, _ session: EditSession) throws(EditFailure) -> CutPiece {
        switch region {
        case .whole: throw Self.everything
        case .subject:
            let cutout = try session.subject(on: canvas)
            return CutPiece(alpha: cutout.alpha, colors: cutout.colors)
        case .background, .part, .colorArea, .named, .annotation, .mask:
            let selection = try session.selection(region, reading: .garment, on: canvas)
            // What was drawn, and the background, whose edge is the subject's matte, are as they are; a found object has an edge of
            // its own.
            let isGiven = selection.isLiteral || region == .background
            return try CutPiece.of(
                canvas.raster, selection.mask, effort: isGiven ? nil : session.choice.effort, session: session)
        }
    }

    private static let everything = EditFailure(
        .inputValidation, stage: .engine,
        "Extracting the whole picture would leave it as it is. Name what is to stay, or mark it.")
}
