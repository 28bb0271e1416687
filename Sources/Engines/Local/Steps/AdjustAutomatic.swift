// "Fix the exposure": what a picture needs, measured.

import Imaging
import RetouchModel

/// Turns automatic sliders into moves. A picture that is right already gets none.
struct AdjustAutomatic {
    private let picture: ReducedPicture
    private let statistics: ToneStatistics
    private let noise: Float

    init(_ raster: Raster, picture: ReducedPicture, statistics: ToneStatistics, compute: Compute) {
        self.picture = picture
        self.statistics = statistics
        noise = GrainRemoval.deviation(of: Sharpen.luma(of: raster, compute: compute))
    }

    /// The colour of the light inside a mask, in linear sRGB; `nil` = nothing is to be done about it.
    ///
    /// Every mode looks at the same reduced picture: which colour the light has does not depend on the pains taken.
    static func light(of raster: Raster, mask: Mask?, compute: Compute) throws(EditFailure) -> SIMD3<Float>? {
        let picture = ReducedPicture(raster, longest: WhiteEstimate.detail, compute: compute)
        var inside: Plane<Float>?
        if let mask {
            let sized = try Resampler.resize(mask, width: picture.width, height: picture.height, compute: compute)
            inside = Plane(width: picture.width, height: picture.height, values: sized.values.map { Float($0) / 255 })
        }
        return WhiteEstimate.cast(of: picture, mask: inside, compute: compute)?.light
    }

    /// The moves that an automatic slider means here; temperature and tint are set by `light(of:)`.
    func changes(_ automatic: SliderChange) -> [SliderChange] {
        switch automatic.slider {
        case .exposure, .lightness: exposure
        case .contrast:
            [
                SliderChange(.contrast, amount: contrast), SliderChange(.whites, amount: whites),
                SliderChange(.blacks, amount: blacks),
            ]
        case .highlights: [SliderChange(.highlights, amount: highlights)]
        case .shadows: [SliderChange(.shadows, amount: shadows)]
        case .whites: [SliderChange(.whites, amount: whites)]
        case .blacks: [SliderChange(.blacks, amount: blacks)]
        case .saturation, .vibrance: [SliderChange(.vibrance, amount: vibrance)]
        case .clarity, .texture: [SliderChange(automatic.slider, amount: clarity)]
        case .dehaze: [SliderChange(.dehaze, amount: dehaze)]
        case .vignette: [SliderChange(.vignette, amount: vignette)]
        case .grain: [SliderChange(.grain, amount: noise > 1.2 ? -min(1, noise / 3.5) : 0)]
        case .temperature, .tint, .hue: []
        }
    }

    /// Brings the middle of what is neither black nor white into the range of well exposed pictures. Burnt out areas stay white: what is
    /// left between them gets darker.
    private var exposure: [SliderChange] {
        let levels = 6...247
        guard let low = statistics.percentile(0.25, of: levels), let middle = statistics.percentile(0.5, of: levels),
            let high = statistics.percentile(0.75, of: levels)
        else { return [] }
        let mean = max(0.02, (low + middle + high) / 3)
        if mean < 0.37 {
            return [SliderChange(.exposure, amount: min(1, Self.stops(0.45 / mean) * 2.2 * 0.85 / AdjustSliders.exposureStops))]
        }
        // A bright picture that has its darks is high key, one without clipped areas is pale: neither is overexposed.
        let burnt = statistics.share(of: 252...255)
        if mean > 0.6, burnt > 0.06, burnt > 0.12 || statistics.percentile(0.03) > 0.22 {
            return [SliderChange(.lightness, amount: -min(0.8, 0.3 + (mean - 0.6) * 2))]
        }
        return []
    }

    private var contrast: Float {
        let spread = statistics.percentile(0.95) - statistics.percentile(0.05)
        if spread < 0.52 { return min(0.6, (0.60 - spread) * 1.2) }
        return spread > 0.94 ? -0.15 : 0
    }

    private var whites: Float {
        let top = statistics.percentile(0.99)
        return top < 0.90 ? min(0.8, (0.95 - top) * 2.4) : 0
    }

    private var blacks: Float {
        let bottom = statistics.percentile(0.01)
        return bottom > 0.08 ? -min(0.8, (bottom - 0.03) * 3) : 0
    }

    private var highlights: Float {
        let share = statistics.share(of: 238...255)
        return share > 0.05 ? -min(0.8, 0.25 + share) : 0
    }

    private var shadows: Float {
        let share = statistics.share(of: 0...42)
        return share > 0.15 ? min(0.7, 0.15 + share) : 0
    }

    private var vibrance: Float {
        var sum = 0.0
        for color in picture.colors {
            sum += Double(max(color.x, color.y, color.z) - min(color.x, color.y, color.z))
        }
        let mean = Float(sum / Double(picture.colors.count))
        // A picture without any colour is meant so.
        return mean > 0.015 && mean < 0.11 ? min(0.6, (0.16 - mean) * 5) : mean > 0.42 ? -0.25 : 0
    }

    /// By how much neighbouring blocks differ.
    private var clarity: Float {
        var sum = 0.0
        for index in 1..<picture.luma.values.count {
            sum += Double(abs(picture.luma.values[index] - picture.luma.values[index - 1]))
        }
        let mean = Float(sum / Double(picture.luma.values.count))
        return mean < 0.030 ? min(0.45, 0.2 + (0.030 - mean) * 10) : 0
    }

    private var dehaze: Float {
        let least = picture.dark.quantile(0.02)
        return least > 0.10 ? min(0.8, (least - 0.04) * 2.2) : 0
    }

    /// Corners that are darker than the ring inside them get back what they miss.
    private var vignette: Float {
        var sums = (corner: 0.0, ring: 0.0)
        var counts = (corner: 0.0, ring: 0.0)
        for y in 0..<picture.height {
            for x in 0..<picture.width {
                let dx = (Float(x) + 0.5) / Float(picture.width) * 2 - 1
                let dy = (Float(y) + 0.5) / Float(picture.height) * 2 - 1
                let place = (dx * dx + dy * dy) / 2
                let luma = Double(picture.luma[x, y])
                if place > 0.7 {
                    sums.corner += luma
                    counts.corner += 1
                } else if place > 0.2, place < 0.45 {
                    sums.ring += luma
                    counts.ring += 1
                }
            }
        }
        guard counts.corner > 0, counts.ring > 0, sums.ring > 0 else { return 0 }
        let ratio = Float((sums.corner / counts.corner) / (sums.ring / counts.ring))
        return ratio < 0.88 ? -min(0.8, (1 - ratio) * 1.4) : 0
    }

    /// The power of two that a ratio of 1 ... 100 is.
    private static func stops(_ ratio: Float) -> Float {
        var low: Float = 0
        var high: Float = 7
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if ToneCurve.powerOfTwo(middle) < ratio { low = middle } else { high = middle }
        }
        return low
    }
}
