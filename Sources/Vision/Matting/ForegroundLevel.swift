// One level of the pyramid on which foreground colours are found.

import Imaging

/// The mixed pixels of a level (0 < alpha < 255) with their foreground and background colours, 0 ... 255.
///
/// Pixels that are wholly one of the two have no entry: their colour is the picture's, and they say nothing of the other.
struct ForegroundLevel {
    private static let regularization: Float = 2e-3
    private static let gradientWeight: Float = 1

    let width: Int
    let height: Int
    /// Index of each mixed pixel in the picture: first those with even x + y, then the others, each in order of rows.
    private(set) var pixels: [Int32] = []
    private(set) var foreground: [SIMD4<Float>] = []
    private(set) var background: [SIMD4<Float>] = []
    private var evenCount = 0
    /// For each pixel its place in `pixels`, or -1.
    private let slots: [Int32]
    private let raster: Raster
    private let alpha: Mask

    /// Starts from the level below, or from the picture itself.
    init(raster: Raster, alpha: Mask, below: ForegroundLevel?) {
        self.raster = raster
        self.alpha = alpha
        width = raster.width
        height = raster.height
        var pixels: [Int32] = []
        var odd: [Int32] = []
        for y in 0..<height {
            for x in 0..<width {
                let index = y * width + x
                guard alpha.values[index] != 0, alpha.values[index] != 255 else { continue }
                if (x + y) & 1 == 0 { pixels.append(Int32(index)) } else { odd.append(Int32(index)) }
            }
        }
        evenCount = pixels.count
        pixels += odd
        var slots = [Int32](repeating: -1, count: width * height)
        for (slot, pixel) in pixels.enumerated() { slots[Int(pixel)] = Int32(slot) }
        self.pixels = pixels
        self.slots = slots
        foreground.reserveCapacity(pixels.count)
        background.reserveCapacity(pixels.count)
        for pixel in pixels {
            let own = raster.color(Int(pixel))
            let start = below?.interpolated(x: Int(pixel) % width, y: Int(pixel) / width)
            foreground.append(start?.foreground ?? own)
            background.append(start?.background ?? own)
        }
    }

    /// This level's colours for a pixel of the level above, between the nearest mixed pixels; `nil` when none is mixed.
    private func interpolated(x: Int, y: Int) -> (foreground: SIMD4<Float>, background: SIMD4<Float>)? {
        var foreground = SIMD4<Float>.zero
        var background = SIMD4<Float>.zero
        var total: Float = 0
        for (v, weightY) in [(y >> 1, Float(0.75)), ((y >> 1) + (y & 1 == 0 ? -1 : 1), 0.25)] where v >= 0 && v < height {
            for (u, weightX) in [(x >> 1, Float(0.75)), ((x >> 1) + (x & 1 == 0 ? -1 : 1), 0.25)] where u >= 0 && u < width {
                let slot = Int(slots[v * width + u])
                guard slot >= 0 else { continue }
                foreground += self.foreground[slot] * (weightX * weightY)
                background += self.background[slot] * (weightX * weightY)
                total += weightX * weightY
            }
        }
        return total > 0 ? (foreground / total, background / total) : nil
    }

    /// Improves all pixels `rounds` times, first the even ones and then the odd ones: neighbours are always of the other
    /// kind, so the result does not depend on how pixels are dealt to threads.
    mutating func relax(rounds: Int, compute: Compute) {
        let pixels = self.pixels
        let count = pixels.count
        let even = evenCount
        let level = self
        foreground.withUnsafeMutableBufferPointer { foreground in
            background.withUnsafeMutableBufferPointer { background in
                for _ in 0..<rounds {
                    for part in [0..<even, even..<count] {
                        compute.bands(part.count, minimum: 2_048) { range in
                            for slot in range.lowerBound + part.lowerBound..<range.upperBound + part.lowerBound {
                                let solved = level.solve(Int(pixels[slot]), slot, foreground, background)
                                foreground[slot] = solved.foreground
                                background[slot] = solved.background
                            }
                        }
                    }
                }
            }
        }
    }

    /// Minimises (alpha F + (1 - alpha) B - colour)² plus the neighbours' differences, for one pixel.
    @inline(__always)
    private func solve(
        _ pixel: Int, _ slot: Int, _ foreground: UnsafeMutableBufferPointer<SIMD4<Float>>,
        _ background: UnsafeMutableBufferPointer<SIMD4<Float>>
    ) -> (foreground: SIMD4<Float>, background: SIMD4<Float>) {
        let a = Float(alpha.values[pixel]) * (1 / 255)
        let b = 1 - a
        let color = raster.color(pixel)
        var weightF = a * a
        var weightB = b * b
        var sumF = color * a
        var sumB = color * b
        let x = pixel % width
        let y = pixel / width
        for (inside, offset) in [(x > 0, -1), (x < width - 1, 1), (y > 0, -width), (y < height - 1, width)] where inside {
            let other = pixel + offset
            let value = alpha.values[other]
            let weight = Self.regularization + Self.gradientWeight * abs(a - Float(value) * (1 / 255))
            let place = Int(slots[other])
            if place >= 0 || value == 255 {
                weightF += weight
                sumF += (place >= 0 ? foreground[place] : raster.color(other)) * weight
            }
            if place >= 0 || value == 0 {
                weightB += weight
                sumB += (place >= 0 ? background[place] : raster.color(other)) * weight
            }
        }
        // A pixel that hears of one colour only keeps a trace of its present pair, or the system would be singular.
        weightF += 1e-6
        weightB += 1e-6
        sumF += foreground[slot] * 1e-6
        sumB += background[slot] * 1e-6
        let mixed = a * b
        let determinant = weightF * weightB - mixed * mixed
        let f = (sumF * weightB - sumB * mixed) / determinant
        let g = (sumB * weightF - sumF * mixed) / determinant
        return (clamped(f, 0, 255), clamped(g, 0, 255))
    }

    /// Alpha at half size, in which a mixed pixel stays mixed: its parent must have an entry to start from.
    static func halved(_ alpha: Mask) -> Mask {
        let w = (alpha.width + 1) / 2
        let h = (alpha.height + 1) / 2
        var half = Mask(width: w, height: h, repeating: 0)
        for y in 0..<h {
            let top = 2 * y * alpha.width
            let bottom = min(2 * y + 1, alpha.height - 1) * alpha.width
            for x in 0..<w {
                let right = min(2 * x + 1, alpha.width - 1)
                let sum =
                    Int(alpha.values[top + 2 * x]) + Int(alpha.values[top + right]) + Int(alpha.values[bottom + 2 * x])
                    + Int(alpha.values[bottom + right])
                half.values[y * w + x] = sum == 0 ? 0 : sum == 1_020 ? 255 : UInt8(min(max((sum + 2) >> 2, 1), 254))
            }
        }
        return half
    }
}

extension Raster {
    @inline(__always)
    fileprivate func color(_ index: Int) -> SIMD4<Float> {
        SIMD4(Float(pixels[index * 4]), Float(pixels[index * 4 + 1]), Float(pixels[index * 4 + 2]), 0)
    }
}
