// Marks from a copy of the source on which somebody drew.

package import Imaging
package import RetouchModel

extension Marks {
    /// Finds what was drawn on a copy by its difference to the source. The copy may have been compressed again, and scaled there and back.
    ///
    /// - Parameters: two pictures of the same size.
    /// - Throws: `inputValidation` when nothing was drawn, or when the copy shows another picture.
    package static func read(markedCopy copy: Raster, source: Raster, compute: Compute) throws(EditFailure) -> Marks {
        let canvas = MarkCanvas(sourceWidth: source.width, sourceHeight: source.height)
        func sized(_ raster: Raster) throws(EditFailure) -> Raster {
            let flat = raster.flattened(on: .white, compute: compute)
            return try Resampler.resize(
                flat, width: canvas.width, height: canvas.height, filter: canvas.width > raster.width ? .linear : .automatic,
                compute: compute)
        }
        let small = try sized(copy)
        let difference = CopyDifference(copy: small, source: try sized(source), compute: compute)
        let drawn = try difference.drawn(compute: compute)
        guard !drawn.isEmpty else {
            throw refusal("No marks were found: the annotation's marked_copy shows the same picture as the source.")
        }
        var marks: [Mark] = []
        for group in Self.byColor(drawn, canvas) {
            let shapes = try MarkShapes(canvas: canvas, compute: compute).shapes(in: group.mask)
            marks += shapes.map { Mark($0, color: group.color) }
        }
        guard !marks.isEmpty else { throw refusal("No marks were found on the annotation's marked_copy.") }
        return Marks(width: canvas.width, height: canvas.height, marks: marks)
    }

    /// Parts of about one colour together: a ring may be drawn in pieces, or vanish where it crosses something of its own colour.
    private static func byColor(_ parts: [DrawnPart], _ canvas: MarkCanvas) -> [MarkColors.Group] {
        var groups: [(lab: SIMD3<Float>, group: MarkColors.Group)] = []
        for part in parts.sorted(by: { $0.pixels.count > $1.pixels.count }) {
            let lab = Tint(part.color).lab
            let near = groups.indices.min { MarkColors.apart(groups[$0].lab, lab) < MarkColors.apart(groups[$1].lab, lab) }
            if let near, MarkColors.apart(groups[near].lab, lab) < MarkColors.reach {
                for index in part.pixels { groups[near].group.mask.values[index] = 255 }
            } else {
                var group = MarkColors.Group(color: part.color, mask: canvas.empty)
                for index in part.pixels { group.mask.values[index] = 255 }
                groups.append((lab, group))
            }
        }
        return groups.map(\.group)
    }
}

/// Pixels of a copy that were painted over in one colour.
struct DrawnPart {
    var color: Color
    /// Indices in a raster.
    var pixels: [Int]
}

/// Where a copy differs from its source by more than copying explains.
struct CopyDifference {
    private let copy: Raster
    private let source: Raster
    /// Levels by which a pixel leaves the range of the source's pixels around it.
    private let beyond: [UInt8]

    init(copy: Raster, source: Raster, compute: Compute) {
        self.copy = copy
        self.source = source
        beyond = Self.beyond(copy, source, compute)
    }

    /// The range of the pixels around is what resampling, sharpening and compression can make of a pixel.
    private static func beyond(_ copy: Raster, _ source: Raster, _ compute: Compute) -> [UInt8] {
        let width = source.width
        let height = source.height
        return [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            nonisolated(unsafe) let out = buffer
            copy.pixels.withUnsafeBytes { copy in
                source.pixels.withUnsafeBytes { source in
                    compute.bands(height) { rows in
                        for y in rows {
                            for x in 0..<width {
                                var least = SIMD4<UInt8>(repeating: 255)
                                var most = SIMD4<UInt8>(repeating: 0)
                                for v in max(0, y - 1)...min(height - 1, y + 1) {
                                    for u in max(0, x - 1)...min(width - 1, x + 1) {
                                        let pixel = source.loadUnaligned(
                                            fromByteOffset: (v * width + u) * 4, as: SIMD4<UInt8>.self)
                                        least = pointwiseMin(least, pixel)
                                        most = pointwiseMax(most, pixel)
                                    }
                                }
                                let pixel = copy.loadUnaligned(fromByteOffset: (y * width + x) * 4, as: SIMD4<UInt8>.self)
                                let above = pointwiseMax(pixel, most) &- most
                                let below = least &- pointwiseMin(pixel, least)
                                out[y * width + x] = max(above.max(), below.max())
                            }
                        }
                    }
                }
            }
            count = width * height
        }
    }

