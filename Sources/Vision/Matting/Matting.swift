// From a mask to an alpha matte.

package import Imaging
package import RetouchModel

/// How much of each pixel is the subject.
package enum Matting {
    /// How the edge is found.
    package enum Effort: Sendable {
        /// The mask's own edge, made a little firmer.
        case off
        /// Closed-form matting at half size, brought up along the picture's edges.
        case half
        /// Closed-form matting at full size.
        case full
    }

    /// Finds alpha in the band where the mask is unsure.
    ///
    /// - Parameters:
    ///   - mask: the subject, 255 inside, at the picture's size.
    ///   - hair: where hair may be (`Segmentation.hair`): there the band is widened by colour. `nil` = nowhere.
    ///   - limits: `mattingPixels` bounds the band of one level; above it the next coarser level decides.
    /// - Returns: alpha: 255 = subject interior, whose pixels may be copied as they are; 0 = background.
    /// - Throws: what `compute` throws; asked in every round of the solver.
    package static func matte(
        _ raster: Raster, mask: Mask, effort: Effort, hair: Box? = nil, limits: Limits.Edits = Limits.Edits(), compute: Compute
    ) throws(EditFailure) -> Mask {
        precondition(raster.width == mask.width && raster.height == mask.height)
        if effort == .off { return finish(firm(mask), mask: mask, raster: raster, keepsMask: false) }
        var trimap = try Trimap.make(mask: mask, compute: compute)
        var mask = mask
        // The net draws its edges several pixels wide; the subject's own are sharper.
        var guess = firm(mask)
        var trust = Mask(width: mask.width, height: mask.height, repeating: 255)
        if let hair, let contested = try BandWidening.contested(trimap: trimap, raster: raster, hair: hair, compute: compute) {
            open(contested, in: &trimap, &mask, &guess, &trust)
        }
        if let ground = FloorSlivers.contested(mask) { open(ground, in: &trimap, &mask, &guess, &trust) }
        let solver = ClosedForm()
        let band = trimap.values.reduce(0) { $0 + ($1 == Trimap.unknown ? 1 : 0) }
        let alpha: Mask
        if effort == .half || band > limits.mattingPixels {
            alpha = try solver.coarser(raster, trimap: trimap, guess: guess, trust: trust, compute: compute)
        } else {
            alpha = try solver.solve(raster, trimap: trimap, guess: guess, trust: trust, compute: compute)
        }
        let whole = EnclosedHoles.closed(stretched(alpha), mask: mask, guess: guess, trimap: trimap, hair: hair)
        return finish(whole, mask: mask, raster: raster, keepsMask: true)
    }

    /// Makes contested pixels unknown, and takes back the mask's certainty there.
    private static func open(
        _ contested: Mask, in trimap: inout Mask, _ mask: inout Mask, _ guess: inout Mask, _ trust: inout Mask
    ) {
        for index in contested.values.indices where contested.values[index] != 0 {
            // Inside the subject it looks like background, so that is the better guess; outside it may be a strand of hair.
            trust.values[index] = trimap.values[index] == 0 ? 0 : 160
            trimap.values[index] = Trimap.unknown
            mask.values[index] = 128
            guess.values[index] = 0
        }
    }

    /// The mask's slope made three times as steep around its middle.
    private static func firm(_ mask: Mask) -> Mask {
        mask.mapped { byte((Float($0) / 255 - 1.0 / 3) * 3 * 255) }
    }

    /// 0.03 ... 0.97 becomes 0 ... 1: nearly opaque is opaque, and may be copied.
    private static func stretched(_ alpha: Mask) -> Mask {
        alpha.mapped { byte((Float($0) / 255 - 0.03) / 0.94 * 255) }
    }

    /// Trusts the mask where it is sure of the subject, and never shows what the source hides.
    private static func finish(_ alpha: Mask, mask: Mask, raster: Raster, keepsMask: Bool) -> Mask {
        let opaque = raster.isOpaque
        if opaque, !keepsMask { return alpha }
        var result = alpha
        result.values.withUnsafeMutableBufferPointer { out in
            for index in out.indices {
                if keepsMask, mask.values[index] > 242 { out[index] = max(out[index], mask.values[index]) }
                if !opaque { out[index] = min(out[index], raster.pixels[index * 4 + 3]) }
            }
        }
        return result
    }
}

extension Mask {
    /// Every value through a function, by table.
    func mapped(_ function: (UInt8) -> UInt8) -> Mask {
        let table = (0...255).map { function(UInt8($0)) }
        return Mask(width: width, height: height, values: values.map { table[Int($0)] })
    }
}
