// Keeps a step inside its own area and inside the caller's mask.

import Imaging
import RetouchModel
import Synchronization

/// Gives back what a step may not change, byte by byte, and says what is left of its work.
struct StepBounds {
    /// Above 0 = the step may change it; `nil` = anywhere.
    let area: Mask?
    /// The caller's mask: 0 = must not change, 255 = may, between: mixed; `nil` = everything may.
    let limit: Mask?
    let compute: Compute

    /// Restores pixels of `before` in `after`.
    ///
    /// - Returns: how many pixels may change at all, and how many did.
    func restore(_ before: Raster, in after: inout Raster) -> (allowed: Int, changed: Int) {
        let width = before.width
        let total = Mutex((allowed: 0, changed: 0))
        before.pixels.withUnsafeBytes { before in
            after.pixels.withUnsafeMutableBytes { after in
                nonisolated(unsafe) let after = after
                compute.bands(before.count / 4 / width, minimum: 64) { rows in
                    var allowed = 0
                    var changed = 0
                    for index in rows.lowerBound * width..<rows.upperBound * width {
                        let share = self.share(index)
                        if share > 0 { allowed += 1 }
                        let was = before.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
                        var made = after.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
                        if made == was { continue }
                        if share < 255 {
                            made = share == 0 ? was : Self.mix(was, made, Float(share) / 255)
                            after.storeBytes(of: made, toByteOffset: index * 4, as: UInt32.self)
                        }
                        if made != was { changed += 1 }
                    }
                    total.withLock {
                        $0.allowed += allowed
                        $0.changed += changed
                    }
                }
            }
        }
        return total.withLock { $0 }
    }

    /// The allowed region of the result after this step: what was allowed before, and this step's share.
    func united(with allowed: Mask?, width: Int, height: Int) -> Mask {
        let values = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            nonisolated(unsafe) let buffer = buffer
            compute.bands(height, minimum: 64) { rows in
                for index in rows.lowerBound * width..<rows.upperBound * width {
                    buffer[index] = self.share(index) > 0 || (allowed?.values[index] ?? 0) > 0 ? 255 : 0
                }
            }
            count = width * height
        }
        return Mask(width: width, height: height, values: values)
    }

    @inline(__always)
    private func share(_ index: Int) -> UInt8 {
        if let area, area.values[index] == 0 { return 0 }
        return limit?.values[index] ?? 255
    }

    /// Two pixels with straight alpha, mixed in linear light weighted by alpha.
    private static func mix(_ a: UInt32, _ b: UInt32, _ share: Float) -> UInt32 {
        let a = unsafeBitCast(a, to: SIMD4<UInt8>.self)
        let b = unsafeBitCast(b, to: SIMD4<UInt8>.self)
        let weightA = Float(a.w) * (1 - share)
        let weightB = Float(b.w) * share
        let sum = weightA + weightB
        guard sum > 0 else { return 0 }
        let light =
            (LinearLight.light(red: a.x, green: a.y, blue: a.z) * weightA
                + LinearLight.light(red: b.x, green: b.y, blue: b.z) * weightB) / sum
        let mixed = SIMD4(LinearLight.byte(light.x), LinearLight.byte(light.y), LinearLight.byte(light.z), byte(sum))
        return unsafeBitCast(mixed, to: UInt32.self)
    }
}
