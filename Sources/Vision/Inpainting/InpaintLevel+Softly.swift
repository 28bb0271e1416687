// What the rim alone tells of the hole: a membrane through the sources around it.

import Imaging
import RetouchModel

extension InpaintLevel {
    /// A first guess without texture: fills the unknown pixels with the membrane.
    ///
    /// - Throws: the interruption of `compute`.
    func fillSoftly(compute: Compute) throws(EditFailure) {
        try forEachUnknown(reach: 1, compute: compute) { index, value in
            pixels.storeBytes(of: value, toByteOffset: index * 4, as: SIMD4<UInt8>.self)
        }
    }

    /// Writes the membrane into `guide`, where there is one.
    ///
    /// - Throws: the interruption of `compute`.
    func updateGuide(compute: Compute) throws(EditFailure) {
        guard let guide else { return }
        try forEachUnknown(reach: 2, compute: compute) { index, value in
            guide[index] = SIMD4(value.x, value.y, value.z, 1)
        }
    }

    /// Calls `body` with the index of each unknown pixel and the membrane there.
    ///
    /// - Parameter reach: how far around the box of unknown pixels sources hold the membrane, in pixels.
    private func forEachUnknown(
        reach: Int, compute: Compute, _ body: (Int, SIMD4<UInt8>) -> Void
    ) throws(EditFailure) {
        let left = max(0, unknown.x - reach)
        let top = max(0, unknown.y - reach)
        let box = Box(
            x: left, y: top, width: min(width, unknown.x + unknown.width + reach) - left,
            height: min(height, unknown.y + unknown.height + reach) - top)
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
                body(y * width + x, SIMD4<UInt8>(truncatingIfNeeded: rounded(clamped(membrane.at(x, y), 0, 255))))
            }
        }
    }
}