    // MARK: Judging

    /// Levels that JPEG of a poor quality reaches, and what is taken for noise at most: more than that is not a copy.
    private static let leastThreshold = 18
    private static let mostThreshold = 56
    /// Share of differing pixels above which the copy is another picture, and share of them that must be of clear colours.
    private static let mostDrawn = 0.5
    private static let leastClear = 0.6

    /// The drawn parts; none when the pictures are equal up to noise.
    func drawn(compute: Compute) throws(EditFailure) -> [DrawnPart] {
        guard !isOtherPicture else { throw Self.otherPicture }
        let threshold = threshold()
        let differing = Mask(
            width: source.width, height: source.height, values: beyond.map { Int($0) >= threshold ? 255 : 0 })
        let count = differing.count
        guard Double(count) <= Double(beyond.count) * Self.mostDrawn else { throw Self.otherPicture }
        try compute.checkpoint()
        let parts = pixels(of: ConnectedComponents.find(in: differing))
        // Hysteresis: a mark is somewhere plainly not the picture; and dust is none.
        let least = max(6, beyond.count / 60_000)
        let plain = parts.filter { part in
            part.count >= least && part.lazy.filter { Int(beyond[$0]) >= 2 * threshold }.prefix(4).count >= 4
        }
        var drawn: [DrawnPart] = []
        var clear = 0
        for part in plain {
            guard let colored = colored(part) else { continue }
            drawn += colored
            clear += part.count
        }
        let all = plain.reduce(0) { $0 + $1.count }
        guard Double(clear) >= Double(all) * Self.leastClear else { throw Self.otherPicture }
        return drawn
    }

    /// Side of a block in pixels, and the share of blocks that differ from which on the copy is no copy.
    private static let block = 16
    private static let mostBlocks = 0.55
    /// Levels beyond their surroundings, and shares of a block's pixels beyond which it differs: where the source is plain, another
    /// brightness shows, and where it has detail, another place or size.
    private static let plain: (level: UInt8, share: Double) = (8, 0.5)
    private static let detailed: (level: UInt8, share: Double) = (16, 0.2)

    /// Whether the copy differs all over, as one does that was cropped, scaled or made brighter: marks lie somewhere.
    private var isOtherPicture: Bool {
        var blocks = 0
        var differing = 0
        let side = Self.block
        for top in stride(from: 0, through: source.height - side, by: side) {
            for left in stride(from: 0, through: source.width - side, by: side) {
                var counts = (plain: 0, detailed: 0)
                var beyondLevel = counts
                for y in top..<top + side {
                    for x in left..<left + side {
                        let index = y * source.width + x
                        if isDetailed(x, y) {
                            counts.detailed += 1
                            if beyond[index] >= Self.detailed.level { beyondLevel.detailed += 1 }
                        } else {
                            counts.plain += 1
                            if beyond[index] >= Self.plain.level { beyondLevel.plain += 1 }
                        }
                    }
                }
                blocks += 1
                // Of a few pixels nothing can be said.
                let least = side * side / 8
                let isPlainOff = counts.plain >= least && Double(beyondLevel.plain) > Self.plain.share * Double(counts.plain)
                let isDetailOff =
                    counts.detailed >= least && Double(beyondLevel.detailed) > Self.detailed.share * Double(counts.detailed)
                if isPlainOff || isDetailOff { differing += 1 }
            }
        }
        return Double(differing) > Self.mostBlocks * Double(blocks)
    }

    /// Whether the source changes by more than noise from a pixel to the next ones.
    private func isDetailed(_ x: Int, _ y: Int) -> Bool {
        let here = source[x, y]
        for (u, v) in [(x + 1, y), (x, y + 1)] where u < source.width && v < source.height {
            let other = source[u, v]
            if (pointwiseMax(here, other) &- pointwiseMin(here, other)).max() >= 12 { return true }
        }
        return false
    }

