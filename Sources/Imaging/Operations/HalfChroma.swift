// Brightness and colour apart, at half size.

/// Rec. 709 luma and colour differences of a picture's 2 x 2 means.
struct HalfChroma: Sendable {
    let width: Int
    let height: Int
    /// Luma, blue difference, red difference and an unused lane, in 64ths of a level.
    var values: [SIMD4<Int16>]

    init(_ raster: Raster, compute: Compute) {
        let width = (raster.width + 1) / 2
        let height = (raster.height + 1) / 2
        self.width = width
        self.height = height
        values = [SIMD4<Int16>](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            raster.pixels.withUnsafeBufferPointer { pixels in
                compute.bands(height) { rows in
                    for y in rows {
                        let top = 2 * y * raster.width
                        let bottom = min(2 * y + 1, raster.height - 1) * raster.width
                        for x in 0..<width {
                            let left = 2 * x
                            let right = min(left + 1, raster.width - 1)
                            var sum = Self.at(pixels, top + left) + Self.at(pixels, top + right)
                            sum += Self.at(pixels, bottom + left) + Self.at(pixels, bottom + right)
                            (out + y * width + x).initialize(
                                to: SIMD4<Int16>(truncatingIfNeeded: SIMD4<Int32>((sum * 16).rounded(.toNearestOrEven))))
                        }
                    }
                }
            }
            count = width * height
        }
    }

    /// Luma, blue and red difference of a pixel, in levels.
    @inline(__always)
    static func of(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> SIMD4<Float> {
        let luma = 0.2126 * Float(red) + 0.7152 * Float(green) + 0.0722 * Float(blue)
        return SIMD4(luma, (Float(blue) - luma) * (1 / 1.8556), (Float(red) - luma) * (1 / 1.5748), 0)
    }

    /// What changes of luma and colour differences change in red, green and blue.
    @inline(__always)
    static func colors(_ change: SIMD4<Float>) -> SIMD4<Float> {
        SIMD4(
            change.x + 1.5748 * change.z, change.x - 0.187324 * change.y - 0.468124 * change.z,
            change.x + 1.8556 * change.y, 0)
    }

    /// One lane as bytes, colour differences round 128, for measuring.
    func bytes(lane: Int) -> Plane<UInt8> {
        let offset = lane == 0 ? 0 : 128
        return Plane(
            width: width, height: height, values: values.map { byte(Float(Int($0[lane]) + offset * 64) / 64) })
    }

    @inline(__always)
    private static func at(_ pixels: UnsafeBufferPointer<UInt8>, _ index: Int) -> SIMD4<Float> {
        of(pixels[index * 4], pixels[index * 4 + 1], pixels[index * 4 + 2])
    }

    /// Reads half-size values along one row of the full picture: three quarters of the nearest, one of the next.
    struct Sampler {
        private let near: Int
        private let next: Int
        private let last: Int

        init(width: Int, height: Int, y: Int) {
            let row = y >> 1
            near = row * width
            next = min(max(row + (y & 1 == 0 ? -1 : 1), 0), height - 1) * width
            last = width - 1
        }

        /// In levels.
        @inline(__always)
        func value(_ values: UnsafeBufferPointer<SIMD4<Int16>>, _ x: Int) -> SIMD4<Float> {
            let u = x >> 1
            let other = min(max(u + (x & 1 == 0 ? -1 : 1), 0), last)
            let upper = Self.float(values[near + u]) * 3 + Self.float(values[near + other])
            let lower = Self.float(values[next + u]) * 3 + Self.float(values[next + other])
            return (upper * 3 + lower) * (1 / 1_024)
        }

        @inline(__always)
        private static func float(_ values: SIMD4<Int16>) -> SIMD4<Float> {
            SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: values))
        }
    }
}
