// The edge of a region of which only a rough mask is known.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct RegionMatteTests {
    private static let compute = Compute(workers: 2)
    private static let efforts: [Matting.Effort] = [.off, .half, .full]

    /// A disc of cloth with a little grain on a ground, and its true coverage.
    private func scene(_ cloth: Color, on ground: Color) -> (raster: Raster, truth: Mask) {
        var random = SeededRandom(seed: 3)
        var raster = Pictures.disc(300, 240, centerX: 150, centerY: 120, radius: 70, cloth, on: ground)
        for index in raster.pixels.indices where index % 4 != 3 {
            raster.pixels[index] = UInt8(min(255, max(0, Float(raster.pixels[index]) + random.gaussian() * 1.5)))
        }
        return (raster, Pictures.discMask(300, 240, centerX: 150, centerY: 120, radius: 70))
    }

    private func matte(_ raster: Raster, _ mask: Mask, _ border: RegionMatte.Border, _ effort: Matting.Effort) throws -> Mask {
        try RegionMatte.matte(
            raster, mask: mask, border: border, effort: effort, longerSide: 1_000, compute: Self.compute)
    }

    @Test(arguments: efforts, [Float(68), 70, 72]) func theObjectsEdgeIsFoundNearTheMasks(
        effort: Matting.Effort, radius: Float
    ) throws {
        let scene = scene(Color(hex: "#e8e4e0")!, on: Color(hex: "#305038")!)
        let mask = Pictures.discMask(300, 240, centerX: 150, centerY: 120, radius: radius).thresholded()
        let alpha = try matte(scene.raster, mask, .rough, effort)
        var sum = 0
        var largest = 0
        for (found, true_) in zip(alpha.values, scene.truth.values) {
            sum += abs(Int(found) - Int(true_))
            largest = max(largest, abs(Int(found) - Int(true_)))
        }
        // Of the edge's 440 pixels.
        #expect(Double(sum) / 440 < (effort == .off ? 60 : 30), "\(effort) \(radius): \(Double(sum) / 440), largest \(largest)")
    }

    @Test(arguments: efforts) func nothingLeavesAHardBorder(effort: Matting.Effort) throws {
        let scene = scene(Color(hex: "#e8e4e0")!, on: Color(hex: "#305038")!)
        let mask = Pictures.discMask(300, 240, centerX: 150, centerY: 120, radius: 60).thresholded()
        let alpha = try matte(scene.raster, mask, .hard, effort)
        for index in mask.values.indices where mask.values[index] == 0 { #expect(alpha.values[index] == 0) }
        // Where the picture has no edge the border is soft, and narrow.
        #expect(alpha[150, 120] == 255 && alpha[150, 66] == 255)
        let whole = alpha.values.count { $0 == 255 }
        #expect(Double(whole) > 0.85 * 3.1416 * 60 * 60)
    }

    @Test(arguments: efforts) func thinPartsKeepAnInside(effort: Matting.Effort) throws {
        // A strap of four pixels on a bag.
        let strap = Mask(
            width: 200, height: 200,
            values: (0..<40_000).map { index in
                let x = index % 200
                let y = index / 200
                return y > 120 && x > 40 && x < 160 || (98...101).contains(x) && y > 20 ? 255 : 0
            })
        let raster = Pictures.drawn(200, 200) { x, y in strap[x, y] > 0 ? SIMD4(200, 40, 40, 255) : SIMD4(220, 220, 210, 255) }
        for border in [RegionMatte.Border.rough, .hard] {
            let alpha = try matte(raster, strap, border, effort)
            for y in 24..<120 { #expect(alpha[99, y] > 200 && alpha[100, y] > 200, "\(effort) row \(y)") }
            for y in 24..<110 { #expect(alpha[90, y] < 30) }
        }
    }

    @Test func whollyTransparentPixelsAreNotOfTheRegion() throws {
        var scene = scene(Color(hex: "#e8e4e0")!, on: Color(hex: "#305038")!)
        for y in 0..<240 { for x in 0..<100 { scene.raster[x, y].w = 0 } }
        let mask = Pictures.discMask(300, 240, centerX: 150, centerY: 120, radius: 70)
        let alpha = try matte(scene.raster, mask, .rough, .full)
        for y in 0..<240 { #expect(alpha[99, y] == 0) }
        #expect(alpha[150, 120] == 255)
    }

    @Test func frameEdgesHoldNoBand() throws {
        let raster = Pictures.plain(120, 90, Color(hex: "#c0b0a0")!)
        let whole = Mask(width: 120, height: 90, repeating: 255)
        #expect(try matte(raster, whole, .rough, .full) == whole)
        let none = Mask(width: 120, height: 90, repeating: 0)
        #expect(try matte(raster, none, .rough, .full) == none)
    }

    @Test func bytesDoNotDependOnThreads() throws {
        let scene = scene(Color(hex: "#c03040")!, on: Color(hex: "#d0d0c8")!)
        let mask = Pictures.discMask(300, 240, centerX: 150, centerY: 120, radius: 72)
        let results = try [1, 3].map { workers in
            try RegionMatte.matte(
                scene.raster, mask: mask, border: .rough, effort: .full, longerSide: 1_000, compute: Compute(workers: workers))
        }
        #expect(results[0] == results[1])
    }
}

extension Mask {
    fileprivate func thresholded() -> Mask {
        Mask(width: width, height: height, values: values.map { $0 > 127 ? 255 : 0 })
    }
}
