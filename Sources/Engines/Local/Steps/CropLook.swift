// What a seed changes in a crop.

import Imaging

/// The free choices of one crop. The seed's two low bits pick one of four compositions.
struct CropLook: Sendable, Equatable {
    enum Composition: Int, Sendable {
        /// The subject in the middle, with the usual room.
        case centered
        /// The subject on one of the lines that cut the frame in thirds.
        case thirds
        case closer
        /// More of the surroundings; where the frame is as large as it can be, the picture's own middle.
        case wider
    }

    var composition: Composition
    /// Room round what a tighter crop is about, to each side, as a share of its longer side.
    var margin: Double
    /// Size of a closer frame as a share of the largest.
    var closeness: Double
    /// Share of the room beside the subject that goes when a side is cut away.
    var trim: Double

    init(seed: UInt32) {
        composition = Composition(rawValue: Int(seed & 3)) ?? .centered
        var random = SeededRandom(seed: UInt64(seed), stream: 0x6672_616D)
        let jitter = Double(random.uniform(in: -1...1))
        switch composition {
        case .centered: (margin, closeness, trim) = (0.12, 0.82, 1)
        case .thirds: (margin, closeness, trim) = (0.20 + 0.03 * jitter, 0.85, 0.75 + 0.05 * jitter)
        case .closer: (margin, closeness, trim) = (0.05 + 0.015 * jitter, 0.70 + 0.04 * jitter, 0.9)
        case .wider: (margin, closeness, trim) = (0.27 + 0.04 * jitter, 0.90, 0.5 + 0.07 * jitter)
        }
    }
}
