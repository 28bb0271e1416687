// A small copy of a picture, for measuring.

import Imaging
import RetouchModel

/// A picture reduced to at most 256 pixels on its longer side by averaging, and the way back to its coordinates.
struct InspectionView {
    static let side = 256
    let raster: Raster

    init(_ source: Raster, compute: Compute) throws(EditFailure) {
        try compute.checkpoint()
        let longer = max(source.width, source.height)
        guard longer > Self.side else {
            raster = source
            return
        }
        let width = max(1, source.width * Self.side / longer)
        let height = max(1, source.height * Self.side / longer)
        raster = Self.average(source, width: width, height: height, compute: compute)
    }

    /// A mask of any size, sampled at the centres of the view's pixels.
    func fitted(_ mask: Mask) -> Mask {
        var values = [UInt8](repeating: 0, count: raster.pixelCount)
        for y in 0..<raster.height {
            let row = (y * 2 + 1) * mask.height / (raster.height * 2) * mask.width
            for x in 0..<raster.width {
                values[y * raster.width + x] = mask.values[row + (x * 2 + 1) * mask.width / (raster.width * 2)]
            }
        }
        return Mask(width: raster.width, height: raster.height, values: values)
    }

    /// A box of the view in the picture's pixels.
    func enlarged(_ box: Box, width: Int, height: Int) -> Box {
        let left = box.x * width / raster.width
        let top = box.y * height / raster.height
        let right = min(width, ((box.x + box.width) * width + raster.width - 1) / raster.width)
        let bottom = min(height, ((box.y + box.height) * height + raster.height - 1) / raster.height)
        return Box(x: left, y: top, width: max(1, right - left), height: max(1, bottom - top))
    }

    /// Plain averages of encoded values: exact enough for statistics, and no float plane of the picture.
    private static func average(_ source: Raster, width: Int, height: Int, compute: Compute) -> Raster {
        var result = Raster(width: width, height: height)
        let sourceWidth = source.width
        let sourceHeight = source.height
        source.pixels.withUnsafeBytes { from in
            result.pixels.withUnsafeMutableBytes { to in
                nonisolated(unsafe) let to = to
                compute.bands(height) { rows in
                    for y in rows {
                        let top = y * sourceHeight / height
                        let bottom = max(top + 1, (y + 1) * sourceHeight / height)
                        for x in 0..<width {
                            let left = x * sourceWidth / width
                            let right = max(left + 1, (x + 1) * sourceWidth / width)
                            var sum = SIMD4<UInt32>()
                            for row in top..<bottom {
                                for column in left..<right {
                                    let pixel = from.loadUnaligned(
                                        fromByteOffset: (row * sourceWidth + column) * 4, as: SIMD4<UInt8>.self)
                                    sum &+= SIMD4<UInt32>(truncatingIfNeeded: pixel)
                                }
                            }
                            let mean = sum / UInt32((bottom - top) * (right - left))
                            to.storeBytes(
                                of: SIMD4<UInt8>(truncatingIfNeeded: mean), toByteOffset: (y * width + x) * 4,
                                as: SIMD4<UInt8>.self)
                        }
                    }
                }
            }
        }
        return result
    }
}
