// How soft the edges of a picture are.

/// Judges focus, so that two pictures can be brought together at one softness.
package enum EdgeBlur {
    /// What a step edge shows in a Gaussian of one pixel, as a share of what it shows in one of three, and the edge's own deviation.
    /// Photographs in focus measure .45 to .6; their blurred copies follow this curve.
    private static let curve: [(share: Float, sigma: Float)] = [
        (0.594, 0.3), (0.495, 0.5), (0.412, 0.7), (0.322, 1), (0.25, 1.4), (0.194, 2), (0.159, 2.8), (0.137, 4),
    ]

    /// Deviation in pixels of the Gaussian that the sharpest edges are blurred by; `nil` where there is no edge to judge by.
    ///
    /// - Parameters:
    ///   - luma: the picture.
    ///   - inside: only pixels in it (above 200); `nil` = all.
    ///   - noise: deviation of the luma's noise, which would look like sharpness.
    package static func estimate(_ luma: Plane<UInt8>, inside: Mask? = nil, noise: Float, compute: Compute) -> Float? {
        var plane = Plane<Float>(width: luma.width, height: luma.height, repeating: 0)
        for index in plane.values.indices { plane.values[index] = Float(luma.values[index]) }
        let fine = Blur.gaussian(plane, sigma: 1, compute: compute)
        let coarse = Blur.gaussian(plane, sigma: 3, compute: compute)
        // Tenths of a level.
        var fineCounts = [Int](repeating: 0, count: 2_551)
        var coarseCounts = fineCounts
        var count = 0
        for index in plane.values.indices where (inside?.values[index] ?? 255) > 200 {
            fineCounts[Int(min(255, abs(plane.values[index] - fine.values[index])) * 10)] += 1
            coarseCounts[Int(min(255, abs(plane.values[index] - coarse.values[index])) * 10)] += 1
            count += 1
        }
        guard count >= 400 else { return nil }
        let strong = top(coarseCounts, of: count)
        // Half of the noise passes the narrow difference, nearly all of it the wide one; a hundredth lies beyond 2.6 deviations.
        let sharp = quieter(top(fineCounts, of: count), by: 2.1 * noise)
        guard strong > 8 + 3 * noise else { return nil }
        return sigma(sharp / quieter(strong, by: 2.6 * noise))
    }

    /// The value that one in a hundred exceeds.
    private static func top(_ counts: [Int], of all: Int) -> Float {
        var left = all / 100
        for value in counts.indices.reversed() {
            left -= counts[value]
            if left < 0 { return Float(value) / 10 }
        }
        return 0
    }

    private static func quieter(_ value: Float, by noise: Float) -> Float {
        max(0, value * value - noise * noise).squareRoot()
    }

    private static func sigma(_ share: Float) -> Float {
        guard share < curve[0].share else { return curve[0].sigma }
        for (upper, lower) in zip(curve, curve.dropFirst()) where share >= lower.share {
            let part = (upper.share - share) / (upper.share - lower.share)
            return upper.sigma + (lower.sigma - upper.sigma) * part
        }
        return curve[curve.count - 1].sigma
    }
}
