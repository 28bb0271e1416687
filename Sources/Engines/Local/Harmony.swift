// Moves a subject's colours a little towards its new surroundings, when the caller asked for it.

import Imaging
import Scenes

/// Gains for red, green and blue in linear light, as tables from byte to byte.
struct Harmony: Sendable {
    private let red: [UInt8]
    private let green: [UInt8]
    private let blue: [UInt8]

    /// How far the subject's light follows the surroundings' chroma, and how far their brightness, in stops.
    private static let strength: Float = 0.16
    private static let exposure: Float = 0.12
    /// The same for chroma where the scene's own light is known.
    private static let sceneStrength: Float = 0.44

    private static let weights = SIMD3<Float>(0.2126, 0.7152, 0.0722)

    /// - Parameter backdrop: opaque; its mean light sets the gains. Luminance gain is 1 but for a small change of exposure.
    init(_ backdrop: Raster) {
        let mean = Self.mean(of: backdrop)
        let chroma = mean.tint.clamped(lowerBound: SIMD3(repeating: 0.55), upperBound: SIMD3(repeating: 1.7))
        self.init(gain: Self.balanced(SIMD3<Float>(repeating: 1) + (chroma - 1) * Self.strength) * Self.exposed(mean.luminance))
    }

    /// Towards a scene whose light is known: half its mean colour, half its key's, as far as the scene asks for.
    init(_ backdrop: Raster, stage: SceneStage) {
        let mean = Self.mean(of: backdrop)
        let key = SIMD3(stage.key.x, stage.key.y, stage.key.z)
        let bounds = (SIMD3<Float>(repeating: 0.6), SIMD3<Float>(repeating: 1.6))
        let surroundings = mean.tint.clamped(lowerBound: bounds.0, upperBound: bounds.1)
        let light = (key / max(0.01, (key * Self.weights).sum())).clamped(lowerBound: bounds.0, upperBound: bounds.1)
        let target = (surroundings + light) * 0.5
        let gain = SIMD3<Float>(repeating: 1) + (target - 1) * (Self.sceneStrength * stage.match)
        self.init(gain: Self.balanced(gain) * Self.exposed(mean.luminance))
    }

    private init(gain: SIMD3<Float>) {
        func table(_ gain: Float) -> [UInt8] {
            (0...255).map { LinearLight.byte(LinearLight.light(UInt8($0)) * gain) }
        }
        red = table(gain.x)
        green = table(gain.y)
        blue = table(gain.z)
    }

    /// The gains with a luminance of 1.
    private static func balanced(_ gain: SIMD3<Float>) -> SIMD3<Float> { gain / (gain * weights).sum() }

    /// Towards a bright scene a little brighter, towards a dark one a little darker: the square root taken twice is a quarter stop.
    private static func exposed(_ luminance: Float) -> Float {
        let relative = (luminance / 0.22).squareRoot().squareRoot()
        return 1 + (min(max(relative, 0.6), 1.3) - 1) * exposure * 2
    }

    /// Mean light of a picture: its colour at a luminance of 1, and its luminance.
    private static func mean(of backdrop: Raster) -> (tint: SIMD3<Float>, luminance: Float) {
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
        let mean = sum / count
        let luminance = max(0.01, (mean * weights).sum())
        return (mean / luminance, luminance)
    }

    @inline(__always)
    func apply(_ pixel: SIMD4<UInt8>) -> SIMD4<UInt8> {
        SIMD4(red[Int(pixel.x)], green[Int(pixel.y)], blue[Int(pixel.z)], pixel.w)
    }
}
