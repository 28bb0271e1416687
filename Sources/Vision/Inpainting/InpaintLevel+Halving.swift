// The next smaller size of a level.

import Imaging
import RetouchModel

extension InpaintLevel {
    /// Half the size: means of known pixels. What is mostly hole stays hole, and what holds anything excluded is excluded.
    ///
    /// - Parameter forPatches: whether there must be patches enough to copy from.
    /// - Returns: `nil` where nothing would be left to solve or too little to copy from.
    func halved(forPatches: Bool = true, compute: Compute) -> InpaintLevel? {
        let w = (width + 1) / 2
        let h = (height + 1) / 2
        guard min(w, h) >= 4 * Self.side else { return nil }
        let out = Self.allocate(w, h)
        var classes = Mask(width: w, height: h, repeating: PixelClass.source)
        classes.values.withUnsafeMutableBufferPointer { target in
            self.classes.values.withUnsafeBufferPointer { source in
                nonisolated(unsafe) let target = target
                compute.bands(h) { rows in
                    for y in rows {
                        for x in 0..<w { target[y * w + x] = self.mean(x, y, source, into: out + (y * w + x) * 4) }
                    }
                }
            }
        }
        let unknown = classes.values.contains(PixelClass.hole)
        guard unknown else {
            out.deallocate()
            return nil
        }
        let level = InpaintLevel(width: w, height: h, pixels: out, classes: classes, compute: compute)
        // A handful of patches would be all that the picture is made of.
        return !forPatches || level.validCount >= max(96, level.unknownCount / 4) ? level : nil
    }

    /// Writes the mean of the sources, or else of the excluded, among four pixels.
    ///
    /// - Returns: the class of the four.
    @inline(__always)
    private func mean(_ x: Int, _ y: Int, _ classes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableRawPointer) -> UInt8 {
        let right = min(2 * x + 1, width - 1)
        let bottom = min(2 * y + 1, height - 1)
        var sums = (SIMD4<UInt32>.zero, SIMD4<UInt32>.zero)
        var sources: UInt32 = 0
        var excluded: UInt32 = 0
        for index in [2 * y * width + 2 * x, 2 * y * width + right, bottom * width + 2 * x, bottom * width + right] {
            let pixel = SIMD4<UInt32>(
                truncatingIfNeeded: pixels.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self))
            switch classes[index] {
            case PixelClass.source:
                sources += 1
                sums.0 &+= pixel
            case PixelClass.excluded, PixelClass.shadowed:
                excluded += 1
                sums.1 &+= pixel
            default: break
            }
        }
        let count = sources > 0 ? sources : excluded
        if count > 0 {
            let sum = sources > 0 ? sums.0 : sums.1
            let mean = (sum &+ SIMD4(repeating: count / 2)) / SIMD4(repeating: count)
            out.storeBytes(of: SIMD4<UInt8>(truncatingIfNeeded: mean), as: SIMD4<UInt8>.self)
        }
        if sources + excluded <= 2 { return PixelClass.hole }
        return excluded > 0 ? PixelClass.excluded : PixelClass.source
    }
    /// Fills the unknown pixels from the solution at half the size, for the means of the patches over them.
    func adoptPixels(of half: InpaintLevel, compute: Compute) {
        let box = unknown
        compute.bands(box.height) { rows in
            for y in box.y + rows.lowerBound..<box.y + rows.upperBound {
                for x in box.x..<box.x + box.width where classes.values[y * width + x] >= PixelClass.hole {
                    let pixel = half.pixels.loadUnaligned(
                        fromByteOffset: (y / 2 * half.width + x / 2) * 4, as: SIMD4<UInt8>.self)
                    pixels.storeBytes(of: pixel, toByteOffset: (y * width + x) * 4, as: SIMD4<UInt8>.self)
                }
            }
        }
    }
}
