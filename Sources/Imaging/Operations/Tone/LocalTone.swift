// Highlights and shadows, each by its surroundings.

package import RetouchModel

/// Lifts or lowers dark and bright areas by the brightness of a pixel's neighbourhood, which the guided filter keeps from reaching over
/// edges: areas move as a whole, their detail stays, and no halo shows.
package struct LocalTone: ToneField {
    private let base: GuidedFilter
    /// Factors on the neighbourhood for each of 256 levels of it, and on the detail in it.
    private let area: [Float]
    private let detail: [Float]

    /// - Parameters:
    ///   - highlights, shadows: -1 ... 1, above 0 is brighter.
    package init(_ picture: ReducedPicture, highlights: Float, shadows: Float, compute: Compute) {
        base = GuidedFilter(
            guide: picture.luma, factor: picture.factor, radius: max(picture.width, picture.height) * 3 / 100, epsilon: 0.012,
            compute: compute)
        area = (0...256).map { index in
            let level = Float(index) / 255
            let dark = (1 - smoothstep(0.06, 0.62, level)) * (0.45 + 0.55 * smoothstep(0, 0.10, level))
            let bright = smoothstep(0.38, 0.92, level) * (1 - 0.3 * smoothstep(0.94, 1, level))
            let lifted = 1 + shadows * dark * (shadows > 0 ? 0.95 : 0.52)
            return lifted * (1 + highlights * bright * (highlights > 0 ? 0.28 : 0.33))
        }
        // Lowered highlights keep their detail; lifted shadows do not lift all of their noise.
        detail = area.map { $0 < 1 ? 1 + ($0 - 1) * 0.35 : 1 + ($0 - 1) * 0.8 }
    }

    package func apply(to row: ToneRow, at y: Int) {
        let level = row.scratch(0)
        base.row(y, width: row.width, guide: row.luma, into: level, scratch: row.scratch(1))
        area.withUnsafeBufferPointer { area in
            detail.withUnsafeBufferPointer { detail in
                for x in 0..<row.width {
                    let position = min(max(level[x], 0), 1) * 255
                    let index = Int(position)
                    let share = position - Float(index)
                    let factor = area[index] + (area[index + 1] - area[index]) * share
                    let fine = detail[index] + (detail[index + 1] - detail[index]) * share
                    let luma = max(row.luma[x], 0.004)
                    let relative = min(max((luma - level[x]) / luma, -0.3), 0.3)
                    row.multiply(x, by: factor + (fine - factor) * relative)
                }
            }
        }
    }
}
