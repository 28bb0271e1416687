// What several tests of vision share: the loaded nets, the photographs, and a count-down to cancellation.

import Foundation
import Imaging
import RetouchModel
import Synchronization
import TestSupport
import Vision

let compute = Compute(workers: 2)

enum Nets {
    /// The installed nets, loaded once.
    static let loaded = Result { VisionModels(directory: try Repository.models().path, threads: 2) }

    static func models() throws -> VisionModels { try loaded.get() }
}

/// A sample photograph at half its size, about 540 x 720.
func photograph(_ name: String) throws -> Raster {
    let bytes = try Repository.bytes(Repository.photograph(name))
    let full = try ImageDecoder.decode(bytes, limits: Limits.Images()).raster
    return try Resampler.resize(full, width: full.width / 2, height: full.height / 2, compute: compute)
}

/// Allows a number of checkpoints and then cancels.
final class Countdown: Sendable {
    private let left: Atomic<Int>

    init(_ checkpoints: Int) { left = Atomic(checkpoints) }

    /// Checkpoints still allowed; below 0 when it has cancelled.
    var remaining: Int { left.load(ordering: .relaxed) }

    func compute(workers: Int = 1) -> Compute {
        Compute(workers: workers) {
            self.left.subtract(1, ordering: .relaxed).newValue < 0
                ? EditFailure(.cancelled, stage: .engine, "The call was cancelled.") : nil
        }
    }
}

/// 255 inside a box.
func boxMask(_ width: Int, _ height: Int, x: Range<Int>, y: Range<Int>) -> Mask {
    var mask = Mask(width: width, height: height, repeating: 0)
    for row in y { for column in x { mask[column, row] = 255 } }
    return mask
}

let red = Color(hex: "#e01b24")!
let blue = Color(hex: "#2f6fed")!
