// Every slider moves what it names, in the right direction, the further the more, and nothing else.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct AdjustTests {
    private func adjusted(_ slider: Slider, _ amount: Float, band: ColorBand? = nil, on source: Raster = Look.room) throws
        -> Raster
    {
        try DrawnEdit(.sliders(SliderChange(slider, band: band, amount: amount)), on: source).picture()
    }

    /// What a slider moves, on the room.
    private func statistic(_ slider: Slider) -> (Raster) -> Double {
        let source = Look.room
        func level(_ index: Int) -> Int { Int(source.pixels[index * 4 + 1]) }
        switch slider {
        case .exposure, .lightness: return { Look.luma($0) }
        case .contrast, .dehaze: return Look.contrast
        case .highlights, .whites: return { Look.luma($0) { level($0) > 175 } }
        case .shadows, .blacks: return { Look.luma($0) { level($0) < 70 } }
        case .temperature: return { Look.warmth($0) }
        case .tint: return { raster in Look.mean(raster) { (Double($0.x) + Double($0.z)) / 2 - Double($0.y) } }
        case .saturation, .vibrance: return { Look.chroma($0) }
        case .clarity: return { Look.detail($0, 5) }
        case .texture, .grain: return { Look.detail($0, 1) }
        case .vignette:
            return { raster in
                let corners: (Int) -> Bool = { index in
                    let (x, y) = (index % 320, index / 320)
                    return (x < 40 || x >= 280) && (y < 40 || y >= 200)
                }
                return Look.luma(raster) { !corners($0) } - Look.luma(raster, where: corners)
            }
        case .hue:
            // Reds turn towards yellow: their green rises.
            return { raster in
                Look.mean(raster, where: { Int(source.pixels[$0 * 4]) > Int(source.pixels[$0 * 4 + 1]) + 40 }) {
                    Double($0.y) - Double($0.z)
                }
            }
        }
    }

    @Test(arguments: Slider.allCases) func slidersMoveTheirOwnStatistic(slider: Slider) throws {
        let measure = statistic(slider)
        var values: [Double] = []
        for amount in [Float(-1), -0.4, 0, 0.4, 1] {
            values.append(measure(amount == 0 ? Look.room : try adjusted(slider, amount)))
        }
        // Less grain takes off what is there, and the room has little.
        let least = slider == .grain ? 0.005 : slider == .saturation || slider == .vibrance ? 0.004 : 0.1
        for (low, high) in zip(values, values.dropFirst()) { #expect(high > low + least, "\(slider): \(values)") }
    }

    @Test(arguments: Slider.allCases) func halfAStepIsLessThanAWholeOne(slider: Slider) throws {
        let source = Look.room
        var distances: [Double] = []
        for amount in [Float(0.2), 0.4, 1] {
            let result = try adjusted(slider, amount)
            distances.append(Difference.psnr(result, source))
        }
        #expect(distances[0] > distances[1] && distances[1] > distances[2], "\(slider): \(distances)")
        // 0.2 can be seen and is no other picture.
        #expect((20...52).contains(distances[0]), "\(slider): \(distances)")
    }

    @Test(arguments: Slider.allCases) func nothingMovedIsRefused(slider: Slider) {
        #expect {
            try adjusted(slider, 0)
        } throws: { ($0 as? EditFailure)?.reason == .inputValidation }
    }

    @Test(arguments: Slider.allCases, [Float(-1), 1]) func nothingIsPushedIntoBlackOrWhite(slider: Slider, amount: Float) throws {
        // Grain is noise and may touch the ends; saturation reaches the gamut's edge in pure colours.
        let most = slider == .grain ? 0.03 : 0.012
        #expect(Look.clipped(Look.room) == 0)
        #expect(Look.clipped(try adjusted(slider, amount)) < most, "\(slider) \(amount)")
    }

    @Test func changesTogetherDoNotDependOnTheirOrder() throws {
        let changes = [
            SliderChange(.exposure, amount: 0.3), SliderChange(.contrast, amount: 0.3), SliderChange(.shadows, amount: 0.4),
            SliderChange(.clarity, amount: 0.3), SliderChange(.saturation, band: .blue, amount: -0.5),
            SliderChange(.vignette, amount: 0.3),
        ]
        let forward = DrawnEdit(.adjust(Adjustment(region: .whole, changes: changes)), on: Look.room)
        let backward = DrawnEdit(.adjust(Adjustment(region: .whole, changes: changes.reversed())), on: Look.room)
        #expect(try forward.picture() == backward.picture())
    }

    @Test func bandsAreMovedByName() throws {
        let source = Pictures.drawn(80, 40) { x, _ in x < 40 ? SIMD4(47, 95, 168, 255) : SIMD4(201, 48, 44, 255) }
        let result = try adjusted(.saturation, -0.8, band: .blue, on: source)
        #expect(Look.chroma(result) { $0 % 80 < 40 } < Look.chroma(source) { $0 % 80 < 40 } * 0.5)
        for y in 0..<40 { for x in 40..<80 { #expect(result[x, y] == source[x, y]) } }
    }

    @Test func onlyGrainVaries() throws {
        let grain = DrawnEdit(.sliders(SliderChange(.grain, amount: 0.5)), on: Look.room, count: 2)
        let variations = try grain.run().variations
        #expect(variations[0].raster != variations[1].raster)
        let plain = DrawnEdit(.sliders(SliderChange(.exposure, amount: 0.5)), on: Look.room, count: 2)
        let result = try plain.run()
        #expect(result.variations[0].raster == result.variations[1].raster)
        #expect(result.outcome.notices.map(\.code) == [.notApplied])
    }

    @Test func alphaAndTransparentPixelsStay() throws {
        var source = Look.room
        for index in 0..<source.pixelCount { source.pixels[index * 4 + 3] = UInt8(index % 3 == 0 ? 0 : 100 + index % 150) }
        let result = try DrawnEdit(
            .sliders(SliderChange(.exposure, amount: 0.4), SliderChange(.clarity, amount: 0.4)), on: source
        ).picture()
        for index in 0..<source.pixelCount {
            #expect(result.pixels[index * 4 + 3] == source.pixels[index * 4 + 3])
            if index % 3 == 0 { #expect(result.pixels[index * 4] == source.pixels[index * 4]) }
        }
    }

    @Test func theSameBytesOnAnyNumberOfThreadsAtFourK() throws {
        let changes = [
            SliderChange(.exposure, amount: 0.3), SliderChange(.highlights, amount: -0.4), SliderChange(.texture, amount: 0.4),
            SliderChange(.dehaze, amount: 0.3), SliderChange(.grain, amount: 0.3),
        ]
        var edit = DrawnEdit(.adjust(Adjustment(region: .whole, changes: changes)), on: Look.room)
        edit.input.resolution = .fourK
        edit.compute = Compute(workers: 1)
        let one = try edit.picture()
        #expect(one.pixelCount > 16_000_000)
        edit.compute = Compute(workers: 2)
        #expect(try edit.picture() == one)
    }

    @Test(arguments: [GenerationMode.fast, .balanced, .quality]) func modesLookAlike(mode: GenerationMode) throws {
        var edit = DrawnEdit(
            .sliders(SliderChange(.shadows, amount: 0.5), SliderChange(.clarity, amount: 0.4)), on: Look.room)
        edit.input.mode = mode
        let result = try edit.picture()
        edit.input.mode = .balanced
        #expect(Difference.psnr(result, try edit.picture()) > 34)
    }
}
