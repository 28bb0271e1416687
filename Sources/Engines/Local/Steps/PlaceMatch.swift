// Brings an object into the light, the focus and the grain of its place.

import Imaging
import RetouchModel
import Scenes

/// What an object's new surroundings look like.
struct PlaceSurroundings: Sendable {
    /// Mean linear light.
    let light: SIMD3<Float>
    let noise: Float
    /// Deviation of the sharpest edges' blur in pixels; `nil` = no edges to judge by.
    let softness: Float?
    let isBrighterOnTheRight: Bool

    /// - Parameters:
    ///   - raster: the canvas.
    ///   - target: the object's place; its surroundings reach two thirds of its size beyond it.
    init(_ raster: Raster, round target: PlaceTarget, compute: Compute) {
        let reach = 0.66 * max(target.width, target.height)
        let left = min(raster.width - 1, max(0, Int(target.x - reach)))
        let top = min(raster.height - 1, max(0, Int(target.y - reach)))
        let width = max(1, min(raster.width, Int(target.x + target.width + reach)) - left)
        let height = max(1, min(raster.height, Int(target.y + target.height + reach)) - top)
        let around = Resampler.crop(raster, x: left, y: top, width: width, height: height)
        var halves = [SIMD4<Float>(), SIMD4<Float>()]
        let step = max(1, Int(Float(around.pixelCount / 40_000).squareRoot()))
        for y in stride(from: 0, to: height, by: step) {
            for x in stride(from: 0, to: width, by: step) {
                let pixel = around[x, y]
                guard pixel.w > 127 else { continue }
                let light = LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z)
                halves[x * 2 < width ? 0 : 1] += SIMD4(light, 1)
            }
        }
        let sum = halves[0] + halves[1]
        light = sum.w > 0 ? SIMD3(sum.x, sum.y, sum.z) / sum.w : SIMD3(repeating: 0.3)
        func brightness(_ half: SIMD4<Float>) -> Float { (half.x + half.y + half.z) / max(1, half.w) }
        isBrighterOnTheRight = brightness(halves[1]) > brightness(halves[0])
        let luma = Sharpen.luma(of: around, compute: compute)
        noise = NoiseLevel.estimate(luma, compute: compute)
        softness = EdgeBlur.estimate(luma, noise: noise, compute: compute)
    }
}

/// Makes the object as its place shows it.
struct PlaceMatch {
    let object: PlacedObject
    let target: PlaceTarget
    let surroundings: PlaceSurroundings
    let compute: Compute

    /// How far colour and brightness follow the difference of the two lights.
    private static let colorStrength: Float = 0.24
    private static let lightStrength: Float = 0.2
    /// Mean light that the surroundings of an object are taken to have at most, and the shares of it from which on a place is dim,
    /// and as dark as counts.
    private static let usual: Float = 0.35
    private static let dim: Float = 0.35
    private static let darkest: Float = 0.06
    /// Most deviation of a blur that makes a sharp reference as soft as its place, in shares of the object's larger side.
    private static let mostBlur: Float = 0.006

    init(_ object: PlacedObject, at target: PlaceTarget, in surroundings: PlaceSurroundings, compute: Compute) {
        self.object = object
        self.target = target
        self.surroundings = surroundings
        self.compute = compute
    }

    /// The object at its size in the canvas, in straight alpha, with the box of its core.
    func made(seed: UInt32) throws(EditFailure) -> (raster: Raster, core: Box) {
        let scale = target.scale(of: object)
        let width = max(1, Int((Float(object.raster.width) * scale).rounded()))
        let height = max(1, Int((Float(object.raster.height) * scale).rounded()))
        var raster = try Resampler.resize(
            object.raster, width: width, height: height, filter: scale > 1 ? .cubic : .automatic, compute: compute)
        let sigma = blur(scale)
        if sigma > 0.3 { raster = softened(raster, sigma: sigma) }
        tone(&raster)
        let grain = grain(scale)
        if grain > 0.3 { add(grain, seed: seed, to: &raster) }
        let core = Box(
            x: Int((Float(object.core.x) * scale).rounded()), y: Int((Float(object.core.y) * scale).rounded()),
            width: max(1, Int((Float(object.core.width) * scale).rounded())),
            height: max(1, Int((Float(object.core.height) * scale).rounded())))
        return (raster, core)
    }

