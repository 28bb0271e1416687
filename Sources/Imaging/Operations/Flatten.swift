// Pictures without transparency.

package import RetouchModel

extension Raster {
    /// The picture on a plain ground, mixed in linear light; opaque pixels are copied.
    package func flattened(on color: Color, compute: Compute) -> Raster {
        if isOpaque { return self }
        let ground = SIMD4(LinearLight.light(red: color.red, green: color.green, blue: color.blue), 1)
        var result = self
        let width = width
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            let pixels = pixels.baseAddress!
            compute.bands(height) { rows in
                for index in rows.lowerBound * width..<rows.upperBound * width where pixels[index * 4 + 3] != 255 {
                    let pixel = pixels + index * 4
                    let alpha = Float(pixel[3]) * (1 / 255)
                    let own = SIMD4(LinearLight.light(red: pixel[0], green: pixel[1], blue: pixel[2]), 1)
                    let mixed = ground + (own - ground) * alpha
                    for channel in 0..<3 { pixel[channel] = LinearLight.byte(mixed[channel]) }
                    pixel[3] = 255
                }
            }
        }
        return result
    }
}
