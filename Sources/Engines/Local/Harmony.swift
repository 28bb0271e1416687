// Moves a subject's colours a little towards its new surroundings, when the caller asked for it.

import Imaging

/// Gains for red, green and blue in linear light, as tables from byte to byte.
struct Harmony: Sendable {
    private let red: [UInt8]
    private let green: [UInt8]
    private let blue: [UInt8]

    /// How far the subject's light follows the surroundings' chroma, and how far their brightness, in stops.
    private static let strength: Float = 0.16
    private static let exposure: Float = 0.12

    /// - Parameter backdrop: opaque; its mean light sets the gains. Luminance gain is 1 but for a small change of exposure.
    init(_ backdrop: Raster) {
        var sum = SIMD3<Float>()
        var count: Float = 0
        let step = max(1, Int(Float(backdrop.pixelCount / 20_000).squareRoot()))
        for y in stride(from: 0, to: backdrop.height, by: step) {
            for x in stride(from: 0, to: backdrop.width, by: step) {
                let pixel = backdrop[x, y]
                sum += LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z)
                count += 1
            }
        }
        let weights = SIMD3<Float>(0.2126, 0.7152, 0.0722)
        let mean = sum / count
        let luminance = max(0.01, (mean * weights).sum())
        let chroma = pointwiseMin(pointwiseMax(mean / luminance, SIMD3(repeating: 0.55)), SIMD3(repeating: 1.7))
        var gain = SIMD3<Float>(repeating: 1) + (chroma - 1) * Self.strength
        gain /= (gain * weights).sum()
        // Towards a bright scene a little brighter, towards a dark one a little darker: the square root taken twice is a quarter stop.
        let relative = (luminance / 0.22).squareRoot().squareRoot()
        gain *= 1 + (min(max(relative, 0.6), 1.3) - 1) * Self.exposure * 2
        func table(_ gain: Float) -> [UInt8] {
            (0...255).map { LinearLight.byte(LinearLight.light(UInt8($0)) * gain) }
        }
        red = table(gain.x)
        green = table(gain.y)
        blue = table(gain.z)
    }

    @inline(__always)
    func apply(_ pixel: SIMD4<UInt8>) -> SIMD4<UInt8> {
        SIMD4(red[Int(pixel.x)], green[Int(pixel.y)], blue[Int(pixel.z)], pixel.w)
    }
}
