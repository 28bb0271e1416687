// What an edit costs.

/// The price list: mode (fast 1, balanced 2, quality 3) + tier (1k 0, 2k 1, 4k 2), for each delivered picture.
public enum Credits {
    /// - Parameters:
    ///   - mode: the mode that was used; auto is priced as balanced, its upper bound is taken by the caller.
    ///   - pixels: the result's pixel count; the tier is the nearest of the three by pixel count.
    public static func perImage(mode: GenerationMode, pixels: Int) -> Int {
        let work =
            switch mode {
            case .fast: 1
            case .auto, .balanced: 2
            case .quality: 3
            }
        return work + tierSurcharge(pixels: pixels)
    }

    /// The nearest tier on a logarithmic scale: the tiers are factors of four apart, so the borders lie at their geometric means.
    static func tierSurcharge(pixels: Int) -> Int {
        switch pixels {
        case ..<2_097_152: 0
        case ..<8_388_608: 1
        default: 2
        }
    }
}
