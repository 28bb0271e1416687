// Defocus: what a wide aperture does to everything that is not the subject.

package import Imaging
package import RetouchModel

/// Blur by the disc of a lens, in linear light, so that bright points become discs and not smudges.
package enum Lens {
    /// Replaces every pixel by the mean over a disc; the edge pixels go on outside the canvas.
    ///
    /// - Parameters:
    ///   - canvas: linear light.
    ///   - radius: of the disc, in pixels of the canvas; below a third of a pixel nothing changes. The cost grows with it:
    ///     draw on a smaller canvas rather than with a radius above 20.
    ///   - compute: threads and interruption.
    package static func defocus(
        _ canvas: SceneCanvas, radius: Float, compute: Compute
    ) throws(EditFailure) -> SceneCanvas {
        guard radius >= 0.34 else { return canvas }
        try compute.checkpoint()
        let width = canvas.width
        let height = canvas.height
        let disc = Disc(radius: radius)
        let sums = runningSums(canvas, margin: disc.reach + 1, compute: compute)
        try compute.checkpoint()
        let stride = width + 2 * (disc.reach + 1) + 1
        let light = [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            sums.withUnsafeBufferPointer { sums in
                compute.bands(height, minimum: 8) { rows in
                    for y in rows {
                        for x in 0..<width { (out + y * width + x).initialize(to: SIMD4()) }
                        // A wide disc on a large canvas takes long: the rest stays black, and the checkpoint below throws.
                        guard compute.isWanted else { continue }
                        for (index, span) in disc.spans.enumerated() {
                            let from = min(max(y + index - disc.reach, 0), height - 1)
                            disc.add(span, of: sums.baseAddress! + from * stride, width: width, to: out + y * width)
                        }
                        for x in 0..<width { out[y * width + x] *= disc.scale }
                    }
                }
            }
            count = width * height
        }
        try compute.checkpoint()
        return SceneCanvas(width: width, height: height, light: light)
    }

    /// As `defocus` for any radius: above eight pixels on a reduced copy, whose disc is still round.
    package static func wide(
        _ canvas: SceneCanvas, radius: Float, compute: Compute
    ) throws(EditFailure) -> SceneCanvas {
        guard radius > 8 else { return try defocus(canvas, radius: radius, compute: compute) }
        let scale = 8 / radius
        let width = max(8, Int((Float(canvas.width) * scale).rounded()))
        let height = max(8, Int((Float(canvas.height) * scale).rounded()))
        let small = try defocus(
            canvas.reduced(width: width, height: height, compute: compute), radius: radius * Float(width) / Float(canvas.width),
            compute: compute)
        return small.enlarged(width: canvas.width, height: canvas.height, compute: compute)
    }

    /// As `defocus`, with a radius for each row: ground that leads away from the subject. Radii below a third of a pixel copy the row.
    package static func defocus(
        _ canvas: SceneCanvas, radii: [Float], compute: Compute
    ) throws(EditFailure) -> SceneCanvas {
        precondition(radii.count == canvas.height)
        try compute.checkpoint()
        let width = canvas.width
        let height = canvas.height
        let most = radii.max() ?? 0
        let margin = Int(most.rounded(.up)) + 1
        let sums = runningSums(canvas, margin: margin, compute: compute)
        try compute.checkpoint()
        let stride = width + 2 * margin + 1
        let light = [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            sums.withUnsafeBufferPointer { sums in
                canvas.light.withUnsafeBufferPointer { source in
                    compute.bands(height, minimum: 8) { rows in
                        for y in rows {
                            let target = out + y * width
                            guard radii[y] >= 0.34 else {
                                target.initialize(from: source.baseAddress! + y * width, count: width)
                                continue
                            }
                            let disc = Disc(radius: radii[y], margin: margin)
                            for x in 0..<width { (target + x).initialize(to: SIMD4()) }
                            guard compute.isWanted else { continue }
                            for (index, span) in disc.spans.enumerated() {
                                let from = min(max(y + index - disc.reach, 0), height - 1)
                                disc.add(span, of: sums.baseAddress! + from * stride, width: width, to: target)
                            }
                            for x in 0..<width { target[x] *= disc.scale }
                        }
                    }
                }
            }
            count = width * height
        }
        try compute.checkpoint()
        return SceneCanvas(width: width, height: height, light: light)
    }

    /// Sums of each row from its start, with `margin` repeated edge pixels on both sides: `width + 2 * margin + 1` a row.
    private static func runningSums(_ canvas: SceneCanvas, margin: Int, compute: Compute) -> [SIMD4<Float>] {
        let width = canvas.width
        let stride = width + 2 * margin + 1
        return [SIMD4<Float>](unsafeUninitializedCapacity: stride * canvas.height) { buffer, count in
            let out = buffer.baseAddress!
            canvas.light.withUnsafeBufferPointer { light in
                compute.bands(canvas.height) { rows in
                    for y in rows {
                        var sum = SIMD4<Float>()
                        (out + y * stride).initialize(to: sum)
                        for place in 0..<stride - 1 {
                            sum += light[y * width + min(max(place - margin, 0), width - 1)]
                            (out + y * stride + place + 1).initialize(to: sum)
                        }
                    }
                }
            }
            count = stride * canvas.height
        }
    }
}

/// A disc as one span a row, with soft ends.
private struct Disc: Sendable {
    let reach: Int
    /// Repeated edge pixels at both ends of a row of running sums.
    let margin: Int
    /// Half width of each row, from the top row to the bottom one.
    let spans: [Float]
    /// 1 / area.
    let scale: Float

    init(radius: Float, margin: Int? = nil) {
        let reach = Int(radius.rounded(.up))
        self.reach = reach
        self.margin = margin ?? reach + 1
        spans = (-reach...reach).map { row in
            // The mean width over the row's height, so that small discs keep their area.
            let parts: [Float] = [-0.375, -0.125, 0.125, 0.375]
            return parts.reduce(0) { sum, part in
                let distance = Float(row) + part
                return sum + max(0, radius * radius - distance * distance).squareRoot() / 4
            }
        }
        scale = 1 / spans.reduce(0) { $0 + 2 * $1 }
    }

    /// Adds the sum over `x - span ... x + span` of a row to each pixel; whole pixels from the running sums, the ends by share.
    func add(
        _ span: Float, of sums: UnsafePointer<SIMD4<Float>>, width: Int, to row: UnsafeMutablePointer<SIMD4<Float>>
    ) {
        guard span > 0 else { return }
        let low = Float(margin) + 0.5 - span
        let high = Float(margin) + 0.5 + span
        let lowIndex = Int(low)
        let highIndex = Int(high)
        let lowShare = low - Float(lowIndex)
        let highShare = high - Float(highIndex)
        for x in 0..<width {
            let a = sums + x + lowIndex
            let b = sums + x + highIndex
            row[x] += (b[0] + (b[1] - b[0]) * highShare) - (a[0] + (a[1] - a[0]) * lowShare)
        }
    }
}
