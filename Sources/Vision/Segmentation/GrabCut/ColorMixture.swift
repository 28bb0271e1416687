// How likely a colour is in a group of pixels.

import Imaging

#if canImport(Glibc)
    import Glibc
#endif

/// A mixture of Gaussians over colours 0 ... 255, fitted by hard assignment as in GrabCut (Rother and others 2004).
struct ColorMixture {
    /// Parts side by side, one a lane, so that all are weighed at once; there are at most eight.
    private struct Parts {
        private(set) var count = 0
        private var mean = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
        /// Halves of the inverse covariance: xx, yy, zz, and xy, xz, yz twice, for they occur twice.
        private var square = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
        private var product = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
        /// -log(weight / sqrt(determinant)); lanes without a part cost more than any colour.
        private var base = SIMD8<Float>(repeating: .greatestFiniteMagnitude)

        mutating func append(
            weight: Double, determinant: Double, mean m: SIMD3<Double>, _ a: SIMD3<Double>, _ b: SIMD3<Double>, _ c: SIMD3<Double>
        ) {
            mean.0[count] = Float(m.x)
            mean.1[count] = Float(m.y)
            mean.2[count] = Float(m.z)
            square.0[count] = Float(0.5 * a.x / determinant)
            square.1[count] = Float(0.5 * b.y / determinant)
            square.2[count] = Float(0.5 * c.z / determinant)
            product.0[count] = Float(a.y / determinant)
            product.1[count] = Float(a.z / determinant)
            product.2[count] = Float(b.z / determinant)
            base[count] = Float(-log(weight / determinant.squareRoot()))
            count += 1
        }

        /// -log of weight times density of each part, up to a constant.
        @inline(__always)
        func costs(_ color: SIMD3<Float>) -> SIMD8<Float> {
            let x = color.x - mean.0
            let y = color.y - mean.1
            let z = color.z - mean.2
            let squares = x * x * square.0 + y * y * square.1 + z * z * square.2
            return base + squares + x * y * product.0 + x * z * product.1 + y * z * product.2
        }
    }

    private var parts = Parts()

    /// Fits up to `count` parts to colours; the groups start from seeded k-means.
    init(colors: [SIMD3<Float>], count: Int, seed: UInt64) {
        precondition(count <= 8)
        let groups = Self.cluster(colors, count: count, seed: seed)
        refit(colors, groups: groups, count: count)
    }

    /// Fits the parts anew to colours, each of which belongs to its likeliest part.
    mutating func refit(_ colors: [SIMD3<Float>]) {
        let groups = colors.map { likeliest($0) }
        refit(colors, groups: groups, count: parts.count)
    }

    /// -log of the density of the likeliest part, as the paper has it, up to a constant; at most 60.
    @inline(__always)
    func cost(_ color: SIMD3<Float>) -> Float { min(parts.costs(color).min(), 60) }

    private func likeliest(_ color: SIMD3<Float>) -> Int {
        let costs = parts.costs(color)
        let least = costs.min()
        for part in 0..<parts.count where costs[part] == least { return part }
        return 0
    }

    private mutating func refit(_ colors: [SIMD3<Float>], groups: [Int], count: Int) {
        var sums = [SIMD3<Double>](repeating: .zero, count: count)
        var squares = [SIMD8<Double>](repeating: .zero, count: count)
        var members = [Double](repeating: 0, count: count)
        for (color, group) in zip(colors, groups) {
            let c = SIMD3<Double>(color)
            sums[group] += c
            squares[group] += SIMD8(c.x * c.x, c.x * c.y, c.x * c.z, c.y * c.y, c.y * c.z, c.z * c.z, 0, 0)
            members[group] += 1
        }
        parts = Parts()
        for group in 0..<count where members[group] > 0 {
            let mean = sums[group] / members[group]
            var s = squares[group] / members[group]
            s -= SIMD8(
                mean.x * mean.x, mean.x * mean.y, mean.x * mean.z, mean.y * mean.y, mean.y * mean.z, mean.z * mean.z, 0, 0)
            // A group of one colour has no spread: half a level of noise keeps its covariance invertible.
            append(
                weight: members[group] / Double(colors.count), mean: mean, xx: s[0] + 0.25, xy: s[1], xz: s[2],
                yy: s[3] + 0.25, yz: s[4], zz: s[5] + 0.25)
        }
    }

    private mutating func append(
        weight: Double, mean: SIMD3<Double>, xx: Double, xy: Double, xz: Double, yy: Double, yz: Double, zz: Double
    ) {
        let a = SIMD3(yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy)
        let b = SIMD3(a.y, xx * zz - xz * xz, xy * xz - xx * yz)
        let c = SIMD3(a.z, b.z, xx * yy - xy * xy)
        let determinant = max(xx * a.x + xy * a.y + xz * a.z, 1e-6)
        parts.append(weight: weight, determinant: determinant, mean: mean, a, b, c)
    }

    /// k-means with spread-out starts (Arthur and Vassilvitskii 2007): the group of each colour.
    private static func cluster(_ colors: [SIMD3<Float>], count: Int, seed: UInt64) -> [Int] {
        var random = SeededRandom(seed: seed)
        var centers = [colors[Int(random.next() % UInt64(colors.count))]]
        var nearest = [Float](repeating: .infinity, count: colors.count)
        while centers.count < count {
            var total: Float = 0
            for (index, color) in colors.enumerated() {
                let d = color - centers[centers.count - 1]
                nearest[index] = min(nearest[index], (d * d).sum())
                total += nearest[index]
            }
            guard total > 0 else { break }
            var target = random.uniform() * total
            let chosen = nearest.firstIndex { distance in
                target -= distance
                return target <= 0 && distance > 0
            }
            centers.append(colors[chosen ?? colors.count - 1])
        }
        var groups = [Int](repeating: 0, count: colors.count)
        for _ in 0..<8 {
            var sums = [SIMD4<Double>](repeating: .zero, count: count)
            for (index, color) in colors.enumerated() {
                var least = Float.infinity
                for (group, center) in centers.enumerated() {
                    let d = color - center
                    let distance = (d * d).sum()
                    if distance < least { (groups[index], least) = (group, distance) }
                }
                sums[groups[index]] += SIMD4(Double(color.x), Double(color.y), Double(color.z), 1)
            }
            for group in centers.indices where sums[group].w > 0 {
                let mean = sums[group] / sums[group].w
                centers[group] = SIMD3(Float(mean.x), Float(mean.y), Float(mean.z))
            }
        }
        return groups
    }
}
