// Solves one size of the picture.

import Imaging
import RetouchModel

/// Rounds of search and vote on one level.
struct LevelSolver {
    let level: InpaintLevel
    let depths: HoleDistance
    let compute: Compute
    /// How much dearer than what grew from the smaller sizes a solution from pieces may be.
    private static let clearerShare = 1.6

    private let field: MatchField
    private let depth: Int
    private let effort: InpaintingEffort
    private let key: UInt64
    private let variation: UInt32
    private let distancePrice: Int32

    /// - Parameter depth: 0 = full size, each next one half of it.
    init(_ level: InpaintLevel, depth: Int, effort: InpaintingEffort, seed: UInt32, compute: Compute) {
        self.level = level
        self.depth = depth
        self.effort = effort
        self.compute = compute
        field = MatchField(level, compute: compute)
        depths = HoleDistance(level, box: field.box)
        key = UInt64(seed) << 8 | UInt64(depth)
        variation = seed & 3
        // A patch at the far side of the window costs as much as six levels of difference everywhere.
        distancePrice = Int32(8_000 * 256 / max(level.width, level.height))
    }

    /// Solves the level, from nothing or from the field of half the size.
    ///
    /// - Throws: the interruption of `compute`.
    func solve(from half: MatchField?) throws(EditFailure) -> MatchField {
        try level.updateGuide(compute: compute)
        if let half {
            level.adoptPixels(of: half.level, compute: compute)
            level.updateMeans(Box(x: 0, y: 0, width: level.width, height: level.height), compute: compute)
            field.adopt(half, key: key, compute: compute)
            try compute.checkpoint()
            try vote()
            try improve(coarsest: false)
        } else {
            level.updateMeans(Box(x: 0, y: 0, width: level.width, height: level.height), compute: compute)
            try start()
        }
        return field
    }

    /// Of two first guesses keeps the one that ends more like the sources: edges carried on, or colours spread softly. The former must
    /// be better by a tenth, for where neither is much better it has carried on what was none; two of four variations lean to it, for
    /// it shows more.
    private func start() throws(EditFailure) {
        var best = Int.max
        var kept: LevelState?
        for guess in 0..<2 {
            if guess == 0 {
                var fill = ExemplarFill(level, distancePrice: distancePrice, variation: variation, compute: compute)
                field.adopt(origins: try fill.run(), key: key, compute: compute)
            } else {
                try level.fillSoftly(compute: compute)
                field.adopt(origins: [Int32](repeating: -1, count: level.width * level.height), key: key, compute: compute)
            }
            level.updateMeans(field.box, compute: compute)
            try improve(coarsest: true)
            let leans = guess == 0 && (variation == 1 || variation == 2)
            let weighed = guess == 0 ? field.totalCost + field.totalCost / 10 : field.totalCost
            let cost = leans ? field.totalCost / 2 : weighed
            guard cost < best else { continue }
            best = cost
            kept = LevelState(field)
        }
        kept?.restore(to: field)
        level.updateMeans(field.box, compute: compute)
    }

    /// Starts anew from pieces of the surroundings, and keeps them unless they end much less like the sources: a haze is always near
    /// to something.
    ///
    /// - Parameter origins: the source of each pixel to solve, as far as it has one.
    /// - Throws: the interruption of `compute`.
    func compare(pieces origins: [Int32]) throws(EditFailure) {
        let kept = LevelState(field)
        let cost = field.totalCost
        var origins = origins
        level.adopt(&origins)
        level.updateMeans(field.box, compute: compute)
        field.adopt(origins: origins, key: key, compute: compute)
        try improve(coarsest: false)
        guard Double(field.totalCost) > Self.clearerShare * Double(cost) else { return }
        kept.restore(to: field)
        level.updateMeans(field.box, compute: compute)
    }

    private func improve(coarsest: Bool) throws(EditFailure) {
        let search = PatchSearch(field, distancePrice: distancePrice, compute: compute)
        let plan = effort.rounds(
            depth: depth, coarsest: coarsest, patches: field.count, longest: max(level.width, level.height))
        var sweep = 0
        for round in 0..<plan.rounds {
            try search.refresh()
            // The first field of all is mostly random: it takes a few sweeps to settle.
            let sweeps = coarsest && round == 0 ? 4 : plan.sweeps
            for _ in 0..<sweeps {
                try search.sweep(sweep, reach: plan.reach, key: key ^ UInt64(sweep) << 40)
                sweep += 1
            }
            if round < plan.rounds - 1 { try vote() }
        }
    }

    private func vote() throws(EditFailure) {
        try PatchVote(field, depths: depths, sharpness: 0.7, compute: compute).apply()
        level.updateMeans(field.box, compute: compute)
    }
}

/// A field and the pixels that go with it.
private struct LevelState {
    private let matches: [Match]
    private let pixels: [UInt8]

    init(_ field: MatchField) {
        matches = Array(UnsafeBufferPointer(start: field.matches, count: field.box.width * field.box.height))
        let bytes = UnsafeRawBufferPointer(start: field.level.pixels, count: field.level.width * field.level.height * 4)
        pixels = Array(bytes)
    }

    func restore(to field: MatchField) {
        matches.withUnsafeBufferPointer { field.matches.update(from: $0.baseAddress!, count: $0.count) }
        pixels.withUnsafeBytes { field.level.pixels.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    }
}
