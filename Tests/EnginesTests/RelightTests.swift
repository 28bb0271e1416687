// Each light has its own look, its side and its strength, and keeps what is there.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RelightTests {
    /// The room of the tone tests as background, skin and cloth as subject.
    static let scene = Pictures.drawn(320, 240) { x, y in
        let dx = Float(x) - 160
        let dy = Float(y) - 120
        guard dx * dx + dy * dy < 72 * 72 else { return Look.room[x, y] }
        let weave: Float = (x / 3 + y / 3) % 2 == 0 ? 1.03 : 0.97
        let color = y < 110 ? SIMD3<Float>(219, 165, 140) : SIMD3<Float>(120, 130, 150)
        let seen = color * weave
        return SIMD4(UInt8(seen.x), UInt8(seen.y), UInt8(seen.z), 255)
    }
    static let isSubject: @Sendable (Int) -> Bool = { index in
        let dx = index % 320 - 160
        let dy = index / 320 - 120
        return dx * dx + dy * dy < 62 * 62
    }

    private func lit(
        _ recipe: Relight.Recipe, side: Region.Side? = nil, strength: Float = 1, seed: UInt32 = 4, on source: Raster = scene
    ) throws -> Raster {
        try DrawnEdit(.relight(Relight(recipe: recipe, side: side, strength: strength)), on: source, seed: seed).picture()
    }

    private func luma(_ raster: Raster, subject: Bool) -> Double {
        Look.luma(raster) { Self.isSubject($0) == subject }
    }

    @Test func everyLightIsWhatItIsCalled() throws {
        let source = Self.scene
        let plain = (luma: Look.luma(source), warmth: Look.warmth(source))
        let results = try Dictionary(uniqueKeysWithValues: Relight.Recipe.allCases.map { ($0, try lit($0)) })
        func level(_ recipe: Relight.Recipe) -> Double { Look.luma(results[recipe]!) - plain.luma }
        func warmth(_ recipe: Relight.Recipe) -> Double { Look.warmth(results[recipe]!) - plain.warmth }
        #expect(level(.softDaylight) > 4 && level(.highKey) > 15 && level(.highKey) > level(.softDaylight))
        #expect(level(.dramaticSide) < -12 && level(.lowKey) < -20 && level(.night) < -40)
        #expect(warmth(.goldenHour) > 20 && warmth(.warm) > 15 && warmth(.cool) < -15 && warmth(.night) < -12)
        #expect(abs(level(.warm)) < 8 && abs(level(.cool)) < 8, "colour and not brightness")
        #expect(Look.contrast(results[.overcast]!) < Look.contrast(source) * 0.92)
        #expect(Look.chroma(results[.overcast]!) < Look.chroma(source))
        let isDark: (Int) -> Bool = { source.pixels[$0 * 4 + 1] < 60 }
        #expect(Look.luma(results[.highKey]!, where: isDark) > Look.luma(source, where: isDark) * 1.25)
        // Low light leaves the subject and takes the background.
        for recipe in [Relight.Recipe.dramaticSide, .lowKey] {
            let kept = luma(results[recipe]!, subject: true) / luma(source, subject: true)
            let left = luma(results[recipe]!, subject: false) / luma(source, subject: false)
            #expect(kept > left + 0.1, "\(recipe): \(kept) \(left)")
        }
    }

    @Test func nightIsDarkAndNotBlack() throws {
        let result = try lit(.night)
        let black = Look.mean(result) { max($0.x, $0.y, $0.z) < 4 ? 1 : 0 }
        #expect(black < 0.01)
        #expect((30...85).contains(Look.luma(result)), "\(Look.luma(result))")
        #expect(Look.detail(result, 3) > Look.detail(Self.scene, 3) * 0.3, "there is still something to see")
    }

    @Test(arguments: [Relight.Recipe.softDaylight, .goldenHour, .dramaticSide, .lowKey, .night, .warm])
    func lightComesFromTheAskedSide(recipe: Relight.Recipe) throws {
        let grey = Pictures.plain(320, 240, Color(hex: "#8c8c8c")!)
        func halves(_ side: Region.Side, seed: UInt32) throws -> (left: Double, right: Double, top: Double, bottom: Double) {
            let result = try lit(recipe, side: side, seed: seed, on: grey)
            return (
                Look.luma(result) { Self.isSubject($0) && $0 % 320 < 145 },
                Look.luma(result) { Self.isSubject($0) && $0 % 320 > 175 },
                Look.luma(result) { Self.isSubject($0) && $0 / 320 < 105 },
                Look.luma(result) { Self.isSubject($0) && $0 / 320 > 135 }
            )
        }
        for seed in UInt32(0)..<4 {
            let left = try halves(.left, seed: seed)
            #expect(left.left > left.right + 6, "\(recipe) \(seed): \(left)")
            let right = try halves(.right, seed: seed)
            #expect(right.right > right.left + 6, "\(recipe) \(seed): \(right)")
            let top = try halves(.top, seed: seed)
            #expect(top.top > top.bottom + 4, "\(recipe) \(seed): \(top)")
            let bottom = try halves(.bottom, seed: seed)
            #expect(bottom.bottom > bottom.top + 4, "\(recipe) \(seed): \(bottom)")
        }
    }

    @Test func seedsExploreWhatIsOpen() throws {
        let edit = DrawnEdit(
            .relight(Relight(recipe: .dramaticSide)), on: Pictures.plain(320, 240, Color(hex: "#8c8c8c")!), count: 4, seed: 4)
        let pictures = try edit.run().variations.map(\.raster)
        for a in 0..<4 { for b in a + 1..<4 { #expect(Difference.psnr(pictures[a], pictures[b]) < 42, "\(a) \(b)") } }
        func isLeft(_ raster: Raster) -> Bool {
            Look.luma(raster) { Self.isSubject($0) && $0 % 320 < 145 }
                > Look.luma(raster) { Self.isSubject($0) && $0 % 320 > 175 }
        }
        #expect(pictures.map(isLeft) == [true, false, true, false])
    }

    @Test(arguments: Relight.Recipe.allCases) func halfTheStrengthLiesBetween(recipe: Relight.Recipe) throws {
        let full = try lit(recipe)
        let half = try lit(recipe, strength: 0.5)
        #expect(Difference.psnr(half, Self.scene) > Difference.psnr(full, Self.scene) + 2)
        #expect(Difference.psnr(half, full) > Difference.psnr(Self.scene, full) + 2)
    }

    @Test(arguments: [Relight.Recipe.softDaylight, .highKey]) func whiteGoodsStayWhiteAndKeepTheirEdge(recipe: Relight.Recipe)
        throws
    {
        let source = Pictures.drawn(320, 240) { x, y in
            let dx = Float(x) - 160
            let dy = Float(y) - 120
            let level: UInt8 = dx * dx + dy * dy < 72 * 72 ? ((x / 4) % 2 == 0 ? 236 : 230) : 255
            return SIMD4(level, level, level, 255)
        }
        let result = try lit(recipe, on: source)
        let goods = Look.luma(result, where: Self.isSubject)
        #expect(goods > 222 && goods < 250, "\(goods)")
        #expect(Look.luma(result) { !Self.isSubject($0) && $0 / 320 < 20 } > 248)
        #expect(mean(result, 0..<20, 0..<20) - goods > 6, "the edge still shows")
        #expect(abs(Look.warmth(result)) < 8)
    }

    @Test(arguments: [Relight.Recipe.softDaylight, .dramaticSide, .highKey, .lowKey, .overcast])
    func skinKeepsItsHue(recipe: Relight.Recipe) throws {
        func hue(_ raster: Raster) -> Double {
            var sum = SIMD3<Float>()
            for y in 70..<105 {
                for x in 135..<185 {
                    let pixel = raster[x, y]
                    sum += Oklab.of(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z))
                }
            }
            return Double(sum.z / sum.y)
        }
        // The tangent of 46 degrees, and what seven degrees more or less make of it.
        let before = hue(Self.scene)
        let after = hue(try lit(recipe))
        #expect(after / before > 0.79 && after / before < 1.27, "\(recipe): \(before) \(after)")
    }

    // MARK: - Without a subject, in every mode, on any thread

    @Test func fastModeNeedsNoSubject() throws {
        var edit = DrawnEdit(.relight(Relight(recipe: .dramaticSide, side: .right)), on: Self.scene)
        edit.finder.failure = EditFailure(.pipeline, stage: .engine, "must not be asked")
        edit.input.mode = .fast
        // Inspecting the result asks, too, and goes without.
        let result = try edit.picture()
        #expect(
            mean(result, 260..<320, 0..<240) / mean(Self.scene, 260..<320, 0..<240) > mean(result, 0..<60, 0..<240)
                / mean(Self.scene, 0..<60, 0..<240) * 1.2)
    }

    @Test func landscapesAreLitAsOne() throws {
        var edit = DrawnEdit(.relight(Relight(recipe: .goldenHour)), on: Look.room)
        edit.finder.failure = EditFailure(.subjectNotFound, stage: .engine, "nothing stands out")
        let result = try edit.run()
        #expect(Look.warmth(result.variations[0].raster) > Look.warmth(Look.room) + 15)
        #expect(result.outcome.notices.isEmpty)
    }

    @Test func missingNetsAreSaidInAutoAndRefusedInBalanced() throws {
        var edit = DrawnEdit(.relight(Relight(recipe: .lowKey)), on: Self.scene)
        edit.finder.missingNets = [.small: "u2netp.onnx", .fused: "u2net.onnx"]
        let result = try edit.run()
        #expect(result.outcome.notices.map(\.code) == [.notApplied])
        #expect(result.outcome.notices[0].message.contains("u2net"))
        edit.input.mode = .balanced
        #expect { try edit.picture() } throws: { ($0 as? EditFailure)?.reason == .unavailable }
    }

    @Test(arguments: [GenerationMode.balanced, .quality]) func theSameBytesOnAnyNumberOfThreads(mode: GenerationMode) throws {
        var edit = DrawnEdit(.relight(Relight(recipe: .goldenHour)), on: Self.scene, seed: 7)
        edit.input.mode = mode
        edit.input.resolution = .twoK
        edit.compute = Compute(workers: 1)
        let one = try edit.picture()
        edit.compute = Compute(workers: 3)
        #expect(try edit.picture() == one)
    }

    @Test func alphaStays() throws {
        var source = Self.scene
        for index in 0..<source.pixelCount { source.pixels[index * 4 + 3] = UInt8(index % 320 < 100 ? 0 : 200) }
        let result = try lit(.night, on: source)
        for index in 0..<source.pixelCount {
            #expect(result.pixels[index * 4 + 3] == source.pixels[index * 4 + 3])
            if index % 320 < 100 { #expect(result.pixels[index * 4] == source.pixels[index * 4]) }
        }
    }
}
