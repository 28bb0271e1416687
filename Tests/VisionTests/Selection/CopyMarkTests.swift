// Marks on a copy of the picture.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct CopyMarkTests {
    private let source = Pictures.natural(480, 360, seed: 5)

    private func read(_ copy: Raster, of source: Raster? = nil) throws -> Marks {
        try Marks.read(markedCopy: copy, source: source ?? self.source, compute: compute)
    }

    private func compressed(_ raster: Raster, quality: Int) throws -> Raster {
        let bytes = try ImageEncoder.encode(
            raster, profile: nil, options: OutputOptions(format: .jpeg, quality: quality), compute: compute)
        return try ImageDecoder.decode(bytes, limits: Limits.Images()).raster
    }

    private func ringed() -> Raster {
        var drawing = Drawing(on: source)
        drawing.ring(SIMD2(240, 180), SIMD2(110, 80), width: 6, red)
        return drawing.raster
    }

    private let inside = ellipseMask(480, 360, SIMD2(240, 180), SIMD2(113, 83))

    @Test func aDrawnRingIsFound() throws {
        let marks = try read(ringed())
        #expect(marks.marks.map(\.kind) == [.closed] && marks.colorNames == "red")
        #expect(overlap(marks.area(of: marks.marks), inside) > 0.95)
    }

    @Test(arguments: [90, 70, 45])
    func compressionDoesNotHideIt(quality: Int) throws {
        let marks = try read(try compressed(ringed(), quality: quality))
        #expect(marks.marks.map(\.kind) == [.closed] && marks.colorNames == "red")
        #expect(overlap(marks.area(of: marks.marks), inside) > 0.93)
    }

    @Test func resizingDoesNotHideIt() throws {
        let small = try Resampler.resize(ringed(), width: 400, height: 300, compute: compute)
        let marks = try read(try compressed(try Resampler.resize(small, width: 480, height: 360, compute: compute), quality: 85))
        #expect(marks.marks.map(\.kind) == [.closed])
        #expect(overlap(marks.area(of: marks.marks), inside) > 0.93)
    }

    @Test func severalMarksAndColorsAreTold() throws {
        var drawing = Drawing(on: source)
        drawing.ring(SIMD2(120, 120), SIMD2(70, 60), width: 6, red)
        drawing.arrow(SIMD2(420, 320), SIMD2(300, 220), width: 6, head: 34, Color(hex: "#00c853")!)
        drawing.line(Drawing.zigzag(x: 300...440, y: 40...120, passes: 15), width: 7, .black)
        let marks = try read(try compressed(drawing.raster, quality: 80))
        #expect(marks.marks.count == 3)
        #expect(marks.named(Color(hex: "#ff0000")).map(\.kind) == [.closed])
        #expect(marks.named(Color(hex: "#008000")).map(\.kind) == [.arrow])
        #expect(marks.named(.black).map(\.kind) == [.scribble])
        let tip = try #require(marks.named(Color(hex: "#008000")).first?.tip)
        #expect(abs(tip.x - 300) < 9 && abs(tip.y - 220) < 9)
    }

    @Test func aHighlighterKeepsItsColor() throws {
        var drawing = Drawing(on: source)
        drawing.line([SIMD2(100, 180), SIMD2(380, 180)], width: 60, Color(hex: "#ffee00")!, opacity: 0.5)
        let marks = try read(drawing.raster)
        #expect(marks.marks.map(\.kind) == [.scribble] && marks.colorNames == "yellow")
        #expect(overlap(marks.area(of: marks.marks), boxMask(480, 360, x: 74..<406, y: 150..<210)) > 0.9)
    }

    @Test func aRingThatVanishesOnItsOwnColorIsStillClosed() throws {
        var plain = Drawing(on: source)
        plain.filled([SIMD2(300, 150), SIMD2(400, 150), SIMD2(400, 196), SIMD2(300, 196)], red)
        var copy = plain
        copy.ring(SIMD2(240, 180), SIMD2(110, 100), width: 7, red)
        let marks = try read(copy.raster, of: plain.raster)
        #expect(marks.marks.map(\.kind) == [.closed])
        #expect(marks.area(of: marks.marks)[240, 180] == 255)
    }

    @Test func anUnmarkedCopyIsRefused() throws {
        for copy in [source, try compressed(source, quality: 60)] {
            let failure = #expect(throws: EditFailure.self) { try read(copy) }
            #expect(failure?.reason == .inputValidation && failure?.message.contains("No marks") == true)
        }
    }

    @Test func anotherPictureIsRefused() throws {
        var shifted = Raster(width: 480, height: 360, alpha: 255)
        for y in 0..<360 { for x in 0..<480 { shifted[x, y] = source[min(479, x + 23), min(359, y + 17)] } }
        let noise = Pictures.noise(480, 360, seed: 4)
        // A product on white against another one on white: most pixels are equal, and the rest is no pen's.
        var first = Pictures.plain(480, 360, .white)
        var second = first
        let pattern = Pictures.noise(480, 360, seed: 9)
        let other = Pictures.natural(480, 360, seed: 77)
        for y in 90..<270 {
            for x in 140..<340 {
                first[x, y] = other[x, y]
                second[x, y] = pattern[x / 6, y / 6]
            }
        }
        for (copy, original) in [
            (Pictures.natural(480, 360, seed: 31), source), (shifted, source), (noise, source), (second, first),
        ] {
            let failure = #expect(throws: EditFailure.self) { try read(copy, of: original) }
            #expect(failure?.reason == .inputValidation && failure?.message.contains("almost everywhere") == true)
        }
    }
}
