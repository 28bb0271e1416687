// How a subject stands in the frame.

import Imaging
import RetouchModel

/// Where the subject is, and whether it touches a ground that the frame shows.
struct SubjectStance: Sendable, Equatable {
    /// The box of all pixels above half coverage.
    var box: Box
    var width: Int
    var height: Int
    /// The frame cuts the subject off at the bottom: there is no ground line to see.
    var isCutOff: Bool

    /// `nil` when no pixel is above half coverage.
    init?(_ alpha: Mask) {
        guard let box = SubjectBox.of(alpha) else { return nil }
        self.box = box
        width = alpha.width
        height = alpha.height
        let probe = max(0, alpha.height - 2)
        let row = alpha.values[probe * alpha.width..<(probe + 1) * alpha.width]
        let touching = row.reduce(0) { $0 + ($1 > 127 ? 1 : 0) }
        // A single hair that leaves the frame does not cut anybody off.
        isCutOff = touching * 100 > alpha.width || (box.y + box.height >= alpha.height && touching * 400 > alpha.width)
    }

    /// The row where the subject touches the ground, as a share of the frame's height.
    var groundLine: Float { Float(box.y + box.height) / Float(height) }

    /// The subject's middle, as a share of the frame's width.
    var center: Float { (Float(box.x) + Float(box.width) / 2) / Float(width) }
}
