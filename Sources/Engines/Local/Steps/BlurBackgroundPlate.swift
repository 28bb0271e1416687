// The background without its subject, as far as a lens can tell.

import Imaging
import RetouchModel
import Scenes

/// The light of what is behind the subject, continued under it, at a working size: what a disc blurs away need not be drawn.
struct BackgroundPlate: Sendable {
    let canvas: SceneCanvas
    /// How far a place outshines its surroundings, 0 ... 1: lamps and glints, which are brighter than white.
    let glints: Plane<Float>
    /// Defocus levels for a depth of field that grows from the subject's ground.
    let levels: Int

    /// - Parameters:
    ///   - raster: the canvas of the edit.
    ///   - cutout: its subject.
    ///   - diameter: of the disc in pixels of the raster.
    ///   - mode: fast draws smaller discs, quality larger ones and more levels.
    init(_ raster: Raster, cutout: Cutout, diameter: Float, mode: GenerationMode, compute: Compute) throws(EditFailure) {
        let (disc, pixels, levels): (Float, Float, Int) =
            switch mode {
            case .fast: (14, 1_000_000, 2)
            case .auto, .balanced: (24, 2_200_000, 3)
            case .quality: (34, 4_400_000, 4)
            }
        self.levels = levels
        let share = min(1, disc / diameter, (pixels / Float(raster.pixelCount)).squareRoot())
        let width = max(1, Int(Float(raster.width) * share))
        let height = max(1, Int(Float(raster.height) * share))
        let behind = Self.background(raster, cutout: cutout, compute: compute)
        let small = try Resampler.resize(behind, width: width, height: height, compute: compute)
        try compute.checkpoint()
        let known = [SIMD4<Float>](unsafeUninitializedCapacity: small.pixelCount) { buffer, count in
            for index in 0..<small.pixelCount {
                var light = SIMD4(
                    LinearLight.light(
                        red: small.pixels[index * 4], green: small.pixels[index * 4 + 1], blue: small.pixels[index * 4 + 2]), 0)
                light.w = Float(small.pixels[index * 4 + 3]) / 255
                (buffer.baseAddress! + index).initialize(to: light)
            }
            count = small.pixelCount
        }
        try compute.checkpoint()
        canvas = SceneCanvas(
            width: width, height: height,
            light: HoleFill.filled(known, width: width, height: height, compute: compute))
        glints = Self.glints(canvas, radius: max(1, diameter * share), compute: compute)
    }

    /// The raster with what may hold the subject's colours made transparent.
    private static func background(_ raster: Raster, cutout: Cutout, compute: Compute) -> Raster {
        // A matte that ends a little early leaves a rim of the subject.
        let rim = max(1.5, Float(max(raster.width, raster.height)) / 420)
        let near = Morphology.dilate(cutout.alpha, radius: rim, compute: compute)
        var result = raster
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            compute.bands(raster.height) { rows in
                for index in rows.lowerBound * raster.width..<rows.upperBound * raster.width where near.values[index] > 8 {
                    pixels[index * 4 + 3] = 0
                }
            }
        }
        return result
    }

    private static func glints(_ canvas: SceneCanvas, radius: Float, compute: Compute) -> Plane<Float> {
        let brightest = Plane(
            width: canvas.width, height: canvas.height, values: canvas.light.map { max($0.x, $0.y, $0.z) })
        let around = Blur.gaussian(brightest, sigma: radius, compute: compute)
        var result = brightest
        for index in result.values.indices {
            let own = brightest.values[index]
            // A bright wall is no lamp: only what outshines its surroundings.
            result.values[index] =
                PortableMath.smoothstep(0.75, 1, own)
                * PortableMath.smoothstep(0.2, 0.6, own - around.values[index])
        }
        return result
    }
}

/// The plate at several widths of the aperture.
struct DefocusStack: Sendable {
    let width: Int
    let height: Int
    /// From the sharpest to the widest: encoded values of 0 ... 65,535.
    let levels: [[SIMD4<UInt16>]]

    /// - Parameters:
    ///   - diameter: of the widest disc, in pixels of the edit's canvas.
    ///   - frameHeight: of that canvas.
    ///   - highlights: how much brighter than white lamps are taken to be.
    ///   - levels: 1 = the widest alone; more = that many and the plate itself.
    init(
        _ plate: BackgroundPlate, diameter: Float, frameHeight: Int, highlights: Float, levels count: Int, compute: Compute
    ) throws(EditFailure) {
        var canvas = plate.canvas
        width = canvas.width
        height = canvas.height
        for index in canvas.light.indices { canvas.light[index] *= 1 + highlights * plate.glints.values[index] }
        let radius = diameter / 2 * Float(canvas.height) / Float(frameHeight)
        var levels: [[SIMD4<UInt16>]] = count == 1 ? [] : [Self.encoded(plate.canvas, compute: compute)]
        for level in 1...count {
            let soft = try Lens.defocus(canvas, radius: radius * Float(level) / Float(count), compute: compute)
            levels.append(Self.encoded(soft, compute: compute))
        }
        self.levels = levels
    }

    private static func encoded(_ canvas: SceneCanvas, compute: Compute) -> [SIMD4<UInt16>] {
        [SIMD4<UInt16>](unsafeUninitializedCapacity: canvas.light.count) { buffer, count in
            let out = buffer.baseAddress!
            compute.bands(canvas.height) { rows in
                for index in rows.lowerBound * canvas.width..<rows.upperBound * canvas.width {
                    let value = clamped(PortableMath.encoded(canvas.light[index]), 0, 1) * 65_535
                    (out + index).initialize(to: SIMD4<UInt16>(truncatingIfNeeded: rounded(value)))
                }
            }
            count = canvas.light.count
        }
    }
}
