// The counting loop of the fidelity meter.

import Imaging
import Synchronization

/// Sums over the pixels of one picture.
struct FidelityTally: Sendable, Equatable {
    var protected = 0
    var changedOutside = 0
    var largestOutside = 0
    var subject = 0
    var changedSubject = 0

    mutating func add(_ other: FidelityTally) {
        protected += other.protected
        changedOutside += other.changedOutside
        largestOutside = max(largestOutside, other.largestOutside)
        subject += other.subject
        changedSubject += other.changedSubject
    }

    /// Counts the whole picture. All planes have its size. Two wholly transparent pixels are equal whatever their colours.
    static func count(
        _ result: Raster, reference: Raster, allowed: Mask, interior: Mask?, compute: Compute
    ) -> FidelityTally {
        let total = Mutex(FidelityTally())
        let width = result.width
        result.pixels.withUnsafeBytes { result in
            reference.pixels.withUnsafeBytes { reference in
                allowed.values.withUnsafeBytes { allowed in
                    // Without an interior the loop reads `allowed` in its place and the counts are dropped.
                    func run(_ interior: UnsafeRawBufferPointer) {
                        compute.bands(result.count / 4 / width, minimum: 64) { rows in
                            let part = count(
                                rows.lowerBound * width..<rows.upperBound * width, result: result, reference: reference,
                                allowed: allowed, interior: interior)
                            total.withLock { $0.add(part) }
                        }
                    }
                    if let interior { interior.values.withUnsafeBytes { run($0) } } else { run(allowed) }
                }
            }
        }
        var sum = total.withLock { $0 }
        if interior == nil {
            sum.subject = 0
            sum.changedSubject = 0
        }
        return sum
    }

    /// Eight pixels at a time: blocks that are equal, which is nearly all that matters, only count their masks.
    private static func count(
        _ pixels: Range<Int>, result: UnsafeRawBufferPointer, reference: UnsafeRawBufferPointer,
        allowed: UnsafeRawBufferPointer, interior: UnsafeRawBufferPointer
    ) -> FidelityTally {
        var tally = FidelityTally()
        var index = pixels.lowerBound
        let one = SIMD8<UInt8>(repeating: 1)
        let none = SIMD8<UInt8>()
        while index + 8 <= pixels.upperBound {
            let may = allowed.loadUnaligned(fromByteOffset: index, as: SIMD8<UInt8>.self)
            let inside = interior.loadUnaligned(fromByteOffset: index, as: SIMD8<UInt8>.self)
            let guarded = may .== none
            let whole = inside .== SIMD8(repeating: 255)
            if any(guarded .| whole) {
                tally.protected += Int(none.replacing(with: one, where: guarded).wrappedSum())
                tally.subject += Int(none.replacing(with: one, where: whole).wrappedSum())
                let made = result.loadUnaligned(fromByteOffset: index * 4, as: SIMD32<UInt8>.self)
                let was = reference.loadUnaligned(fromByteOffset: index * 4, as: SIMD32<UInt8>.self)
                if made != was {
                    for pixel in index..<index + 8 {
                        tally.compare(pixel, result, reference, guarded: guarded[pixel - index], whole: whole[pixel - index])
                    }
                }
            }
            index += 8
        }
        while index < pixels.upperBound {
            let guarded = allowed[index] == 0
            let whole = interior[index] == 255
            if guarded { tally.protected += 1 }
            if whole { tally.subject += 1 }
            tally.compare(index, result, reference, guarded: guarded, whole: whole)
            index += 1
        }
        return tally
    }

    private mutating func compare(
        _ pixel: Int, _ result: UnsafeRawBufferPointer, _ reference: UnsafeRawBufferPointer, guarded: Bool, whole: Bool
    ) {
        guard guarded || whole else { return }
        let made = result.loadUnaligned(fromByteOffset: pixel * 4, as: SIMD4<UInt8>.self)
        let was = reference.loadUnaligned(fromByteOffset: pixel * 4, as: SIMD4<UInt8>.self)
        if made == was || (made.w == 0 && was.w == 0) { return }
        if whole { changedSubject += 1 }
        if guarded {
            changedOutside += 1
            let difference = pointwiseMax(made, was) &- pointwiseMin(made, was)
            largestOutside = max(largestOutside, Int(difference.max()))
        }
    }
}
