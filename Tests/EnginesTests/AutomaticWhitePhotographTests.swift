// Automatic white balance on photographs: casts go, and photographs without one stay.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct AutomaticWhitePhotographTests {
    private static let compute = Compute(workers: 2)

    /// A photograph on a few hundred pixels.
    private static func photograph(_ name: String) throws -> Raster {
        let raster = try ImageDecoder.decode(
            Repository.bytes(Repository.photograph(name)), limits: Limits.Images(), compute: compute
        ).raster
        return try Resampler.resize(raster, width: 360, height: 360 * raster.height / raster.width, compute: compute)
    }

    /// The photograph in light of another colour.
    private static func lit(_ raster: Raster, _ light: SIMD3<Float>) -> Raster {
        Pictures.drawn(raster.width, raster.height) { x, y in
            let pixel = raster[x, y]
            let other = LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z) * light * 0.85
            return SIMD4(LinearLight.byte(other.x), LinearLight.byte(other.y), LinearLight.byte(other.z), 255)
        }
    }

    /// What automatic white balance makes of a picture; the picture itself where it is refused because nothing is to be done.
    private static func balanced(_ raster: Raster) throws -> Raster {
        let change = SliderChange(.temperature, amount: 0, isAutomatic: true)
        do {
            return try DrawnEdit(.adjust(Adjustment(region: .whole, changes: [change])), on: raster).picture()
        } catch let failure as EditFailure where failure.reason == .inputValidation {
            return raster
        }
    }

    /// The mean of linear light over the pixels that are neither dark nor clipped in both pictures.
    private static func ratio(_ a: Raster, to b: Raster) -> SIMD3<Float> {
        var sums = (SIMD3<Float>.zero, SIMD3<Float>.zero)
        for index in 0..<a.pixelCount {
            let x = index % a.width
            let y = index / a.width
            let (p, q) = (a[x, y], b[x, y])
            let levels = [p.x, p.y, p.z, q.x, q.y, q.z]
            guard levels.allSatisfy({ $0 > 40 && $0 < 215 }) else { continue }
            sums.0 += LinearLight.light(red: p.x, green: p.y, blue: p.z)
            sums.1 += LinearLight.light(red: q.x, green: q.y, blue: q.z)
        }
        return sums.0 / sums.1
    }

    /// Warmth and greenness of a light as relative differences.
    private static func cast(_ light: SIMD3<Float>) -> Float {
        let mean = (light.x + light.z) / 2
        let warm = (light.x - light.z) / (light.x + light.z)
        let green = (light.y - mean) / (light.y + mean)
        return (warm * warm + green * green).squareRoot()
    }

    @Test(arguments: ["people", "product", "baby", "animal", "car", "graphic"])
    func photographsWithoutACastKeepTheirColors(name: String) throws {
        let source = try Self.photograph(name)
        let change = Self.cast(Self.ratio(try Self.balanced(source), to: source))
        #expect(change < 0.02, "\(change)")
    }

    @Test(
        arguments: ["people", "product", "baby", "animal", "car", "graphic"], [SIMD3<Float>(1.12, 1, 0.75), SIMD3(1.2, 1, 0.6)])
    func lampLightGoes(name: String, light: SIMD3<Float>) throws {
        let source = try Self.photograph(name)
        let tinted = Self.lit(source, light)
        let before = Self.cast(Self.ratio(tinted, to: source))
        let after = Self.cast(Self.ratio(try Self.balanced(tinted), to: source))
        #expect(after < before * 0.3, "\(before) to \(after)")
    }
}
