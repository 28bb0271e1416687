// Smoothing that stops at edges.

/// The guided filter (He, Sun and Tang 2013) in its fast form (He and Sun 2015): the linear model of each neighbourhood is found on the
/// reduced picture and applied to the full one, whose edges it follows.
package struct GuidedFilter: Sendable {
    private let slope: EnlargedPlane
    private let intercept: EnlargedPlane

    /// - Parameters:
    ///   - guide: reduced luma, 0 ... 1.
    ///   - input: what is smoothed, of the same size; `nil` = the guide itself.
    ///   - factor: full pixels a reduced one.
    ///   - radius: of the neighbourhood, in reduced pixels; at least 1.
    ///   - epsilon: the variance of luma that counts as an edge.
    package init(
        guide: Plane<Float>, input: Plane<Float>? = nil, factor: Int, radius: Int, epsilon: Float, compute: Compute
    ) {
        let radius = max(1, radius)
        let input = input ?? guide
        func mean(_ plane: Plane<Float>) -> Plane<Float> { Blur.box(plane, radius: radius, compute: compute) }
        let meanGuide = mean(guide)
        let meanInput = mean(input)
        let square = mean(Self.product(guide, guide))
        let cross = mean(Self.product(guide, input))
        var slope = meanGuide
        var intercept = meanGuide
        for index in 0..<guide.values.count {
            let variance = max(0, square.values[index] - meanGuide.values[index] * meanGuide.values[index])
            let covariance = cross.values[index] - meanGuide.values[index] * meanInput.values[index]
            let a = covariance / (variance + epsilon)
            slope.values[index] = a
            intercept.values[index] = meanInput.values[index] - a * meanGuide.values[index]
        }
        self.slope = EnlargedPlane(mean(slope), factor: factor)
        self.intercept = EnlargedPlane(mean(intercept), factor: factor)
    }

    /// Fills `out` with row `y` of the smoothed input.
    ///
    /// - Parameters:
    ///   - guide: the row of full-size luma, 0 ... 1, `width` values.
    ///   - scratch: `width` values.
    package func row(
        _ y: Int, width: Int, guide: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutablePointer<Float>
    ) {
        slope.row(y, width: width, into: scratch)
        intercept.row(y, width: width, into: out)
        for x in 0..<width { out[x] += scratch[x] * guide[x] }
    }

    /// The smoothed input at the reduced size.
    package func reduced(guide: Plane<Float>) -> Plane<Float> {
        var result = guide
        for index in result.values.indices {
            result.values[index] = slope.plane.values[index] * guide.values[index] + intercept.plane.values[index]
        }
        return result
    }

    private static func product(_ a: Plane<Float>, _ b: Plane<Float>) -> Plane<Float> {
        var result = a
        for index in result.values.indices { result.values[index] *= b.values[index] }
        return result
    }
}
