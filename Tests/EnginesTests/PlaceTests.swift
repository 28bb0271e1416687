// Place: the reference's object where it was asked for, in the light of its place, on its shadow.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct PlaceTests {
    private static let canvas = Pictures.plain(300, 240, Color(hex: "#a0a0a0")!)

    /// A blue box of 80 x 60 pixels that is cut out already.
    private static func object(width: Int = 80, height: Int = 60) -> Raster {
        Pictures.drawn(width + 60, height + 60) { x, y in
            (30..<30 + width).contains(x) && (30..<30 + height).contains(y) ? SIMD4(60, 70, 150, 255) : SIMD4(0, 0, 0, 0)
        }
    }

    private func trial(
        _ region: Region, context: Raster? = object(), canvas: Raster = canvas, subject: Mask? = nil, mask: Mask? = nil,
        count: Int = 1, seed: UInt32 = 0
    ) -> StepTrial {
        var trial = StepTrial(
            .place(Placement(object: "box", region: region)), on: canvas, subject: subject, mask: mask, count: count, seed: seed)
        trial.edit.input.context = context.map {
            DecodedImage(raster: $0, format: .png, hasAlpha: !$0.isOpaque)
        }
        return trial
    }

    /// The box of pixels that are clearly the object's blue.
    private func placed(_ raster: Raster) -> Box? {
        var mask = Mask(width: raster.width, height: raster.height, repeating: 0)
        for index in mask.values.indices where Int(raster.pixels[index * 4 + 2]) > Int(raster.pixels[index * 4]) + 40 {
            mask.values[index] = 255
        }
        return ConnectedComponents.find(in: mask).largest?.box
    }

    @Test(arguments: [(100..<180, 60..<120), (20..<180, 100..<140), (200..<280, 20..<220)])
    func itFillsTheMarkFromItsLowerEdge(x: Range<Int>, y: Range<Int>) throws {
        let result = try trial(.mask(word: ""), mask: boxMask(300, 240, x, y)).picture()
        let box = try #require(placed(result))
        let scale = min(Double(x.count) / 80, Double(y.count) / 60)
        #expect(abs(Double(box.width) - 80 * scale) <= 1.5 && abs(Double(box.height) - 60 * scale) <= 1.5)
        #expect(abs(box.y + box.height - y.upperBound) <= 1, "stands on the mark's lower edge")
        #expect(abs(2 * box.x + box.width - x.lowerBound - x.upperBound) <= 2, "in the middle")
    }

    @Test func nothingElseChanges() throws {
        let canvas = Pictures.natural(300, 240, seed: 3)
        let trial = trial(.part(.right), canvas: canvas)
        let variation = try trial.run().variations[0]
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: false, compute: trial.edit.compute)
        #expect(report.changedOutside == 0 && report.allowedFraction < 0.25)
        for y in 0..<240 { for x in 0..<100 { #expect(variation.raster[x, y] == canvas[x, y]) } }
    }

    @Test func itCastsItsShadowDownwards() throws {
        let result = try trial(.part(.right)).picture()
        let box = try #require(placed(result))
        #expect(box.x >= 150)
        let bottom = box.y + box.height
        let middle = box.x + box.width / 2 - 8..<box.x + box.width / 2 + 8
        #expect(mean(result, middle, bottom + 1..<bottom + 3) < 160 - 25)
        #expect(mean(result, middle, bottom + 1..<bottom + 3) < mean(result, middle, bottom + 6..<bottom + 8) - 5)
        for y in 0..<box.y - 1 { for x in 0..<300 { #expect(result[x, y] == Self.canvas[x, y]) } }
    }

    @Test func anOpaqueReferenceIsCutOut() throws {
        let disc = Mask(
            width: 240, height: 240, values: DrawnEdit.disc(240, 240, centerX: 120, centerY: 120, radius: 70).values)
        let context = layered(
            Pictures.plain(240, 240, Color(hex: "#3c46c8")!), over: Pictures.plain(240, 240, Color(hex: "#f0f0f0")!), disc)
        let result = try trial(.part(.left), context: context, subject: disc).picture()
        let box = try #require(placed(result))
        #expect(box.x + box.width <= 152 && abs(box.width - box.height) <= 3, "a disc stays a disc")
        // None of the reference's white comes with it; the drawn finder leaves a trace in the edge.
        for y in 0..<240 { for x in 0..<300 { #expect(result[x, y].x <= 176) } }
    }

    @Test func itKeepsOffTheSubject() throws {
        let subject = boxMask(300, 240, 20..<150, 40..<220)
        let canvas = layered(Pictures.plain(300, 240, Color(hex: "#c08040")!), over: Self.canvas, subject)
        let trial = trial(.whole, canvas: canvas, subject: subject)
        let result = try trial.picture()
        #expect(result.pixels(20..<150, 40..<220).allSatisfy { $0.z < 110 }, "none of its blue on the subject")
        let box = try #require(placed(result))
        #expect(box.x >= 150 && abs(box.y + box.height - 220) < 30, "beside it, on its ground")
    }

    @Test func itTakesAFewStepsTowardsItsSurroundings() throws {
        func tone(_ hex: String) throws -> [Double] {
            let canvas = Pictures.plain(300, 240, Color(hex: hex)!)
            let result = try trial(.mask(word: ""), canvas: canvas, mask: boxMask(300, 240, 100..<180, 60..<120)).picture()
            return (0..<3).map { mean(result, 120..<160, 80..<110, channel: $0) }
        }
        let warm = try tone("#d09060")
        let cool = try tone("#6090d0")
        let dark = try tone("#202020")
        let plain = try tone("#a0a0a0")
        #expect(warm[0] - warm[2] > cool[0] - cool[2] + 6, "redder in warm light")
        #expect(dark[2] < plain[2] - 4)
        // It stays the caller's product.
        for (tone, own) in zip(plain, [60.0, 70, 150]) { #expect(abs(tone - own) < 10) }
        for picture in [warm, cool, dark] { for (a, b) in zip(picture, plain) { #expect(abs(a - b) < 30) } }
    }

    @Test func itHasTheFocusAndTheGrainOfItsPlace() throws {
        let striped = Pictures.drawn(140, 120) { x, y in
            guard (30..<110).contains(x), (30..<90).contains(y) else { return SIMD4(0, 0, 0, 0) }
            return x / 8 % 2 == 0 ? SIMD4(40, 50, 120, 255) : SIMD4(90, 100, 220, 255)
        }
        let mask = boxMask(300, 240, 100..<180, 60..<120)
        let sharp = Pictures.checkerboard(300, 240, cell: 20, Color(hex: "#505050")!, Color(hex: "#d0d0d0")!)
        func steepest(_ canvas: Raster) throws -> Int {
            let result = try trial(.mask(word: ""), context: striped, canvas: canvas, mask: mask).picture()
            return (115..<165).map { abs(Int(result[$0, 95].z) - Int(result[$0 + 1, 95].z)) }.max()!
        }
        #expect(try steepest(soft(sharp)) < steepest(sharp) - 10)
        var random = SeededRandom(seed: 5)
        var noisy = Self.canvas
        for index in 0..<noisy.pixelCount {
            let grain = random.gaussian() * 5
            for channel in 0..<3 { noisy.pixels[index * 4 + channel] = UInt8(160 + grain) }
        }
        let grained = try trial(.mask(word: ""), canvas: noisy, mask: mask).picture()
        let clean = try trial(.mask(word: ""), mask: mask).picture()
        #expect(deviation(grained, 120..<160, 80..<110) > 1.5 && deviation(clean, 120..<160, 80..<110) < 0.6)
    }

    private func soft(_ raster: Raster) -> Raster {
        let luma = Blur.gaussian(Sharpen.luma(of: raster, compute: Compute(workers: 1)), sigma: 2.5, compute: Compute(workers: 1))
        return Pictures.drawn(raster.width, raster.height) { x, y in SIMD4(luma[x, y], luma[x, y], luma[x, y], 255) }
    }

    @Test func enlargingAndCuttingOffAreTold() throws {
        let large = boxMask(300, 240, 10..<290, 10..<230)
        let notices = try trial(.mask(word: ""), context: Self.object(width: 40, height: 30), mask: large).run().outcome.notices
        #expect(notices.contains { $0.message.contains("enlarged 7 times") && $0.message.contains("40 x 30") })
        let small = boxMask(300, 240, 100..<140, 100..<130)
        #expect(try trial(.mask(word: ""), mask: small).run().outcome.notices.isEmpty)
        let cut = Pictures.drawn(140, 120) { x, y in
            (30..<110).contains(x) && y >= 60 ? SIMD4(60, 70, 150, 255) : SIMD4(0, 0, 0, 0)
        }
        let told = try trial(.mask(word: ""), context: cut, mask: small).run().outcome.notices
        #expect(told.contains { $0.message.contains("cut off") })
    }

    @Test func seedsVaryItALittle() throws {
        let mask = boxMask(300, 240, 80..<200, 60..<150)
        let variations = try trial(.mask(word: ""), mask: mask, count: 4).run().variations
        let boxes = try variations.map { try #require(placed($0.raster)) }
        #expect(abs(boxes[0].width - 120) <= 1 || abs(boxes[0].height - 90) <= 1, "exactly at the mark")
        for (index, box) in boxes.enumerated().dropFirst() {
            #expect(box.width < boxes[0].width && box.width > boxes[0].width * 8 / 10)
            #expect(abs(box.y + box.height - 150) <= 1 && box.x >= 79 && box.x + box.width <= 201)
            #expect(variations[index].raster != variations[index - 1].raster)
        }
        #expect(try trial(.mask(word: ""), mask: mask, seed: 3).picture() == variations[3].raster)
    }

    @Test func theBytesDoNotDependOnThreads() throws {
        for region in [Region.whole, .part(.left)] {
            let trial = trial(region, canvas: Pictures.natural(300, 240, seed: 8))
            #expect(try trial.picture(workers: 1) == trial.picture(workers: 3))
        }
    }

    @Test func transparencyStaysAroundIt() throws {
        var canvas = Self.canvas
        for y in 0..<240 { for x in 0..<300 where x < 20 || y < 20 { canvas[x, y] = SIMD4(1, 2, 3, 0) } }
        let result = try trial(.part(.right), canvas: canvas).picture()
        for x in 0..<300 { #expect(result[x, 5] == SIMD4(1, 2, 3, 0)) }
        let box = try #require(placed(result))
        #expect(result[box.x + box.width / 2, box.y + box.height / 2].w == 255)
    }

    @Test func whatCannotBePlacedIsAnError() {
        #expect(trial(.whole, context: nil).failure()?.reason == .inputValidation)
        // Nothing stands out in an opaque reference.
        let plain = trial(.part(.left), context: Pictures.natural(200, 200, seed: 1)).failure()
        #expect(plain?.reason == .subjectNotFound && plain?.message.contains("image_context") == true)
        let full = Mask(width: 300, height: 240, repeating: 255)
        let filled = trial(.part(.left), context: Pictures.natural(200, 200, seed: 1), subject: full).failure()
        #expect(filled?.reason == .subjectNotFound && filled?.message.contains("image_context") == true)
        #expect(trial(.annotation(MarkReference())).failure()?.reason == .annotationMissing)
        #expect(trial(.mask(word: "")).failure()?.reason == .annotationMissing)
        #expect(trial(.named(NamedRegion(kind: .other, word: "table"))).failure()?.reason == .annotationMissing)
    }
}

extension Raster {
    /// The pixels of a rectangle, row by row.
    fileprivate func pixels(_ x: Range<Int>, _ y: Range<Int>) -> [SIMD4<UInt8>] {
        y.flatMap { row in x.map { self[$0, row] } }
    }
}
