// Arrows in drawn pixels: a shaft, and a head that is wider than the shaft and ends in a point.

import Imaging

/// Looks for one arrow in one connected part, with an open or a filled head, on a straight or a bent shaft.
///
/// Walking along the part from the shaft's end (geodesic distance), the front stays as narrow as the pen until the head begins; there it
/// becomes wide at once. The head must lie to both sides of the walk's direction and end in a point in front.
enum ArrowShape {
    /// The point of the head and the direction it points in, on the part's own plane.
    struct Found {
        var tip: SIMD2<Float>
        var direction: SIMD2<Float>
    }

    /// - Parameter part: one connected part without holes, with a margin of at least one pixel.
    static func find(in part: Mask) -> Found? {
        let width = PenWidth.of(part)
        let walk = Walk(part)
        guard let start = walk.first else { return nil }
        let one = walk.farthest(from: start)
        let other = walk.farthest(from: one)
        // The farther end first; an arrow has a head at one end only.
        let found = [one, other].compactMap { arrow(in: walk, from: $0, pen: width) }
        return found.count == 1 ? found[0] : nil
    }

    /// Pixels of the walk that are equally far from its start.
    private struct Front {
        var count = 0
        var sum = SIMD2<Float>.zero
        var least = SIMD2<Float>(repeating: .infinity)
        var most = SIMD2<Float>(repeating: -.infinity)

        var center: SIMD2<Float> { sum / Float(count) }
        var spread: Float {
            let d = most - least + 1
            return (d * d).sum().squareRoot()
        }

        mutating func add(_ place: SIMD2<Float>) {
            count += 1
            sum += place
            least = pointwiseMin(least, place)
            most = pointwiseMax(most, place)
        }
    }

    private static func arrow(in walk: Walk, from start: Int, pen: Float) -> Found? {
        let distances = walk.distances(from: start)
        let step = max(2, pen * 0.5)
        var fronts: [Front] = []
        for (pixel, distance) in distances {
            let number = Int(distance / step)
            while fronts.count <= number { fronts.append(Front()) }
            fronts[number].add(walk.place(pixel))
        }
        fronts = Array(fronts.prefix { $0.count > 0 })
        guard Float(fronts.count) * step > 5 * pen, let (head, shaftSpread) = headStart(fronts, pen: pen) else { return nil }
        let shaft = Float(head) * step
        guard shaft > Float(fronts.count) * step * 0.35 else { return nil }
        let base = fronts[head - 1].center
        let back = max(0, head - 1 - max(3, min(Int(max(5 * pen, shaft * 0.25) / step), head - 1)))
        var direction = base - fronts[back].center
        let length = (direction * direction).sum().squareRoot()
        guard length > 0 else { return nil }
        direction /= length
        let pixels = distances.filter { $0.distance >= shaft - pen - step }.map { walk.place($0.pixel) - base }
        guard let tip = point(of: pixels, direction, pen: max(pen, shaftSpread * 0.7), shaft: shaft) else { return nil }
        return Found(tip: base + tip + 0.5, direction: direction)
    }

    /// The number of the first wide front after a run of narrow ones, and how wide the narrow ones are.
    private static func headStart(_ fronts: [Front], pen: Float) -> (head: Int, spread: Float)? {
        let probe = fronts[fronts.count / 12...max(fronts.count / 12, fronts.count * 4 / 10)].map(\.spread).sorted()
        let narrow = probe[probe.count / 2]
        guard narrow < 2.4 * pen + 3 else { return nil }
        let wide = 1.7 * narrow + 1
        let first = fronts.indices.first { number in
            number > 2 && fronts[number].spread > wide && (number + 1 >= fronts.count || fronts[number + 1].spread > narrow * 1.4)
        }
        guard let first else { return nil }
        return (first, narrow)
    }

    /// The head's point relative to the end of the shaft; `nil` where it is no arrow's head.
    private static func point(of pixels: [SIMD2<Float>], _ direction: SIMD2<Float>, pen: Float, shaft: Float) -> SIMD2<Float>? {
        let normal = SIMD2(-direction.y, direction.x)
        let placed = pixels.map { (forward: ($0 * direction).sum(), aside: ($0 * normal).sum()) }
        guard let front = placed.map(\.forward).max(), let left = placed.map(\.aside).min(), let right = placed.map(\.aside).max()
        else { return nil }
        let half = max(-left, right)
        guard min(-left, right) > 0.9 * pen, min(-left, right) > 0.3 * half else { return nil }
        // The barbs or the base lie behind the point.
        let ends = placed.filter { abs($0.aside) > half * 0.8 }
        let behind = front - ends.reduce(Float(0)) { $0 + $1.forward } / Float(ends.count)
        guard behind > 0.3 * half, behind < 4 * half, shaft > behind * 0.8 else { return nil }
        // It is narrow where a ring or a bar would be wide.
        let tipped = placed.filter { $0.forward > front - behind * 0.2 }
        let tipHalf = tipped.map { abs($0.aside) }.max() ?? 0
        guard tipHalf < 0.45 * half + 0.7 * pen else { return nil }
        let foremost = placed.filter { $0.forward > front - max(1, pen * 0.4) }
        let aside = foremost.reduce(Float(0)) { $0 + $1.aside } / Float(foremost.count)
        guard abs(aside) < 0.35 * half + 0.5 * pen else { return nil }
        return direction * front + normal * aside
    }
}

/// Shortest ways inside a part, in pixels.
private struct Walk {
    let mask: Mask

    init(_ mask: Mask) { self.mask = mask }

    var first: Int? { mask.values.firstIndex { $0 > 0 } }

    func place(_ pixel: Int) -> SIMD2<Float> { SIMD2(Float(pixel % mask.width), Float(pixel / mask.width)) }

    func farthest(from pixel: Int) -> Int { distances(from: pixel).last?.pixel ?? pixel }

    /// All pixels of the part, nearest first (Dial's algorithm with steps of 5 and 7 fifths).
    func distances(from start: Int) -> [(pixel: Int, distance: Float)] {
        let row = mask.width
        let steps = [(1, 5), (-1, 5), (row, 5), (-row, 5), (row + 1, 7), (row - 1, 7), (-row + 1, 7), (-row - 1, 7)]
        var best = [Int32](repeating: .max, count: mask.values.count)
        var buckets = [[Int]](repeating: [], count: 8)
        buckets[0] = [start]
        best[start] = 0
        var waiting = 1
        var distance: Int32 = 0
        var order: [(pixel: Int, distance: Float)] = []
        while waiting > 0 {
            let slot = Int(distance) & 7
            var next = 0
            while next < buckets[slot].count {
                let pixel = buckets[slot][next]
                next += 1
                waiting -= 1
                guard best[pixel] == distance else { continue }
                order.append((pixel, Float(distance) / 5))
                for (offset, cost) in steps {
                    let other = pixel + offset
                    let reached = distance + Int32(cost)
                    guard mask.values[other] > 0, reached < best[other] else { continue }
                    best[other] = reached
                    buckets[Int(reached) & 7].append(other)
                    waiting += 1
                }
            }
            buckets[slot].removeAll(keepingCapacity: true)
            distance += 1
        }
        return order
    }
}
