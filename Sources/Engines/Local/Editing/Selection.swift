// A region in pixels.

import Imaging
import RetouchModel

/// Where a step applies, in the canvas's frame.
struct Selection: Sendable {
    /// 255 = wholly inside, 0 = outside, soft between; never empty.
    var mask: Mask
    /// The smallest box of all pixels above 0.
    var box: Box
    /// Where the head of an arrow points, in pixels of the mask; `nil` = no arrow was drawn.
    var tip: PixelPoint?
    /// Whether the area is what was drawn (or the frame's part), and not an object that was found in it.
    var isLiteral: Bool

    /// `nil` when the mask is empty.
    init?(_ mask: Mask, tip: PixelPoint? = nil, isLiteral: Bool = true) {
        guard let box = SubjectBox.of(mask, above: 0) else { return nil }
        self.mask = mask
        self.box = box
        self.tip = tip
        self.isLiteral = isLiteral
    }
}

/// A place in a raster; (0, 0) is the top left corner of the first pixel.
struct PixelPoint: Sendable, Equatable {
    var x: Float
    var y: Float
}

/// How a step reads a mark.
enum SelectionReading: Sendable, Equatable {
    /// A circle means the object in it; a scribble, a mask and "exactly what I marked" mean themselves.
    case object
    /// As `object`; a garment that the prompt names is told by its cloth, which fills its circle and does not stand out in it.
    case garment
    /// As `garment`; what takes another colour is never the skin beside the thing.
    case colored
    /// The drawn area itself, whatever shape.
    case area
}
