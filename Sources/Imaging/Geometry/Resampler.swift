// Pictures and planes at other sizes.

package import RetouchModel

/// Changes sizes and cuts out parts.
///
/// Pictures are averaged in linear light and with premultiplied alpha, so that fine detail keeps its brightness and no colour
/// comes out of transparent pixels. The same size and whole pixels give a copy, bit by bit.
package enum Resampler {
    /// Resamples a part of a picture.
    ///
    /// - Parameters:
    ///   - window: the part to show; all of it by default. Outside the picture its edge goes on.
    ///   - filter: `automatic` shrinks by area and grows by Lanczos.
    /// - Throws: what `compute` throws when nobody wants the result any more.
    package static func resize(
        _ raster: Raster, width: Int, height: Int, window: CropWindow? = nil, filter: ResampleFilter = .automatic,
        compute: Compute
    ) throws(EditFailure) -> Raster {
        let window = window ?? CropWindow(width: raster.width, height: raster.height)
        if let corner = exactCorner(window, width, height, raster.width, raster.height) {
            return crop(raster, x: corner.x, y: corner.y, width: width, height: height)
        }
        try compute.checkpoint()
        let opaque = raster.isOpaque
        let passes = passes(
            window, sourceWidth: raster.width, sourceHeight: raster.height, width: width, height: height,
            channels: 4, filter: filter)
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            let out = buffer.baseAddress!
            raster.pixels.withUnsafeBufferPointer { source in
                let source = source.baseAddress!
                passes.run(height: height, compute: compute) { row, target in
                    PixelRow.load(source + row * raster.width * 4, count: raster.width, opaque: opaque, into: target)
                } narrow: { row, target in
                    narrow4(row, passes.horizontal, count: width, into: target)
                } store: { row, y in
                    PixelRow.store(row, count: width, opaque: opaque, into: out + y * width * 4)
                }
            }
            count = width * height * 4
        }
        try compute.checkpoint()
        return Raster(width: width, height: height, pixels: pixels)
    }

    /// Resamples a part of a mask, rounding and limiting to bytes.
    package static func resize(
        _ plane: Plane<UInt8>, width: Int, height: Int, window: CropWindow? = nil,
        filter: ResampleFilter = .automatic, compute: Compute
    ) throws(EditFailure) -> Plane<UInt8> {
        try resizePlane(plane, width, height, window, filter, compute)
    }

    /// Resamples a part of a plane. Lanczos and cubic filters can leave the range of the values; nothing is limited.
    package static func resize(
        _ plane: Plane<Float>, width: Int, height: Int, window: CropWindow? = nil,
        filter: ResampleFilter = .automatic, compute: Compute
    ) throws(EditFailure) -> Plane<Float> {
        try resizePlane(plane, width, height, window, filter, compute)
    }

    /// Copies a rectangle of whole pixels, which must lie inside the picture.
    package static func crop(_ raster: Raster, x: Int, y: Int, width: Int, height: Int) -> Raster {
        if x == 0, y == 0, width == raster.width, height == raster.height { return raster }
        let pixels = cropped(raster.pixels, stride: raster.width * 4, x: x * 4, y: y, width: width * 4, height: height)
        return Raster(width: width, height: height, pixels: pixels)
    }

    private static func resizePlane<Sample: StripSample>(
        _ plane: Plane<Sample>, _ width: Int, _ height: Int, _ window: CropWindow?, _ filter: ResampleFilter,
        _ compute: Compute
    ) throws(EditFailure) -> Plane<Sample> {
        let window = window ?? CropWindow(width: plane.width, height: plane.height)
        if let corner = exactCorner(window, width, height, plane.width, plane.height) {
            let values = cropped(
                plane.values, stride: plane.width, x: corner.x, y: corner.y, width: width, height: height)
            return Plane(width: width, height: height, values: values)
        }
        try compute.checkpoint()
        let passes = passes(
            window, sourceWidth: plane.width, sourceHeight: plane.height, width: width, height: height,
            channels: 1, filter: filter)
        let values = [Sample](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            plane.values.withUnsafeBufferPointer { source in
                let source = source.baseAddress!
                passes.run(height: height, compute: compute) { row, target in
                    let from = source + row * plane.width
                    for x in 0..<plane.width { target[x] = from[x].level }
                } narrow: { row, target in
                    narrow1(row, passes.horizontal, count: width, into: target)
                } store: { row, y in
                    let to = out + y * width
                    for x in 0..<width { to[x] = Sample(level: row[x]) }
                }
            }
            count = width * height
        }
        try compute.checkpoint()
        return Plane(width: width, height: height, values: values)
    }

    private static func passes(
        _ window: CropWindow, sourceWidth: Int, sourceHeight: Int, width: Int, height: Int, channels: Int,
        filter: ResampleFilter
    ) -> SeparableResampler {
        precondition(width > 0 && height > 0 && window.width > 0 && window.height > 0)
        return SeparableResampler(
            horizontal: AxisWeights(
                size: sourceWidth, origin: window.x, length: window.width, count: width, filter: filter),
            vertical: AxisWeights(
                size: sourceHeight, origin: window.y, length: window.height, count: height, filter: filter),
            sourceValues: sourceWidth * channels, outputValues: width * channels)
    }

    /// The window's corner when it is whole pixels inside the source at the output's size.
    private static func exactCorner(
        _ window: CropWindow, _ width: Int, _ height: Int, _ sourceWidth: Int, _ sourceHeight: Int
    ) -> (x: Int, y: Int)? {
        guard window.width == Double(width), window.height == Double(height), window.x == window.x.rounded(),
            window.y == window.y.rounded(), window.x >= 0, window.y >= 0,
            window.x + window.width <= Double(sourceWidth), window.y + window.height <= Double(sourceHeight)
        else { return nil }
        return (Int(window.x), Int(window.y))
    }

    private static func cropped<Sample: BitwiseCopyable>(
        _ values: [Sample], stride: Int, x: Int, y: Int, width: Int, height: Int
    ) -> [Sample] {
        precondition(x >= 0 && y >= 0 && x + width <= stride && (y + height) * stride <= values.count)
        if width == stride, y == 0, values.count == width * height { return values }
        return [Sample](unsafeUninitializedCapacity: width * height) { buffer, count in
            values.withUnsafeBufferPointer { source in
                for row in 0..<height {
                    (buffer.baseAddress! + row * width).initialize(
                        from: source.baseAddress! + (y + row) * stride + x, count: width)
                }
            }
            count = width * height
        }
    }
}
