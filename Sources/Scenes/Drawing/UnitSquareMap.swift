// From a quadrilateral in the picture back to the unit square.

/// The inverse of the projective map of the unit square onto four corners (Heckbert 1989, section 2.2.3).
struct UnitSquareMap {
    /// Rows of the 3 x 3 matrix.
    private let a: SIMD3<Float>
    private let b: SIMD3<Float>
    private let c: SIMD3<Float>

    /// - Parameter corners: of (0, 0), (1, 0), (1, 1) and (0, 1). `nil` for corners without an area.
    init?(_ corners: [SIMD2<Float>]) {
        let p = corners
        let sum = p[0] - p[1] + p[2] - p[3]
        let d1 = p[1] - p[2]
        let d2 = p[3] - p[2]
        let cross = d1.x * d2.y - d2.x * d1.y
        guard abs(cross) > 1e-9 else { return nil }
        let g = (sum.x * d2.y - d2.x * sum.y) / cross
        let h = (d1.x * sum.y - sum.x * d1.y) / cross
        let m = (
            SIMD3(p[1].x - p[0].x + g * p[1].x, p[3].x - p[0].x + h * p[3].x, p[0].x),
            SIMD3(p[1].y - p[0].y + g * p[1].y, p[3].y - p[0].y + h * p[3].y, p[0].y), SIMD3<Float>(g, h, 1)
        )
        // The adjugate is the inverse up to a factor, which the division takes away.
        a = SIMD3(m.1.y * m.2.z - m.1.z * m.2.y, m.0.z * m.2.y - m.0.y * m.2.z, m.0.y * m.1.z - m.0.z * m.1.y)
        b = SIMD3(m.1.z * m.2.x - m.1.x * m.2.z, m.0.x * m.2.z - m.0.z * m.2.x, m.0.z * m.1.x - m.0.x * m.1.z)
        c = SIMD3(m.1.x * m.2.y - m.1.y * m.2.x, m.0.y * m.2.x - m.0.x * m.2.y, m.0.x * m.1.y - m.0.y * m.1.x)
    }

    /// The place in the unit square that is seen at a point.
    @inline(__always)
    func unit(_ x: Float, _ y: Float) -> SIMD2<Float> {
        let at = SIMD3(x, y, 1)
        let w = (c * at).sum()
        return SIMD2((a * at).sum(), (b * at).sum()) / (abs(w) < 1e-12 ? 1e-12 : w)
    }
}
