// Reduced planes, read at the picture's size.

/// A plane of block means, enlarged row by row with straight lines between the blocks' centres.
package struct EnlargedPlane: Sendable {
    package let plane: Plane<Float>
    /// Pixels along a block's side.
    package let factor: Int

    package init(_ plane: Plane<Float>, factor: Int) {
        self.plane = plane
        self.factor = factor
    }

    /// Fills `out` with row `y` of `width` values.
    package func row(_ y: Int, width: Int, into out: UnsafeMutablePointer<Float>) {
        plane.values.withUnsafeBufferPointer { values in
            let columns = plane.width
            let position = min(max((Float(y) + 0.5) / Float(factor) - 0.5, 0), Float(plane.height - 1))
            let top = Int(position)
            let share = position - Float(top)
            let upper = values.baseAddress! + top * columns
            let lower = values.baseAddress! + min(top + 1, plane.height - 1) * columns
            let step = 1 / Float(factor)
            let half = factor / 2
            var left = upper[0] + (lower[0] - upper[0]) * share
            var middle = left
            for cell in 0..<columns {
                let next = min(cell + 1, columns - 1)
                let right = upper[next] + (lower[next] - upper[next]) * share
                let start = cell * factor
                let end = min(start + factor, width)
                // From the block's left edge to its centre, then to its right edge.
                let turn = min(start + half, end)
                var place = 0.5 * step - 0.5
                for x in start..<turn {
                    out[x] = middle + place * (middle - left)
                    place += step
                }
                for x in turn..<end {
                    out[x] = middle + place * (right - middle)
                    place += step
                }
                left = middle
                middle = right
            }
        }
    }
}
