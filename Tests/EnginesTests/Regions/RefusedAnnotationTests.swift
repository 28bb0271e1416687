// Annotations that cannot be read: refused by name before anything is computed, each with what is wrong.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RefusedAnnotationTests {
    private static let width = MarkedScene.width
    private static let height = MarkedScene.height

    /// The refusal of a recolouring of what was marked; nothing may be asked of the nets before.
    private func refusal(_ annotation: DrawnAnnotation) throws -> EditFailure {
        var trial = MarkedScene.recolor(.annotation(MarkReference()), annotation: annotation)
        trial.edit.finder.failure = EditFailure(.pipeline, stage: .engine, "the subject was looked for")
        return try #require(trial.failure())
    }

    private func expect(_ annotation: DrawnAnnotation, _ words: String...) throws {
        let failure = try refusal(annotation)
        #expect(failure.reason == .inputValidation && failure.stage == .input, "\(failure)")
        for word in words { #expect(failure.message.contains(word), "\"\(word)\" is not in \"\(failure.message)\"") }
    }

    /// A sheet or a copy with a ring round the disc.
    private func ringed(_ drawing: Drawing) -> Raster {
        var drawing = drawing
        drawing.ring(MarkedScene.discCenter, SIMD2(80, 74), width: 6, MarkedScene.red)
        return drawing.raster
    }

    // MARK: Pictures

    @Test func otherSizesAreNamedWithTheRightOne() throws {
        for (width, height) in [(479, 360), (480, 361), (360, 480), (960, 720), (1, 1)] {
            let sheet = ringed(Drawing(width, height))
            let copy = try Resampler.resize(
                ringed(Drawing(on: MarkedScene.source)), width: width, height: height, compute: Compute(workers: 1))
            try expect(.overlay(sheet), "overlay", "\(width) x \(height)", "480 x 360")
            try expect(.markedCopy(copy), "marked_copy", "\(width) x \(height)", "480 x 360")
        }
    }

    @Test func aSheetWithoutAMarkIsEmpty() throws {
        try expect(.overlay(Raster(width: Self.width, height: Self.height)), "empty")
        // Colours under full transparency are no marks.
        try expect(.overlay(Raster(width: Self.width, height: Self.height, red: 255, alpha: 0)), "empty")
    }

    @Test(arguments: [Color.white, .black]) func aSheetOfOneColorIsNoSheet(color: Color) throws {
        try expect(.overlay(Pictures.plain(Self.width, Self.height, color)), "no transparency", "marked_copy")
        var washed = Pictures.plain(Self.width, Self.height, color)
        for index in 0..<washed.pixelCount { washed.pixels[index * 4 + 3] = 120 }
        try expect(.overlay(washed), "covers the whole picture")
    }

    @Test func aCopyOnASheetsPlaceIsTold() throws {
        try expect(.overlay(ringed(Drawing(on: MarkedScene.source))), "no transparency", "marked_copy")
    }

    @Test func aCopyWithoutAMark() throws {
        try expect(.markedCopy(MarkedScene.source), "No marks", "equals the source")
        let bytes = try ImageEncoder.encode(
            MarkedScene.source, profile: nil, options: OutputOptions(format: .jpeg, quality: 70), compute: Compute(workers: 1))
        let compressed = try ImageDecoder.decode(bytes, limits: Limits.Images()).raster
        try expect(.markedCopy(compressed), "No marks", "the same picture as the source")
    }

    @Test func aCopyOfAnotherPicture() throws {
        let others = [
            ("white", Pictures.plain(Self.width, Self.height, .white)),
            ("black", Pictures.plain(Self.width, Self.height, .black)),
            ("another", Pictures.natural(Self.width, Self.height, seed: 3)),
            ("noise", Pictures.noise(Self.width, Self.height, seed: 3)),
            ("another with a ring", ringed(Drawing(on: Pictures.natural(Self.width, Self.height, seed: 8)))),
        ]
        for (name, other) in others {
            let failure = MarkedScene.recolor(.annotation(MarkReference()), annotation: .markedCopy(other)).failure()
            #expect(
                failure?.reason == .inputValidation && failure?.message.contains("must be a copy of the source") == true,
                "\(name)")
        }
    }

    /// All of the scene in other light, with a ring on it: the ring must not be read off it.
    @Test(arguments: [Float(1.2), 0.8]) func aCopyInOtherLight(gain: Float) throws {
        let other = Pictures.drawn(Self.width, Self.height) { x, y in
            let pixel = MarkedScene.source[x, y]
            func level(_ value: UInt8) -> UInt8 { UInt8(min(255, Float(value) * gain)) }
            return SIMD4(level(pixel.x), level(pixel.y), level(pixel.z), 255)
        }
        for copy in [other, ringed(Drawing(on: other))] { try expect(.markedCopy(copy), "must be a copy of the source") }
    }

    /// A part of a photograph, with a ring on it.
    @Test(arguments: [0.03, 0.08]) func aCopyOfAnotherCrop(share: Double) throws {
        let compute = Compute(workers: 1)
        let photograph = try ImageDecoder.decode(
            Repository.bytes(Repository.photograph("people")), limits: Limits.Images(), compute: compute
        ).raster
        let (width, height) = (600, 750)
        let source = try Resampler.resize(photograph, width: width, height: height, compute: compute)
        let cropped = try Resampler.resize(
            source, width: width, height: height,
            window: CropWindow(
                x: Double(width) * share, y: Double(height) * share, width: Double(width) * (1 - 2 * share),
                height: Double(height) * (1 - 2 * share)),
            filter: .cubic, compute: compute)
        var drawing = Drawing(on: cropped)
        drawing.ring(SIMD2(300, 300), SIMD2(120, 110), width: 6, MarkedScene.red)
        var trial = StepTrial(.recolor(Recoloring(region: .annotation(MarkReference()), target: .color(.white))), on: source)
        trial.edit.input.annotation = .markedCopy(drawing.raster)
        let failure = try #require(trial.failure())
        #expect(failure.reason == .inputValidation && failure.message.contains("must be a copy of the source"), "\(failure)")
    }

    @Test func theMarksOnASheetInTheCopysPlace() throws {
        try expect(.markedCopy(ringed(Drawing(Self.width, Self.height))), "must be a copy of the source")
    }

    // MARK: Strokes

    private func expect(_ shape: Stroke.Shape, _ words: String...) throws {
        let good = MarkedScene.circle(MarkedScene.discCenter, SIMD2(70, 70))
        let strokes = [good, Stroke(shape: shape, color: MarkedScene.red)]
        let failure = try refusal(.strokes(strokes))
        #expect(failure.reason == .inputValidation && failure.stage == .input, "\(failure)")
        for word in words + ["Stroke 2 of the annotation"] {
            #expect(failure.message.contains(word), "\"\(word)\" is not in \"\(failure.message)\"")
        }
    }

    @Test func noStrokes() throws { try expect(.strokes([]), "holds no stroke") }

    @Test(arguments: [Float(-0.001), 1.001, 700, -.infinity, .infinity, .nan])
    func coordinatesOutsideThePicture(wrong: Float) throws {
        let inside = Point(x: 0.3, y: 0.4)
        for outside in [Point(x: wrong, y: 0.5), Point(x: 0.5, y: wrong)] {
            let range = "coordinates run from 0 to 1"
            try expect(.freehand([inside, outside]), range, "\(wrong)")
            try expect(.circle(center: outside, radiusX: 0.1, radiusY: 0.1), range, "\(wrong)")
            try expect(.box(origin: outside, width: 0.1, height: 0.1), range, "\(wrong)")
            try expect(.arrow(from: outside, to: inside), range, "\(wrong)")
            try expect(.arrow(from: inside, to: outside), range, "\(wrong)")
        }
    }

    @Test(arguments: [Float(0), -0.1, 1.2, .infinity, .nan]) func extentsThatAreNone(wrong: Float) throws {
        let place = Point(x: 0.2, y: 0.2)
        for (a, b) in [(wrong, Float(0.1)), (0.1, wrong)] {
            try expect(.circle(center: place, radiusX: a, radiusY: b), "radii", "\(wrong)")
            try expect(.box(origin: place, width: a, height: b), "box", "\(wrong)")
        }
    }

    @Test func marksThatHoldNoPixel() throws {
        try expect(.circle(center: Point(x: 0.4, y: 0.4), radiusX: 0.0005, radiusY: 0.0005), "too small to hold a pixel")
        try expect(.box(origin: Point(x: 0.4, y: 0.4), width: 0.0008, height: 0.001), "too small to hold a pixel")
        let thin = Stroke(
            shape: .box(origin: Point(x: 0.1, y: 0.40001), width: 0.9, height: 0.00003), color: MarkedScene.red)
        let message = try refusal(.strokes([thin])).message
        #expect(message.contains("hold a pixel") && !message.contains("outside"), "\(message)")
    }

    @Test func shapesThatAreNone() throws {
        try expect(.freehand([]), "no points")
        try expect(.arrow(from: Point(x: 0.4, y: 0.4), to: Point(x: 0.4, y: 0.4)), "without a length")
        try expect(.box(origin: Point(x: 0.7, y: 0.2), width: 0.4, height: 0.2), "leaves the picture")
        try expect(.box(origin: Point(x: 0.2, y: 0.7), width: 0.2, height: 0.4), "leaves the picture")
    }
}
