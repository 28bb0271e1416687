// A picture in memory.

/// An 8-bit RGBA picture with straight (not premultiplied) alpha, rows from top to bottom without padding.
///
/// Values are what the file held: encoded in the file's own colour space (sRGB unless a profile says otherwise).
/// Arithmetic on light goes through `LinearLight`.
package struct Raster: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// `width * height * 4` bytes: red, green, blue, alpha.
    package var pixels: [UInt8]

    /// Takes over `pixels`, whose count must be `width * height * 4`.
    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width > 0 && height > 0 && pixels.count == width * height * 4)
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// One colour throughout.
    package init(width: Int, height: Int, red: UInt8 = 0, green: UInt8 = 0, blue: UInt8 = 0, alpha: UInt8 = 0) {
        self.init(
            width: width, height: height,
            pixels: [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
                let pixel = SIMD4(red, green, blue, alpha)
                let base = UnsafeMutableRawPointer(buffer.baseAddress!)
                for index in 0..<(width * height) { base.storeBytes(of: pixel, toByteOffset: index * 4, as: SIMD4<UInt8>.self) }
                count = width * height * 4
            })
    }

    package subscript(x: Int, y: Int) -> SIMD4<UInt8> {
        get {
            let offset = (y * width + x) * 4
            return SIMD4(pixels[offset], pixels[offset + 1], pixels[offset + 2], pixels[offset + 3])
        }
        set {
            let offset = (y * width + x) * 4
            for channel in 0..<4 { pixels[offset + channel] = newValue[channel] }
        }
    }

    package var pixelCount: Int { width * height }

    /// Whether every pixel's alpha is 255.
    package var isOpaque: Bool {
        pixels.withUnsafeBufferPointer { buffer in
            var offset = 3
            while offset < buffer.count {
                if buffer[offset] != 255 { return false }
                offset += 4
            }
            return true
        }
    }
}