    /// Deviation of the blur that the object lacks.
    private func blur(_ scale: Float) -> Float {
        guard let wanted = surroundings.softness, let own = object.softness else { return 0 }
        let present = max(0.35, own * scale)
        let missing = max(0, wanted * wanted - present * present).squareRoot()
        return min(0.8 * missing, Self.mostBlur * max(target.width, target.height))
    }

    private func grain(_ scale: Float) -> Float {
        // Averages of pixels have less noise.
        let own = object.noise * min(1, scale)
        let wanted = 0.8 * min(6, surroundings.noise)
        return max(0, wanted * wanted - own * own).squareRoot()
    }

    /// Gaussian blur of premultiplied light, colours and alpha alike, so that the edge softens with the rest.
    private func softened(_ raster: Raster, sigma: Float) -> Raster {
        let count = raster.pixelCount
        var planes = (0..<4).map { _ in Plane<Float>(width: raster.width, height: raster.height, repeating: 0) }
        for index in 0..<count {
            let alpha = Float(raster.pixels[index * 4 + 3]) / 255
            for channel in 0..<3 {
                planes[channel].values[index] = LinearLight.light(raster.pixels[index * 4 + channel]) * alpha
            }
            planes[3].values[index] = alpha
        }
        planes = planes.map { Blur.gaussian($0, sigma: sigma, compute: compute) }
        var result = raster
        for index in 0..<count {
            let alpha = planes[3].values[index]
            result.pixels[index * 4 + 3] = byte(alpha * 255)
            guard alpha > 0.002 else { continue }
            for channel in 0..<3 {
                result.pixels[index * 4 + channel] = LinearLight.byte(planes[channel].values[index] / alpha)
            }
        }
        return result
    }

    /// Moves colours gently from the light they were taken in towards the light they come to.
    private func tone(_ raster: inout Raster) {
        let weights = SIMD3<Float>(0.2126, 0.7152, 0.0722)
        func split(_ light: SIMD3<Float>) -> (color: SIMD3<Float>, brightness: Float) {
            let brightness = max(0.01, (light * weights).sum())
            return (light / brightness, brightness)
        }
        let new = split(surroundings.light)
        // Without a background of its own it is taken to come from a neutral studio.
        let old = split(object.surroundings ?? SIMD3(repeating: Self.usual))
        let trust: Float = object.surroundings == nil ? 0.6 : 1
        let ratio = (new.color / pointwiseMax(old.color, SIMD3(repeating: 0.05)))
            .clamped(lowerBound: SIMD3(repeating: 0.6), upperBound: SIMD3(repeating: 1.6))
        var gain = SIMD3<Float>(repeating: 1) + (ratio - 1) * (Self.colorStrength * trust)
        gain /= (gain * weights).sum()
        gain *= brightness(new.brightness, old.brightness, trust)
        let tables = (0..<3).map { channel in
            (0...255).map { LinearLight.byte(LinearLight.light(UInt8($0)) * gain[channel]) }
        }
        for index in 0..<raster.pixelCount {
            for channel in 0..<3 {
                raster.pixels[index * 4 + channel] = tables[channel][Int(raster.pixels[index * 4 + channel])]
            }
        }
    }

    /// The factor on the object's light.
    ///
    /// What is round a thing need not be lit as brightly as it is bright: white paper behind a product says nothing of its light, dark
    /// asphalt under it little. So the two are a few steps apart at most, and only a really dark place makes it dark.
    private func brightness(_ new: Float, _ old: Float, _ trust: Float) -> Float {
        func fourthRoot(_ value: Float) -> Float { value.squareRoot().squareRoot() }
        let ratio = min(2, max(Self.darkest, new / min(old, Self.usual)))
        // The fourth root is a quarter of the stops between the two.
        let step = 1 + (fourthRoot(max(ratio, Self.dim)) - 1) * 4 * Self.lightStrength
        let night = fourthRoot(min(1, ratio / Self.dim))
        return 1 + (step * night - 1) * trust
    }

    private func add(_ deviation: Float, seed: UInt32, to raster: inout Raster) {
        let grain = Grain(seed: UInt64(seed))
        let width = raster.width
        for y in 0..<raster.height {
            grain.row(y, width: width) { x, noise in
                let index = (y * width + x) * 4
                for channel in 0..<3 {
                    raster.pixels[index + channel] = byte(Float(raster.pixels[index + channel]) + noise[channel] * deviation)
                }
            }
        }
    }
}
