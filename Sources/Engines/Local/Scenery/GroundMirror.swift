// A subject's mirror image on a polished ground.

import Imaging
import RetouchModel

/// Flips the subject at its foot and lays it softly over the backdrop.
struct GroundMirror {
    let cutout: Cutout
    /// .05 = a studio floor, .30 = polished marble.
    let strength: Float
    let compute: Compute

    /// Longer side of the working copy: the mirror image is soft.
    private static let side = 512
    /// How much of the subject's height the image shows before it has faded.
    private static let reach: Float = 0.40
    /// Rows over the foot where it starts, as a share of the subject's height: a foot is seldom level.
    private static let overlap: Float = 0.02
    /// Deviation of its blur as a share of the frame's height.
    private static let blur: Float = 0.006

    func draw(onto raster: inout Raster) throws(EditFailure) {
        guard strength > 0.01, !cutout.stance.isCutOff else { return }
        try compute.checkpoint()
        let foot = Float(cutout.stance.box.y + cutout.stance.box.height)
        let tall = Float(cutout.stance.box.height)
        let first = max(0, Int(foot - Self.overlap * tall))
        let last = min(raster.height, Int((foot + Self.reach * tall).rounded(.up)))
        guard first < last else { return }
        let image = SoftSubject(
            cutout, rows: max(0, Int(2 * foot) - last - 1)..<min(raster.height, Int(2 * foot) - first + 1), longest: Self.side,
            sigma: Self.blur * Float(raster.height), compute: compute)
        let frame = (width: raster.width, height: raster.height)
        raster.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            compute.bands(last - first) { rows in
                for y in first + rows.lowerBound..<first + rows.upperBound {
                    let below = max(0, Float(y) + 0.5 - foot) / (Self.reach * tall)
                    guard below < 1 else { continue }
                    let left = 1 - below
                    let fade = self.strength * left * left.squareRoot()
                    let source = 2 * foot - Float(y) - 0.5
                    for x in 0..<frame.width {
                        // Premultiplied: light and coverage fade together.
                        let mirrored = image.sample(Float(x) + 0.5, source)
                        guard mirrored.w > 0.01 else { continue }
                        let pixel = pixels.baseAddress! + (y * frame.width + x) * 4
                        for channel in 0..<3 {
                            let was = LinearLight.light(pixel[channel])
                            pixel[channel] = LinearLight.byte(was + (mirrored[channel] - was * mirrored.w) * fade)
                        }
                    }
                }
            }
        }
    }
}

/// Some rows of a subject alone, small and blurred: linear light times coverage, with the coverage.
private struct SoftSubject: Sendable {
    private let values: [SIMD4<Float>]
    private let width: Int
    private let height: Int
    private let top: Float
    private let scale: Float

    init(_ cutout: Cutout, rows: Range<Int>, longest: Int, sigma: Float, compute: Compute) {
        let frame = cutout.reference
        let scale = min(1, Float(longest) / Float(max(frame.width, frame.height)))
        let width = max(2, Int(Float(frame.width) * scale))
        let height = max(2, Int(Float(rows.count) * scale))
        let step = max(1, Int(1 / scale / 2))
        let count = width * height
        let light = [SIMD4<Float>](unsafeUninitializedCapacity: count) { buffer, filled in
            nonisolated(unsafe) let out = buffer.baseAddress!
            compute.bands(height) { band in
                for y in band {
                    let above = rows.lowerBound + y * rows.count / height
                    let below = max(above + 1, rows.lowerBound + (y + 1) * rows.count / height)
                    for x in 0..<width {
                        let left = x * frame.width / width
                        let right = max(left + 1, (x + 1) * frame.width / width)
                        var sum = SIMD4<Float>()
                        var number: Float = 0
                        for v in stride(from: above, to: min(below, frame.height), by: step) {
                            for u in stride(from: left, to: right, by: step) {
                                sum += cutout.premultiplied(at: v * frame.width + u)
                                number += 1
                            }
                        }
                        (out + y * width + x).initialize(to: sum / max(1, number))
                    }
                }
            }
            filled = count
        }
        let soft = (0..<4).map { channel in
            Blur.gaussian(
                Plane(width: width, height: height, values: light.map { $0[channel] }), sigma: max(0.5, sigma * scale),
                compute: compute)
        }
        values = (0..<count).map { SIMD4(soft[0].values[$0], soft[1].values[$0], soft[2].values[$0], soft[3].values[$0]) }
        self.width = width
        self.height = height
        self.scale = Float(height) / Float(rows.count)
        top = Float(rows.lowerBound)
    }

    /// Between pixels, at a place of the whole frame.
    @inline(__always)
    func sample(_ x: Float, _ y: Float) -> SIMD4<Float> {
        let u = min(max(x * scale - 0.5, 0), Float(width - 1))
        let v = min(max((y - top) * scale - 0.5, 0), Float(height - 1))
        let i = min(Int(u), width - 2)
        let j = min(Int(v), height - 2)
        let s = u - Float(i)
        return values.withUnsafeBufferPointer { values in
            let row = values.baseAddress! + j * width + i
            let above = row[0] + (row[1] - row[0]) * s
            let below = row[width] + (row[width + 1] - row[width]) * s
            return above + (below - above) * (v - Float(j))
        }
    }
}

extension Cutout {
    /// The subject's linear light at a pixel times its coverage, with the coverage.
    @inline(__always)
    fileprivate func premultiplied(at index: Int) -> SIMD4<Float> {
        let alpha = alpha.values.withUnsafeBufferPointer { $0[index] }
        guard alpha > 0 else { return SIMD4() }
        let pixel =
            alpha == 255
            ? reference.pixels.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self) }
            : colors.pixels.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self) }
        return SIMD4(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z), 1) * (Float(alpha) / 255)
    }
}
