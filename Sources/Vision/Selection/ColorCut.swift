// The thing that has a colour, where only most of it has.

package import Imaging
package import RetouchModel

/// Grows an area of about one colour into the thing that shows it: up to the picture's own edges.
///
/// A name covers a range of colours, and things go beyond it: denim is nearly white where it is worn, an orange flower is yellow at its
/// rim and red in its middle. There the range ends in the middle of the thing, along no edge. So what surely has the colour is only the
/// start of a GrabCut (Rother, Kolmogorov, Blake 2004), which learns what colours the thing and its surroundings have and cuts between
/// them.
package enum ColorCut {
    /// Longer side of the copy that is cut.
    private static let side = 512
    /// How far beyond what surely has the colour the thing may go on, as a share of that area's longer side.
    private static let reach: Float = 0.3
    /// How wide the colour's own rim is that may turn out to be something else, as the same share: streaks of another thing are thin.
    private static let rim: Float = 0.012
    /// What speaks against a pixel at the end of that reach, in nats.
    private static let doubt: Float = 6
    /// What speaks against a pixel whose colour nobody would call so even in shade or gloss, in nats: something else may lie there.
    private static let otherColor: Float = 2.5
    /// Parts of a thing are at least this share of its largest one.
    private static let leastPart = 0.15
    /// Holes up to this share of the thing are grain and gloss, not openings.
    private static let gloss = 0.002

    /// - Parameters:
    ///   - color: as somebody named it.
    ///   - area: what has the colour, of the picture's size; parts that are too small, or of another shade than the largest, are dropped.
    ///   - raster: the picture.
    ///   - region: where the thing is, of the picture's size; `nil` = anywhere.
    /// - Returns: the thing at the picture's size, its edge known to a few pixels; empty where the area is.
    /// - Throws: what `compute` throws.
    package static func thing(
        of color: Color, area: Mask, in raster: Raster, within region: Mask?, compute: Compute
    ) throws(EditFailure) -> Mask {
        guard let inner = area.boundingBox(threshold: 128) else { return area }
        let margin = max(8, Int(Float(max(inner.width, inner.height)) * reach))
        let box = inner.grown(by: margin, width: raster.width, height: raster.height)
        let scale = min(1, Double(side) / Double(max(box.width, box.height)))
        let width = max(1, Int((Double(box.width) * scale).rounded()))
        let height = max(1, Int((Double(box.height) * scale).rounded()))
        let window = CropWindow(x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height))
        let planes = NetInput.averaged(raster, window: window, width: width, height: height, compute: compute)
        let count = width * height
        let colors = Plane(
            width: width, height: height,
            values: (0..<count).map { SIMD3(planes[$0], planes[count + $0], planes[2 * count + $0]) })
        func sized(_ mask: Mask) throws(EditFailure) -> Mask {
            try Resampler.resize(mask, width: width, height: height, window: window, compute: compute)
        }
        let sure = parts(of: try sized(area).thresholded { $0 > 127 }, colors: colors)
        var allowed = Mask(width: width, height: height, repeating: 255)
        if let region { allowed = try sized(region) }
        let cut = try cut(from: sure, of: ColorName(color), colors: colors, allowed: allowed, compute: compute)
        return try placed(cleaned(cut, with: sure), at: box, width: raster.width, height: raster.height, compute: compute)
    }

    // MARK: - Parts

    /// Distances in a and b of Oklab up to which two parts have one shade: of what is grey or white, and of what is coloured.
    private static let shade: (grey: Float, colored: Float) = (0.02, 0.05)

    /// The parts that can be one thing: large enough, and of the largest one's shade.
    private static func parts(of sure: Mask, colors: Plane<SIMD3<Float>>) -> Mask {
        let parts = ConnectedComponents.find(in: sure)
        guard parts.components.count > 1, let largest = parts.largest else { return sure }
        var members = [[Int]](repeating: [], count: parts.components.count + 1)
        for index in sure.values.indices where parts.labels.values[index] > 0 {
            members[Int(parts.labels.values[index])].append(index)
        }
        func middle(_ part: Component) -> SIMD2<Float> {
            let labs = members[Int(part.label)].map { lab(colors.values[$0]) }
            return SIMD2(labs.map(\.y).sorted()[labs.count / 2], labs.map(\.z).sorted()[labs.count / 2])
        }
        let main = middle(largest)
        let most = (main * main).sum() < 0.03 * 0.03 ? shade.grey : shade.colored
        return parts.filtered(sure) { part in
            guard Double(part.area) >= Double(largest.area) * leastPart else { return false }
            let apart = middle(part) - main
            return (apart * apart).sum() <= most * most
        }
    }

    private static func lab(_ color: SIMD3<Float>) -> SIMD3<Float> {
        Oklab.of(LinearLight.light(red: byte(color.x), green: byte(color.y), blue: byte(color.z)))
    }

    // MARK: - Cut

    private static func cut(
        from sure: Mask, of name: ColorName, colors: Plane<SIMD3<Float>>, allowed: Mask, compute: Compute
    ) throws(EditFailure) -> Mask {
        let outside = InnerDistance.of(sure.mapped { 255 - $0 })
        guard let box = sure.boundingBox(threshold: 128) else { return sure }
        var core = Morphology.erode(sure, radius: Float(max(box.width, box.height)) * Self.rim, compute: compute)
        if !core.values.contains(255) { core = Morphology.erode(sure, radius: 1, compute: compute) }
        let reach = max(4, Float(max(box.width, box.height)) * Self.reach)
        var wide = name.shades ?? name
        // White in shade is grey, and black in light is.
        if wide.hue == nil {
            wide.lightness.low -= 0.25
            wide.lightness.high += 0.25
        }
        var seeds = Plane<UInt8>(width: sure.width, height: sure.height, repeating: GrabCut.Seed.outside.rawValue)
        var bias = Plane<Float>(width: sure.width, height: sure.height, repeating: 0)
        for index in seeds.values.indices {
            let distance = outside.values[index]
            let seed: GrabCut.Seed
            if core.values[index] > 0 {
                seed = .inside
            } else if sure.values[index] > 0 {
                seed = .maybeInside
            } else if distance <= reach, allowed.values[index] > 127 {
                let likeness = wide.score(lab(colors.values[index]))
                seed = likeness > 0.5 ? .maybeInside : .maybeOutside
                bias.values[index] = -doubt * distance / reach * (1 - 0.7 * likeness) - otherColor * (1 - likeness)
            } else {
                seed = .outside
            }
            seeds.values[index] = seed.rawValue
        }
        // What is not on the subject tells nothing about what on the subject the thing is not.
        return try GrabCut.cut(colors: colors, seeds: seeds, bias: bias, learned: allowed, compute: compute)
    }

    /// The cut without what does not hang together with the colour, and without pinholes.
    private static func cleaned(_ cut: Mask, with sure: Mask) -> Mask {
        let parts = ConnectedComponents.find(in: cut)
        var isHeld = [Bool](repeating: false, count: parts.components.count + 1)
        for index in sure.values.indices where sure.values[index] > 0 { isHeld[Int(parts.labels.values[index])] = true }
        var clean = parts.filtered(cut) { isHeld[Int($0.label)] }
        let most = Int(Double(clean.values.count { $0 > 0 }) * gloss)
        let holes = ConnectedComponents.find(in: clean.mapped { 255 - $0 }, diagonal: false)
        let isSmall = [false] + holes.components.map { $0.area <= most }
        for index in clean.values.indices where isSmall[Int(holes.labels.values[index])] { clean.values[index] = 255 }
        return clean
    }

    private static func placed(
        _ cut: Mask, at box: Box, width: Int, height: Int, compute: Compute
    ) throws(EditFailure) -> Mask {
        let soft = Blur.gaussian(cut, sigma: 0.8, compute: compute)
        let part = try Resampler.resize(
            soft, width: box.width, height: box.height, filter: box.width > cut.width ? .cubic : .automatic, compute: compute)
        var mask = Mask(width: width, height: height, repeating: 0)
        for y in 0..<box.height {
            for x in 0..<box.width { mask[box.x + x, box.y + y] = part[x, y] }
        }
        return mask
    }
}
