// Where a picture has a colour.

package import Imaging
package import RetouchModel

/// Finds all areas of about one colour, in light and in shade.
package enum ColorArea {
    /// Longer side of the copy that is searched.
    private static let side = 1_280
    /// Parts smaller than this share of the picture are dropped, and holes closed.
    private static let crumb = 0.0002

    /// - Parameters:
    ///   - color: as somebody named it.
    ///   - region: where to look, of the picture's size; `nil` = everywhere.
    /// - Returns: the area at the picture's size, soft at its edge; empty when the colour is nowhere.
    /// - Throws: what `compute` throws.
    package static func find(
        _ color: Color, in raster: Raster, within region: Mask?, compute: Compute
    ) throws(EditFailure) -> Mask {
        try find(ColorName(color), in: raster, within: region, compute: compute)
    }

    /// - Parameter name: what to look for; the other parameters are as above.
    package static func find(_ name: ColorName, in raster: Raster, within region: Mask?, compute: Compute) throws(EditFailure)
        -> Mask
    {
        let longer = max(raster.width, raster.height)
        let scale = min(1, Double(side) / Double(longer))
        let width = max(1, Int((Double(raster.width) * scale).rounded()))
        let height = max(1, Int((Double(raster.height) * scale).rounded()))
        let small = try Resampler.resize(raster, width: width, height: height, compute: compute)
        let allowed = try region.map { region throws(EditFailure) in
            try Resampler.resize(region, width: width, height: height, compute: compute)
        }
        let sure = try covered(small, name, within: allowed, compute: compute)
        var area = sure
        if let shades = name.shades {
            let likely = try covered(small, shades, within: allowed, compute: compute)
            area = joined(sure, likely, reach: Float(max(width, height)) * shadeReach, compute: compute)
        }
        area = cleaned(area, compute: compute)
        let soft = Blur.gaussian(area, sigma: 0.8, compute: compute)
        return try Resampler.resize(
            soft, width: raster.width, height: raster.height, filter: scale < 1 ? .cubic : .automatic, compute: compute)
    }

    /// How far from what has the colour its folds and highlights may lie, as a share of the longer side.
    private static let shadeReach: Float = 0.02

    /// Where a name scores at least one half.
    private static func covered(
        _ raster: Raster, _ name: ColorName, within allowed: Mask?, compute: Compute
    ) throws(EditFailure) -> Mask {
        var score = scores(raster, name, compute)
        if let allowed {
            for index in score.values.indices where allowed.values[index] < 128 { score.values[index] = 0 }
        }
        try compute.checkpoint()
        // Grain and weave: each pixel is judged with those around it.
        return Blur.gaussian(score, sigma: 1.2, compute: compute).thresholded { $0 >= 128 }
    }

    /// What is sure, with what is likely and hangs together with it (hysteresis, Canny 1986): a fold is darker than its cloth and a
    /// highlight paler, and neither lies far from it.
    private static func joined(_ sure: Mask, _ likely: Mask, reach: Float, compute: Compute) -> Mask {
        let near = Morphology.dilate(sure, radius: reach, compute: compute)
        var all = sure
        for index in all.values.indices where near.values[index] > 0 && likely.values[index] > 0 { all.values[index] = 255 }
        let parts = ConnectedComponents.find(in: all)
        var isHeld = [Bool](repeating: false, count: parts.components.count + 1)
        for index in sure.values.indices where sure.values[index] > 0 { isHeld[Int(parts.labels.values[index])] = true }
        return parts.filtered(all) { isHeld[Int($0.label)] }
    }

    private static func scores(_ raster: Raster, _ name: ColorName, _ compute: Compute) -> Mask {
        let width = raster.width
        let values = [UInt8](unsafeUninitializedCapacity: raster.pixelCount) { buffer, count in
            nonisolated(unsafe) let out = buffer
            raster.pixels.withUnsafeBufferPointer { pixels in
                compute.bands(raster.height) { rows in
                    for index in rows.lowerBound * width..<rows.upperBound * width {
                        let pixel = pixels.baseAddress! + index * 4
                        let light = LinearLight.light(red: pixel[0], green: pixel[1], blue: pixel[2])
                        out[index] = pixel[3] < 128 ? 0 : byte(name.score(Oklab.of(light)) * 255)
                    }
                }
            }
            count = raster.pixelCount
        }
        return Mask(width: width, height: raster.height, values: values)
    }

    private static func cleaned(_ area: Mask, compute: Compute) -> Mask {
        let least = max(4, Int(Double(area.values.count) * crumb))
        let closed = Morphology.close(area, radius: 2, compute: compute)
        let parts = ConnectedComponents.find(in: closed)
        var clean = parts.filtered(closed) { $0.area >= least }
        let inverse = Mask(width: clean.width, height: clean.height, values: clean.values.map { $0 > 0 ? 0 : 255 })
        let holes = ConnectedComponents.find(in: inverse, diagonal: false)
        let isSmall = [false] + holes.components.map { $0.area < least }
        for index in clean.values.indices where isSmall[Int(holes.labels.values[index])] { clean.values[index] = 255 }
        return clean
    }
}

