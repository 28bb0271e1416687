// The first guess, at the smallest size: patch by patch, edges first.

import Imaging
import RetouchModel

/// Exemplar-based filling (Criminisi, Pérez and Toyama 2004): the patch on the rim that continues the strongest edge with the most
/// known pixels is completed first, from the source patch that fits its known pixels best. So a horizon is closed before the sky runs
/// into the sea. Exhaustive, and cheap at this size.
struct ExemplarFill {
    private let level: InpaintLevel
    private let distancePrice: Int32
    /// 0 = the plain choice; otherwise the sources' costs are shaken by up to a third, differently for each number.
    private let variation: UInt32
    private let compute: Compute
    /// 1 = has colours that may be compared.
    private var filled: [UInt8]
    /// How much of what a pixel shows was known, 0 ... 1.
    private var confidence: [Float]
    private var priority: [Float]
    /// Where each filled pixel was copied from; -1 = nowhere.
    private var origins: [Int32]

    /// Source centres that are compared at once without looking at distance.
    private static let most = 24_000

    init(_ level: InpaintLevel, distancePrice: Int32, variation: UInt32, compute: Compute) {
        self.level = level
        self.distancePrice = distancePrice
        self.variation = variation
        self.compute = compute
        filled = level.classes.values.map { $0 == PixelClass.source ? 1 : 0 }
        confidence = filled.map(Float.init)
        priority = [Float](repeating: -1, count: filled.count)
        origins = [Int32](repeating: -1, count: filled.count)
    }

    /// Fills the level's unknown pixels.
    ///
    /// - Returns: the source of each of them.
    /// - Throws: the interruption of `compute`.
    mutating func run() throws(EditFailure) -> [Int32] {
        var left = level.classes.values.indices.filter { level.classes.values[$0] >= PixelClass.hole }
        for index in left { update(index) }
        while !left.isEmpty {
            try compute.checkpoint()
            var chosen = left[0]
            for index in left where priority[index] > priority[chosen] { chosen = index }
            let radius = InpaintLevel.radius
            let x = min(max(chosen % level.width, radius), level.width - radius - 1)
            let y = min(max(chosen / level.width, radius), level.height - radius - 1)
            let source = best(x, y)
            copy(source, to: x, y, certainty: max(0, priority[chosen]))
            left.removeAll { filled[$0] == 1 }
            let near = 2 * radius + 1
            for row in max(0, y - near)...min(level.height - 1, y + near) {
                for column in max(0, x - near)...min(level.width - 1, x + near)
                where filled[row * level.width + column] == 0
                    && level.classes.values[row * level.width + column] >= PixelClass.hole
                {
                    update(row * level.width + column)
                }
            }
        }
        return origins
    }

    private mutating func copy(_ source: Int, to x: Int, _ y: Int, certainty: Float) {
        let radius = InpaintLevel.radius
        let width = level.width
        let known = coverage(x, y)
        for dy in -radius...radius {
            for dx in -radius...radius {
                let index = (y + dy) * width + x + dx
                guard filled[index] == 0, level.classes.values[index] >= PixelClass.hole else { continue }
                let from = source + dy * width + dx
                let pixel = level.pixels.loadUnaligned(fromByteOffset: from * 4, as: SIMD4<UInt8>.self)
                level.pixels.storeBytes(of: pixel, toByteOffset: index * 4, as: SIMD4<UInt8>.self)
                filled[index] = 1
                confidence[index] = known
                origins[index] = Int32(from)
            }
        }
    }

    // MARK: - Order

    /// Mean confidence of the patch around a place.
    private func coverage(_ x: Int, _ y: Int) -> Float {
        var sum: Float = 0
        let radius = InpaintLevel.radius
        for row in max(0, y - radius)...min(level.height - 1, y + radius) {
            for column in max(0, x - radius)...min(level.width - 1, x + radius) { sum += confidence[row * level.width + column] }
        }
        return sum / Float(InpaintLevel.side * InpaintLevel.side)
    }

    private mutating func update(_ index: Int) {
        let x = index % level.width
        let y = index / level.width
        let touches =
            isFilled(x - 1, y) || isFilled(x + 1, y) || isFilled(x, y - 1) || isFilled(x, y + 1)
        guard touches else {
            priority[index] = -1
            return
        }
        priority[index] = coverage(x, y) * (0.05 + edge(x, y))
    }

