// Pictures as nets were trained to see them.

package import Imaging

/// Pictures reduced to planar floats, red, green and blue, as a net's input of shape 1x3xNxN.
///
/// The nets were trained on pictures averaged in their encoded values, not in linear light, so that is done here too.
/// Transparent pixels are seen as if on mid-grey.
package enum NetInput {
    /// U-2-Net's preparation: area-averaged to `side`, divided by the largest value, ImageNet's mean and deviation.
    package static func saliency(_ raster: Raster, side: Int, compute: Compute) -> Tensor {
        var planes = averaged(raster, width: side, height: side, compute: compute)
        let most = max(planes.max() ?? 1, 1e-6)
        let mean: [Float] = [0.485, 0.456, 0.406]
        let deviation: [Float] = [0.229, 0.224, 0.225]
        let count = side * side
        for channel in 0..<3 {
            for index in channel * count..<(channel + 1) * count {
                planes[index] = (planes[index] / most - mean[channel]) / deviation[channel]
            }
        }
        return Tensor(shape: [1, 3, side, side], values: planes)
    }

    /// Area-averaged to `side`, 0 ... 1.
    package static func unit(_ raster: Raster, side: Int, compute: Compute) -> Tensor {
        let planes = averaged(raster, width: side, height: side, compute: compute)
        return Tensor(shape: [1, 3, side, side], values: planes.map { $0 / 255 })
    }

    /// A square part, area-averaged to `side`, -1 ... 1. Outside the picture it is black.
    package static func signed(_ raster: Raster, window: CropWindow, side: Int, compute: Compute) -> Tensor {
        let planes = averaged(raster, window: window, width: side, height: side, compute: compute)
        return Tensor(shape: [1, 3, side, side], values: planes.map { $0 / 127.5 - 1 })
    }

    /// Averages of the source pixels under each output pixel, 0 ... 255, as three planes. Small pictures are enlarged by
    /// the same rule: each output pixel takes the source area that it covers.
    ///
    /// - Parameter window: the part to average, all of the picture by default; what lies outside counts as 0.
    package static func averaged(
        _ raster: Raster, window: CropWindow? = nil, width: Int, height: Int, compute: Compute
    ) -> [Float] {
        let window = window ?? CropWindow(width: raster.width, height: raster.height)
        let columns = AreaSpans(size: raster.width, origin: window.x, length: window.width, count: width)
        let rows = AreaSpans(size: raster.height, origin: window.y, length: window.height, count: height)
        return [Float](unsafeUninitializedCapacity: 3 * width * height) { buffer, count in
            let out = buffer.baseAddress!
            raster.pixels.withUnsafeBufferPointer { source in
                let base = source.baseAddress!
                compute.bands(height, minimum: 8) { band in
                    var sums = [SIMD4<Float>](repeating: .zero, count: raster.width)
                    sums.withUnsafeMutableBufferPointer { sums in
                        for y in band {
                            sums.update(repeating: .zero)
                            rows.forEach(y) { row, weight in
                                addRow(base + row * raster.width * 4, weight: weight, to: sums)
                            }
                            for x in 0..<width {
                                var pixel = SIMD4<Float>.zero
                                columns.forEach(x) { column, weight in pixel += sums[column] * weight }
                                for channel in 0..<3 { out[(channel * height + y) * width + x] = pixel[channel] }
                            }
                        }
                    }
                }
            }
            count = 3 * width * height
        }
    }

    @inline(__always)
    private static func addRow(
        _ row: UnsafePointer<UInt8>, weight: Float, to sums: UnsafeMutableBufferPointer<SIMD4<Float>>
    ) {
        let raw = UnsafeRawPointer(row)
        for x in 0..<sums.count {
            let bytes = raw.loadUnaligned(fromByteOffset: x * 4, as: SIMD4<UInt8>.self)
            var pixel = SIMD4<Float>(Float(bytes.x), Float(bytes.y), Float(bytes.z), Float(bytes.w))
            if bytes.w != 255 { pixel = 128 + (pixel - 128) * (pixel.w / 255) }
            sums[x] += pixel * weight
        }
    }
}

/// For each output pixel of an axis, the source pixels that it covers and their shares, which add up to 1 inside the source.
struct AreaSpans {
    private let scale: Double
    private let origin: Double
    private let size: Int

    /// `count` output pixels cover `origin ..< origin + length` of `size` source pixels.
    init(size: Int, origin: Double, length: Double, count: Int) {
        self.size = size
        self.origin = origin
        scale = length / Double(count)
    }

    @inline(__always)
    func forEach(_ index: Int, _ body: (Int, Float) -> Void) {
        let start = origin + Double(index) * scale
        let end = min(start + scale, Double(size))
        var pixel = max(0, Int(start.rounded(.down)))
        while pixel < size, Double(pixel) < end - 1e-9 {
            let share = min(Double(pixel) + 1, end) - max(Double(pixel), start)
            body(pixel, Float(share / scale))
            pixel += 1
        }
    }
}
