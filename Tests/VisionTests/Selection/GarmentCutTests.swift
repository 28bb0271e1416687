// Cloth in a circle, with arms across it.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct GarmentCutTests {
    private static let width = 420
    private static let height = 360
    private static let cloth = 90..<330
    /// Two arms, from the top of the frame to its bottom.
    private static let arms = [150..<185, 240..<270]
    private static let badge = Pictures.discMask(width, height, centerX: 212, centerY: 215, radius: 14)

    /// Skin; cloth without arms and badge.
    private static let skin = mask { x, _ in arms.contains { $0.contains(x) } }
    private static let truth = mask { x, y in
        cloth.contains(x) && y >= 120 && skin[x, y] == 0 && badge[x, y] < 128
    }

    private static func mask(_ isInside: (Int, Int) -> Bool) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        for y in 0..<height { for x in 0..<width where isInside(x, y) { mask[x, y] = 255 } }
        return mask
    }

    /// A woven ground, blue cloth with folds, brown arms, a white badge.
    private static let raster: Raster = {
        var random = SeededRandom(seed: 12)
        return Pictures.drawn(width, height) { x, y in
            var color = SIMD3<Float>(150, 146, 138) + Float((x / 3 + y / 4) % 3) * 6
            if cloth.contains(x), y >= 120 {
                let fold = 0.72 + 0.28 * abs(Float((x + y / 3) % 60) - 30) / 30
                color = SIMD3(78, 110, 168) * fold
            }
            if badge[x, y] > 127 { color = SIMD3(236, 234, 228) }
            if skin[x, y] > 0 { color = SIMD3(196, 142, 112) - Float(abs(x % 40 - 20)) }
            color += random.gaussian() * 4
            let limited = color.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255))
            return SIMD4(UInt8(limited.x), UInt8(limited.y), UInt8(limited.z), 255)
        }
    }()

    private func found(
        _ center: SIMD2<Float>, _ radius: SIMD2<Float>, in raster: Raster = raster, skin: Mask? = skin,
        effort: ObjectCut.Effort = .balanced
    ) throws -> Mask? {
        let line = circle(raster, center, radius)
        let cut = ObjectCut(raster: raster, effort: effort, compute: compute)
        return try cut.garment(in: line.area, at: line.box, skin: skin, subject: { nil }).map { placed($0, raster) }
    }

    @Test(arguments: [ObjectCut.Effort.fast, .balanced, .quality])
    func allPartsBetweenTheArmsAreFoundAndNoSkin(effort: ObjectCut.Effort) throws {
        let mask = try #require(try found(SIMD2(210, 245), SIMD2(150, 130), effort: effort))
        #expect(overlap(mask, Self.truth) > 0.94)
        let bare = mask.values.indices.filter { Self.skin.values[$0] > 0 && mask.values[$0] > 127 }
        #expect(bare.count < 40, "of \(Self.arms.map(\.count).reduce(0, +) * Self.height) pixels of skin")
    }

    @Test func aCircleInsideTheGarmentMeansAllOfItUpToItsEdge() throws {
        let mask = try #require(try found(SIMD2(210, 245), SIMD2(110, 100)))
        #expect(overlap(mask, Self.truth) > 0.9)
    }

    @Test func whereNoEdgeIsNearTheCircleEndsIt() throws {
        let center = SIMD2<Float>(300, 250)
        var random = SeededRandom(seed: 3)
        let endless = Pictures.drawn(Self.width, Self.height) { x, y in
            let light = 0.8 + 0.2 * abs(Float((x + y) % 50) - 25) / 25 + random.gaussian() * 0.02
            return SIMD4(UInt8(78 * light), UInt8(110 * light), UInt8(168 * light), 255)
        }
        let circle = ellipseMask(Self.width, Self.height, center, SIMD2(50, 44))
        let mask = try #require(try found(center, SIMD2(50, 44), in: endless, skin: nil))
        #expect(overlap(mask, circle) > 0.93)
    }

    @Test func whatIsBesideTheWearerIsNoneOfHerDress() throws {
        // The cloth goes on in a sheet beside the wearer, of the same colour and without an edge.
        let sheet = Pictures.drawn(Self.width, Self.height) { x, y in
            let blue = SIMD4<UInt8>(78, 110, 168, 255)
            return y >= 120 && !Self.arms.contains { $0.contains(x) } ? blue : SIMD4(150, 146, 138, 255)
        }
        let wearer = Self.mask { x, _ in Self.cloth.contains(x) }
        let line = circle(sheet, SIMD2(210, 245), SIMD2(170, 130))
        let cut = ObjectCut(raster: sheet, effort: .balanced, compute: compute)
        let found = try #require(try cut.garment(in: line.area, at: line.box, skin: Self.skin, subject: { wearer }))
        let beside = (0..<found.box.height).map { y in
            (0..<found.box.width).count { found.mask[$0, y] > 127 && !(84..<336).contains(found.box.x + $0) }
        }
        #expect(beside.reduce(0, +) < 60, "\(beside.reduce(0, +)) pixels of the sheet")
    }

    @Test func clothOfTheColorOfSkinIsFoundAllTheSame() throws {
        // All of the cloth counts as skin.
        let mask = try #require(try found(SIMD2(210, 245), SIMD2(105, 95), skin: Self.mask { x, _ in Self.cloth.contains(x) }))
        #expect(overlap(mask, Self.truth) > 0.75)
    }

    @Test func patchworkHasNoColorOfItsOwn() throws {
        var random = SeededRandom(seed: 4)
        let colors = (0..<2_000).map { _ in
            SIMD4(UInt8(random.next() % 256), UInt8(random.next() % 256), UInt8(random.next() % 256), 255)
        }
        let patchwork = Pictures.drawn(Self.width, Self.height) { x, y in colors[x / 12 + y / 12 * 40] }
        #expect(try found(SIMD2(210, 180), SIMD2(120, 100), in: patchwork, skin: nil) == nil)
        #expect(try found(SIMD2(210, 180), SIMD2(5, 5)) == nil, "too small")
    }

    @Test func cancellingStops() throws {
        let count = Countdown(2)
        let cut = ObjectCut(raster: Self.raster, effort: .balanced, compute: count.compute())
        let area = Mask(width: 200, height: 200, repeating: 255)
        #expect(throws: EditFailure.self) {
            try cut.garment(in: area, at: Box(x: 110, y: 130, width: 200, height: 200), skin: Self.skin, subject: { nil })
        }
    }
}