/// What pixels a colour's name covers: hue, saturation and lightness each with a full range and a fade on both sides.
///
/// Saturation is chroma over lightness, which shade does not change: a fold of red cloth is darker and as red as the rest.
package struct ColorName: Sendable {
    /// Full between `low` and `high`, nothing `fade` further out.
    struct Range: Sendable {
        var low: Float
        var high: Float
        var fade: Float

        @inline(__always)
        func score(_ value: Float) -> Float {
            let out = max(low - value, value - high)
            return out <= 0 ? 1 : max(0, 1 - out / fade)
        }
    }

    /// Degrees; `nil` = any hue: black, grey and white.
    var hue: (center: Float, reach: Float, fade: Float)?
    var saturation: Range
    var lightness: Range

    init(hue: (center: Float, reach: Float, fade: Float)?, saturation: Range, lightness: Range) {
        self.hue = hue
        self.saturation = saturation
        self.lightness = lightness
    }

    /// 0 ... 1.
    @inline(__always)
    func score(_ lab: SIMD3<Float>) -> Float {
        let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
        // Near black noise has every saturation.
        let light = lightness.score(lab.x) * saturation.score(chroma / max(lab.x, 0.18))
        guard let hue, light > 0 else { return light }
        let apart = Tint.difference(hue.center, Tint.degrees(lab.y, lab.z))
        return light * max(0, min(1, (hue.reach + hue.fade - apart) / hue.fade))
    }

    /// Colours near one that was measured.
    ///
    /// - Parameters:
    ///   - lab: Oklab.
    ///   - hueReach: degrees to both sides.
    ///   - saturation: times that of `lab`.
    ///   - lightness: Oklab's.
    package init(
        around lab: SIMD3<Float>, hueReach: Float, saturation share: ClosedRange<Float>, lightness: ClosedRange<Float>
    ) {
        let tint = Tint(lab: lab)
        let saturation = tint.chroma / max(0.18, tint.lightness)
        self.init(
            hue: (tint.hue, hueReach, hueReach * 0.6),
            saturation: Range(
                low: saturation * share.lowerBound, high: saturation * share.upperBound, fade: max(0.02, saturation * 0.2)),
            lightness: Range(low: lightness.lowerBound, high: lightness.upperBound, fade: 0.08))
    }

    /// The colour of a piece of cloth in its folds and highlights: as saturated as it is in all of them, but lighter or darker.
    ///
    /// - Parameter lab: Oklab, the middle of the cloth.
    init(cloth lab: SIMD3<Float>) {
        let tint = Tint(lab: lab)
        let saturation = tint.chroma / max(0.18, tint.lightness)
        if tint.isGray {
            self.init(
                hue: nil, saturation: Range(low: 0, high: max(0.05, saturation * 1.5), fade: 0.03),
                lightness: Range(low: tint.lightness - 0.22, high: tint.lightness + 0.2, fade: 0.08))
        } else {
            self.init(
                // The hue of what is strongly coloured changes little with the light on it.
                around: lab, hueReach: min(20, max(9, 2.4 / saturation)), saturation: 0.5...1.8,
                lightness: tint.lightness - 0.3...tint.lightness + 0.26)
        }
    }

    /// As much in the shade as white cloth gets in its folds and below an arm; with a hue, `shades` tells more.
    var shaded: ColorName {
        var wide = self
        wide.saturation.high += 0.03
        wide.lightness.low -= 0.2
        return wide
    }

    /// The same hue in deep folds, which are darker, and in highlights, which are paler; `nil` for black, grey and white, whose shades
    /// are other things' shades, too.
    var shades: ColorName? {
        guard hue != nil else { return nil }
        var wide = self
        // A colour that is pale by its name has no paler shade that is not grey.
        wide.saturation.low = min(wide.saturation.low, max(0.11, wide.saturation.low * 0.55))
        wide.lightness.low -= 0.16
        wide.lightness.high += 0.16
        return wide
    }

    /// What people call by the name of a colour: wide for the basic names, whose values are purer than cloth ever is.
    init(_ color: Color) {
        let tint = Tint(color)
        if let basic = Self.basic[color.hex] {
            self = basic
        } else if tint.isGray {
            self.init(
                hue: nil, saturation: Range(low: 0, high: tint.lightness < 0.28 ? 0.09 : 0.035, fade: 0.045),
                lightness: tint.lightness > 0.88
                    ? Range(low: 0.78, high: 1, fade: 0.16)
                    : tint.lightness < 0.28
                        ? Range(low: 0, high: 0.34, fade: 0.12)
                        : Range(low: tint.lightness - 0.16, high: tint.lightness + 0.14, fade: 0.12))
        } else {
            let saturation = tint.chroma / max(0.18, tint.lightness)
            let isPale = saturation < 0.14
            self.init(
                hue: (tint.hue, isPale ? 20 : 15, 15),
                saturation: Range(
                    low: min(saturation * 0.55, 0.2), high: isPale ? saturation + 0.06 : 1, fade: isPale ? 0.04 : 0.08),
                lightness: Range(
                    low: tint.lightness - (isPale ? 0.2 : 0.3), high: tint.lightness + (isPale ? 0.12 : 0.2), fade: 0.12))
        }
    }

    /// The CSS values of the names that everybody uses.
    private static let basic: [String: ColorName] = [
        "#ff0000": ColorName(
            hue: (24, 14, 12), saturation: Range(low: 0.2, high: 1, fade: 0.07),
            lightness: Range(low: 0.22, high: 0.72, fade: 0.12)),
        "#ffa500": ColorName(
            hue: (56, 15, 10), saturation: Range(low: 0.16, high: 1, fade: 0.05),
            lightness: Range(low: 0.4, high: 0.86, fade: 0.1)),
        "#ffff00": ColorName(
            hue: (98, 16, 12), saturation: Range(low: 0.11, high: 1, fade: 0.04), lightness: Range(low: 0.5, high: 1, fade: 0.12)),
        "#008000": ColorName(
            hue: (142, 30, 16), saturation: Range(low: 0.09, high: 1, fade: 0.05),
            lightness: Range(low: 0.18, high: 0.9, fade: 0.1)),
        "#0000ff": ColorName(
            hue: (256, 30, 14), saturation: Range(low: 0.07, high: 1, fade: 0.04),
            lightness: Range(low: 0.16, high: 0.86, fade: 0.1)),
        "#800080": ColorName(
            hue: (312, 22, 12), saturation: Range(low: 0.08, high: 1, fade: 0.04),
            lightness: Range(low: 0.16, high: 0.8, fade: 0.1)),
        "#ffc0cb": ColorName(
            hue: (6, 24, 14), saturation: Range(low: 0.05, high: 0.3, fade: 0.03),
            lightness: Range(low: 0.58, high: 0.95, fade: 0.1)),
        "#a52a2a": ColorName(
            hue: (52, 22, 14), saturation: Range(low: 0.07, high: 0.28, fade: 0.05),
            lightness: Range(low: 0.2, high: 0.6, fade: 0.08)),
        "#808080": ColorName(
            hue: nil, saturation: Range(low: 0, high: 0.05, fade: 0.04), lightness: Range(low: 0.4, high: 0.8, fade: 0.1)),
    ]
}
