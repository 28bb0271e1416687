// How light falls on the surfaces of a thing.

import Imaging

/// One directed light and the light of the surroundings, which comes from above and, weaker, from below.
package struct ThingLight: Sendable {
    package var key: SIMD4<Float>
    /// Towards the key light, of length 1: X to the right, Y up, Z away from the camera.
    package var toKey: SIMD3<Float>
    package var above: SIMD4<Float>
    package var below: SIMD4<Float>

    /// - Parameter toKey: of any length.
    package init(key: SIMD4<Float>, toKey: SIMD3<Float>, above: SIMD4<Float>, below: SIMD4<Float>) {
        self.key = key
        self.toKey = toKey / max((toKey * toKey).sum().squareRoot(), 1e-6)
        self.above = above
        self.below = below
    }

    /// Light that arrives on a surface.
    ///
    /// - Parameters:
    ///   - normal: of length 1.
    ///   - wrap: 0 = a hard surface, 0.5 = cloth and foliage, which light also reaches round the corner.
    @inline(__always)
    package func on(_ normal: SIMD3<Float>, wrap: Float = 0) -> SIMD4<Float> {
        let up = 0.5 + 0.5 * normal.y
        let facing = max(0, ((normal * toKey).sum() + wrap) / (1 + wrap))
        return below + (above - below) * up + key * facing
    }
}
