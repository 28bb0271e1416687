// Tone and colour by sliders.

/// Moves sliders, named as in Lightroom, inside a region.
public struct Adjustment: Sendable, Codable, Equatable {
    public var region: Region
    /// In the order of the prompt; each slider and band at most once.
    public var changes: [SliderChange]

    public init(region: Region, changes: [SliderChange]) {
        self.region = region
        self.changes = changes
    }

    public var summary: String {
        changes.map(\.summary).joined(separator: ", ") + (region == .whole ? "" : " on \(region.summary)")
    }
}

/// One slider's move.
public struct SliderChange: Sendable, Codable, Equatable {
    public var slider: Slider
    /// Only for `hue`, `saturation` and `lightness`: the colours that move; `nil` = all of them.
    public var band: ColorBand?
    /// -1 ... 1: about 0.2 is "slightly", 0.4 the word alone, 0.7 "much", 1 as far as it goes. 0 when `isAutomatic`.
    public var amount: Float
    /// "Fix the exposure": the engine measures what is right.
    public var isAutomatic: Bool

    public init(_ slider: Slider, band: ColorBand? = nil, amount: Float, isAutomatic: Bool = false) {
        self.slider = slider
        self.band = band
        self.amount = amount
        self.isAutomatic = isAutomatic
    }

    public var summary: String {
        let name = band.map { "\(slider.rawValue) of \($0.rawValue)" } ?? slider.rawValue
        if isAutomatic { return "\(name) automatic" }
        let percent = Int(amount * 100 + (amount < 0 ? -0.5 : 0.5))
        return "\(name) \(percent > 0 ? "+" : "")\(percent)"
    }
}

/// The sliders. Up is brighter, stronger or warmer; `tint` up is towards magenta, `hue` up is round the circle from red to yellow.
public enum Slider: String, Sendable, Codable, CaseIterable {
    case exposure
    case contrast
    case highlights
    case shadows
    case whites
    case blacks
    case temperature
    case tint
    case saturation
    case vibrance
    case clarity
    case texture
    case dehaze
    case vignette
    case grain
    case hue
    case lightness
}

/// The eight bands that hue, saturation and lightness can be moved in.
public enum ColorBand: String, Sendable, Codable, CaseIterable {
    case red
    case orange
    case yellow
    case green
    case aqua
    case blue
    case purple
    case magenta
}
