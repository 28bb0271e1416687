// Leaves in clumps.

import Imaging

/// Leaves scattered over a few sub-clumps, painted dark first, each sub-clump lit on the side of the sun.
package struct Foliage: Sendable {
    var count: Int
    var centerX: Float
    var centerY: Float
    /// Half size of the clump in pixels of the canvas.
    var spreadX: Float
    var spreadY: Float
    /// Half length of a leaf in pixels of the canvas.
    var leaf: Float
    var dark: SIMD4<Float>
    var lit: SIMD4<Float>
    /// Towards the sun.
    var sunX: Float
    var sunY: Float
    /// Leaves that glint: number and energy at a leaf of one pixel.
    var sparks = 0
    var spark = SIMD4<Float>()
    var clumps = 7

    func draw(on layer: inout SceneLayer, random: inout SeededRandom) {
        let centers = (0..<clumps).map { _ in SIMD2(random.gaussian() * 0.62, random.gaussian() * 0.62) }
        let sizes = (0..<clumps).map { _ in PortableMath.exponential(0.25 * random.gaussian()) }
        var leaves: [(order: Float, x: Float, y: Float, size: Float, angle: Float, color: SIMD4<Float>)] = []
        leaves.reserveCapacity(count)
        for _ in 0..<count {
            let clump = Int(random.next() % UInt64(clumps))
            // Evenly over a disc: the tails of a Gaussian float in the air like confetti.
            let distance = random.uniform().squareRoot() * 0.72 + 0.04 * random.gaussian()
            let turn = random.uniform() * 6.2831853
            let offset = SIMD2(PortableMath.cosine(turn), PortableMath.sine(turn)) * (distance * sizes[clump])
            let place = centers[clump] + offset
            let own = (offset.x * sunX + offset.y * sunY) * 0.6
            let whole = (centers[clump].x * sunX + centers[clump].y * sunY) * 0.25
            let light = PortableMath.power(min(1, max(0, 0.42 + own + whole + 0.18 * random.gaussian())), 1.4)
            let shade = PortableMath.exponential(0.18 * random.gaussian())
            let hue = SIMD4<Float>(random.gaussian(), random.gaussian(), random.gaussian(), 0) * 0.06 + 1
            leaves.append(
                (
                    light + 0.3 * random.gaussian(), centerX + place.x * spreadX, centerY + place.y * spreadY,
                    leaf * PortableMath.exponential(0.35 * random.gaussian()), random.uniform() * 3.1415927,
                    LightColor.mix(dark, lit, light) * hue * shade
                ))
        }
        leaves.sort { $0.order < $1.order }
        for leaf in leaves {
            layer.ellipse(leaf.x, leaf.y, long: leaf.size, short: leaf.size * 0.55, angle: leaf.angle, leaf.color)
        }
        for _ in 0..<min(sparks, count) {
            let leaf = leaves[Int(random.next() % UInt64(count))]
            let energy = spark * (PortableMath.exponential(0.9 * random.gaussian()) * self.leaf * self.leaf * 3)
            layer.point(leaf.x, leaf.y, energy: energy)
        }
    }
}
