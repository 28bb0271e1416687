// A subject's mirror image on a polished ground.

import Imaging
import RetouchModel

/// Flips the subject at its foot and lays it softly over the backdrop.
struct GroundMirror {
    let cutout: Cutout
    /// .05 = a studio floor, .30 = polished marble.
    let strength: Float
    let compute: Compute

    /// Longer side of the working copy: the mirror image is soft.
    private static let side = 512
    /// How much of the subject's height the image shows before it has faded.
    private static let reach: Float = 0.40

    func draw(onto raster: inout Raster) throws(EditFailure) {
        guard strength > 0.01, !cutout.stance.isCutOff else { return }
        try compute.checkpoint()
        let longer = max(raster.width, raster.height)
        let scale = min(1, Float(Self.side) / Float(longer))
        let width = max(1, Int(Float(raster.width) * scale))
        let height = max(1, Int(Float(raster.height) * scale))
        var subject = try Resampler.resize(weighted(), width: width, height: height, compute: compute)
        subject = blurred(subject, sigma: 0.006 * Float(height))
        let foot = Float(cutout.stance.box.y + cutout.stance.box.height)
        let tall = Float(cutout.stance.box.height)
        let first = max(0, Int(foot - 0.02 * tall))
        let small = subject
        let frame = (width: raster.width, height: raster.height)
        raster.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            compute.bands(max(0, frame.height - first)) { rows in
                for y in first + rows.lowerBound..<first + rows.upperBound {
                    let below = max(0, Float(y) + 0.5 - foot) / (Self.reach * tall)
                    guard below < 1 else { continue }
                    let left = 1 - below
                    let fade = self.strength * left * left.squareRoot()
                    let source = min(height - 1, max(0, Int((2 * foot - Float(y) - 0.5) * scale)))
                    for x in 0..<frame.width {
                        let column = min(width - 1, Int((Float(x) + 0.5) * scale))
                        let mirrored = small[column, source]
                        guard mirrored.w > 2 else { continue }
                        let share = fade * Float(mirrored.w) / 255
                        let pixel = pixels.baseAddress! + (y * frame.width + x) * 4
                        for channel in 0..<3 {
                            let was = LinearLight.light(pixel[channel])
                            let image = LinearLight.light(mirrored[channel])
                            pixel[channel] = LinearLight.byte(was + (image - was) * share)
                        }
                    }
                }
            }
        }
    }

    /// The subject alone: its colours with its matte as alpha.
    private func weighted() -> Raster {
        var raster = cutout.reference
        for index in 0..<raster.pixelCount {
            let alpha = cutout.alpha.values[index]
            if alpha < 255 {
                for channel in 0..<3 { raster.pixels[index * 4 + channel] = cutout.colors.pixels[index * 4 + channel] }
            }
            raster.pixels[index * 4 + 3] = alpha
        }
        return raster
    }

    private func blurred(_ raster: Raster, sigma: Float) -> Raster {
        var result = raster
        for channel in 0..<4 {
            let plane = Mask(
                width: raster.width, height: raster.height,
                values: (0..<raster.pixelCount).map { index in
                    let value = raster.pixels[index * 4 + channel]
                    // Premultiplied, so that the surroundings' arbitrary colours do not come in.
                    return channel == 3 ? value : UInt8(Int(value) * Int(raster.pixels[index * 4 + 3]) / 255)
                })
            let soft = Blur.gaussian(plane, sigma: max(0.5, sigma), compute: compute)
            for index in 0..<raster.pixelCount { result.pixels[index * 4 + channel] = soft.values[index] }
        }
        for index in 0..<raster.pixelCount {
            let alpha = Int(result.pixels[index * 4 + 3])
            guard alpha > 0 else { continue }
            for channel in 0..<3 {
                result.pixels[index * 4 + channel] = UInt8(min(255, Int(result.pixels[index * 4 + channel]) * 255 / alpha))
            }
        }
        return result
    }
}
