// Resampling along a turn.

package import RetouchModel

/// Turns pictures and masks.
///
/// Pictures go through Lanczos's kernel of three lobes in linear light with premultiplied alpha; what it overshoots beyond its four
/// nearest pixels is limited, so that hard edges get no halos. Every pixel is made from the 6 x 6 pixels round its place and from
/// nothing else: where two pictures are equal, so are their turned ones beyond that reach. Outside the picture its edge goes on.
package enum Rotator {
    /// Pixels that the kernel reaches to each side of the one it stands in.
    package static let reach = 3

    /// The picture in the new frame.
    ///
    /// - Throws: what `compute` throws when nobody wants the result any more.
    package static func turn(_ raster: Raster, by rotation: Rotation, compute: Compute) throws(EditFailure) -> Raster {
        try compute.checkpoint()
        let width = rotation.width
        let height = rotation.height
        let way = BackwardTurn(rotation, pictureWidth: raster.width, pictureHeight: raster.height)
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            nonisolated(unsafe) let out = buffer.baseAddress!
            raster.pixels.withUnsafeBufferPointer { source in
                let sampler = TurnedTiles(
                    source: source.baseAddress!, sourceWidth: raster.width, sourceHeight: raster.height, way: way, width: width)
                compute.bands(height, minimum: TurnedTiles.side) { rows in
                    guard compute.isWanted else { return }
                    sampler.run(rows: rows, into: out, compute: compute)
                }
            }
            count = width * height * 4
        }
        try compute.checkpoint()
        return Raster(width: width, height: height, pixels: pixels)
    }

    /// The mask in the new frame, by Catmull and Rom's cubic. It is 255 only where every pixel that the picture's kernel reaches is:
    /// what is wholly inside stays apart from what is not.
    package static func turn(_ mask: Mask, by rotation: Rotation, compute: Compute) throws(EditFailure) -> Mask {
        try compute.checkpoint()
        let whole = Morphology.erode(mask, radius: Float(reach), shape: .box, compute: compute)
        let way = BackwardTurn(rotation, pictureWidth: mask.width, pictureHeight: mask.height)
        let plane = MaskSampler(width: mask.width, height: mask.height)
        return mask.values.withUnsafeBufferPointer { values in
            whole.values.withUnsafeBufferPointer { whole in
                filled(rotation, compute) { x, y in
                    let place = way.source(x, y)
                    let nearest = plane.index(place)
                    if whole[nearest] == 255 { return 255 }
                    return min(plane.cubic(values, place), 254)
                }
            }
        }
    }

    /// 255 wherever a pixel above 0 has a part in the turned picture's pixel, and at most one pixel further; 0 elsewhere.
    package static func turnGrowing(_ mask: Mask, by rotation: Rotation, compute: Compute) throws(EditFailure) -> Mask {
        try compute.checkpoint()
        let wide = Morphology.dilate(mask, radius: Float(reach), shape: .box, compute: compute)
        let way = BackwardTurn(rotation, pictureWidth: mask.width, pictureHeight: mask.height)
        let plane = MaskSampler(width: mask.width, height: mask.height)
        return wide.values.withUnsafeBufferPointer { wide in
            filled(rotation, compute) { x, y in wide[plane.index(way.source(x, y))] > 0 ? 255 : 0 }
        }
    }

    private static func filled(_ rotation: Rotation, _ compute: Compute, _ value: (Int, Int) -> UInt8) -> Mask {
        let width = rotation.width
        let values = [UInt8](unsafeUninitializedCapacity: width * rotation.height) { buffer, count in
            nonisolated(unsafe) let out = buffer.baseAddress!
            compute.bands(rotation.height) { rows in
                for y in rows { for x in 0..<width { out[y * width + x] = value(x, y) } }
            }
            count = width * rotation.height
        }
        return Mask(width: width, height: rotation.height, values: values)
    }
}

/// Reads a mask between its pixels; its edge goes on outside.
private struct MaskSampler: Sendable {
    let width: Int
    let height: Int

    /// The pixel that the picture's kernel counts its reach from.
    @inline(__always)
    func index(_ place: (x: Double, y: Double)) -> Int {
        let x = min(max(Int(place.x.rounded(.down)), 0), width - 1)
        let y = min(max(Int(place.y.rounded(.down)), 0), height - 1)
        return y * width + x
    }

    @inline(__always)
    func cubic(_ values: UnsafeBufferPointer<UInt8>, _ place: (x: Double, y: Double)) -> UInt8 {
        let left = place.x.rounded(.down)
        let top = place.y.rounded(.down)
        let across = weights(Float(place.x - left))
        let down = weights(Float(place.y - top))
        var sum: Float = 0
        for row in 0..<4 {
            let y = min(max(Int(top) + row - 1, 0), height - 1) * width
            var line: Float = 0
            for column in 0..<4 {
                line += across[column] * Float(values[y + min(max(Int(left) + column - 1, 0), width - 1)])
            }
            sum += down[row] * line
        }
        return byte(sum)
    }

    @inline(__always)
    private func weights(_ t: Float) -> SIMD4<Float> {
        SIMD4(
            ((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((-1.5 * t + 2) * t + 0.5) * t, (0.5 * t - 0.5) * t * t)
    }
}
