// Light that something standing in a scene takes away.

package import Imaging

/// Factors on the linear light of a backdrop: 1 = untouched, 0 = black.
///
/// The map has its own, smaller size and covers part of the frame; outside it the factor is 1. The factors at its border should be 1.
package struct ShadeMap: Sendable {
    /// The part of the frame that the map covers, 0 ... 1 of its width and height.
    package struct Frame: Sendable, Equatable {
        package var left: Float
        package var top: Float
        package var right: Float
        package var bottom: Float

        package init(left: Float, top: Float, right: Float, bottom: Float) {
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
        }
    }

    package let frame: Frame
    package let factors: Plane<Float>

    package init(frame: Frame, factors: Plane<Float>) {
        self.frame = frame
        self.factors = factors
    }

    /// The same map for encoded values: multiplying `encoded + 0.055` by it scales the light (exact above the curve's toe).
    func encoded() -> ShadeMap {
        var values = factors.values
        for index in values.indices {
            values[index] = PortableMath.power5over12(SIMD4(repeating: max(0, values[index]))).x
        }
        return ShadeMap(frame: frame, factors: Plane(width: factors.width, height: factors.height, values: values))
    }
}

/// Reads a shade map at the pixels of a picture of some size, row by row.
package struct ShadeSampler: Sendable {
    private let map: ShadeMap
    private let columns: CubicTaps
    private let rows: CubicTaps

    package init(_ map: ShadeMap, width: Int, height: Int) {
        self.map = map
        columns = CubicTaps(
            count: width, source: map.factors.width, from: map.frame.left, to: map.frame.right)
        rows = CubicTaps(
            count: height, source: map.factors.height, from: map.frame.top, to: map.frame.bottom)
    }

    /// Columns of the picture that the map touches.
    package var covered: Range<Int> { columns.covered }

    /// Writes the factors of row `y` into `row[covered]`; returns `false`, and leaves it alone, where the map does not reach.
    package func fill(_ row: UnsafeMutablePointer<Float>, y: Int, scratch: inout [Float]) -> Bool {
        guard rows.covered.contains(y) else { return false }
        let width = map.factors.width
        if scratch.count != width { scratch = [Float](repeating: 0, count: width) }
        let weights = rows.weights[y]
        let places = rows.places(y)
        map.factors.values.withUnsafeBufferPointer { values in
            let r0 = values.baseAddress! + places.0 * width
            let r1 = values.baseAddress! + places.1 * width
            let r2 = values.baseAddress! + places.2 * width
            let r3 = values.baseAddress! + places.3 * width
            scratch.withUnsafeMutableBufferPointer { line in
                for x in 0..<width {
                    let near = r0[x] * weights.x + r1[x] * weights.y
                    line[x] = near + r2[x] * weights.z + r3[x] * weights.w
                }
                for x in columns.covered {
                    let places = columns.places(x)
                    let taps = SIMD4(line[places.0], line[places.1], line[places.2], line[places.3])
                    row[x] = min(1, max(0, (taps * columns.weights[x]).sum()))
                }
            }
        }
        return true
    }
}
