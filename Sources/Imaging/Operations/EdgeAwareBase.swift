// What lies under the detail of a picture, with its edges still in it.

package import RetouchModel

/// The guided filter (He, Sun, Tang 2010): in every window the result is a straight line in the guide, so it keeps the guide's edges
/// and flattens what varies less than `epsilon`.
package enum EdgeAwareBase {
    /// - Parameters:
    ///   - planes: what is smoothed; all of one size.
    ///   - guide: whose edges are kept; may be one of the planes.
    ///   - radius: half the window, in pixels.
    ///   - epsilon: variance of the guide, in its own units squared, below which it counts as flat.
    /// - Throws: what `compute` throws.
    package static func of(
        _ planes: [Plane<Float>], guide: Plane<Float>, radius: Int, epsilon: Float, compute: Compute
    ) throws(EditFailure) -> [Plane<Float>] {
        func mean(_ plane: Plane<Float>) -> Plane<Float> { Blur.box(plane, radius: radius, compute: compute) }
        let center = mean(guide)
        try compute.checkpoint()
        let variance = mean(product(guide, guide))
        var results: [Plane<Float>] = []
        for plane in planes {
            try compute.checkpoint()
            var offset = mean(plane)
            var slope = mean(product(plane, guide))
            for index in slope.values.indices {
                let own = center.values[index]
                let spread = max(0, variance.values[index] - own * own)
                let a = (slope.values[index] - own * offset.values[index]) / (spread + epsilon)
                slope.values[index] = a
                offset.values[index] -= a * own
            }
            slope = mean(slope)
            offset = mean(offset)
            for index in slope.values.indices {
                offset.values[index] += slope.values[index] * guide.values[index]
            }
            results.append(offset)
        }
        return results
    }

    private static func product(_ a: Plane<Float>, _ b: Plane<Float>) -> Plane<Float> {
        var result = a
        for index in result.values.indices { result.values[index] *= b.values[index] }
        return result
    }
}
