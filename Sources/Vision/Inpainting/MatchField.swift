// Which source patch each target patch looks like.

import Imaging
import RetouchModel

/// A source patch for one target patch.
struct Match: BitwiseCopyable, Sendable {
    /// Centre of the source patch; below 0 = the target's centre is no target.
    var x: Int16
    var y: Int16
    var cost: Int32

    static let none = Match(x: -1, y: -1, cost: unsearched)
    /// Above all costs; small enough that what a shift explains can be added.
    static let unsearched = Int32.max / 2
    var isTarget: Bool { x >= 0 }
}

/// The nearest-neighbour field of one level: a match for every patch that overlaps what is to be solved.
final class MatchField {
    let level: InpaintLevel
    /// Centres that may be targets.
    let box: Box
    /// Row-major over the box.
    let matches: UnsafeMutablePointer<Match>
    /// Targets in all.
    private(set) var count = 0

    /// A field whose targets all have the cost `unsearched` and the source (0, 0): to be set.
    init(_ level: InpaintLevel, compute: Compute) {
        self.level = level
        let radius = InpaintLevel.radius
        let unknown = level.unknown
        let left = max(radius, unknown.x - radius)
        let top = max(radius, unknown.y - radius)
        let right = min(level.width - radius, unknown.x + unknown.width + radius)
        let bottom = min(level.height - radius, unknown.y + unknown.height + radius)
        box = Box(x: left, y: top, width: right - left, height: bottom - top)
        matches = .allocate(capacity: box.width * box.height)
        matches.initialize(repeating: .none, count: box.width * box.height)
        var solved = Mask(width: unknown.width + 2 * radius, height: unknown.height + 2 * radius, repeating: 0)
        for y in 0..<unknown.height {
            for x in 0..<unknown.width
            where level.classes.values[(unknown.y + y) * level.width + unknown.x + x] >= PixelClass.hole {
                solved[x + radius, y + radius] = 255
            }
        }
        let near = Morphology.dilate(solved, radius: Float(radius), shape: .box, compute: compute)
        for y in 0..<box.height {
            for x in 0..<box.width where near[box.x + x - unknown.x + radius, box.y + y - unknown.y + radius] > 0 {
                matches[y * box.width + x] = Match(x: 0, y: 0, cost: Match.unsearched)
                count += 1
            }
        }
    }

    deinit { matches.deallocate() }

    /// The match at a centre in the level's coordinates; `none` outside the field.
    func at(_ x: Int, _ y: Int) -> Match {
        guard x >= box.x, y >= box.y, x < box.x + box.width, y < box.y + box.height else { return .none }
        return matches[(y - box.y) * box.width + x - box.x]
    }

    /// Sets the sources from a coarse solution of the same level: each pixel's origin, -1 where it has none.
    func adopt(origins: [Int32], key: UInt64, compute: Compute) {
        forEachTarget(compute) { x, y in
            let origin = Int(origins[y * level.width + x])
            let place = origin >= 0 ? validNear(origin % level.width, origin / level.width) : nil
            return match(place ?? anySource(x, y, key), cost: Match.unsearched)
        }
    }

    /// Sets the sources from the field of half the size. Until the first search the costs are those of half the size, too.
    func adopt(_ half: MatchField, key: UInt64, compute: Compute) {
        forEachTarget(compute) { x, y in
            guard let parent = half.nearestTarget(x / 2, y / 2) else { return match(anySource(x, y, key), cost: 0) }
            let coarse = half.at(parent.x, parent.y)
            let place = validNear(2 * Int(coarse.x) + x - 2 * parent.x, 2 * Int(coarse.y) + y - 2 * parent.y)
            return match(place ?? anySource(x, y, key), cost: coarse.cost)
        }
    }

    /// Sum of all costs.
    var totalCost: Int {
        var sum = 0
        for index in 0..<box.width * box.height where matches[index].isTarget { sum += Int(matches[index].cost) }
        return sum
    }

    private func forEachTarget(_ compute: Compute, _ match: (Int, Int) -> Match) {
        compute.bands(box.height) { rows in
            guard compute.isWanted else { return }
            for y in rows {
                for x in 0..<box.width where matches[y * box.width + x].isTarget {
                    matches[y * box.width + x] = match(box.x + x, box.y + y)
                }
            }
        }
    }

    private func match(_ source: Int, cost: Int32) -> Match {
        Match(x: Int16(source % level.width), y: Int16(source / level.width), cost: cost)
    }

    /// The target nearest to a place, at most two pixels from it or from where it comes to lie in the field: near the frame patches of
    /// half the size begin farther inside.
    private func nearestTarget(_ x: Int, _ y: Int) -> (x: Int, y: Int)? {
        let x = min(max(x, box.x), box.x + box.width - 1)
        let y = min(max(y, box.y), box.y + box.height - 1)
        if at(x, y).isTarget { return (x, y) }
        for reach in 1...2 {
            for dy in -reach...reach {
                for dx in -reach...reach where max(abs(dx), abs(dy)) == reach && at(x + dx, y + dy).isTarget {
                    return (x + dx, y + dy)
                }
            }
        }
        return nil
    }

    /// The valid centre nearest to a place, at most three pixels away.
    private func validNear(_ x: Int, _ y: Int) -> Int? {
        if isValid(x, y) { return y * level.width + x }
        for reach in 1...3 {
            for dy in -reach...reach {
                for dx in -reach...reach where max(abs(dx), abs(dy)) == reach && isValid(x + dx, y + dy) {
                    return (y + dy) * level.width + x + dx
                }
            }
        }
        return nil
    }

    private func isValid(_ x: Int, _ y: Int) -> Bool {
        x >= 0 && y >= 0 && x < level.width && y < level.height && level.valid.values[y * level.width + x] > 0
    }

    private func anySource(_ x: Int, _ y: Int, _ key: UInt64) -> Int {
        var random = PlaceRandom(key: key, place: y * level.width + x)
        return Int(level.samples[random.below(level.samples.count)])
    }
}

/// Random numbers of one place: the same whoever asks for them, in whatever order places are visited.
struct PlaceRandom {
    private var state: UInt64

    @inline(__always)
    init(key: UInt64, place: Int) {
        state = (key ^ UInt64(truncatingIfNeeded: place) &* 0x9E37_79B9_7F4A_7C15) | 1
        state = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ state >> 27) &* 0x94D0_49BB_1331_11EB
        state ^= state >> 31
        state |= 1
    }

    /// 64 bits (xorshift, Marsaglia 2003).
    @inline(__always)
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    /// 0 ..< bound, for bounds below 2^31.
    @inline(__always)
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 33) &* UInt64(truncatingIfNeeded: bound)) >> 31)
    }
}
