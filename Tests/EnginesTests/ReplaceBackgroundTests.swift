// What every background change owes: the subject untouched, the background as asked, the same bytes again.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct ReplaceBackgroundTests {
    static let studio = Backdrop.studio(StudioBackdrop(color: Color(hex: "#d8d4cc")!))
    static let backdrops: [Backdrop] = [
        .transparent, .solid(Color(hex: "#f4f1ea")!), studio,
        .studio(StudioBackdrop(color: .white, gradientTo: Color(hex: "#88aadd"), light: .highKey, floor: false)),
        .studio(StudioBackdrop(color: Color(hex: "#22252a")!, light: .spot)),
        .studio(StudioBackdrop(color: .black, gloss: true)), .context(ContextBackdrop()),
        .context(ContextBackdrop(blur: 0.03)),
    ]

    private func edit(_ backdrop: Backdrop, count: Int = 1, seed: UInt32 = 4) -> DrawnEdit {
        var edit = DrawnEdit(backdrop, count: count, seed: seed)
        if case .context = backdrop {
            edit.input.context = DecodedImage(raster: Pictures.natural(400, 260, seed: 9), format: .png, hasAlpha: false)
        }
        return edit
    }

    @Test(arguments: backdrops)
    func theSubjectsInteriorIsCopiedByteByByte(backdrop: Backdrop) throws {
        let edit = edit(backdrop, count: 2)
        for variation in try edit.run().variations {
            #expect(variation.reference == edit.input.source.raster, "auto keeps the source's size and pixels")
            let interior = try #require(variation.interior)
            var inside = 0
            for index in 0..<variation.raster.pixelCount where interior.values[index] == 255 {
                inside += 1
                #expect(
                    variation.raster.pixels[index * 4..<index * 4 + 4]
                        == variation.reference.pixels[index * 4..<index * 4 + 4])
            }
            #expect(inside > 10_000)
            let report = try FidelityMeter.measure(
                variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: edit.compute)
            #expect(report.changedOutside == 0 && report.changedSubject == 0 && report.subjectPixels == inside)
        }
    }

    @Test func transparentWritesTheMatteAsAlpha() throws {
        let edit = edit(.transparent)
        let result = try #require(try edit.run().variations.first).raster
        for index in 0..<result.pixelCount {
            #expect(result.pixels[index * 4 + 3] == edit.finder.mask.values[index])
            if edit.finder.mask.values[index] == 0 { #expect(result.pixels[index * 4] == 0) }
        }
    }

    @Test func solidIsExactlyTheColour() throws {
        let edit = edit(.solid(Color(hex: "#f4f1ea")!))
        let result = try #require(try edit.run().variations.first).raster
        for index in 0..<result.pixelCount where edit.finder.mask.values[index] == 0 {
            #expect(Array(result.pixels[index * 4..<index * 4 + 4]) == [0xf4, 0xf1, 0xea, 255])
        }
    }

    @Test func edgesAreMixedInLinearLight() throws {
        var edit = edit(.solid(.black))
        edit.input.source.raster = Pictures.plain(240, 300, .white)
        let result = try #require(try edit.run().variations.first).raster
        for index in 0..<result.pixelCount {
            let alpha = Float(edit.finder.mask.values[index]) / 255
            #expect(abs(Int(result.pixels[index * 4]) - Int(LinearLight.byte(alpha))) <= 1)
        }
    }

    @Test(arguments: backdrops)
    func theSameSeedGivesTheSameBytesOnAnyNumberOfThreads(backdrop: Backdrop) throws {
        var one = edit(backdrop, count: 2, seed: 40)
        one.compute = Compute(workers: 1)
        var three = edit(backdrop, seed: 41)
        three.compute = Compute(workers: 3)
        let first = try one.run().variations
        let alone = try three.run().variations
        // The second of two is what its seed gives alone.
        #expect(first[1].seed == alone[0].seed)
        #expect(first[1].raster == alone[0].raster)
    }

    @Test(arguments: [studio, .studio(StudioBackdrop(color: .white)), .context(ContextBackdrop())])
    func variationsDifferVisibly(backdrop: Backdrop) throws {
        let edit = edit(backdrop, count: 4)
        let variations = try edit.run().variations
        #expect(variations.map(\.seed) == [4, 5, 6, 7])
        for a in variations {
            for b in variations where b.index > a.index {
                var sum = 0
                var count = 0
                for index in 0..<a.raster.pixelCount where edit.finder.mask.values[index] == 0 {
                    sum += abs(Int(a.raster.pixels[index * 4 + 1]) - Int(b.raster.pixels[index * 4 + 1]))
                    count += 1
                }
                // Grain alone makes about one level.
                #expect(Double(sum) / Double(count) > 2.5, "variations \(a.index) and \(b.index)")
            }
        }
    }

    @Test func aGlossyFloorMirrorsTheSubject() throws {
        func light(gloss: Bool) throws -> (under: Int, beside: Int) {
            let edit = edit(.studio(StudioBackdrop(color: Color(hex: "#101010")!, gloss: gloss)))
            let raster = try #require(try edit.run().variations.first).raster
            let mask = edit.finder.mask
            let foot = try #require((0..<mask.height).last { mask[mask.width / 2, $0] > 127 })
            func mean(x: Range<Int>) -> Int {
                var sum = 0
                for y in foot + 6..<foot + 16 { for x in x { sum += Int(raster.pixels[(y * raster.width + x) * 4 + 1]) } }
                return sum / (10 * x.count)
            }
            return (mean(x: 105..<135), mean(x: 2..<12))
        }
        let mat = try light(gloss: false)
        let glossy = try light(gloss: true)
        #expect(mat.under <= mat.beside, "a mat floor is darkest at the subject's foot")
        #expect(glossy.under > mat.under + 20, "\(glossy) \(mat)")
        #expect(abs(glossy.beside - mat.beside) <= 2, "\(glossy) \(mat)")
    }

    @Test func aFloorThatTheFrameCutsOffIsTold() throws {
        let gloss = Backdrop.studio(StudioBackdrop(color: .black, gloss: true))
        #expect(try edit(gloss).run().outcome.notices.isEmpty)
        let cut = DrawnEdit(gloss, centerY: 0.9)
        #expect(try cut.run().outcome.notices.map(\.code) == [.notApplied])
    }

    @Test(arguments: [Backdrop.transparent, .solid(.white)])
    func whatCannotVarySaysSo(backdrop: Backdrop) throws {
        let result = try edit(backdrop, count: 3).run()
        #expect(result.variations.count == 3)
        #expect(result.variations[0].raster == result.variations[2].raster)
        #expect(result.outcome.notices.map(\.code) == [.notApplied])
        #expect(try edit(backdrop).run().outcome.notices.isEmpty)
        #expect(result.outcome.facts.plainBackgroundAsked)
    }

    @Test func lightComesFromTheSeedsSide() throws {
        for seed in UInt32(0)..<8 {
            let result = try #require(try edit(Self.studio, seed: seed).run().variations.first).raster
            let left = mean(result, 0..<30, 20..<150)
            let right = mean(result, 210..<240, 20..<150)
            #expect(seed % 2 == 0 ? left > right + 2 : right > left + 2, "seed \(seed): \(left) \(right)")
        }
    }

    @Test func theOutcomeTellsWhatWasDone() throws {
        let result = try edit(Self.studio).run()
        #expect(result.outcome.mode == .fast && !result.outcome.modeReason.isEmpty, "240 x 300 is small")
        let stages = result.outcome.timings.map(\.stage)
        #expect(stages == ["resample", "segment", "matte", "foreground", "render", "inspect"])
        #expect(result.outcome.facts.width == 240 && result.outcome.facts.subject != nil)
        #expect(result.outcome.facts.backgroundComplexity < 0.15)
    }

    @Test func progressRisesToTheEnd() throws {
        let edit = edit(Self.studio, count: 3)
        var fractions: [Float] = []
        _ = try LocalEngine(finder: edit.finder).run(
            edit.input, compute: edit.compute, progress: { fractions.append($0.fraction) }, deliver: { _ in })
        #expect(fractions == fractions.sorted())
        #expect(fractions.first! < 0.1 && fractions.last! <= 1 && fractions.last! > 0.95)
    }

    @Test(arguments: [Resolution.oneK, .twoK])
    func tiersHaveTheirSizeAndTheSubjectOfTheResampledSource(resolution: Resolution) throws {
        var edit = edit(Self.studio)
        edit.input.resolution = resolution
        let variation = try #require(try edit.run().variations.first)
        let size = try ResultSize.of(edit.input.source.raster, resolution: resolution, limits: edit.input.limits.edits)
        #expect(variation.raster.width == size.width && variation.raster.height == size.height)
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: edit.compute)
        #expect(report.changedSubject == 0 && report.changedOutside == 0)
        #expect(Double(report.subjectPixels) / Double(variation.raster.pixelCount) > 0.2)
    }

    @Test func contextsAreCroppedWithoutBeingStretched() throws {
        // A disc in the context stays a disc in a frame of another shape.
        var edit = edit(.context(ContextBackdrop()))
        edit.finder.mask = DrawnEdit.box(240, 300, left: 100, right: 140, top: 0, bottom: 30)
        edit.input.context = DecodedImage(
            raster: Pictures.disc(800, 600, centerX: 400, centerY: 300, radius: 150, .black, on: .white), format: .png,
            hasAlpha: false)
        let result = try #require(try edit.run().variations.first).raster
        let across = (0..<240).count { result[$0, 150].x < 128 }
        let down = (40..<300).count { result[120, $0].x < 128 }
        #expect(abs(across - 150) <= 2 && abs(down - 150) <= 2)
    }
}
