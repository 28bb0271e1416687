// What a photographer would measure on the sweep: colour, light side, evenness, no bands.

import Imaging
import RetouchModel
import Scenes
import TestSupport
import Testing

@Suite struct SeamlessPaperTests {
    let compute = Compute(workers: 2)

    private func paper(_ hex: String) -> SeamlessPaper {
        let color = Color(hex: hex)!
        return SeamlessPaper(paper: LinearLight.light(red: color.red, green: color.green, blue: color.blue))
    }

    /// Mean linear light of a rectangle given in shares of the frame.
    private func light(_ raster: Raster, x: ClosedRange<Float>, y: ClosedRange<Float>) -> SIMD3<Float> {
        var sum = SIMD3<Float>()
        var count: Float = 0
        for row in Int(y.lowerBound * Float(raster.height))..<Int(y.upperBound * Float(raster.height)) {
            for column in Int(x.lowerBound * Float(raster.width))..<Int(x.upperBound * Float(raster.width)) {
                let pixel = raster[column, row]
                sum += LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z)
                count += 1
            }
        }
        return sum / count
    }

    @Test(arguments: ["#ffffff", "#f4f1ea", "#808080", "#7b2d3b", "#1e6b4f", "#2a2d33", "#ffd000", "#000000"])
    func thePaperHasItsColourWhereTheKeyStands(hex: String) throws {
        var sweep = paper(hex)
        sweep.key = -0.3
        sweep.groundLine = 0.85
        let raster = try sweep.render(width: 600, height: 600, compute: compute)
        let measured = light(raster, x: 0.33...0.37, y: 0.34...0.38)
        let albedo = sweep.paper
        for channel in 0..<3 {
            // 2 % of the albedo, and one level of the darkest shades.
            #expect(abs(measured[channel] - albedo[channel]) <= max(0.02 * albedo[channel], 0.0008), "\(hex) channel \(channel)")
        }
    }

    @Test func lightFallsOffAwayFromTheKey() throws {
        for key in [Float(-0.6), 0.6] {
            var sweep = paper("#d0d0d0")
            sweep.key = key
            sweep.falloff = 0.5
            let raster = try sweep.render(width: 400, height: 400, compute: compute)
            let left = light(raster, x: 0...0.2, y: 0.2...0.6).y
            let right = light(raster, x: 0.8...1, y: 0.2...0.6).y
            #expect(key < 0 ? left > right * 1.1 : right > left * 1.1)
        }
    }

    @Test func aSpotIsAPool() throws {
        var sweep = paper("#606468")
        sweep.key = 0
        sweep.spot = 0.8
        let raster = try sweep.render(width: 400, height: 400, compute: compute)
        let middle = light(raster, x: 0.45...0.55, y: 0.3...0.4).y
        let corner = light(raster, x: 0...0.08, y: 0.9...1).y
        #expect(middle > corner * 3)
    }

    @Test func highKeyIsNearlyWhiteEverywhere() throws {
        var sweep = paper("#ffffff")
        sweep.falloff = 0.08
        sweep.gain = 1.04
        sweep.groundLine = 0.8
        let raster = try sweep.render(width: 400, height: 400, compute: compute)
        var darkest: UInt8 = 255
        for index in 0..<raster.pixelCount { darkest = min(darkest, raster.pixels[index * 4 + 1]) }
        #expect(darkest > 235)
    }

    @Test func aGradientHasBothColours() throws {
        var sweep = paper("#f7c6b0")
        let top = Color(hex: "#7a9ad8")!
        sweep.paperAtTop = LinearLight.light(red: top.red, green: top.green, blue: top.blue)
        sweep.falloff = 0.1
        let raster = try sweep.render(width: 300, height: 300, compute: compute)
        let above = light(raster, x: 0.2...0.8, y: 0...0.05)
        let below = light(raster, x: 0.2...0.8, y: 0.95...1)
        #expect(above.z > above.x * 1.5)
        #expect(below.x > below.z * 1.5)
    }

    @Test func theFloorHasNoLineAgainstTheWall() throws {
        var sweep = paper("#e8e8e8")
        sweep.groundLine = 0.75
        let raster = try sweep.render(width: 500, height: 500, compute: compute)
        var before: Float?
        for row in 10..<490 {
            let mean = light(raster, x: 0.2...0.8, y: Float(row) / 500...Float(row + 2) / 500).y
            // Neighbouring rows never differ by more than a level.
            if let before { #expect(abs(mean - before) < 0.012, "row \(row)") }
            before = mean
        }
    }

    @Test(arguments: ["#ffffff", "#7b2d3b", "#16181c"])
    func nothingBands(hex: String) throws {
        var sweep = paper(hex)
        sweep.groundLine = 0.8
        sweep.falloff = 0.5
        let raster = try sweep.render(width: 1200, height: 300, compute: compute)
        for row in stride(from: 20, to: 300, by: 40) {
            // A band is a long run of one level; grain breaks it everywhere but in burnt-out white.
            var run = 0
            var longest = 0
            for x in 1..<1200 {
                let same = raster[x, row].y == raster[x - 1, row].y && raster[x, row].y < 253
                run = same ? run + 1 : 0
                longest = max(longest, run)
            }
            #expect(longest < 24, "\(hex) row \(row): \(longest) equal pixels")
        }
    }

    @Test func theBytesDependOnTheSeedAndOnNothingElse() throws {
        var sweep = paper("#c8b8a8")
        sweep.groundLine = 0.8
        sweep.seed = 7
        let one = try sweep.render(width: 333, height: 251, compute: Compute(workers: 1))
        let three = try sweep.render(width: 333, height: 251, compute: Compute(workers: 3))
        #expect(one == three)
        sweep.seed = 8
        let other = try sweep.render(width: 333, height: 251, compute: compute)
        #expect(other != one)
        #expect(Difference.psnr(one, other) > 30, "another seed is other grain, not another picture")
    }

    @Test func bytesAreTheSameOnEveryMachine() throws {
        // FNV-1a of the picture, recorded once: no function of a platform's library may creep into the light.
        var sweep = paper("#b04a3c")
        sweep.groundLine = 0.8
        sweep.spot = 0.3
        sweep.seed = 42
        let raster = try sweep.render(width: 97, height: 61, compute: compute)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in raster.pixels { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        #expect(hash == 2_935_233_779_284_495_689)
    }

    @Test func smallAndNarrowFramesWork() throws {
        for (width, height) in [(1, 1), (16, 3), (3, 700), (2000, 16)] {
            let raster = try paper("#ffffff").render(width: width, height: height, compute: compute)
            #expect(raster.width == width && raster.height == height && raster.isOpaque)
        }
    }

    @Test func aCallerWhoHasGoneStopsIt() {
        let gone = EditFailure(.cancelled, stage: .engine, "gone")
        let compute = Compute(workers: 1) { gone }
        #expect(throws: gone) { try paper("#ffffff").render(width: 64, height: 64, compute: compute) }
    }
}
