// A Gaussian that is wider one way than the other: shadows on a floor are seen at a slant.

import Imaging
import Scenes

enum DirectionalBlur {
    /// Deviation, the smaller of both, in pixels of the plane that a Gaussian is computed on: a wider one is computed on a reduced plane.
    private static let finest: Float = 4

    /// Separable Gaussian with its own deviation each way, in pixels; outside the plane there is nothing (0).
    static func gaussian(_ plane: Plane<Float>, sigmaX: Float, sigmaY: Float, compute: Compute) -> Plane<Float> {
        let shrink = Int(min(sigmaX, sigmaY) / finest)
        guard shrink > 1, plane.width > 4 * shrink, plane.height > 4 * shrink else {
            return exact(plane, sigmaX: sigmaX, sigmaY: sigmaY, compute: compute)
        }
        let small = exact(
            reduced(plane, by: shrink), sigmaX: sigmaX / Float(shrink), sigmaY: sigmaY / Float(shrink), compute: compute)
        return enlarged(small, by: shrink, width: plane.width, height: plane.height, compute: compute)
    }

    /// Means of squares; what lies beyond the plane counts as nothing.
    private static func reduced(_ plane: Plane<Float>, by shrink: Int) -> Plane<Float> {
        let width = (plane.width + shrink - 1) / shrink
        let height = (plane.height + shrink - 1) / shrink
        var small = Plane<Float>(width: width, height: height, repeating: 0)
        let share = 1 / Float(shrink * shrink)
        plane.values.withUnsafeBufferPointer { values in
            small.values.withUnsafeMutableBufferPointer { out in
                for y in 0..<plane.height {
                    let row = y / shrink * width
                    for x in 0..<plane.width { out[row + x / shrink] += values[y * plane.width + x] * share }
                }
            }
        }
        return small
    }

    private static func enlarged(
        _ small: Plane<Float>, by shrink: Int, width: Int, height: Int, compute: Compute
    ) -> Plane<Float> {
        var plane = Plane<Float>(width: width, height: height, repeating: 0)
        plane.values.withUnsafeMutableBufferPointer { out in
            nonisolated(unsafe) let out = out
            small.values.withUnsafeBufferPointer { values in
                compute.bands(height) { rows in
                    for y in rows {
                        let v = min(max((Float(y) + 0.5) / Float(shrink) - 0.5, 0), Float(small.height - 1))
                        let j = min(Int(v), max(0, small.height - 2))
                        let t = v - Float(j)
                        let above = values.baseAddress! + j * small.width
                        let below = above + (small.height > 1 ? small.width : 0)
                        for x in 0..<width {
                            let u = min(max((Float(x) + 0.5) / Float(shrink) - 0.5, 0), Float(small.width - 1))
                            let i = min(Int(u), small.width - 2)
                            let s = u - Float(i)
                            let top = above[i] + (above[i + 1] - above[i]) * s
                            let bottom = below[i] + (below[i + 1] - below[i]) * s
                            out[y * width + x] = top + (bottom - top) * t
                        }
                    }
                }
            }
        }
        return plane
    }

    private static func exact(_ plane: Plane<Float>, sigmaX: Float, sigmaY: Float, compute: Compute) -> Plane<Float> {
        let across = weights(sigmaX)
        let down = weights(sigmaY)
        let width = plane.width
        let height = plane.height
        let reach = across.count - 1
        var middle = Plane<Float>(width: width, height: height, repeating: 0)
        middle.values.withUnsafeMutableBufferPointer { out in
            nonisolated(unsafe) let out = out
            compute.bands(height) { rows in
                var padded = [Float](repeating: 0, count: width + 2 * reach)
                for y in rows {
                    for x in 0..<width { padded[reach + x] = plane.values[y * width + x] }
                    accumulate(padded, across, count: width, into: out.baseAddress! + y * width)
                }
            }
        }
        var result = Plane<Float>(width: width, height: height, repeating: 0)
        result.values.withUnsafeMutableBufferPointer { out in
            nonisolated(unsafe) let out = out
            middle.values.withUnsafeBufferPointer { source in
                compute.bands(height) { rows in
                    for y in rows {
                        let row = out.baseAddress! + y * width
                        for other in max(0, y - down.count + 1)...min(height - 1, y + down.count - 1) {
                            let weight = down[abs(other - y)]
                            let from = source.baseAddress! + other * width
                            for x in 0..<width { row[x] += weight * from[x] }
                        }
                    }
                }
            }
        }
        return result
    }

    /// Weights of the centre and of each distance, up to three deviations; all together 1.
    private static func weights(_ sigma: Float) -> [Float] {
        let reach = max(1, Int((3 * sigma).rounded(.up)))
        let values = (0...reach).map { distance in
            let t = Float(distance) / sigma
            return PortableMath.exponential(-0.5 * t * t)
        }
        let sum = values[0] + 2 * values.dropFirst().reduce(0, +)
        return values.map { $0 / sum }
    }

    private static func accumulate(
        _ padded: [Float], _ weights: [Float], count: Int, into row: UnsafeMutablePointer<Float>
    ) {
        padded.withUnsafeBufferPointer { padded in
            let center = padded.baseAddress! + weights.count - 1
            for x in 0..<count { row[x] = weights[0] * center[x] }
            for distance in 1..<weights.count {
                let weight = weights[distance]
                for x in 0..<count { row[x] += weight * (center[x - distance] + center[x + distance]) }
            }
        }
    }
}
