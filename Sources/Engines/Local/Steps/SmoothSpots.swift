// Blemishes: small round spots that are darker or redder than the skin round them.

import Imaging
import RetouchModel

/// A spot in pixels of the canvas.
struct SkinSpot: Sendable, Equatable {
    var x: Float
    var y: Float
    var radius: Float
}

/// Finds spots in a region and heals them.
struct SmoothSpots {
    private let area: SmoothArea
    private let unit: Float
    /// Whether the measures are a face's, and not those of a mark round one spot.
    private let hasFace: Bool
    private let amount: Float
    private let compute: Compute

    /// Deviations of the Gaussians that spots are found with, as shares of a face's height; a region without a face may be one spot's
    /// own mark.
    private static let sizes: [Float] = [0.006, 0.010, 0.016]
    private static let markSizes: [Float] = [0.03, 0.06, 0.11]

    /// - Parameter amount: 0 ... 1: from the clearest spots alone to faint ones.
    init(_ area: SmoothArea, faceHeight: Float?, amount: Float, compute: Compute) {
        self.area = area
        // A mark much smaller than a face, or than the frame where no face is found, is round what it means.
        let isNarrow = area.isDrawn && (faceHeight.map { area.unit < 0.22 * $0 * area.scale } ?? (area.share < 0.1))
        hasFace = !isNarrow
        unit = isNarrow ? area.unit : SmoothSkin.unit(area, faceHeight)
        self.amount = amount
        self.compute = compute
    }

    /// The canvas with its spots healed; the canvas itself where there are none.
    func healed(_ canvas: Raster) throws(EditFailure) -> Raster {
        let skin = try SkinWeight(area, unit: unit, compute: compute).plane
        let spots = try found(skin)
        return try SpotHealing(spots: spots, compute: compute).healed(canvas)
    }

    /// Spots, the smallest first; none inside another.
    func found(_ skin: Plane<Float>) throws(EditFailure) -> [SkinSpot] {
        // What is compared is skin with the skin round it: hair and eyes beside it say nothing.
        let own = MaskedBlur(area.inside, compute: compute)
        let around = MaskedBlur(skin, compute: compute)
        // Darker and redder both count.
        var signal = area.lab[0]
        for index in signal.values.indices { signal.values[index] -= 1.1 * area.lab[1].values[index] }
        let sizes = hasFace ? Self.sizes : Self.markSizes
        let base = around.gaussian([area.lab[0], area.lab[1]], sigma: max(1.8, 3 * sizes[2] * unit))
        let lightness = Blur.gaussian(area.lab[0], sigma: max(0.5, 0.003 * unit), compute: compute)
        let check = SpotCheck(area: area, unit: unit, hasFace: hasFace, compute: compute)
        let features = check.features(lightness, base[0])
        let least = 5.4 - 3 * amount
        var spots: [SkinSpot] = []
        var clearest: (depth: Float, spot: SkinSpot)?
        for share in sizes {
            try compute.checkpoint()
            var depth = around.gaussian(signal, sigma: max(1.8, 3 * share * unit))
            let spot = own.gaussian(signal, sigma: max(0.6, share * unit))
            for index in depth.values.indices { depth.values[index] -= spot.values[index] }
            if !hasFace { note(depth, share, skin, &clearest) }
            let usual = spread(depth, around)
            var strong = Mask(width: area.width, height: area.height, repeating: 0)
            for index in strong.values.indices where area.inside.values[index] > 0.5 {
                if depth.values[index] > max(least, 2.2 * usual.values[index]) { strong.values[index] = 255 }
            }
            for part in ConnectedComponents.find(in: strong).components
            where check.isSmallAndRound(part) && check.isBlemish(part, lightness, base)
                && check.isSurroundedBySkin(part, skin, features) && check.standsAlone(part, spot)
            {
                add(part, to: &spots)
            }
        }
        // Who circles one place of skin means what is darkest in it.
        if spots.isEmpty, let clearest, clearest.depth > 0.5 * least { spots = [clearest.spot] }
        return spots
    }

    /// Keeps the place where the skin is darkest or reddest for its surroundings, away from the mark's own edge.
    private func note(
        _ depth: Plane<Float>, _ share: Float, _ skin: Plane<Float>, _ clearest: inout (depth: Float, spot: SkinSpot)?
    ) {
        let edge = Int((0.2 * unit).rounded(.up))
        let rim = 2.4 * share * unit + 1
        for y in edge..<max(edge, area.height - edge) {
            for x in edge..<max(edge, area.width - edge) where depth[x, y] > clearest?.depth ?? 0 {
                let around = [(edge, 0), (-edge, 0), (0, edge), (0, -edge)]
                guard around.allSatisfy({ area.inside[x + $0.0, y + $0.1] > 0.5 }),
                    isMostlySkin(Float(x), Float(y), reach: min(rim, Float(edge)), skin)
                else { continue }
                let spot = SkinSpot(
                    x: Float(area.box.x) + (Float(x) + 0.5) / area.scale, y: Float(area.box.y) + (Float(y) + 0.5) / area.scale,
                    radius: (1.6 * share * unit + 1) / area.scale)
                clearest = (depth[x, y], spot)
            }
        }
    }

    /// Whether there is skin on three of four sides: hair at the mark's edge is no spot.
    private func isMostlySkin(_ x: Float, _ y: Float, reach: Float, _ skin: Plane<Float>) -> Bool {
        SpotCheck.directions.count { dx, dy in skin[Int(x + dx * reach), Int(y + dy * reach)] > 0.5 } >= 12
    }

    /// The spot of a part, in pixels of the canvas, in place of what was found inside it.
    private func add(_ part: Component, to spots: inout [SkinSpot]) {
        let longer = Float(max(part.box.width, part.box.height))
        let spot = SkinSpot(
            x: Float(area.box.x) + (Float(part.box.x) + Float(part.box.width) / 2) / area.scale,
            y: Float(area.box.y) + (Float(part.box.y) + Float(part.box.height) / 2) / area.scale,
            radius: (longer / 2 + max(1, 0.006 * unit)) / area.scale)
        spots.removeAll { other in
            let dx = other.x - spot.x
            let dy = other.y - spot.y
            return (dx * dx + dy * dy).squareRoot() < max(other.radius, spot.radius)
        }
        spots.append(spot)
    }

    /// How much skin usually strays around a place.
    private func spread(_ depth: Plane<Float>, _ around: MaskedBlur) -> Plane<Float> {
        var square = depth
        // Lips and brows are deeper than any unevenness, and must not count as it.
        for index in square.values.indices { square.values[index] = min(36, depth.values[index] * depth.values[index]) }
        var mean = around.gaussian(square, sigma: max(3, (hasFace ? 0.09 : 0.5) * unit))
        for index in mean.values.indices { mean.values[index] = max(0, mean.values[index]).squareRoot() }
        return mean
    }
}
