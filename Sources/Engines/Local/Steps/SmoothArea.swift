// The region that is smoothed, as planes of a working size.

import Imaging
import RetouchModel

/// What a band of middle size is found on: fine detail is not needed for it, and is not touched by what is found.
struct SmoothArea: Sendable {
    /// The part of the canvas that the planes show, in its pixels.
    let box: Box
    /// Pixels of the planes for each of the canvas.
    let scale: Float
    /// CIE L*a*b*, one plane each.
    let lab: [Plane<Float>]
    /// 1 = wholly inside the region.
    let inside: Plane<Float>
    /// Whether the region is what was drawn: its edge is no edge of cloth then, and must fade.
    let isDrawn: Bool
    /// The region's unit as a share of the frame's longer side.
    let share: Float

    /// The side of a square of the region's size, in pixels of the planes.
    let unit: Float

    var width: Int { inside.width }
    var height: Int { inside.height }

    init(_ canvas: Raster, _ selection: Selection, mode: GenerationMode, compute: Compute) throws(EditFailure) {
        let margin = max(8, max(selection.box.width, selection.box.height) / 10)
        let patch = try RegionPatch(canvas, selection, margin: margin, compute: compute)
        let longest: Int =
            switch mode {
            case .fast: 640
            case .auto, .balanced: 1_024
            case .quality: 1_600
            }
        box = patch.box
        scale = min(1, Float(longest) / Float(max(box.width, box.height)))
        let width = max(1, Int((Float(box.width) * scale).rounded()))
        let height = max(1, Int((Float(box.height) * scale).rounded()))
        let small = try Resampler.resize(patch.raster, width: width, height: height, compute: compute)
        try compute.checkpoint()
        lab = Self.lab(small)
        let mask = try Resampler.resize(patch.mask, width: width, height: height, compute: compute)
        var inside = Plane<Float>(width: width, height: height, repeating: 0)
        var sum: Float = 0
        for index in inside.values.indices {
            inside.values[index] = Float(mask.values[index]) / 255
            sum += inside.values[index]
        }
        self.inside = inside
        unit = max(4, sum.squareRoot())
        isDrawn = selection.isLiteral
        share = unit / scale / Float(max(canvas.width, canvas.height))
    }

    /// L*a*b* of every pixel.
    static func lab(_ raster: Raster) -> [Plane<Float>] {
        var planes = (0..<3).map { _ in Plane<Float>(width: raster.width, height: raster.height, repeating: 0) }
        for index in 0..<raster.pixelCount {
            let color = Lab.of(
                LinearLight.light(
                    red: raster.pixels[index * 4], green: raster.pixels[index * 4 + 1], blue: raster.pixels[index * 4 + 2]))
            for channel in 0..<3 { planes[channel].values[index] = color[channel] }
        }
        return planes
    }

    /// How much of a change reaches each place: nothing at the region's edge, all of it some way inside.
    func faded(compute: Compute) -> Plane<Float> {
        let reach = max(1, unit * (isDrawn ? 0.05 : 0.012))
        let soft = Blur.gaussian(inside, sigma: reach, compute: compute)
        var result = soft
        for index in result.values.indices {
            // Half at a straight edge becomes 0 there.
            result.values[index] = min(inside.values[index], max(0, soft.values[index] * 2 - 1))
        }
        return result
    }

    /// The canvas with changes of L*, a* and b* laid in. A change of L* scales a* and b* with it, as more light on the same cloth does.
    ///
    /// - Parameter changes: in the planes' size, already faded; L* alone, or all three.
    func applied(_ changes: [Plane<Float>], to canvas: Raster, compute: Compute) throws(EditFailure) -> Raster {
        var result = canvas
        let full = try changes.map { change throws(EditFailure) in
            change.width == box.width && change.height == box.height
                ? change
                : try Resampler.resize(change, width: box.width, height: box.height, filter: .cubic, compute: compute)
        }
        try compute.checkpoint()
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            compute.bands(box.height) { rows in
                for y in rows {
                    for x in 0..<box.width {
                        let at = y * box.width + x
                        let pixel = pixels.baseAddress! + ((y + box.y) * canvas.width + x + box.x) * 4
                        var change = SIMD3(full[0].values[at], 0, 0)
                        if full.count == 3 { change = SIMD3(change.x, full[1].values[at], full[2].values[at]) }
                        guard pixel[3] > 0, abs(change.x) + abs(change.y) + abs(change.z) > 0.03 else { continue }
                        Self.apply(change, to: pixel)
                    }
                }
            }
        }
        return result
    }

    @inline(__always)
    private static func apply(_ change: SIMD3<Float>, to pixel: UnsafeMutablePointer<UInt8>) {
        let own = Lab.of(LinearLight.light(red: pixel[0], green: pixel[1], blue: pixel[2]))
        let lightness = min(100, max(0, own.x + change.x))
        let factor = (lightness + 16) / (own.x + 16)
        let light = Lab.light(SIMD3(lightness, own.y * factor + change.y, own.z * factor + change.z))
        pixel[0] = LinearLight.byte(light.x)
        pixel[1] = LinearLight.byte(light.y)
        pixel[2] = LinearLight.byte(light.z)
    }
}
