// What the sliders mean: 0.2 is subtle, 0.4 clearly visible, 1 as far as a picture bears.

import Imaging
import RetouchModel

/// The moves of one adjustment.
struct AdjustSliders {
    private var changes: [SliderChange]
    /// The colour of a light that becomes white, in linear sRGB; `nil` = white stays.
    var neutralized: SIMD3<Float>?

    init(_ changes: [SliderChange]) {
        self.changes = changes
    }

    /// Moves on top of those so far.
    mutating func add(_ more: [SliderChange]) { changes += more }

    /// Whether nothing moves.
    var isIdle: Bool { neutralized == nil && changes.allSatisfy { $0.amount == 0 } }

    /// How far a slider moves, for all colours.
    private func amount(_ slider: Slider) -> Float {
        let sum = changes.reduce(Float(0)) { $1.slider == slider && $1.band == nil ? $0 + $1.amount : $0 }
        return min(max(sum, -1), 1)
    }

    /// Stops of the whole exposure slider.
    static let exposureStops: Float = 1.8

    // MARK: - Colour by colour

    /// - Parameter pivot: the lightness that contrast turns about.
    func grade(pivot: Float) -> ColorGrade {
        var grade = ColorGrade()
        grade.stops = amount(.exposure) * Self.exposureStops
        if let neutralized { grade.white = WhiteBalance(uncasting: neutralized) }
        let shown = WhiteBalance(mired: amount(.temperature) * 78, tint: amount(.tint) * 0.02)
        if shown != .identity { grade.white = grade.white.followed(by: shown) }
        // Haze takes contrast and colour with it.
        let dehaze = amount(.dehaze)
        grade.curve.contrast = amount(.contrast) * 1.15 + max(0, dehaze) * 0.18
        grade.curve.pivot = pivot
        grade.curve.whites = amount(.whites)
        grade.curve.blacks = amount(.blacks)
        grade.curve.midtones = amount(.lightness)
        grade.saturation = min(max(amount(.saturation) + max(0, dehaze) * 0.04, -1), 1)
        grade.vibrance = amount(.vibrance)
        grade.hue = amount(.hue) * 1.1
        for change in changes {
            guard let band = change.band else { continue }
            let lane = ColorBands.lane(band)
            switch change.slider {
            case .hue: grade.bands.hue[lane] = change.amount
            case .saturation, .vibrance: grade.bands.saturation[lane] = change.amount
            case .lightness: grade.bands.lightness[lane] = change.amount
            default: break
            }
        }
        return grade
    }

    // MARK: - By place

    /// Haze first, because it hides the rest; the vignette last.
    func fields(_ raster: Raster, picture: ReducedPicture, compute: Compute) throws(EditFailure) -> [any ToneField] {
        var fields: [any ToneField] = []
        if amount(.dehaze) != 0 { fields.append(Dehaze(picture, amount: amount(.dehaze), compute: compute)) }
        if amount(.highlights) != 0 || amount(.shadows) != 0 {
            fields.append(
                LocalTone(picture, highlights: amount(.highlights), shadows: amount(.shadows), compute: compute))
        }
        try compute.checkpoint()
        if amount(.clarity) != 0 { fields.append(Clarity(picture, amount: amount(.clarity), compute: compute)) }
        let texture = amount(.texture)
        let lessGrain = max(0, -amount(.grain))
        if texture != 0 || lessGrain > 0 {
            let luma = Sharpen.luma(of: raster, compute: compute)
            let noise = GrainRemoval.deviation(of: luma)
            try compute.checkpoint()
            if lessGrain > 0 { fields.append(GrainRemoval(luma: luma, amount: lessGrain, noise: noise, compute: compute)) }
            if texture != 0 { fields.append(Texture(luma: luma, amount: texture, noise: noise, compute: compute)) }
        }
        if amount(.vignette) != 0 {
            fields.append(Vignette(width: raster.width, height: raster.height, amount: amount(.vignette)))
        }
        return fields
    }

    func grain(_ raster: Raster, seed: UInt32, compute: Compute) -> FilmGrain? {
        guard amount(.grain) > 0 else { return nil }
        return FilmGrain(
            amount: amount(.grain), longest: max(raster.width, raster.height), seed: seed, compute: compute)
    }
}
