// The object that somebody drew a line around.

package import Imaging
package import RetouchModel

/// Finds what a circle was drawn for: the thing in it that stands out from what lies around it.
///
/// GrabCut on a small copy of the surroundings, all of the inside maybe object, its middle rather than its rim; the result is judged,
/// sharpened on a larger copy, and its edge solved by closed-form matting on the picture itself. Lines are drawn in haste: where that
/// cut does not convince, one that goes on beyond the line and one nearer its middle are tried as well. On plain ground the thing is what
/// is not ground. Where nothing stands out, the whole inside is meant.
package struct ObjectCut: Sendable {
    package enum Effort: Sendable {
        case fast
        case balanced
        case quality

        /// Longer side of the copy for the first cut, of the copy for the second one, and pixels on which the edge is solved.
        var sides: (coarse: Int, fine: Int, edgePixels: Int) {
            switch self {
            case .fast: (160, 320, 1_000_000)
            case .balanced: (208, 512, 1_000_000)
            case .quality: (288, 640, 2_200_000)
            }
        }
    }

    /// A part of the picture that was found.
    package struct Found: Sendable {
        /// Where `mask` lies in the picture.
        package var box: Box
        /// Of the box's size, soft at the edge.
        package var mask: Mask
        /// `false`: nothing stood out, and the whole inside was taken.
        package var isObject: Bool
        /// 0 = anybody's guess ... 1: colours of its own, and not cut off by the line.
        package var confidence: Double

        package init(box: Box, mask: Mask, isObject: Bool, confidence: Double) {
            self.box = box
            self.mask = mask
            self.isObject = isObject
            self.confidence = confidence
        }
    }

    let raster: Raster
    let effort: Effort
    let compute: Compute

    /// - Parameter raster: the picture in which marks lie; transparent pixels count as mid-grey.
    package init(raster: Raster, effort: Effort, compute: Compute) {
        self.raster = raster
        self.effort = effort
        self.compute = compute
    }

    /// Shorter side of a mark in pixels below which there is no object to be told from what is around it.
    static let leastSide = 12

    /// The object in a closed line.
    ///
    /// - Parameters:
    ///   - area: the line's inside, of the box's size.
    ///   - box: where it lies in the picture.
    ///   - tip: a place in the picture that is surely the object's; `nil` = none is known.
    /// - Returns: an object that fills the line and goes on beyond it is taken up to its own edge, where that is plain and near.
    /// - Throws: what `compute` throws.
    package func object(in area: Mask, at box: Box, tip: MarkPoint? = nil) throws(EditFailure) -> Found {
        let whole = Found(box: box, mask: area, isObject: false, confidence: 0)
        guard min(box.width, box.height) >= Self.leastSide else { return whole }
        let line = ClosedLine(area: area, box: box)
        if tip == nil, let plain = try onPlainGround(line) { return plain }
        let first = try within(line, tip: tip)
        // A tip tells the place, and its line was laid round a cut already.
        let best = tip == nil ? try better(than: first, line) : first
        guard let best else { return whole }
        let sharp = try refined(best.cut, from: best.scale, to: try best.view.scaled(to: effort.sides.fine))
        guard let found = try edged(sharp, best.view) else { return whole }
        let confidence = best.verdict.separation * (1 - best.verdict.touch)
        return Found(box: found.box, mask: found.mask, isObject: true, confidence: confidence)
    }

    /// A known object, such as the subject, inside a closed line, with its edge solved like that of a found one.
    ///
    /// - Parameter mask: the object on a plane of any size with the picture's proportions.
    /// - Returns: `nil` when nothing of it is inside.
    package func known(_ mask: Mask, in area: Mask, at box: Box) throws(EditFailure) -> Found? {
        let view = CutView(raster: raster, line: ClosedLine(area: area, box: box), compute: compute)
        let fine = try view.scaled(to: effort.sides.fine)
        let window = view.window(onWidth: mask.width, height: mask.height)
        let part = try Resampler.resize(
            mask, width: fine.width, height: fine.height, window: window, filter: .linear, compute: compute)
        let inside = Mask(
            width: fine.width, height: fine.height,
            values: zip(part.values, fine.area.values).map { $0 > 127 && $1 > 127 ? 255 : 0 })
        guard let found = try edged(inside, view) else { return nil }
        return Found(box: found.box, mask: found.mask, isObject: true, confidence: 1)
    }

    // MARK: Edges

    /// The cut on a larger copy: only a band along its edge is cut anew.
    ///
    /// - Parameters:
    ///   - barred: what is surely not the object, of the larger copy's size.
    ///   - crumb: see `CutJudge.cleaned`.
    func refined(
        _ rough: Mask, from small: CutScale, to fine: CutScale, barred: Mask? = nil, crumb: Int = 10
    ) throws(EditFailure) -> Mask {
        guard fine.width > small.width else { return rough }
        let scale = Float(fine.width) / Float(small.width)
        let grown = try Resampler.resize(rough, width: fine.width, height: fine.height, filter: .linear, compute: compute)
            .thresholded { $0 > 127 }
        let reach = (1.5 * scale + 1).rounded()
        let inner = Morphology.erode(grown, radius: reach, compute: compute)
        let outer = Morphology.dilate(grown, radius: reach, compute: compute)
        var seeds = Plane<UInt8>(width: fine.width, height: fine.height, repeating: GrabCut.Seed.outside.rawValue)
        for index in seeds.values.indices where outer.values[index] > 0 && fine.area.values[index] > 127 {
            if let barred, barred.values[index] > 127 { continue }
            let seed: GrabCut.Seed = inner.values[index] > 0 ? .inside : grown.values[index] > 0 ? .maybeInside : .maybeOutside
            seeds.values[index] = seed.rawValue
        }
        let cut = try GrabCut.cut(colors: fine.colors, seeds: seeds, iterations: effort == .quality ? 2 : 1, compute: compute)
        return CutJudge.cleaned(cut, crumb: crumb)
    }

    private static let leastEdgeSide = 360

    /// The soft edge at the picture's size; `nil` when nothing is left.
    func edged(_ cut: Mask, _ view: CutView) throws(EditFailure) -> (box: Box, mask: Mask)? {
        guard let crop = view.surroundings(of: cut) else { return nil }
        let pixels = crop.width * crop.height
        // Of a small thing the edge is a large part: it is solved on an enlarged copy.
        let scale = min(
            (Double(effort.sides.edgePixels) / Double(pixels)).squareRoot(),
            min(3, max(1, Double(Self.leastEdgeSide) / Double(max(crop.width, crop.height)))))
        let width = max(1, Int((Double(crop.width) * scale).rounded()))
        let height = max(1, Int((Double(crop.height) * scale).rounded()))
        let smooth = Blur.gaussian(cut, sigma: 1, compute: compute)
        let window = view.window(of: crop, on: cut)
        var alpha = try Resampler.resize(
            smooth, width: width, height: height, window: window,
            filter: Double(width) > window.width ? .cubic : .automatic, compute: compute)
        if effort != .fast {
            let picture = try Resampler.resize(
                raster, width: width, height: height,
                window: CropWindow(x: Double(crop.x), y: Double(crop.y), width: Double(crop.width), height: Double(crop.height)),
                compute: compute)
            let solved = try Matting.matte(picture, mask: alpha, effort: effort == .quality ? .full : .half, compute: compute)
            // What is thinner than the band of doubt has no core to solve from.
            if solved.sum * 10 > alpha.sum * 7 { alpha = solved }
        }
        alpha = try Resampler.resize(alpha, width: crop.width, height: crop.height, filter: .cubic, compute: compute)
        let area = view.area.part(Box(x: crop.x - view.box.x, y: crop.y - view.box.y, width: crop.width, height: crop.height))
        for index in alpha.values.indices { alpha.values[index] = min(alpha.values[index], area.values[index]) }
        guard let used = alpha.boundingBox(threshold: 8) else { return nil }
        return (Box(x: crop.x + used.x, y: crop.y + used.y, width: used.width, height: used.height), alpha.part(used))
    }
}

extension Mask {
    fileprivate var sum: Int { values.reduce(0) { $0 + Int($1) } }
}
