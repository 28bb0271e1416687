// How many pixels a result has.

package import Imaging
package import RetouchModel

/// Width and height of a result.
package struct ResultSize: Sendable, Equatable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// `auto` is exactly the source's oriented size; a tier keeps the aspect ratio with an area of about its pixel count.
    ///
    /// - Throws: `inputValidation` where the result would hold more pixels than `limits.resultPixels`, or a side of none.
    package static func of(
        _ source: Raster, resolution: Resolution, limits: Limits.Edits
    ) throws(EditFailure) -> ResultSize {
        var size = ResultSize(width: source.width, height: source.height)
        if let target = resolution.targetPixels {
            // sqrt is exact to the last bit on every machine, so a size never differs between two servers.
            let scale = (Double(target) / Double(source.pixelCount)).squareRoot()
            size.width = max(1, Int((Double(source.width) * scale).rounded()))
            size.height = max(1, Int((Double(source.height) * scale).rounded()))
        }
        guard size.width * size.height <= limits.resultPixels else {
            throw EditFailure(
                .inputValidation, stage: .input,
                "The result would have \(size.width) x \(size.height) pixels; at most \(limits.resultPixels) are possible here. "
                    + "Ask for resolution 4k or smaller.")
        }
        return size
    }
}
