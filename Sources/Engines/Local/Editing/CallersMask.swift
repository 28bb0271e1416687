// The caller's mask: a hard limit of every step.

import Imaging
import RetouchModel

enum CallersMask {
    /// Values up to this are black.
    static let black: UInt8 = 16

    /// The mask at the working size. Nearly black is black and nearly white is white: masks come as JPEG too.
    static func sized(_ mask: Mask?, width: Int, height: Int, compute: Compute) throws(EditFailure) -> Mask? {
        guard let mask else { return nil }
        var sized = try Resampler.resize(
            mask, width: width, height: height, filter: width > mask.width ? .linear : .automatic, compute: compute)
        for index in sized.values.indices {
            let value = Int(sized.values[index])
            sized.values[index] = UInt8(min(255, max(0, (value - Int(black)) * 255 / 223)))
        }
        return sized
    }
}
