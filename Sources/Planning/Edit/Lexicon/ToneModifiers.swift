// What a colour's modifier says of a whole picture, and where a colour lies on the circle of bands.

import RetouchModel

enum ToneModifiers {
    /// The slider that is up where the picture "looks" so.
    static let tones: [ColorModifier: (slider: Slider, share: Float)] = [
        .light: (.exposure, 1), .dark: (.exposure, -1), .pale: (.saturation, -1), .deep: (.exposure, -1),
        .pastel: (.saturation, -1), .warm: (.temperature, 1), .cool: (.temperature, -1), .muted: (.saturation, -1),
        .bright: (.exposure, 1),
    ]
}

extension Color {
    /// Full magenta, as opposed to pinks.
    var isMagenta: Bool { red == 255 && green == 0 && blue == 255 }
}

extension ColorBand {
    /// The band of a named colour; `nil` for greys.
    init?(near color: Color) {
        let (r, g, b) = (Int(color.red), Int(color.green), Int(color.blue))
        let high = max(r, g, b)
        let low = min(r, g, b)
        guard high - low > 30 else { return nil }
        let span = Float(high - low)
        var hue: Float = high == r ? Float(g - b) / span : high == g ? 2 + Float(b - r) / span : 4 + Float(r - g) / span
        if hue < 0 { hue += 6 }
        switch hue * 60 {
        case ..<15, 345...: self = .red
        case ..<45: self = .orange
        case ..<75: self = .yellow
        case ..<160: self = .green
        case ..<200: self = .aqua
        case ..<260: self = .blue
        case ..<290: self = .purple
        default: self = .magenta
        }
    }
}
