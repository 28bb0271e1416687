// The colours of one person's skin.

import Imaging
import RetouchModel
import Vision

enum SkinColor {
    /// What has the colour of the faces' middle.
    ///
    /// - Parameters:
    ///   - faces: boxes from the forehead to the chin.
    ///   - region: where to look, of the raster's size; `nil` = everywhere.
    ///   - isSure: whether pale cloth and wood, which resemble skin, are left out at the price of some skin in strong light.
    /// - Returns: `nil` where the faces show nothing.
    static func area(
        _ raster: Raster, faces: [Box], within region: Mask?, isSure: Bool = false, compute: Compute
    ) throws(EditFailure) -> Mask? {
        let core = FaceShape.mask(of: faces, width: raster.width, height: raster.height, scale: 0.62)
        guard let name = of(raster, in: core, isSure: isSure) else { return nil }
        return try ColorArea.find(name, in: raster, within: region, compute: compute)
    }

    /// Hue and saturation near the medians of a face, in more light and more shade; `nil` for an empty core.
    ///
    /// - Parameter core: the middle of faces, of the raster's size: eyes, brows and lips are few against cheeks.
    private static func of(_ raster: Raster, in core: Mask, isSure: Bool) -> ColorName? {
        var lightness: [Float] = []
        var a: [Float] = []
        var b: [Float] = []
        let count = core.values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        let step = max(1, count / 20_000)
        var number = 0
        for index in core.values.indices where core.values[index] > 0 {
            number += 1
            guard number % step == 0 else { continue }
            let pixel = (raster.pixels[index * 4], raster.pixels[index * 4 + 1], raster.pixels[index * 4 + 2])
            let lab = Oklab.of(LinearLight.light(red: pixel.0, green: pixel.1, blue: pixel.2))
            lightness.append(lab.x)
            a.append(lab.y)
            b.append(lab.z)
        }
        guard !lightness.isEmpty else { return nil }
        func middle(_ values: [Float]) -> Float { values.sorted()[values.count / 2] }
        let l = middle(lightness)
        return ColorName(
            around: SIMD3(l, middle(a), middle(b)), hueReach: isSure ? 12 : 16, saturation: isSure ? 0.75...1.6 : 0.55...1.7,
            lightness: l - 0.3...l + (isSure ? 0.2 : 0.24))
    }
}
