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
    var stance: SubjectStance
    var choice: ModeChoice

    /// Pixels that may change: whatever is not wholly subject, as far as the caller's mask allows.
    ///
    /// - Parameters:
    ///   - mask: 0 = must not change; the result's size.
    ///   - subjectToo: the subject's colours may move as well.
    func allowed(mask: Mask?, subjectToo: Bool) -> Mask {
        let values = [UInt8](unsafeUninitializedCapacity: alpha.values.count) { buffer, count in
            alpha.values.withUnsafeBufferPointer { alpha in
                for index in 0..<alpha.count { buffer[index] = subjectToo || alpha[index] < 255 ? 255 : 0 }
            }
            mask?.values.withUnsafeBufferPointer { mask in
                for index in 0..<mask.count where mask[index] == 0 { buffer[index] = 0 }
            }
            count = alpha.values.count
        }
        return Mask(width: alpha.width, height: alpha.height, values: values)
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
