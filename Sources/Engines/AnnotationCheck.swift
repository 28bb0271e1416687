// Annotations that cannot belong to the source: refused before anything is computed.

import Imaging
import RetouchModel
import Vision

enum AnnotationCheck {
    /// - Throws: `inputValidation` that says what is wrong and what would be right.
    static func check(_ annotation: DrawnAnnotation, source: Raster) throws(EditFailure) {
        switch annotation {
        case .overlay(let overlay):
            try checkSize(overlay, "overlay", source)
            try Marks.check(overlay: overlay)
        case .markedCopy(let copy):
            try checkSize(copy, "marked_copy", source)
            if copy.pixels == source.pixels {
                throw refusal("No marks were found: the annotation's marked_copy equals the source.")
            }
        case .strokes(let strokes):
            guard !strokes.isEmpty else { throw refusal("The annotation holds no stroke.") }
            for (index, stroke) in strokes.enumerated() {
                let name = "Stroke \(index + 1) of the annotation"
                try check(stroke.shape, name)
                try checkHoldsPixel(stroke.shape, name, source)
            }
        }
    }

    private static func checkSize(_ raster: Raster, _ name: String, _ source: Raster) throws(EditFailure) {
        guard raster.width != source.width || raster.height != source.height else { return }
        throw refusal(
            "The annotation's \(name) has \(raster.width) x \(raster.height) pixels; it must have the source's oriented size, "
                + "\(source.width) x \(source.height).")
    }

    private static func check(_ shape: Stroke.Shape, _ name: String) throws(EditFailure) {
        switch shape {
        case .freehand(let points):
            guard !points.isEmpty else { throw refusal("\(name) has no points.") }
            try checkInside(points, name)
        case .circle(let center, let radiusX, let radiusY):
            try checkInside([center], name)
            try checkExtent([radiusX, radiusY], "\(name) is a circle whose radii are \(radiusX) and \(radiusY)")
        case .box(let origin, let width, let height):
            try checkInside([origin], name)
            try checkExtent([width, height], "\(name) is a box of \(width) x \(height)")
            // Half a hundredth for what rounding adds.
            guard origin.x + width <= 1.005, origin.y + height <= 1.005 else {
                throw refusal("\(name) is a box that leaves the picture: coordinates run from 0 to 1.")
            }
        case .arrow(let from, let to):
            try checkInside([from, to], name)
            if from == to { throw refusal("\(name) is an arrow without a length: it begins where it ends.") }
        }
    }

    /// A circle or a box must hold a pixel's worth of the source: what is smaller has no inside to change.
    private static func checkHoldsPixel(_ shape: Stroke.Shape, _ name: String, _ source: Raster) throws(EditFailure) {
        let extent: (width: Float, height: Float)
        switch shape {
        case .circle(_, let radiusX, let radiusY): extent = (2 * radiusX, 2 * radiusY)
        case .box(_, let width, let height): extent = (width, height)
        case .freehand, .arrow: return
        }
        let width = extent.width * Float(source.width)
        let height = extent.height * Float(source.height)
        guard width * height < 1 else { return }
        throw refusal(
            "\(name) is too small to hold a pixel: it measures \(rounded(width)) x \(rounded(height)) pixels of the picture's \(source.width) x "
                + "\(source.height).")
    }

    private static func rounded(_ pixels: Float) -> Float { (pixels * 1000).rounded() / 1000 }

    private static func checkInside(_ points: [Point], _ name: String) throws(EditFailure) {
        // Written so that NaN is refused too.
        guard let wrong = points.first(where: { !((0...1).contains($0.x) && (0...1).contains($0.y)) }) else { return }
        throw refusal(
            "\(name) has the point (\(wrong.x), \(wrong.y)), which lies outside the picture: coordinates run from 0 to 1 of its width "
                + "and height.")
    }

    private static func checkExtent(_ values: [Float], _ what: String) throws(EditFailure) {
        guard values.allSatisfy({ $0 > 0 && $0 <= 1 }) else { throw refusal("\(what): both must be above 0 and at most 1.") }
    }

    private static func refusal(_ message: String) -> EditFailure { EditFailure(.inputValidation, stage: .input, message) }
}
