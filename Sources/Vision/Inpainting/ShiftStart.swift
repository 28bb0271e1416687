// Where large pieces are put together, and where patches take over.

import Imaging
import RetouchModel

/// A first guess for large holes, out of large pieces (`ShiftFill`): put together at a size where that is quick, and taken up one size
/// above, where patches are small enough for what the pieces show.
///
/// Only for holes that take much of their surroundings. In a smaller one patches from all sides agree, and a piece would bring a second
/// blossom where plain leather goes on.
struct ShiftStart {
    /// The size that starts from the pieces: 0 = full size, each next one half of it.
    let depth: Int
    /// The source of each pixel to solve at that size; -1 = none.
    let origins: [Int32]

    /// Share of the looked-at part of the picture from which on a hole is large.
    private static let large = 0.125
    private static let mostUnknown = 2_000
    private static let mostPixels = 10_000

    /// - Parameter levels: the sizes, full size first.
    /// - Returns: `nil` where the hole is not large, or cannot be made small enough.
    /// - Throws: the interruption of `compute`.
    init?(_ levels: [InpaintLevel], compute: Compute) throws(EditFailure) {
        let whole = levels[0]
        guard Double(whole.unknownCount) >= Self.large * Double(whole.width * whole.height) else { return nil }
        var sizes = levels
        while !Self.isSmall(sizes.last!) {
            guard let half = sizes.last!.halved(forPatches: false, compute: compute) else { return nil }
            sizes.append(half)
        }
        let small = sizes.firstIndex(where: Self.isSmall)!
        var fill = try ShiftFill(sizes[small], compute: compute)
        guard var origins = try fill.run() else { return nil }
        depth = min(max(0, small - 1), levels.count - 1)
        for size in (depth..<max(depth, small)).reversed() { origins = sizes[size].doubled(origins, of: sizes[size + 1]) }
        self.origins = origins
    }

    private static func isSmall(_ level: InpaintLevel) -> Bool {
        level.unknownCount <= mostUnknown && level.width * level.height <= mostPixels
    }
}
