// Smoothing: Gaussians of any width and box means, at a cost that does not grow with the width.

/// Blurs of planes. The edge value goes on for ever outside the plane; a constant stays what it is.
package enum Blur {
    /// Gaussian blur with a standard deviation of `sigma` pixels; 0 or less returns the plane as it is.
    ///
    /// Up to 2 pixels the kernel is exact; above, three extended boxes, each of which lets its own edge go on.
    package static func gaussian(_ plane: Plane<Float>, sigma: Float, compute: Compute) -> Plane<Float> {
        guard sigma > 0 else { return plane }
        return filtered(plane, through: Float.self, gaussianFilter(sigma), compute)
    }

    /// Gaussian blur of a byte plane, with 16 bits between the passes.
    package static func gaussian(_ plane: Plane<UInt8>, sigma: Float, compute: Compute) -> Plane<UInt8> {
        guard sigma > 0 else { return plane }
        return filtered(plane, through: UInt16.self, gaussianFilter(sigma), compute)
    }

    /// Mean over the square of `2 * radius + 1` pixels around each pixel.
    package static func box(_ plane: Plane<Float>, radius: Int, compute: Compute) -> Plane<Float> {
        guard radius > 0 else { return plane }
        return filtered(plane, through: Float.self, .boxes(radius: radius, edge: 0, passes: 1), compute)
    }

    /// Mean over the square of `2 * radius + 1` pixels around each pixel.
    package static func box(_ plane: Plane<UInt8>, radius: Int, compute: Compute) -> Plane<UInt8> {
        guard radius > 0 else { return plane }
        return filtered(plane, through: UInt16.self, .boxes(radius: radius, edge: 0, passes: 1), compute)
    }

    private static func gaussianFilter(_ sigma: Float) -> StripFilter {
        let s = Double(sigma)
        if sigma <= 2 {
            let reach = max(1, Int((s * 3.2).rounded(.up)))
            let weights = (0...reach).map { gaussianWeight(Double($0) / s) }
            let sum = weights[0] + 2 * weights.dropFirst().reduce(0, +)
            return .kernel(weights.map { Float($0 / sum) })
        }
        // Radius and edge weight for which three boxes have the Gaussian's variance (Gwosdek and others, equations 11 and 12).
        let variance = s * s / 3
        let radius = Int((0.5 * (12 * variance + 1).squareRoot() - 0.5).rounded(.down))
        let r = Double(radius)
        let edge = (2 * r + 1) * (r * (r + 1) - 3 * variance) / (6 * (variance - (r + 1) * (r + 1)))
        return .boxes(radius: radius, edge: Float(edge), passes: 3)
    }

    /// exp(-x² / 2) by repeated squaring of a short series: equal on every machine.
    private static func gaussianWeight(_ x: Double) -> Double {
        let t = -x * x / 2 / 1024
        var value = 1 + t * (1 + t / 2 * (1 + t / 3 * (1 + t / 4)))
        for _ in 0..<10 { value *= value }
        return value
    }

    private static func filtered<Sample: StripSample, Middle: StripSample>(
        _ plane: Plane<Sample>, through: Middle.Type, _ filter: StripFilter, _ compute: Compute
    ) -> Plane<Sample> {
        let width = plane.width
        let height = plane.height
        let middle = UnsafeMutablePointer<Middle>.allocate(capacity: width * height)
        defer { middle.deallocate() }
        plane.values.withUnsafeBufferPointer { source in
            filterColumnsTransposed(
                source.baseAddress!, width: width, height: height, into: middle, filter: filter, compute: compute)
        }
        let values = [Sample](unsafeUninitializedCapacity: width * height) { buffer, count in
            filterColumnsTransposed(
                UnsafePointer(middle), width: height, height: width, into: buffer.baseAddress!, filter: filter,
                compute: compute)
            count = width * height
        }
        return Plane(width: width, height: height, values: values)
    }
}
