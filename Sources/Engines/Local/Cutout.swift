// The subject, separated from its background: shared by all variations.

import Imaging
import RetouchModel

/// A subject's alpha and colours at the result's size.
struct Cutout: Sendable {
    /// The source at the result's size.
    var reference: Raster
    /// 255 = wholly subject.
    var alpha: Mask
    /// The subject's colours where alpha is between 0 and 255; elsewhere without meaning.
    var colors: Raster
    var isPerson: Bool
    /// A person, too, whose face is not seen.
    var looksHuman: Bool
    /// The person's face, in pixels of the reference; `nil` where none is seen.
    var face: Box?
    var stance: SubjectStance
    var choice: ModeChoice

    /// Pixels that a new background may change: whatever is not wholly subject.
    var surroundings: Mask {
        let values = [UInt8](unsafeUninitializedCapacity: alpha.values.count) { buffer, count in
            alpha.values.withUnsafeBufferPointer { alpha in
                for index in 0..<alpha.count { buffer[index] = alpha[index] < 255 ? 255 : 0 }
            }
            count = alpha.values.count
        }
        return Mask(width: alpha.width, height: alpha.height, values: values)
    }

    /// The same subject in another frame.
    ///
    /// - Throws: `inputValidation` when nothing of it is left there.
    func framed(_ frames: [FrameChange], compute: Compute) throws(EditFailure) -> Cutout {
        var framed = self
        for frame in frames {
            framed.reference = try frame.applied(to: framed.reference, compute: compute)
            framed.alpha = try frame.applied(to: framed.alpha, growing: false, compute: compute)
            framed.colors = try frame.applied(to: framed.colors, compute: compute)
        }
        guard let stance = SubjectStance(framed.alpha) else {
            throw EditFailure(.inputValidation, stage: .engine, "The subject lies outside the new frame.")
        }
        framed.stance = stance
        // A face in the old frame is none in the new one.
        framed.face = nil
        return framed
    }

    /// 255 = wholly subject, 0 = not.
    var interior: Mask {
        let values = [UInt8](unsafeUninitializedCapacity: alpha.values.count) { buffer, count in
            alpha.values.withUnsafeBufferPointer { alpha in
                for index in 0..<alpha.count { buffer[index] = alpha[index] == 255 ? 255 : 0 }
            }
            count = alpha.values.count
        }
        return Mask(width: alpha.width, height: alpha.height, values: values)
    }
}
