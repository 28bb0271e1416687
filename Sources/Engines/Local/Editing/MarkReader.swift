// The caller's annotation, read.

import Imaging
import RetouchModel
import Vision

enum MarkReader {
    /// - Throws: `annotationMissing` without an annotation; `inputValidation` for one that holds no marks or cannot be read.
    static func marks(of input: EngineInput, compute: Compute) throws(EditFailure) -> Marks {
        let source = input.source.raster
        switch input.annotation {
        case nil:
            throw EditFailure(
                .annotationMissing, stage: .engine,
                "The prompt means something that was marked, but no annotation was sent. Circle it or paint over it, and ask again."
            )
        case .overlay(let overlay): return try Marks.read(overlay: overlay, compute: compute)
        case .markedCopy(let copy): return try Marks.read(markedCopy: copy, source: source, compute: compute)
        case .strokes(let strokes):
            let marks = try Marks.read(strokes: strokes, sourceWidth: source.width, sourceHeight: source.height, compute: compute)
            guard let marks else {
                // Coordinates were checked: only what lies on the far border, or between two lines of pixels, holds nothing.
                throw EditFailure(
                    .inputValidation, stage: .input,
                    "The annotation's strokes are too thin to hold a pixel of the picture, or lie on its far border.")
            }
            return marks
        }
    }
}
