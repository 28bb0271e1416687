// How far each pixel of a mask is from its edge.

import Imaging

/// Distances by chamfer weights 5 and 7 (Borgefors 1986): within 5 % of the true ones, in two passes.
enum InnerDistance {
    /// - Returns: for pixels of at least 128 the distance to the nearest pixel below, about 1 at the edge; 0 outside. What lies past the
    ///   plane's border is not an edge: without any pixel below 128 all distances are `unreached`.
    static func of(_ mask: Mask) -> Plane<Float> {
        let width = mask.width
        let height = mask.height
        var steps = mask.values.map { $0 >= 128 ? far : 0 }
        steps.withUnsafeMutableBufferPointer { steps in
            func relax(_ index: Int, _ other: Int, _ weight: Int32) { steps[index] = min(steps[index], steps[other] + weight) }
            for y in 0..<height {
                for x in 0..<width {
                    let index = y * width + x
                    guard steps[index] > 0 else { continue }
                    if x > 0 { relax(index, index - 1, 5) }
                    guard y > 0 else { continue }
                    relax(index, index - width, 5)
                    if x > 0 { relax(index, index - width - 1, 7) }
                    if x + 1 < width { relax(index, index - width + 1, 7) }
                }
            }
            for y in stride(from: height - 1, through: 0, by: -1) {
                for x in stride(from: width - 1, through: 0, by: -1) {
                    let index = y * width + x
                    guard steps[index] > 0 else { continue }
                    if x + 1 < width { relax(index, index + 1, 5) }
                    guard y + 1 < height else { continue }
                    relax(index, index + width, 5)
                    if x + 1 < width { relax(index, index + width + 1, 7) }
                    if x > 0 { relax(index, index + width - 1, 7) }
                }
            }
        }
        return Plane(width: width, height: height, values: steps.map { Float($0) / 5 })
    }

    private static let far: Int32 = 1 << 28
    static let unreached = Float(far) / 5
}
