// Marks from a transparent picture that holds them alone.

package import Imaging
package import RetouchModel

extension Marks {
    /// Alpha of a drawn pixel at least, on the overlay itself.
    static let leastAlpha: UInt8 = 24
    /// More of the picture than this is drawn on only where the overlay has no transparent ground.
    private static let mostDrawn = 0.95

    /// Why an overlay cannot be read; cheap, before anything is decoded any further.
    ///
    /// - Throws: `inputValidation` for a picture without transparency, without a mark, or painted all over.
    package static func check(overlay: Raster) throws(EditFailure) {
        var drawn = 0
        var opaque = 0
        overlay.pixels.withUnsafeBufferPointer { pixels in
            for index in 0..<overlay.pixelCount {
                let alpha = pixels[index * 4 + 3]
                if alpha >= leastAlpha { drawn += 1 }
                if alpha == 255 { opaque += 1 }
            }
        }
        if opaque == overlay.pixelCount {
            throw refusal(
                "The annotation's overlay has no transparency: it must hold the marks alone on transparent ground (PNG or WebP). "
                    + "A copy of the picture with marks on it goes into marked_copy.")
        }
        if drawn == 0 { throw refusal("The annotation's overlay is empty: every pixel of it is transparent.") }
        if Double(drawn) > Double(overlay.pixelCount) * mostDrawn {
            throw refusal(
                "The annotation's overlay covers the whole picture: it must hold the marks alone on transparent ground.")
        }
    }

    static func refusal(_ message: String) -> EditFailure { EditFailure(.inputValidation, stage: .input, message) }

    /// Reads an overlay of the source's oriented size.
    ///
    /// - Throws: what `check` and `compute` throw.
    package static func read(overlay: Raster, compute: Compute) throws(EditFailure) -> Marks {
        try check(overlay: overlay)
        let canvas = MarkCanvas(sourceWidth: overlay.width, sourceHeight: overlay.height)
        let small = try Resampler.resize(
            overlay, width: canvas.width, height: canvas.height,
            filter: canvas.width > overlay.width ? .linear : .automatic, compute: compute)
        // A pen may be see-through, and a thin line is paler on a smaller canvas.
        var most: UInt8 = 0
        for index in 0..<small.pixelCount { most = max(most, small.pixels[index * 4 + 3]) }
        let least = max(8, UInt8(Double(most) * 0.25))
        let pure = max(least, UInt8(Double(most) * 0.6))
        func drawn(_ alpha: UInt8) -> Mask {
            Mask(
                width: canvas.width, height: canvas.height,
                values: (0..<small.pixelCount).map { small.pixels[$0 * 4 + 3] >= alpha ? 255 : 0 })
        }
        var marks: [Mark] = []
        for group in MarkColors.groups(small, mask: drawn(least), sure: drawn(pure)) {
            let shapes = try MarkShapes(canvas: canvas, compute: compute).shapes(in: group.mask)
            marks += shapes.map { Mark($0, color: group.color) }
        }
        guard !marks.isEmpty else { throw refusal("The annotation's overlay holds no mark that could be read.") }
        return Marks(width: canvas.width, height: canvas.height, marks: marks)
    }
}
