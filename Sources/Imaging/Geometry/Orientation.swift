// The eight ways in which a stored picture can lie.

/// How a stored picture must be turned to stand upright; the raw values are EXIF's.
package enum Orientation: Int, Sendable, CaseIterable {
    case upright = 1
    case mirrored = 2
    case upsideDown = 3
    case mirroredUpsideDown = 4
    case transposed = 5
    case needsQuarterTurnRight = 6
    case transversed = 7
    case needsQuarterTurnLeft = 8

    /// Whether width and height change places.
    package var swapsSides: Bool { rawValue >= 5 }

    /// The stored column grows leftwards as one goes along the upright picture's matching axis.
    private var flipsColumns: Bool { [2, 3, 7, 8].contains(rawValue) }
    /// The stored row grows upwards as one goes along the upright picture's matching axis.
    private var flipsRows: Bool { [3, 4, 6, 7].contains(rawValue) }

    /// The upright picture.
    package func applied(to raster: Raster, compute: Compute) -> Raster {
        guard self != .upright else { return raster }
        let width = raster.width
        let height = raster.height
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            let to = UnsafeMutableRawPointer(buffer.baseAddress!).assumingMemoryBound(to: UInt32.self)
            raster.pixels.withUnsafeBytes { source in
                copy(
                    source.assumingMemoryBound(to: UInt32.self).baseAddress!, to: to, width: width, height: height,
                    compute: compute)
            }
            count = width * height * 4
        }
        return Raster(width: swapsSides ? height : width, height: swapsSides ? width : height, pixels: pixels)
    }

    /// The upright mask.
    package func applied(to mask: Mask, compute: Compute) -> Mask {
        guard self != .upright else { return mask }
        let width = mask.width
        let height = mask.height
        let values = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            mask.values.withUnsafeBufferPointer { source in
                copy(source.baseAddress!, to: buffer.baseAddress!, width: width, height: height, compute: compute)
            }
            count = width * height
        }
        return Mask(width: swapsSides ? height : width, height: swapsSides ? width : height, values: values)
    }

    /// - Parameters `width`, `height`: of the stored picture.
    private func copy<Pixel: BitwiseCopyable>(
        _ from: UnsafePointer<Pixel>, to: UnsafeMutablePointer<Pixel>, width: Int, height: Int, compute: Compute
    ) {
        let stepX = flipsColumns ? -1 : 1
        let stepY = flipsRows ? -width : width
        let corner = from + (flipsColumns ? width - 1 : 0) + (flipsRows ? (height - 1) * width : 0)
        let outWidth = swapsSides ? height : width
        compute.bands(swapsSides ? width : height) { rows in
            if swapsSides {
                Self.copyTiles(corner, along: stepY, down: stepX, to: to, width: outWidth, rows: rows)
            } else {
                Self.copyRows(corner, along: stepX, down: stepY, to: to, width: outWidth, rows: rows)
            }
        }
    }

    /// Output pixel (x, y) is the source's at `x * along + y * down` from the corner.
    private static func copyRows<Pixel: BitwiseCopyable>(
        _ corner: UnsafePointer<Pixel>, along: Int, down: Int, to: UnsafeMutablePointer<Pixel>, width: Int,
        rows: Range<Int>
    ) {
        for y in rows {
            let from = corner + y * down
            let out = to + y * width
            for x in 0..<width { out[x] = from[x * along] }
        }
    }

    /// As `copyRows`, in squares of 16 pixels, so that the 16 source rows that a square touches stay in the first cache.
    private static func copyTiles<Pixel: BitwiseCopyable>(
        _ corner: UnsafePointer<Pixel>, along: Int, down: Int, to: UnsafeMutablePointer<Pixel>, width: Int,
        rows: Range<Int>
    ) {
        for top in stride(from: rows.lowerBound, to: rows.upperBound, by: 16) {
            let bottom = min(top + 16, rows.upperBound)
            for left in stride(from: 0, to: width, by: 16) {
                let right = min(left + 16, width)
                for y in top..<bottom {
                    let from = corner + y * down
                    let out = to + y * width
                    for x in left..<right { out[x] = from[x * along] }
                }
            }
        }
    }
}