    private func isFilled(_ x: Int, _ y: Int) -> Bool {
        x >= 0 && y >= 0 && x < level.width && y < level.height && filled[y * level.width + x] == 1
    }

    /// How strongly an edge runs into the hole here, 0 ... 1.
    private func edge(_ x: Int, _ y: Int) -> Float {
        var normal = SIMD2<Float>.zero
        for dy in -1...1 {
            for dx in -1...1 where isFilled(x + dx, y + dy) { normal += SIMD2(Float(dx), Float(dy)) }
        }
        let length = (normal * normal).sum().squareRoot()
        guard length > 0 else { return 0 }
        var strongest = SIMD2<Float>.zero
        var most: Float = 0
        let radius = InpaintLevel.radius
        for qy in max(1, y - radius)...max(1, min(level.height - 2, y + radius)) {
            for qx in max(1, x - radius)...max(1, min(level.width - 2, x + radius))
            where isFilled(qx, qy) && isFilled(qx - 1, qy) && isFilled(qx + 1, qy) && isFilled(qx, qy - 1) && isFilled(qx, qy + 1)
            {
                let slope = SIMD2(
                    brightness(qx + 1, qy) - brightness(qx - 1, qy), brightness(qx, qy + 1) - brightness(qx, qy - 1))
                let size = (slope * slope).sum()
                if size > most {
                    most = size
                    strongest = slope
                }
            }
        }
        // The edge runs across its slope.
        return abs(-strongest.y * normal.x + strongest.x * normal.y) / (length * 510)
    }

    private func brightness(_ x: Int, _ y: Int) -> Float {
        let pixel = level.pixels.loadUnaligned(fromByteOffset: (y * level.width + x) * 4, as: SIMD4<UInt8>.self)
        return Float(Int(pixel.x) + 2 * Int(pixel.y) + Int(pixel.z)) / 4
    }

    // MARK: - Sources

    /// The centre of the source patch that fits the filled pixels around a place best.
    private func best(_ x: Int, _ y: Int) -> Int {
        let target = MaskedPatch(level, filled: filled, x: x, y: y)
        var reach = level.validCount <= Self.most ? max(level.width, level.height) : 76
        while true {
            if let found = best(x, y, target, reach: reach) { return found }
            reach *= 2
        }
    }

    private func best(_ x: Int, _ y: Int, _ target: MaskedPatch, reach: Int) -> Int? {
        let rows = max(0, y - reach)..<min(level.height, y + reach + 1)
        let columns = max(0, x - reach)..<min(level.width, x + reach + 1)
        // One winner a row; of equal ones the first row's wins.
        var winners = [(cost: Int32, index: Int)](repeating: (.max, -1), count: rows.count)
        winners.withUnsafeMutableBufferPointer { winners in
            level.valid.values.withUnsafeBufferPointer { valid in
                nonisolated(unsafe) let winners = winners
                compute.bands(rows.count, minimum: max(8, 8_192 / columns.count)) { part in
                    for number in part {
                        let sy = rows.lowerBound + number
                        for sx in columns where valid[sy * level.width + sx] > 0 {
                            let index = sy * level.width + sx
                            var cost = target.cost(source: index, limit: winners[number].cost)
                            if variation != 0 { cost += Int32(Float(cost) * 0.33 * shake(sx, sy)) }
                            cost += Int32(truncatingIfNeeded: PatchMetric.away(sx - x, sy - y)) * distancePrice / 256
                            if cost < winners[number].cost { winners[number] = (cost, index) }
                        }
                    }
                }
            }
        }
        var winner: (cost: Int32, index: Int) = (.max, -1)
        for other in winners where other.cost < winner.cost { winner = other }
        return winner.index >= 0 ? winner.index : nil
    }

    /// 0 ..< 1, alike for sources of one neighbourhood.
    private func shake(_ x: Int, _ y: Int) -> Float {
        var random = PlaceRandom(key: UInt64(variation) &* 0xD1B5_4A32_D192_ED03, place: (y / 6) * 4_096 + x / 6)
        return Float(random.below(1_024)) / 1_024
    }
}
