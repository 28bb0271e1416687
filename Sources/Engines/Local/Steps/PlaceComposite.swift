// Lays an object on the canvas, its shadow under it.

import Imaging
import RetouchModel
import Scenes

/// Puts a finished object at its place, clipped by the frame.
struct PlaceComposite {
    /// The object at its size in the canvas, and the box of its core in it.
    let object: (raster: Raster, core: Box)
    let target: PlaceTarget
    let compute: Compute

    /// - Parameters:
    ///   - canvas: the picture.
    ///   - shadow: how the object's shadow looks; `nil` = it has none.
    func laid(
        on canvas: Raster, shadow: (look: VariationLook, strength: Float)?
    ) throws(EditFailure) -> StepChange {
        // The core's lower edge and middle are what a mark is about.
        let left = Int((target.x + (target.width - Float(object.core.width)) / 2).rounded()) - object.core.x
        let top = Int((target.y + target.height).rounded()) - object.core.height - object.core.y
        var area = covered(canvas, left, top)
        guard area.values.contains(where: { $0 > 0 }) else {
            throw EditFailure(.inputValidation, stage: .engine, "The place that is marked lies outside the picture.")
        }
        var raster = canvas
        if let shadow { try darken(&raster, left, top, shadow, area: &area) }
        try compute.checkpoint()
        lay(&raster, left, top)
        return .pixels(raster, area: area)
    }

    /// The object's alpha on the canvas.
    private func covered(_ canvas: Raster, _ left: Int, _ top: Int) -> Mask {
        var alpha = Mask(width: canvas.width, height: canvas.height, repeating: 0)
        let width = object.raster.width
        for y in max(0, -top)..<max(max(0, -top), min(object.raster.height, canvas.height - top)) {
            for x in max(0, -left)..<max(max(0, -left), min(width, canvas.width - left)) {
                alpha.values[(y + top) * canvas.width + x + left] = object.raster.pixels[(y * width + x) * 4 + 3]
            }
        }
        return alpha
    }

    /// Takes the light away where the object stands. Its shadow is found in a frame of its own, so that it is as fine as the object.
    private func darken(
        _ raster: inout Raster, _ left: Int, _ top: Int, _ shadow: (look: VariationLook, strength: Float), area: inout Mask
    ) throws(EditFailure) {
        let margin = max(object.raster.width, object.raster.height) * 6 / 10 + 2
        let frame = Box(
            x: left - margin, y: top - margin, width: object.raster.width + 2 * margin,
            height: object.raster.height + 2 * margin)
        var alpha = Mask(width: frame.width, height: frame.height, repeating: 0)
        for y in 0..<object.raster.height {
            for x in 0..<object.raster.width {
                alpha[x + margin, y + margin] = object.raster.pixels[(y * object.raster.width + x) * 4 + 3]
            }
        }
        guard let contact = try ContactShadow(alpha, compute: compute) else { return }
        let shade = contact.shade(shadow.look, strength: shadow.strength, compute: compute)
        let sampler = ShadeSampler(shade, width: frame.width, height: frame.height)
        let columns = sampler.covered.clamped(to: -frame.x..<raster.width - frame.x)
        var factors = [Float](repeating: 1, count: frame.width)
        var scratch: [Float] = []
        for y in max(0, frame.y)..<min(raster.height, frame.y + frame.height) {
            let reached = factors.withUnsafeMutableBufferPointer {
                sampler.fill($0.baseAddress!, y: y - frame.y, scratch: &scratch)
            }
            guard reached else { continue }
            for x in columns where factors[x] < 0.995 {
                let index = y * raster.width + frame.x + x
                guard raster.pixels[index * 4 + 3] > 0 else { continue }
                area.values[index] = 255
                for channel in 0..<3 {
                    let light = LinearLight.light(raster.pixels[index * 4 + channel])
                    raster.pixels[index * 4 + channel] = LinearLight.byte(light * factors[x])
                }
            }
        }
    }

    /// Straight alpha over straight alpha, in linear light.
    private func lay(_ raster: inout Raster, _ left: Int, _ top: Int) {
        let width = object.raster.width
        let canvasWidth = raster.width
        let rows = max(0, -top)..<max(max(0, -top), min(object.raster.height, raster.height - top))
        let columns = max(0, -left)..<max(max(0, -left), min(width, raster.width - left))
        raster.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            object.raster.pixels.withUnsafeBufferPointer { source in
                compute.bands(rows.count) { band in
                    for y in band.lowerBound + rows.lowerBound..<band.upperBound + rows.lowerBound {
                        for x in columns {
                            let from = source.baseAddress! + (y * width + x) * 4
                            let to = pixels.baseAddress! + ((y + top) * canvasWidth + x + left) * 4
                            Self.over(from, to)
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func over(_ from: UnsafePointer<UInt8>, _ to: UnsafeMutablePointer<UInt8>) {
        guard from[3] > 0 else { return }
        guard from[3] < 255, to[3] > 0 else {
            for channel in 0..<4 { to[channel] = from[channel] }
            return
        }
        let front = Float(from[3]) / 255
        let back = Float(to[3]) / 255 * (1 - front)
        let sum = front + back
        for channel in 0..<3 {
            let light = LinearLight.light(from[channel]) * front + LinearLight.light(to[channel]) * back
            to[channel] = LinearLight.byte(light / sum)
        }
        to[3] = byte(sum * 255)
    }
}
