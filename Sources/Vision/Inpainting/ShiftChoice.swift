// Which shifts of the surroundings a hole can be filled with.

import Imaging
import RetouchModel

/// From where a pixel is copied, relative to it.
struct Shift: Equatable {
    var x: Int
    var y: Int
}

/// Chooses the few shifts that, laid over the hole, continue most of its rim and cover all of it.
///
/// He and Sun (2012) take the shifts at which the known part of the picture resembles itself. Here each shift is asked instead what it
/// shows at the rim, for that also finds the one piece that fits a picture without a pattern. The best set is built one by one, each
/// time with the shift that gains most over those already chosen; gains only shrink, so most need not be computed again (Minoux 1978).
struct ShiftChoice {
    private let level: InpaintLevel
    private let price: ShiftPrice
    private let compute: Compute
    private let rim: [(x: Int, y: Int)]
    private let inside: [(x: Int, y: Int)]

    private static let most = 40
    /// Places at the rim, and as many inside, that are asked.
    private static let mostPlaces = 96
    /// What a place costs before any shift was chosen: at the rim, and inside.
    private static let open: (rim: UInt8, inside: UInt8) = (80, 180)
    /// What a place inside costs that a shift covers, without the shift's own price.
    private static let covered: Int32 = 50

    init(_ level: InpaintLevel, price: ShiftPrice, compute: Compute) {
        self.level = level
        self.price = price
        self.compute = compute
        let box = level.unknown
        var rim: [(x: Int, y: Int)] = []
        var inside: [(x: Int, y: Int)] = []
        for y in max(0, box.y - 2)..<min(level.height, box.y + box.height + 2) {
            for x in max(0, box.x - 2)..<min(level.width, box.x + box.width + 2) {
                if level.isUnknown(x, y) {
                    inside.append((x, y))
                } else if level.isSource(x, y), Self.isRim(x, y, level) {
                    rim.append((x, y))
                }
            }
        }
        self.rim = Self.thinned(rim)
        self.inside = Self.thinned(inside)
    }

    /// - Returns: shifts of which at least one has a source for each pixel to solve; empty where there is no source.
    /// - Throws: the interruption of `compute`.
    func run() throws(EditFailure) -> [Shift] {
        let items = rim.count + inside.count
        let columns = 2 * level.width - 1
        let rows = 2 * level.height - 1
        let costs = try costs(rows: rows, columns: columns)
        var best = [UInt8](repeating: Self.open.rim, count: rim.count)
        best += [UInt8](repeating: Self.open.inside, count: inside.count)
        func gain(_ number: Int) -> Int32 {
            var sum: Int32 = 0
            for item in 0..<items {
                let cost = costs[number * items + item]
                if cost < best[item] { sum += Int32(best[item] - cost) }
            }
            return sum
        }
        var gains = (0..<rows * columns).map(gain)
        var chosen: [Shift] = []
        while chosen.count < Self.most {
            try compute.checkpoint()
            var top = 0
            while true {
                for number in gains.indices where gains[number] > gains[top] { top = number }
                let now = gain(top)
                if now == gains[top] { break }
                gains[top] = now
            }
            guard gains[top] > 0 else { break }
            for item in 0..<items { best[item] = min(best[item], costs[top * items + item]) }
            chosen.append(Shift(x: top % columns - level.width + 1, y: top / columns - level.height + 1))
        }
        return covering(chosen)
    }

    /// What each shift makes of each place: 255 = nothing. Row by row of shifts, all places of one side by side.
    private func costs(rows: Int, columns: Int) throws(EditFailure) -> [UInt8] {
        let items = rim.count + inside.count
        var costs = [UInt8](repeating: 255, count: rows * columns * items)
        costs.withUnsafeMutableBufferPointer { costs in
            nonisolated(unsafe) let costs = costs
            compute.bands(rows, minimum: 1) { part in
                for row in part {
                    guard compute.isWanted else { return }
                    for column in 0..<columns {
                        let shift = Shift(x: column - level.width + 1, y: row - level.height + 1)
                        let price = price.of(shift)
                        var at = (row * columns + column) * items
                        for place in rim {
                            if level.isSource(place.x + shift.x, place.y + shift.y) {
                                costs[at] = UInt8(min(255, look(place.x, place.y, shift) + price))
                            }
                            at += 1
                        }
                        for place in inside {
                            if level.isSource(place.x + shift.x, place.y + shift.y) {
                                costs[at] = UInt8(min(255, Self.covered + price))
                            }
                            at += 1
                        }
                    }
                }
            }
        }
        try compute.checkpoint()
        return costs
    }

