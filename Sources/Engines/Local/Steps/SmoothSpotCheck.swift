// What tells a blemish from everything else that is small and dark in a face.

import Imaging

/// Judges parts that stand out of skin.
struct SpotCheck {
    let area: SmoothArea
    /// Height of a face, or the unit of a mark round one spot, in pixels of the area's planes.
    let unit: Float
    /// Whether the measures are a face's, and not those of a mark round one spot.
    let hasFace: Bool
    let compute: Compute

    /// Most diameter of a spot in shares of the unit: larger ones are moles and shadows.
    private static let largest: Float = 0.075
    private static let largestInMark: Float = 0.6
    /// Most levels of L* that any part of a blemish is darker than the skin round it, and least levels of a* that it is redder.
    private static let darkest: Float = 24
    private static let leastRed: Float = -2.5

    func isSmallAndRound(_ part: Component) -> Bool {
        let longer = Float(max(part.box.width, part.box.height))
        let shorter = Float(min(part.box.width, part.box.height))
        return longer < (hasFace ? Self.largest : Self.largestInMark) * unit && part.area > 3 && longer < 2.2 * shorter
            && Float(part.area) > 0.45 * longer * shorter
    }

    /// Eyes, brows, nostrils, the line of the lips and hair, with what lies close to them: 255 there.
    func features(_ lightness: Plane<Float>, _ base: Plane<Float>) -> Mask {
        var dark = Mask(width: area.width, height: area.height, repeating: 0)
        guard hasFace else { return dark }
        for index in dark.values.indices where base.values[index] - lightness.values[index] > Self.darkest {
            dark.values[index] = 255
        }
        return Morphology.dilate(dark, radius: max(1, 0.022 * unit), compute: compute)
    }

    /// Pupils, nostrils and moles are much darker than their surroundings, and not redder. What is marked by itself may be a mole.
    func isBlemish(_ part: Component, _ lightness: Plane<Float>, _ base: [Plane<Float>]) -> Bool {
        var darkest: Float = 0
        var redder: Float = 0
        var count: Float = 0
        for y in part.box.y..<part.box.y + part.box.height {
            for index in y * area.width + part.box.x..<y * area.width + part.box.x + part.box.width {
                darkest = max(darkest, base[0].values[index] - lightness.values[index])
                redder += area.lab[1].values[index] - base[1].values[index]
                count += 1
            }
        }
        return darkest < (hasFace ? Self.darkest : 2 * Self.darkest) && redder > Self.leastRed * count
    }

    /// Whether the skin is lighter on all sides: folds and the wings of a nose go on to one or two.
    func standsAlone(_ part: Component, _ signal: Plane<Float>) -> Bool {
        let x = Float(part.box.x) + Float(part.box.width) / 2
        let y = Float(part.box.y) + Float(part.box.height) / 2
        let reach = Float(max(part.box.width, part.box.height)) * 0.9 + 1
        let rises = Self.directions.compactMap { dx, dy -> Float? in
            let u = Int(x + dx * reach)
            let v = Int(y + dy * reach)
            guard u >= 0, u < area.width, v >= 0, v < area.height else { return nil }
            return signal[u, v] - signal[Int(x), Int(y)]
        }.sorted()
        guard rises.count == Self.directions.count else { return false }
        // The second lowest against the middle one.
        return rises[1] > 0.4 * rises[rises.count / 2]
    }

    /// What is round and dark in eyes and beards has no skin on all its sides, near and a little further.
    func isSurroundedBySkin(_ part: Component, _ skin: Plane<Float>, _ features: Mask) -> Bool {
        let x = Float(part.box.x) + Float(part.box.width) / 2
        let y = Float(part.box.y) + Float(part.box.height) / 2
        guard features[Int(x), Int(y)] == 0 else { return false }
        for factor: Float in [0.8, 1.3] {
            let reach = Float(max(part.box.width, part.box.height)) * factor + 2
            var open = 0
            for (dx, dy) in Self.directions {
                let u = Int(x + dx * reach)
                let v = Int(y + dy * reach)
                guard u >= 0, u < area.width, v >= 0, v < area.height else { return false }
                if skin[u, v] > 0.5 || (!hasFace && area.inside[u, v] < 0.5) { open += 1 }
            }
            guard open >= 13 else { return false }
        }
        return true
    }

    /// Sixteen directions, a sixteenth of a turn apart.
    static let directions: [(Float, Float)] = {
        let quarter: [(Float, Float)] = [(1, 0), (0.92388, 0.382683), (0.707107, 0.707107), (0.382683, 0.92388)]
        return quarter + quarter.map { (-$0.1, $0.0) } + quarter.map { (-$0.0, -$0.1) } + quarter.map { ($0.1, -$0.0) }
    }()
}
