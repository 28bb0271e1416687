// Sources that have transparency of their own.

import Imaging

/// The transparency of a source at the result's size: it limits the subject.
struct SourceAlpha: Sendable {
    let alpha: Mask

    init(_ reference: Raster) {
        let values = [UInt8](unsafeUninitializedCapacity: reference.pixelCount) { buffer, count in
            reference.pixels.withUnsafeBufferPointer { pixels in
                for index in 0..<reference.pixelCount { buffer[index] = pixels[index * 4 + 3] }
            }
            count = reference.pixelCount
        }
        alpha = Mask(width: reference.width, height: reference.height, values: values)
    }

    /// Whether the source is a cut-out: most of the frame's border is transparent. Its alpha is the subject then, and better
    /// than any net's.
    var isCutOut: Bool {
        var transparent = 0
        for x in 0..<alpha.width {
            if alpha[x, 0] < 16 { transparent += 1 }
            if alpha[x, alpha.height - 1] < 16 { transparent += 1 }
        }
        for y in 0..<alpha.height {
            if alpha[0, y] < 16 { transparent += 1 }
            if alpha[alpha.width - 1, y] < 16 { transparent += 1 }
        }
        return transparent >= alpha.width + alpha.height
    }

    /// Multiplies a matte by the source's alpha. Where the matte is whole, the edge's colours are the source's own.
    func apply(to matte: inout Mask, colors: inout Raster, reference: Raster) {
        for index in 0..<matte.values.count where alpha.values[index] < 255 {
            if matte.values[index] == 255 {
                for channel in 0..<3 { colors.pixels[index * 4 + channel] = reference.pixels[index * 4 + channel] }
            }
            matte.values[index] = UInt8((Int(matte.values[index]) * Int(alpha.values[index]) + 127) / 255)
        }
    }

    /// The source over mid grey: what is transparent holds arbitrary colours, and the nets must not see them.
    static func flattened(_ source: Raster, compute: Compute) -> Raster {
        var result = source
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            let width = source.width
            compute.bands(source.height) { rows in
                for index in rows.lowerBound * width..<rows.upperBound * width where pixels[index * 4 + 3] < 255 {
                    let alpha = Int(pixels[index * 4 + 3])
                    for channel in 0..<3 {
                        let value = Int(pixels[index * 4 + channel])
                        pixels[index * 4 + channel] = UInt8((value * alpha + 128 * (255 - alpha) + 127) / 255)
                    }
                    pixels[index * 4 + 3] = 255
                }
            }
        }
        return result
    }
}
