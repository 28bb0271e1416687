// Skin: blotches and shine go, pores and the shape of the face stay.

import Imaging
import RetouchModel

/// Which pixels of a region are skin, as far as their colour says.
struct SkinWeight {
    /// Deviations of L*, a* and b* on one face.
    private static let spread = SIMD3<Float>(18, 7, 7)

    /// 1 = skin, softly bounded.
    let plane: Plane<Float>

    /// - Parameters:
    ///   - area: the region; most of it is taken to be skin.
    ///   - unit: height of a face in pixels of the area's planes.
    /// - Throws: `inputValidation` where next to nothing in the region looks like skin.
    init(_ area: SmoothArea, unit: Float, compute: Compute) throws(EditFailure) {
        let typical = Self.typicalColor(area)
        var weight = area.inside
        var sum: Float = 0
        for index in weight.values.indices {
            let color = SIMD3(area.lab[0].values[index], area.lab[1].values[index], area.lab[2].values[index])
            let scaled = (color - typical) / Self.spread
            let distance = (scaled * scaled).sum().squareRoot()
            weight.values[index] *= min(1, max(0, 2.2 - distance / 1.3))
            sum += weight.values[index]
        }
        let all = area.inside.values.reduce(0, +)
        guard sum > 0.02 * all else {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "The region is too mixed to be skin: mark the skin alone, without hair and clothes.")
        }
        let soft = try EdgeAwareBase.of(
            [weight], guide: Self.unit(area.lab[0]), radius: max(2, Int(unit * 0.012)), epsilon: 1e-3, compute: compute)[0]
        var result = Blur.gaussian(soft, sigma: max(0.8, unit * 0.006), compute: compute)
        for index in result.values.indices {
            result.values[index] = min(1, max(0, min(result.values[index], area.inside.values[index])))
        }
        plane = result
    }

    /// L* as 0 ... 1.
    static func unit(_ lightness: Plane<Float>) -> Plane<Float> {
        var plane = lightness
        for index in plane.values.indices { plane.values[index] /= 100 }
        return plane
    }

    /// The median colour of what could be skin; of everything in the region where hardly anything could.
    ///
    /// Skin of every tone lies in one range of hues (Lab angles of about 20° to 80°) and is never as grey as most other things.
    private static func typicalColor(_ area: SmoothArea) -> SIMD3<Float> {
        let inside = area.inside.values.indices.filter { area.inside.values[$0] > 0.5 }
        let plausible = inside.filter { index in
            let red = area.lab[1].values[index]
            let yellow = area.lab[2].values[index]
            return area.lab[0].values[index] > 22 && red > 5 && yellow > 0.35 * red && yellow < 5.5 * red
                && red * red + yellow * yellow > 100
        }
        let chosen = plausible.count * 5 > inside.count ? plausible : inside
        func median(_ channel: Int) -> Float {
            let values = chosen.map { area.lab[channel].values[$0] }.sorted()
            return values.isEmpty ? 0 : values[values.count / 2]
        }
        return SIMD3(median(0), median(1), median(2))
    }
}

/// Evens skin out in three bands: tone kept, blotches attenuated, pores kept.
struct SmoothSkin {
    private let area: SmoothArea
    private let unit: Float
    private let amount: Float
    private let compute: Compute

    /// Bounds of the band as shares of a face's height, and the variance of L* (0 ... 1) that counts as flat.
    private static let fine: Float = 0.007
    private static let broad: Float = 0.055
    private static let epsilon: Float = 2.5e-3

    /// - Parameters:
    ///   - faceHeight: in pixels of the canvas; `nil` = no face in sight: the region is taken for most of one.
    ///   - amount: 0 ... 1; .4 takes out about half of the unevenness.
    init(_ area: SmoothArea, faceHeight: Float?, amount: Float, compute: Compute) {
        self.area = area
        unit = Self.unit(area, faceHeight)
        self.amount = amount
        self.compute = compute
    }

    /// Height of a face in pixels of the area's planes.
    static func unit(_ area: SmoothArea, _ faceHeight: Float?) -> Float {
        faceHeight.map { max(16, $0 * area.scale) } ?? max(16, 1.5 * area.unit)
    }

    func smoothed(_ canvas: Raster) throws(EditFailure) -> Raster {
        let skin = try SkinWeight(area, unit: unit, compute: compute).plane
        let faded = area.faded(compute: compute)
        let sigma = max(0.7, unit * Self.fine)
        var middle: [Plane<Float>] = []
        for plane in area.lab {
            try compute.checkpoint()
            middle.append(Blur.gaussian(plane, sigma: sigma, compute: compute))
        }
        let base = try EdgeAwareBase.of(
            middle, guide: SkinWeight.unit(middle[0]), radius: max(3, Int(unit * Self.broad)), epsilon: Self.epsilon,
            compute: compute)
        let part = 0.35 + 0.45 * amount
        let changes = zip(middle, base).map { middle, base in
            var change = middle
            for index in change.values.indices {
                let share = part * min(skin.values[index], faded.values[index])
                change.values[index] = (base.values[index] - middle.values[index]) * share
            }
            return change
        }
        return try area.applied(changes, to: canvas, compute: compute)
    }
}
