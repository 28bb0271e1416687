// Creases: relief between the weave and the fall of the cloth.

import Imaging
import RetouchModel

/// Softens creases inside a region of cloth.
struct SmoothCloth {
    private let area: SmoothArea
    private let amount: Float
    private let compute: Compute

    /// Amount from which on more would not look better: half of the relief goes.
    static let mostAmount: Float = 0.5
    /// Bounds of the band as shares of the region's unit: finer is weave and print, broader is drape.
    private static let fine: Float = 0.0045
    private static let broad: Float = 0.06
    /// Levels of L* at which relief counts as an edge of its own (a seam, a print) as much as a crease, at least.
    private static let edge: Float = 10

    /// - Parameter amount: 0 ... 1; the part of the relief that goes is .2 at .1, .47 at .4, and .5 from .5 on.
    init(_ area: SmoothArea, amount: Float, compute: Compute) {
        self.area = area
        self.amount = amount
        self.compute = compute
    }

    func smoothed(_ canvas: Raster) throws(EditFailure) -> Raster {
        let blur = MaskedBlur(area.inside, compute: compute)
        let least = max(0.7, Self.fine * area.unit)
        let most = max(2 * least, Self.broad * area.unit)
        let band = difference(area.lab[0], blur, least, most)
        try compute.checkpoint()
        let plain = printFree(blur, least, most)
        try compute.checkpoint()
        let faded = area.faded(compute: compute)
        let limit = max(Self.edge, 3 * typical(band))
        let x = min(amount, Self.mostAmount)
        // Half of it all from .5 on, with a slope of zero there.
        let part = 2 * x * (1 - x)
        var change = band
        for index in change.values.indices {
            let relief = band.values[index]
            let strength = part * faded.values[index] * plain.values[index]
            change.values[index] = -strength * relief / (1 + relief * relief / (limit * limit))
        }
        return try area.applied([change], to: canvas, compute: compute)
    }

    private func difference(_ plane: Plane<Float>, _ blur: MaskedBlur, _ least: Float, _ most: Float) -> Plane<Float> {
        let broad = blur.gaussian(plane, sigma: most)
        var band = blur.gaussian(plane, sigma: least)
        for index in band.values.indices { band.values[index] -= broad.values[index] }
        return band
    }

    /// 1 where the cloth has one colour, less where a print changes it: light moves a* and b* in proportion to L* + 16, dye does not.
    private func printFree(_ blur: MaskedBlur, _ least: Float, _ most: Float) -> Plane<Float> {
        func tint(_ channel: Int) -> Plane<Float> {
            var plane = area.lab[channel]
            for index in plane.values.indices { plane.values[index] *= 80 / (area.lab[0].values[index] + 16) }
            return plane
        }
        let green = difference(tint(1), blur, least, most)
        let blue = difference(tint(2), blur, least, most)
        var result = green
        for index in result.values.indices {
            let square = green.values[index] * green.values[index] + blue.values[index] * blue.values[index]
            result.values[index] = 1 / (1 + square / 36)
        }
        return blur.gaussian(result, sigma: least)
    }

    /// Six tenths of the region have less relief than this.
    private func typical(_ band: Plane<Float>) -> Float {
        let sizes = band.values.indices.filter { area.inside.values[$0] > 0.5 }.map { abs(band.values[$0]) }.sorted()
        return sizes.isEmpty ? 0 : sizes[sizes.count * 6 / 10]
    }
}