    /// Mean difference of the known pixels around a place from those a shift away.
    private func look(_ x: Int, _ y: Int, _ shift: Shift) -> Int32 {
        var sum: Int32 = 0
        var count: Int32 = 0
        for (dx, dy) in [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)] {
            guard level.isSource(x + dx, y + dy), level.isSource(x + dx + shift.x, y + dy + shift.y) else { continue }
            sum += price.step(level.color(x + dx, y + dy), level.color(x + dx + shift.x, y + dy + shift.y))
            count += 1
        }
        return sum / max(1, count)
    }

    /// Adds the cheapest shift to some source for pixels that none of the shifts covers.
    private func covering(_ shifts: [Shift]) -> [Shift] {
        var shifts = shifts
        let box = level.unknown
        for y in box.y..<box.y + box.height {
            for x in box.x..<box.x + box.width where level.isUnknown(x, y) {
                if shifts.contains(where: { level.isSource(x + $0.x, y + $0.y) }) { continue }
                var nearest: Shift?
                for sy in 0..<level.height {
                    for sx in 0..<level.width where level.isSource(sx, sy) {
                        let shift = Shift(x: sx - x, y: sy - y)
                        if nearest.map({ price.of(shift) < price.of($0) }) ?? true { nearest = shift }
                    }
                }
                guard let nearest else { return [] }
                shifts.append(nearest)
            }
        }
        return shifts
    }

    // MARK: - Places

    private static func isRim(_ x: Int, _ y: Int, _ level: InpaintLevel) -> Bool {
        for dy in -2...2 {
            for dx in -2...2 where level.isUnknown(x + dx, y + dy) { return true }
        }
        return false
    }

    private static func thinned(_ places: [(x: Int, y: Int)]) -> [(x: Int, y: Int)] {
        let step = max(1, (places.count + mostPlaces - 1) / mostPlaces)
        return places.indices.filter { $0 % step == step / 2 }.map { places[$0] }
    }
}

/// What shifts and seams cost, in levels of a channel.
struct ShiftPrice {
    /// Price of a step across the whole longer side: a piece from far up or down is hardly ever right.
    private static let across = 150
    /// Largest difference of two colours.
    static let most: Int32 = 200

    /// Cost of 256 steps of `PatchMetric.away`.
    private let distancePrice: Int32

    /// - Parameter longest: the level's longer side, in pixels.
    init(longest: Int) { distancePrice = Int32(Self.across * 256 / longest) }

    func of(_ shift: Shift) -> Int32 { Int32(truncatingIfNeeded: PatchMetric.away(shift.x, shift.y)) * distancePrice / 256 }

    /// How different two colours are: a metric, so that expansion moves are exact.
    @inline(__always)
    func step(_ a: SIMD4<Int32>, _ b: SIMD4<Int32>) -> Int32 {
        let difference = a &- b
        return min(Self.most, Int32(Float((difference &* difference).wrappedSum()).squareRoot()))
    }
}

extension InpaintLevel {
    @inline(__always)
    func isSource(_ x: Int, _ y: Int) -> Bool { kind(x, y) == PixelClass.source }

    @inline(__always)
    func isUnknown(_ x: Int, _ y: Int) -> Bool { kind(x, y) >= PixelClass.hole }

    @inline(__always)
    func color(_ x: Int, _ y: Int) -> SIMD4<Int32> {
        SIMD4<Int32>(
            truncatingIfNeeded: pixels.loadUnaligned(fromByteOffset: (y * width + x) * 4, as: SIMD4<UInt8>.self))
    }

    /// The class of a pixel; that of the excluded outside the frame.
    @inline(__always)
    private func kind(_ x: Int, _ y: Int) -> UInt8 {
        guard x >= 0, y >= 0, x < width, y < height else { return PixelClass.excluded }
        return classes.values.withUnsafeBufferPointer { $0[y * width + x] }
    }
}
