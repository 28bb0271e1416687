// Rows of pixels to premultiplied light and back, and the filter along a row.

/// Conversions of whole rows between RGBA bytes and four floats a pixel: premultiplied linear light and alpha, 0 ... 1.
enum PixelRow {
    /// - Parameter opaque: whether the caller knows that alpha is 255 throughout.
    static func load(_ bytes: UnsafePointer<UInt8>, count: Int, opaque: Bool, into floats: UnsafeMutablePointer<Float>) {
        let light = LinearLight.light.base
        let pixels = UnsafeMutableRawPointer(floats).assumingMemoryBound(to: SIMD4<Float>.self)
        if opaque {
            for x in 0..<count {
                let byte = bytes + x * 4
                pixels[x] = SIMD4(light[Int(byte[0])], light[Int(byte[1])], light[Int(byte[2])], 1)
            }
        } else {
            for x in 0..<count {
                let byte = bytes + x * 4
                let alpha = Float(byte[3]) * (1 / 255)
                pixels[x] = SIMD4(light[Int(byte[0])], light[Int(byte[1])], light[Int(byte[2])], 1) * alpha
            }
        }
    }

    static func store(_ floats: UnsafePointer<Float>, count: Int, opaque: Bool, into bytes: UnsafeMutablePointer<UInt8>) {
        let table = LinearLight.bytes.base
        let steps = Float(LinearLight.steps)
        let pixels = UnsafeRawPointer(floats).assumingMemoryBound(to: SIMD4<Float>.self)
        for x in 0..<count {
            var pixel = pixels[x]
            var alpha: UInt8 = 255
            if !opaque {
                let coverage = min(max(pixel.w, 0), 1)
                alpha = byte(coverage * 255)
                // Weights add up to 1 but for the last bits: what is wholly opaque must come out as it does from an opaque picture.
                if coverage < 0.999_99 { pixel = alpha == 0 ? .zero : pixel / coverage }
            }
            let index = rounded(clamped(pixel, 0, 1) * steps)
            let out = bytes + x * 4
            out[0] = table[Int(index.x)]
            out[1] = table[Int(index.y)]
            out[2] = table[Int(index.z)]
            out[3] = alpha
        }
    }
}

/// Filters a row of pixels, four floats each, along itself.
func narrow4(_ row: UnsafePointer<Float>, _ axis: AxisWeights, count: Int, into target: UnsafeMutablePointer<Float>) {
    let source = UnsafeRawPointer(row).assumingMemoryBound(to: SIMD4<Float>.self)
    let out = UnsafeMutableRawPointer(target).assumingMemoryBound(to: SIMD4<Float>.self)
    let taps = axis.taps
    axis.starts.withUnsafeBufferPointer { starts in
        axis.weights.withUnsafeBufferPointer { weights in
            for x in 0..<count {
                let from = source + Int(starts[x])
                let weight = weights.baseAddress! + x * taps
                var sum = SIMD4<Float>.zero
                for tap in 0..<taps { sum += from[tap] * weight[tap] }
                out[x] = sum
            }
        }
    }
}

/// Filters a row of single values along itself.
func narrow1(_ row: UnsafePointer<Float>, _ axis: AxisWeights, count: Int, into target: UnsafeMutablePointer<Float>) {
    let taps = axis.taps
    axis.starts.withUnsafeBufferPointer { starts in
        axis.weights.withUnsafeBufferPointer { weights in
            for x in 0..<count {
                let from = row + Int(starts[x])
                let weight = weights.baseAddress! + x * taps
                var sum: Float = 0
                for tap in 0..<taps { sum += from[tap] * weight[tap] }
                target[x] = sum
            }
        }
    }
}
