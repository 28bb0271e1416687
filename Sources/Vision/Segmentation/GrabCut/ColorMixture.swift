// How likely a colour is in a group of pixels.

import Imaging

#if canImport(Glibc)
    import Glibc
#endif

/// A mixture of Gaussians over colours 0 ... 255, fitted by hard assignment as in GrabCut (Rother and others 2004).
struct ColorMixture {
    private struct Part {
        var weight: Float
        var mean: SIMD3<Float>
        /// Columns of the inverse covariance.
        var inverse: (SIMD3<Float>, SIMD3<Float>, SIMD3<Float>)
        /// weight / sqrt(determinant)
        var scale: Float

        @inline(__always)
        func density(_ color: SIMD3<Float>) -> Float {
            let d = color - mean
            let product = inverse.0 * d.x + inverse.1 * d.y + inverse.2 * d.z
            return scale * exp(-0.5 * (d * product).sum())
        }
    }

    private var parts: [Part]

    /// Fits up to `count` parts to colours; the groups start from seeded k-means.
    init(colors: [SIMD3<Float>], count: Int, seed: UInt64) {
        let groups = Self.cluster(colors, count: count, seed: seed)
        parts = []
        refit(colors, groups: groups, count: count)
    }

    /// Fits the parts anew to colours, each of which belongs to its likeliest part.
    mutating func refit(_ colors: [SIMD3<Float>]) {
        let groups = colors.map { likeliest($0) }
        refit(colors, groups: groups, count: parts.count)
    }

    /// -log of the mixture's density, up to a constant; at most 60.
    func cost(_ color: SIMD3<Float>) -> Float {
        var sum: Float = 0
        for part in parts { sum += part.density(color) }
        return -log(max(sum, 1e-26))
    }

    private func likeliest(_ color: SIMD3<Float>) -> Int {
        var best = 0
        var most: Float = -1
        for (index, part) in parts.enumerated() {
            let density = part.density(color)
            if density > most { (best, most) = (index, density) }
        }
        return best
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
        parts = (0..<count).compactMap { group in
            guard members[group] > 0 else { return nil }
            let mean = sums[group] / members[group]
            var s = squares[group] / members[group]
            s -= SIMD8(
                mean.x * mean.x, mean.x * mean.y, mean.x * mean.z, mean.y * mean.y, mean.y * mean.z, mean.z * mean.z, 0, 0)
            // A group of one colour has no spread: half a level of noise keeps its covariance invertible.
            return Self.part(
                weight: members[group] / Double(colors.count), mean: mean, xx: s[0] + 0.25, xy: s[1], xz: s[2],
                yy: s[3] + 0.25, yz: s[4], zz: s[5] + 0.25)
        }
    }

    private static func part(
        weight: Double, mean: SIMD3<Double>, xx: Double, xy: Double, xz: Double, yy: Double, yz: Double, zz: Double
    ) -> Part {
        let a = SIMD3(yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy)
        let b = SIMD3(a.y, xx * zz - xz * xz, xy * xz - xx * yz)
        let c = SIMD3(a.z, b.z, xx * yy - xy * xy)
        let determinant = max(xx * a.x + xy * a.y + xz * a.z, 1e-6)
        return Part(
            weight: Float(weight), mean: SIMD3<Float>(mean),
            inverse: (SIMD3<Float>(a / determinant), SIMD3<Float>(b / determinant), SIMD3<Float>(c / determinant)),
            scale: Float(weight / determinant.squareRoot()))
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
