// Pictures and masks at half size.

import Imaging

extension Raster {
    /// Means of 2 x 2 pixels in encoded values; at an odd edge the last pixel counts twice.
    func halved(compute: Compute) -> Raster {
        let w = (width + 1) / 2
        let h = (height + 1) / 2
        let pixels = [UInt8](unsafeUninitializedCapacity: w * h * 4) { buffer, count in
            let out = UnsafeMutableRawPointer(buffer.baseAddress!)
            self.pixels.withUnsafeBytes { source in
                compute.bands(h) { rows in
                    for y in rows {
                        let top = 2 * y * width
                        let bottom = min(2 * y + 1, height - 1) * width
                        for x in 0..<w {
                            let right = min(2 * x + 1, width - 1)
                            var sum = SIMD4<UInt16>(repeating: 2)
                            for index in [top + 2 * x, top + right, bottom + 2 * x, bottom + right] {
                                sum &+= SIMD4<UInt16>(
                                    truncatingIfNeeded: source.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self))
                            }
                            out.storeBytes(
                                of: SIMD4<UInt8>(truncatingIfNeeded: sum &>> 2), toByteOffset: (y * w + x) * 4,
                                as: SIMD4<UInt8>.self)
                        }
                    }
                }
            }
            count = w * h * 4
        }
        return Raster(width: w, height: h, pixels: pixels)
    }
}

extension Mask {
    /// Means of 2 x 2 values; at an odd edge the last one counts twice.
    func halved(compute: Compute) -> Mask {
        let w = (width + 1) / 2
        let h = (height + 1) / 2
        let halves = [UInt8](unsafeUninitializedCapacity: w * h) { out, count in
            let out = out.baseAddress!
            values.withUnsafeBufferPointer { source in
                compute.bands(h) { rows in
                    for y in rows {
                        let top = 2 * y * width
                        let bottom = min(2 * y + 1, height - 1) * width
                        for x in 0..<w {
                            let right = min(2 * x + 1, width - 1)
                            let sum =
                                Int(source[top + 2 * x]) + Int(source[top + right]) + Int(source[bottom + 2 * x])
                                + Int(source[bottom + right])
                            out[y * w + x] = UInt8((sum + 2) >> 2)
                        }
                    }
                }
            }
            count = w * h
        }
        return Mask(width: w, height: h, values: halves)
    }
}
