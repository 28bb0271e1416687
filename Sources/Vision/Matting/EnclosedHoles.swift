// Holes that the matte tears into the subject where its colours resemble the background.

package import Imaging
package import RetouchModel

/// Closes what is wholly surrounded by the subject and is no real opening.
///
/// Closed-form matting knows colours only: leather that reflects a pink wall becomes see-through. A hole that no path of unsure
/// pixels joins to the background is such an error where the net is sure of the subject, or where the hole is a mere veil: one looks
/// through the inside of a ring or of a handle to the background itself, and alpha is 0 there.
package enum EnclosedHoles {
    /// Alpha from which on a pixel is a wall of a hole.
    private static let solid: UInt8 = 235
    /// Above the middle, which is also what the mask is set to where hair is looked for: there the colours decide.
    private static let sure: UInt8 = 150
    /// Alpha up to which one looks through, and the share of such pixels that an opening has.
    private static let open: UInt8 = 12
    private static let openShare = 0.02
    /// A veil is wider than the gaps in fur: this share of the longer side, squared, in pixels.
    private static let veilSide = 0.008
    /// Mean mask of a veil at least: the net must not deny the subject there.
    private static let veilMask = 90

    /// - Parameters:
    ///   - alpha: the solver's matte.
    ///   - mask: the net's opinion, of the same size.
    ///   - guess: the mask made firmer: what a hole is filled with where the net is sure.
    ///   - trimap: tells where the background is certain.
    ///   - hair: between strands one sees veils of background: left alone. `nil` = no hair.
    /// - Returns: `alpha`, or more where a hole was closed; 255 in a veil.
    package static func closed(_ alpha: Mask, mask: Mask, guess: Mask, trimap: Mask, hair: Box?) -> Mask {
        let found = ConnectedComponents.find(in: alpha.thresholded { $0 < solid })
        guard found.components.count > 1 else { return alpha }
        var holes = [Hole](repeating: Hole(), count: found.components.count + 1)
        for index in alpha.values.indices {
            let label = Int(found.labels.values[index])
            guard label > 0 else { continue }
            holes[label].reachesBackground = holes[label].reachesBackground || trimap.values[index] == 0
            holes[label].openPixels += alpha.values[index] <= open ? 1 : 0
            holes[label].maskSum += Int(mask.values[index])
        }
        let side = Double(max(alpha.width, alpha.height)) * veilSide
        let least = Int(side * side)
        let isVeil =
            [false]
            + found.components.map { part in
                let hole = holes[Int(part.label)]
                return part.area >= least && Double(hole.openPixels) < Double(part.area) * openShare
                    && hole.maskSum >= part.area * veilMask && !(hair.map { part.box.meets($0) } ?? false)
            }
        var result = alpha
        for index in alpha.values.indices {
            let label = Int(found.labels.values[index])
            guard label > 0, !holes[label].reachesBackground else { continue }
            if isVeil[label] {
                result.values[index] = 255
            } else if mask.values[index] >= sure {
                result.values[index] = max(result.values[index], guess.values[index])
            }
        }
        return result
    }

    /// What is counted of one connected gap.
    private struct Hole {
        var reachesBackground = false
        var openPixels = 0
        var maskSum = 0
    }
}

extension Box {
    /// Whether the boxes share a pixel.
    fileprivate func meets(_ other: Box) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
}
