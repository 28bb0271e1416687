// A first guess without texture.

import Imaging
import RetouchModel

extension InpaintLevel {
    /// Fills the unknown pixels with a membrane through the sources around them.
    ///
    /// - Throws: the interruption of `compute`.
    func fillSoftly(compute: Compute) throws(EditFailure) {
        let left = max(0, unknown.x - 1)
        let top = max(0, unknown.y - 1)
        let box = Box(
            x: left, y: top, width: min(width, unknown.x + unknown.width + 1) - left,
            height: min(height, unknown.y + unknown.height + 1) - top)
        var membrane = Membrane(box)
        for y in box.y..<box.y + box.height {
            for x in box.x..<box.x + box.width where classes.values[y * width + x] == PixelClass.source {
                let pixel = pixels.loadUnaligned(fromByteOffset: (y * width + x) * 4, as: SIMD4<UInt8>.self)
                membrane.fix(x, y, SIMD4<Float>(SIMD4<UInt32>(truncatingIfNeeded: pixel)))
            }
        }
        try membrane.solve(smoothing: 0, compute: compute)
        for y in box.y..<box.y + box.height {
            for x in box.x..<box.x + box.width where classes.values[y * width + x] >= PixelClass.hole {
                let value = rounded(clamped(membrane.at(x, y), 0, 255))
                pixels.storeBytes(
                    of: SIMD4<UInt8>(truncatingIfNeeded: value), toByteOffset: (y * width + x) * 4, as: SIMD4<UInt8>.self)
            }
        }
    }
}
