// Gaussian means inside an area, into which nothing from outside comes.

/// Blurs planes with each pixel counting as much as it lies in the area (normalised convolution, Knutsson and Westin 1993).
package struct MaskedBlur: Sendable {
    private let weights: Plane<Float>
    private let compute: Compute

    /// - Parameter weights: 1 = inside, 0 = outside.
    package init(_ weights: Plane<Float>, compute: Compute) {
        self.weights = weights
        self.compute = compute
    }

    /// The means of planes of the weights' size over a Gaussian of `sigma` pixels; where nothing of the area is near, the plane's
    /// own values.
    package func gaussian(_ planes: [Plane<Float>], sigma: Float) -> [Plane<Float>] {
        guard sigma > 0 else { return planes }
        let near = Blur.gaussian(weights, sigma: sigma, compute: compute)
        return planes.map { plane in
            var product = plane
            for index in product.values.indices { product.values[index] *= weights.values[index] }
            var mean = Blur.gaussian(product, sigma: sigma, compute: compute)
            for index in mean.values.indices {
                mean.values[index] =
                    near.values[index] > 1e-3 ? mean.values[index] / near.values[index] : plane.values[index]
            }
            return mean
        }
    }

    package func gaussian(_ plane: Plane<Float>, sigma: Float) -> Plane<Float> { gaussian([plane], sigma: sigma)[0] }
}
