// Automatic white balance on photographs: casts go, and photographs without one stay.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite(.serialized) struct AutomaticWhitePhotographTests {
    private static let compute = Compute(workers: 2)
    /// A seated woman, a pink bag, a child's skin, a kitten in warm light, a sunset, things on white paper.
    static let names = ["people", "product", "baby", "animal", "car", "graphic"]

    /// Light beside the one that a picture was balanced for.
    struct Light: CustomTestStringConvertible {
        let testDescription: String
        let color: SIMD3<Float>

        /// - Parameter tint: below 0 is green.
        init(_ name: String, kelvin: Float, tint: Float = 0) {
            testDescription = name
            color = WhiteBalance(mired: 1_000_000 / kelvin - 1_000_000 / 6504, tint: tint)(SIMD3(repeating: 1))
        }
    }

    static let lights = [
        Light("lamps in the room", kelvin: 5_000), Light("tungsten", kelvin: 4_050), Light("shade", kelvin: 8_500),
        Light("blue shade", kelvin: 12_000), Light("fluorescent", kelvin: 6_504, tint: -0.012),
        Light("old fluorescent", kelvin: 6_504, tint: -0.02),
    ]

    private func photograph(_ name: String) throws -> Raster {
        try ImageDecoder.decode(
            Repository.bytes(Repository.photograph(name)), limits: Limits.Images(), compute: Self.compute
        ).raster
    }

    /// The photograph in light of another colour; nothing gets brighter than it was.
    private func lit(_ raster: Raster, _ light: SIMD3<Float>) -> Raster {
        Pictures.drawn(raster.width, raster.height) { x, y in
            let pixel = raster[x, y]
            let other = LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z) * (light / light.max())
            return SIMD4(LinearLight.byte(other.x), LinearLight.byte(other.y), LinearLight.byte(other.z), 255)
        }
    }

    /// What automatic white balance makes of a picture; the picture itself where it is refused because nothing is to be done.
    private func balanced(_ raster: Raster) throws -> Raster {
        let changes = [Slider.temperature, .tint].map { SliderChange($0, amount: 0, isAutomatic: true) }
        do {
            return try DrawnEdit(.adjust(Adjustment(region: .whole, changes: changes)), on: raster).picture()
        } catch let failure as EditFailure where failure.reason == .inputValidation {
            return raster
        }
    }

    /// The light that makes one picture of another: over the pixels that are neither dark nor clipped in both.
    private func cast(of a: Raster, beside b: Raster) -> Float {
        var sums = (SIMD3<Double>.zero, SIMD3<Double>.zero)
        for index in 0..<a.pixelCount {
            let (p, q) = (a[index % a.width, index / a.width], b[index % a.width, index / a.width])
            guard min(p.x, p.y, p.z, min(q.x, q.y, q.z)) > 30, max(p.x, p.y, p.z, max(q.x, q.y, q.z)) < 235 else { continue }
            sums.0 += SIMD3<Double>(LinearLight.light(red: p.x, green: p.y, blue: p.z))
            sums.1 += SIMD3<Double>(LinearLight.light(red: q.x, green: q.y, blue: q.z))
        }
        let cast = ColorCast(SIMD3<Float>(sums.0 / sums.1))
        return (cast.warmth * cast.warmth + cast.green * cast.green).squareRoot()
    }

    @Test(arguments: names) func photographsWithoutACastKeepTheirColors(name: String) throws {
        let source = try photograph(name)
        let change = cast(of: try balanced(source), beside: source)
        // A third of what is called the weakest cast below would be seen.
        #expect(change < 0.03, "\(change)")
    }

    @Test(arguments: names, lights) func castsGo(name: String, light: Light) throws {
        let source = try photograph(name)
        let tinted = lit(source, light.color)
        let before = cast(of: tinted, beside: source)
        #expect(before > 0.12, "\(light.testDescription) is seen")
        let after = cast(of: try balanced(tinted), beside: source)
        #expect(after < before * 0.3, "\(before) to \(after)")
    }
}
