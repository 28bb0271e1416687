// The caller's own scene behind the subject.

import Imaging
import RetouchModel
import Scenes

/// Fits a context picture to the frame, moves and enlarges the crop from variation to variation, and defocuses it where asked.
struct ContextPainter {
    let scene: ContextBackdrop
    let picture: Raster
    let stance: SubjectStance
    let compute: Compute

    /// Enlargement up to which a crop still shows a photograph and not its pixels.
    private static let mostEnlarged = 2.5
    /// Largest defocus, as a share of the height: beyond it there is only one colour left.
    private static let mostBlur: Float = 0.25

    func paint(
        _ look: VariationLook, seed: UInt32, width: Int, height: Int, shade: ShadeMap?
    ) throws(EditFailure) -> Raster {
        let window = crop(look, width: width, height: height)
        let diameter = min(max(0, scene.blur), Self.mostBlur) * Float(height)
        if diameter < 1 {
            var raster = Self.opaque(
                try Resampler.resize(picture, width: width, height: height, window: window, compute: compute))
            if let shade { darken(&raster, by: shade) }
            return raster
        }
        // A disc of up to 24 pixels on the canvas; what it blurs away need not be drawn.
        let share = min(1, 24 / diameter)
        let canvasWidth = max(1, Int(Float(width) * share))
        let canvasHeight = max(1, Int(Float(height) * share))
        let small = Self.opaque(
            try Resampler.resize(picture, width: canvasWidth, height: canvasHeight, window: window, compute: compute))
        let light = SceneCanvas(photograph: small, highlights: 1, compute: compute)
        let soft = try Lens.defocus(light, radius: diameter * share / 2, compute: compute)
        return try Finish(grain: 0.005, seed: UInt64(seed)).develop(
            soft, width: width, height: height, shade: shade, compute: compute)
    }

    /// The part of the picture that a variation shows.
    func crop(_ look: VariationLook, width: Int, height: Int) -> CropWindow {
        // A standing subject needs the scene's ground, which lies at the bottom.
        let anchorY = stance.isCutOff ? look.anchorY : max(0.85, look.anchorY)
        var window = CropWindow.fill(
            width: picture.width, height: picture.height, frameWidth: width, frameHeight: height, anchorX: look.anchorX,
            anchorY: anchorY)
        let possible = window.width * Self.mostEnlarged / Double(width)
        let zoom = max(1, min(look.zoom, possible))
        window.x += (window.width - window.width / zoom) * look.anchorX
        window.y += (window.height - window.height / zoom) * anchorY
        window.width /= zoom
        window.height /= zoom
        return window
    }

    private func darken(_ raster: inout Raster, by shade: ShadeMap) {
        let width = raster.width
        let height = raster.height
        let sampler = ShadeSampler(shade, width: width, height: height)
        raster.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            compute.bands(height) { rows in
                var factors = [Float](repeating: 1, count: width)
                var scratch: [Float] = []
                for y in rows {
                    let reached = factors.withUnsafeMutableBufferPointer {
                        sampler.fill($0.baseAddress!, y: y, scratch: &scratch)
                    }
                    guard reached else { continue }
                    for x in sampler.covered where factors[x] < 0.999 {
                        let pixel = pixels.baseAddress! + (y * width + x) * 4
                        for channel in 0..<3 {
                            pixel[channel] = LinearLight.byte(LinearLight.light(pixel[channel]) * factors[x])
                        }
                    }
                }
            }
        }
    }

    /// A scene has no holes: transparent parts of the picture are white.
    private static func opaque(_ raster: Raster) -> Raster {
        if raster.isOpaque { return raster }
        var result = raster
        for index in 0..<raster.pixelCount {
            let alpha = Float(raster.pixels[index * 4 + 3]) / 255
            for channel in 0..<3 {
                let light = LinearLight.light(raster.pixels[index * 4 + channel])
                result.pixels[index * 4 + channel] = LinearLight.byte(light * alpha + 1 - alpha)
            }
            result.pixels[index * 4 + 3] = 255
        }
        return result
    }
}
