// The part of a picture that a step works on: a region's box with what the step must see around it.

import Imaging
import RetouchModel

/// A part of the canvas, worked on by itself and laid back through the region's mask.
struct RegionPatch: Sendable {
    /// In pixels of the canvas.
    let box: Box
    /// The canvas's pixels in the box; transparent ones hold the colours of what is near, so that nothing unseen has a part in a mean.
    let raster: Raster
    /// The region in the box, 255 = wholly inside.
    let mask: Mask

    /// - Parameter margin: pixels round the region that the step must see.
    init(_ canvas: Raster, _ selection: Selection, margin: Int, compute: Compute) throws(EditFailure) {
        let left = max(0, selection.box.x - margin)
        let top = max(0, selection.box.y - margin)
        box = Box(
            x: left, y: top, width: min(canvas.width, selection.box.x + selection.box.width + margin) - left,
            height: min(canvas.height, selection.box.y + selection.box.height + margin) - top)
        let cut = Resampler.crop(canvas, x: left, y: top, width: box.width, height: box.height)
        raster = cut.isOpaque ? cut : try Self.covered(cut, compute: compute)
        let window = CropWindow(x: Double(left), y: Double(top), width: Double(box.width), height: Double(box.height))
        mask = try Resampler.resize(selection.mask, width: box.width, height: box.height, window: window, compute: compute)
    }

    /// The canvas with the patch laid in: as much of each pixel as the share says.
    ///
    /// - Parameters:
    ///   - changed: the patch after the work.
    ///   - share: 255 = wholly; of the patch's size; `nil` = the region's own mask.
    func merged(_ changed: Raster, share: Mask? = nil, into canvas: Raster, compute: Compute) -> Raster {
        let share = share ?? mask
        var result = canvas
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            compute.bands(box.height) { rows in
                for y in rows {
                    for x in 0..<box.width {
                        let part = share.values[y * box.width + x]
                        let to = ((y + box.y) * canvas.width + x + box.x) * 4
                        // Wholly transparent pixels keep their bytes.
                        guard part > 0, pixels[to + 3] > 0 else { continue }
                        let from = (y * box.width + x) * 4
                        for channel in 0..<3 {
                            let own = Float(pixels[to + channel])
                            let new = Float(changed.pixels[from + channel])
                            pixels[to + channel] = byte(own + (new - own) * Float(part) / 255)
                        }
                    }
                }
            }
        }
        return result
    }

    /// Gives transparent pixels the colours of what is near them.
    private static func covered(_ raster: Raster, compute: Compute) throws(EditFailure) -> Raster {
        let width = max(1, raster.width / 4)
        let height = max(1, raster.height / 4)
        let small = try Resampler.resize(raster, width: width, height: height, compute: compute)
        var known = [SIMD4<Float>](repeating: SIMD4(), count: small.pixelCount)
        for index in known.indices {
            for channel in 0..<3 { known[index][channel] = Float(small.pixels[index * 4 + channel]) }
            known[index].w = Float(small.pixels[index * 4 + 3]) / 255
        }
        let filled = HoleFill.filled(known, width: width, height: height, compute: compute)
        var result = raster
        for y in 0..<raster.height {
            let row = min(height - 1, y * height / raster.height) * width
            for x in 0..<raster.width where raster.pixels[(y * raster.width + x) * 4 + 3] == 0 {
                let color = filled[row + min(width - 1, x * width / raster.width)]
                for channel in 0..<3 { result.pixels[(y * raster.width + x) * 4 + channel] = byte(color[channel]) }
            }
        }
        return result
    }
}
