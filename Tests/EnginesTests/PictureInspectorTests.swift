// Facts measured on pictures.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct PictureInspectorTests {
    let compute = Compute(workers: 2)

    private func complexity(_ raster: Raster) throws -> Float {
        try PictureInspector(finder: nil).facts(of: raster, compute: compute).backgroundComplexity
    }

    @Test func plainIsPlainAndBusyIsBusy() throws {
        #expect(try complexity(Pictures.plain(300, 200, .white)) == 0)
        #expect(try complexity(Pictures.gradient(300, 300)) < 0.15)
        #expect(try complexity(Pictures.checkerboard(300, 300, cell: 4)) > 0.5)
    }

    @Test func transparencyIsPlainWhateverItHides() throws {
        var raster = Pictures.checkerboard(200, 200, cell: 4)
        for index in 0..<raster.pixelCount { raster.pixels[index * 4 + 3] = 0 }
        let facts = try PictureInspector(finder: nil).facts(of: raster, compute: compute)
        #expect(facts.backgroundComplexity == 0)
        #expect(facts.hasTransparency)
    }

    @Test func theSubjectItselfIsNotBackground() throws {
        var raster = Pictures.plain(256, 256, .white)
        for y in 80..<180 { for x in 80..<180 { raster[x, y] = SIMD4(x % 2 == 0 ? 0 : 255, 90, 0, 255) } }
        let mask = DrawnEdit.box(256, 256, left: 80, right: 180, top: 80, bottom: 180)
        let facts = try PictureInspector(finder: DrawnSubject(mask: mask)).facts(of: raster, compute: compute)
        #expect(facts.backgroundComplexity < 0.02)
        #expect(facts.subject == Box(x: 80, y: 80, width: 100, height: 100))
    }

    @Test func boxesAreInThePicturesPixels() throws {
        let mask = DrawnEdit.box(1000, 500, left: 200, right: 600, top: 100, bottom: 400)
        let facts = try PictureInspector(finder: DrawnSubject(mask: mask)).facts(
            ofResult: Pictures.plain(1000, 500, .white), alpha: mask, isPerson: true, compute: compute)
        let box = try #require(facts.subject)
        #expect(abs(box.x - 200) <= 4 && abs(box.y - 100) <= 4)
        #expect(abs(box.width - 400) <= 8 && abs(box.height - 300) <= 8)
        #expect(facts.subjectIsPerson && facts.width == 1000 && facts.height == 500)
    }

    @Test func whatCannotBeFoundIsUnknownAndNoError() throws {
        var finder = DrawnSubject(mask: Mask(width: 4, height: 4, repeating: 0))
        finder.failure = EditFailure(.subjectNotFound, stage: .engine, "nothing there")
        let facts = try PictureInspector(finder: finder).facts(of: Pictures.plain(64, 64, .white), compute: compute)
        #expect(facts.subject == nil && facts.face == nil)
        finder.failure = EditFailure(.cancelled, stage: .engine, "gone")
        #expect(throws: finder.failure!) {
            try PictureInspector(finder: finder).facts(of: Pictures.plain(64, 64, .white), compute: compute)
        }
    }
}
