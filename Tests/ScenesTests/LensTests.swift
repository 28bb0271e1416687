// Defocus: a disc of light, no light lost.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct LensTests {
    let compute = Compute(workers: 2)

    private func canvas(_ width: Int, _ height: Int, _ light: (Int, Int) -> Float) -> SceneCanvas {
        var values: [SIMD4<Float>] = []
        for y in 0..<height { for x in 0..<width { values.append(SIMD4(repeating: light(x, y))) } }
        return SceneCanvas(width: width, height: height, light: values)
    }

    @Test func aPointBecomesAnEvenDiscOfTheSameLight() throws {
        let point = canvas(61, 61) { x, y in x == 30 && y == 30 ? 100 : 0 }
        let disc = try Lens.defocus(point, radius: 9, compute: compute)
        let sum = disc.light.reduce(Float()) { $0 + $1.x }
        #expect(abs(sum - 100) < 0.5)
        let middle = disc.light[30 * 61 + 30].x
        #expect(abs(disc.light[30 * 61 + 36].x - middle) < middle * 0.01, "even inside")
        #expect(disc.light[30 * 61 + 42].x == 0, "nothing outside")
    }

    @Test func evenLightStaysEven() throws {
        let even = canvas(40, 30) { _, _ in 0.7 }
        let blurred = try Lens.defocus(even, radius: 5.3, compute: compute)
        for value in blurred.light { #expect(abs(value.x - 0.7) < 1e-4) }
    }

    @Test func itMatchesTheSumOverTheDisc() throws {
        var random = SeededRandom(seed: 3)
        let noise = (0..<48 * 32).map { _ in random.uniform() }
        let source = canvas(48, 32) { x, y in noise[y * 48 + x] }
        let radius: Float = 4
        let fast = try Lens.defocus(source, radius: radius, compute: compute)
        // The slow way: 8 x 8 samples a pixel, inside or outside the disc.
        for (x, y) in [(20, 15), (10, 9), (37, 22)] {
            var sum: Float = 0
            var area: Float = 0
            for dy in -5...5 {
                for dx in -5...5 {
                    var inside: Float = 0
                    for sy in 0..<8 {
                        for sx in 0..<8 {
                            let u = Float(dx) + (Float(sx) + 0.5) / 8 - 0.5
                            let v = Float(dy) + (Float(sy) + 0.5) / 8 - 0.5
                            if u * u + v * v <= radius * radius { inside += 1 / 64 }
                        }
                    }
                    sum += inside * noise[(y + dy) * 48 + x + dx]
                    area += inside
                }
            }
            #expect(abs(fast.light[y * 48 + x].x - sum / area) < 0.012)
        }
    }

    @Test func workersDoNotChangeIt() throws {
        let source = canvas(50, 70) { x, y in Float((x * 7 + y * 13) % 11) }
        let one = try Lens.defocus(source, radius: 6, compute: Compute(workers: 1))
        let four = try Lens.defocus(source, radius: 6, compute: Compute(workers: 4))
        #expect(one.light == four.light)
    }

    @Test func aTinyRadiusChangesNothing() throws {
        let source = canvas(8, 8) { x, _ in Float(x) }
        #expect(try Lens.defocus(source, radius: 0.2, compute: compute).light == source.light)
    }
}
