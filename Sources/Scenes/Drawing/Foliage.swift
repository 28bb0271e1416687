// Leaves, as one sees them out of focus: many small ones in clumps, lit from one side.

import Imaging

/// A mass of leaves: round clumps, dark inside and below, lit where they face the light.
struct Foliage: Sendable {
    var count: Int
    var centerX: Float
    var centerY: Float
    /// Half size of the mass in pixels of the canvas.
    var spreadX: Float
    var spreadY: Float
    /// Half length of a leaf in pixels of the canvas.
    var leaf: Float
    var dark: SIMD4<Float>
    var lit: SIMD4<Float>
    /// Towards the sun; y -1 = above.
    var sunX: Float
    var sunY: Float
    /// Leaves that glint: number, and light against a leaf's own area.
    var sparks = 0
    var spark = SIMD4<Float>()
    var clumps = 7
    /// How far the clumps' middles lie apart, against the whole: 0.62 = a round mass, 1 = a loose one.
    var looseness: Float = 0.62
    /// Share of the mass that no light passes: 1 = a hedge, 0 = a thin branch.
    var density: Float = 0.85

    func draw(on layer: inout SceneLayer, random: inout SeededRandom) {
        let sun = SIMD3(sunX, sunY, -0.35) / (sunX * sunX + sunY * sunY + 0.1225).squareRoot()
        let masses = (0..<clumps).map { _ in Mass(looseness: looseness, random: &random) }
        // The inside first: what shows between leaves is shade, not the sky.
        if density > 0 {
            for mass in masses {
                layer.smudge(
                    centerX + mass.x * spreadX, centerY + mass.y * spreadY,
                    radius: SIMD2(spreadX, spreadY) * (0.62 * mass.size), dark * 0.75, density: density)
            }
        }
        var leaves: [Leaf] = []
        leaves.reserveCapacity(count)
        for _ in 0..<count { leaves.append(leaf(masses[Int(random.next() % UInt64(clumps))], sun, &random)) }
        leaves.sort { $0.depth > $1.depth }
        for leaf in leaves {
            layer.ellipse(leaf.x, leaf.y, long: leaf.size, short: leaf.size * 0.52, angle: leaf.angle, leaf.color)
        }
        for _ in 0..<min(sparks, count) {
            let leaf = leaves[Int(random.next() % UInt64(count))]
            let energy = spark * (PortableMath.exponential(0.9 * random.gaussian()) * self.leaf * self.leaf * 3)
            layer.point(leaf.x, leaf.y, energy: energy)
        }
    }

    private func leaf(_ mass: Mass, _ sun: SIMD3<Float>, _ random: inout SeededRandom) -> Leaf {
        let way = Self.direction(&random)
        // Most leaves grow near the outside of a clump; those inside lie in its shade.
        let reach = 0.45 + 0.55 * random.uniform().squareRoot()
        let place = way * (reach * 0.72 * mass.size)
        let whole = SIMD3(mass.x, mass.y, mass.z) + place
        let turned = way * 0.7 + whole * 0.45
        let facing = (turned * sun).sum()
        let open = min(1, max(0, 0.40 + 0.62 * facing + 0.13 * random.gaussian())) * (0.45 + 0.55 * reach)
        let light = open * (0.35 + 0.65 * open)
        // Sunlit leaves are yellower, shaded ones bluer, as light through leaves and light of the sky make them.
        let hue =
            SIMD4<Float>(0.05 * random.gaussian() + 0.08 * (light - 0.4), 0.04 * random.gaussian(), -0.14 * (light - 0.4), 0) + 1
        return Leaf(
            depth: whole.z, x: centerX + whole.x * spreadX, y: centerY + whole.y * spreadY,
            size: leaf * PortableMath.exponential(0.3 * random.gaussian()), angle: random.uniform() * 3.1415927,
            color: LightColor.mix(dark, lit, light) * hue * PortableMath.exponential(0.14 * random.gaussian()))
    }

    /// Evenly over the sphere.
    private static func direction(_ random: inout SeededRandom) -> SIMD3<Float> {
        while true {
            let way = SIMD3(random.uniform(in: -1...1), random.uniform(in: -1...1), random.uniform(in: -1...1))
            let square = (way * way).sum()
            if square < 1, square > 0.01 { return way / square.squareRoot() }
        }
    }

    private struct Leaf {
        var depth: Float
        var x: Float
        var y: Float
        var size: Float
        var angle: Float
        var color: SIMD4<Float>
    }

    /// One clump of the mass, in shares of its half size; z away from the camera.
    private struct Mass {
        let x: Float
        let y: Float
        let z: Float
        let size: Float

        init(looseness: Float, random: inout SeededRandom) {
            let way = Foliage.direction(&random) * (looseness * (0.35 + 0.65 * random.uniform()))
            (x, y, z) = (way.x, way.y, way.z)
            size = PortableMath.exponential(0.22 * random.gaussian()) * 0.85
        }
    }
}
