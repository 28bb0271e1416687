// Upscale: more pixels for marketplaces, zoom and print.

import RetouchModel

/// Ranks high below 2,000 pixels on the longest side, which marketplaces ask for; low from there to the 4k tier; absent at 4k.
enum UpscaleRule: SuggestionRule {
    /// Longest side that marketplaces and catalogues ask for.
    private static let marketplaceSide = 2_000
    /// Largest factor of the sides that still looks photographic.
    private static let largestFactor = 8.0
    /// Share of a tier's pixels from which a picture counts as of that tier: sides are rounded.
    private static let tierShare = 0.97

    static func suggestion(for picture: PictureReading) -> Suggestion? {
        let tiers = [Resolution.oneK, .twoK, .fourK].compactMap { tier in
            tier.targetPixels.map { (tier: tier, factor: (Double($0) / Double(picture.pixels)).squareRoot()) }
        }
        guard let last = tiers.last, last.factor * last.factor * tierShare > 1 else { return nil }
        let larger = tiers.filter { tier in
            tier.factor * tier.factor * tierShare > 1
                && Double(picture.longestSide) * tier.factor <= Double(picture.limits.images.side)
        }
        guard let smallest = larger.first else { return nil }
        let photographic = larger.filter { $0.factor <= largestFactor }
        let enough = photographic.first { Double(picture.longestSide) * $0.factor >= Double(marketplaceSide) }
        let isLarge = picture.longestSide >= marketplaceSide
        let choice = (isLarge ? photographic.last : enough ?? photographic.last) ?? smallest
        let side = Int((Double(picture.longestSide) * choice.factor).rounded())
        return Suggestion(
            tool: .upscale, score: score(picture), reason: reason(picture, side: side),
            parameters: .upscale(tier: choice.tier, factor: Float(choice.factor)))
    }

    private static func score(_ picture: PictureReading) -> Float {
        switch picture.longestSide {
        case ..<128: 0.4
        case ..<1_200: 0.9
        case ..<marketplaceSide: 0.75
        default: 0.35
        }
    }

    private static func reason(_ picture: PictureReading, side: Int) -> String {
        let now = "The longest side is \(picture.longestSide) pixels"
        guard picture.longestSide < marketplaceSide else {
            return "\(now); \(side) pixels give room for print and for zooming in."
        }
        return side >= marketplaceSide
            ? "\(now); marketplaces and print ask for \(marketplaceSide) or more, and Upscale gives \(side)."
            : "\(now); Upscale gives \(side), still below the \(marketplaceSide) that marketplaces ask for."
    }
}