    private static var otherPicture: EditFailure {
        Marks.refusal(
            "The annotation's marked_copy differs from the source almost everywhere: it must be a copy of the source, not cropped, "
                + "scaled, brightened or otherwise edited, with the marks drawn on it.")
    }

    /// What noise does not reach: from the median and the upper quartile of all differences, which marks hardly move.
    private func threshold() -> Int {
        var counts = [Int](repeating: 0, count: 256)
        for value in beyond { counts[Int(value)] += 1 }
        func quantile(_ share: Double) -> Int {
            var left = Int(Double(beyond.count) * share)
            for (value, count) in counts.enumerated() {
                left -= count
                if left < 0 { return value }
            }
            return 255
        }
        let middle = quantile(0.5)
        let spread = max(2, quantile(0.7) - middle)
        return min(Self.mostThreshold, max(Self.leastThreshold, middle + 6 * spread))
    }

    private func pixels(of map: ComponentMap) -> [[Int]] {
        var parts = [[Int]](repeating: [], count: map.components.count)
        for (index, label) in map.labels.values.enumerated() where label > 0 { parts[Int(label) - 1].append(index) }
        return parts
    }

    // MARK: Colours

    /// Root mean square difference to one pen's colour that compression explains.
    private static let mostResidual = 34.0
    /// Share of a part that its few colours must explain, and how near to one of them its pixels must be: a pen's colour is flat.
    private static let explained = 0.75
    private static let flatness: Float = 0.07

    /// The part as one pen's, opaque or see-through, or as several opaque ones'; `nil` when it is a piece of another picture.
    private func colored(_ part: [Int]) -> [DrawnPart]? {
        // Edges are blends: the half that differs more is pure.
        let strengths = part.map { beyond[$0] }.sorted()
        let middle = strengths[strengths.count / 2]
        let core = part.filter { beyond[$0] >= middle }
        if let color = pen(core) { return [DrawnPart(color: color, pixels: part)] }
        var mask = Mask(width: copy.width, height: copy.height, repeating: 0)
        for index in core { mask.values[index] = 255 }
        let palette = MarkColors.palette(copy, mask: mask)
        guard palette.count <= 4 else { return nil }
        func nearest(_ index: Int) -> (group: Int, apart: Float) {
            let lab = Tint(copy.rgb(at: index)).lab
            return palette.indices.map { ($0, MarkColors.apart(palette[$0].lab, lab)) }.min { $0.1 < $1.1 }!
        }
        let flat = core.reduce(0) { $0 + (nearest($1).apart < Self.flatness ? 1 : 0) }
        guard Double(flat) >= Double(core.count) * Self.explained else { return nil }
        var groups = palette.map { DrawnPart(color: $0.color, pixels: []) }
        for index in part { groups[nearest(index).group].pixels.append(index) }
        return groups
    }

    /// The colour of a pen that turned source into copy = (1 - a) * source + a * colour, by least squares; `nil` when none fits.
    private func pen(_ pixels: [Int]) -> Color? {
        let n = Double(pixels.count)
        var from = SIMD3<Double>.zero
        var to = SIMD3<Double>.zero
        for index in pixels {
            from += value(source, index)
            to += value(copy, index)
        }
        from /= n
        to /= n
        var spread = 0.0
        var shared = 0.0
        for index in pixels {
            let d = value(source, index) - from
            spread += (d * d).sum()
            shared += (d * (value(copy, index) - to)).sum()
        }
        let kept = spread > n * 30 ? min(0.85, max(0, shared / spread)) : 0
        var residual = 0.0
        for index in pixels {
            let d = value(copy, index) - to - (value(source, index) - from) * kept
            residual += (d * d).sum() / 3
        }
        guard (residual / n).squareRoot() <= Self.mostResidual else { return nil }
        let color = (to - from * kept) / (1 - kept)
        return Color(red: channel(color.x), green: channel(color.y), blue: channel(color.z))
    }

    private func value(_ raster: Raster, _ index: Int) -> SIMD3<Double> {
        SIMD3(Double(raster.pixels[index * 4]), Double(raster.pixels[index * 4 + 1]), Double(raster.pixels[index * 4 + 2]))
    }

    private func channel(_ value: Double) -> UInt8 { UInt8(min(255, max(0, value.rounded()))) }
}
