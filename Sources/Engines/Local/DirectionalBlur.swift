// A Gaussian that is wider one way than the other: shadows on a floor are seen at a slant.

import Imaging
import Scenes

enum DirectionalBlur {
    /// Exact separable Gaussian with its own deviation each way, in pixels; outside the plane there is nothing (0).
    static func gaussian(_ plane: Plane<Float>, sigmaX: Float, sigmaY: Float, compute: Compute) -> Plane<Float> {
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
