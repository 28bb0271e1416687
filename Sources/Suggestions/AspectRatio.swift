// The ten aspect ratios that channels use.

/// A ratio of width to height.
struct AspectRatio: Equatable {
    let width: Int
    let height: Int

    var name: String { "\(width):\(height)" }
    var value: Double { Double(width) / Double(height) }

    static let all = [
        AspectRatio(width: 21, height: 9), AspectRatio(width: 16, height: 9), AspectRatio(width: 3, height: 2),
        AspectRatio(width: 4, height: 3), AspectRatio(width: 5, height: 4), AspectRatio(width: 1, height: 1),
        AspectRatio(width: 4, height: 5), AspectRatio(width: 3, height: 4), AspectRatio(width: 2, height: 3),
        AspectRatio(width: 9, height: 16),
    ]

    /// Shop grids, social feeds and vertical video.
    static let channels = [
        AspectRatio(width: 4, height: 5), AspectRatio(width: 1, height: 1), AspectRatio(width: 9, height: 16),
    ]

    /// How far another ratio is, as a factor from 1 up: the same for twice as wide and for twice as high.
    func distance(to ratio: Double) -> Double {
        ratio > value ? ratio / value : value / ratio
    }
}
