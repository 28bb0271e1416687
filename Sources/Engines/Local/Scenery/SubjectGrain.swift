// How noisy a subject is, and how grainy the scene behind it has to be.

import Imaging
import Scenes

/// Brings the scene's grain to the subject's: the subject's own pixels stay as they are.
enum SubjectGrain {
    /// What `NoiseLevel` reads of grain of the amount 1, in levels: film grain is softened over about a pixel, and second differences
    /// see .375 of it (from its autocorrelation); 1.057 is its strength at mid grey.
    private static let reading: Float = 255 * 1.057 * 0.375
    /// The scene takes a little less than the subject has: it lies out of focus.
    private static let share: Float = 0.85
    /// Least and most grain: below it gradients show steps, above it is a fault of the source and no look.
    private static let least: Float = 0.003
    private static let most: Float = 0.02
    /// Blocks of noise that a subject has to have room for: below it, it says nothing.
    private static let blocks = 6
    /// Blocks that are looked at.
    private static let mostBlocks = 700

    /// The grain for a film behind the subject: `Film.grain`.
    ///
    /// - Parameter usual: the recipe's own, for a subject too small to say.
    static func matched(_ cutout: Cutout, usual: Float, compute: Compute) -> Float {
        let box = cutout.stance.box
        guard box.width * box.height > blocks * 24 * 24 * 2 else { return usual }
        let luma = Sharpen.luma(
            of: Resampler.crop(cutout.reference, x: box.x, y: box.y, width: box.width, height: box.height), compute: compute)
        var inside = Mask(width: box.width, height: box.height, repeating: 0)
        for y in 0..<box.height {
            let from = (box.y + y) * cutout.alpha.width + box.x
            inside.values.replaceSubrange(
                y * box.width..<(y + 1) * box.width, with: cutout.alpha.values[from..<from + box.width])
        }
        let noise = NoiseLevel.estimate(luma, inside: inside, blocks: mostBlocks, compute: compute)
        return min(most, max(least, share * noise / reading))
    }
}
