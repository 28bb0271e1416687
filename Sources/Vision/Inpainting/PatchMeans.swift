// Means of patches.

import Imaging
import RetouchModel

extension InpaintLevel {
    /// Computes `means` for the centres of a box, which is cut to where whole patches fit.
    func updateMeans(_ box: Box, compute: Compute) {
        let radius = Self.radius
        let left = max(radius, box.x)
        let right = min(width - radius, box.x + box.width)
        let top = max(radius, box.y)
        let bottom = min(height - radius, box.y + box.height)
        guard left < right, top < bottom else { return }
        compute.bands(bottom - top) { rows in
            let first = left - radius
            let count = right + radius - first
            let columns = UnsafeMutablePointer<SIMD4<UInt16>>.allocate(capacity: count)
            defer { columns.deallocate() }
            columns.initialize(repeating: .zero, count: count)
            for y in top + rows.lowerBound - radius..<top + rows.lowerBound + radius { add(columns, first, count, y, 1) }
            for y in top + rows.lowerBound..<top + rows.upperBound {
                add(columns, first, count, y + radius, 1)
                if y > top + rows.lowerBound { add(columns, first, count, y - radius - 1, UInt16.max) }
                slide(columns, count: right - left, into: means + y * width + left)
            }
        }
    }

    /// columns += sign * row, where `UInt16.max` is -1.
    @inline(__always)
    private func add(
        _ columns: UnsafeMutablePointer<SIMD4<UInt16>>, _ first: Int, _ count: Int, _ y: Int, _ sign: UInt16
    ) {
        let row = pixels + (y * width + first) * 4
        for x in 0..<count {
            let pixel = SIMD4<UInt16>(truncatingIfNeeded: row.loadUnaligned(fromByteOffset: x * 4, as: SIMD4<UInt8>.self))
            columns[x] &+= pixel &* sign
        }
    }

    @inline(__always)
    private func slide(
        _ columns: UnsafeMutablePointer<SIMD4<UInt16>>, count: Int, into out: UnsafeMutablePointer<SIMD4<UInt8>>
    ) {
        var sum = SIMD4<UInt16>.zero
        for x in 0..<Self.side - 1 { sum &+= columns[x] }
        for x in 0..<count {
            sum &+= columns[x + Self.side - 1]
            // 1 / 49 in 16 bits after the point.
            let mean = (SIMD4<UInt32>(truncatingIfNeeded: sum) &* 1_338 &+ 32_768) &>> 16
            out[x] = SIMD4<UInt8>(truncatingIfNeeded: mean)
            sum &-= columns[x]
        }
    }
}
