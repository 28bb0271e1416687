// Sources above the size that mattes are solved on: alpha comes back along the picture's own edges.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct LargeSourceTests {
    /// A dark disc on a light ground, 5.5 million pixels.
    private func edit(_ backdrop: Backdrop) -> DrawnEdit {
        var edit = DrawnEdit(backdrop, width: 100, height: 100)
        edit.input.source.raster = Pictures.disc(
            2_350, 2_350, centerX: 1_175, centerY: 1_175, radius: 800, Color(hex: "#302820")!, on: Color(hex: "#e0e4e8")!)
        edit.finder.mask = Pictures.discMask(1_024, 1_024, centerX: 512, centerY: 512, radius: 348.6)
        edit.input.mode = .balanced
        return edit
    }

    @Test func alphaFollowsTheLargePicturesEdge() throws {
        let variation = try #require(try edit(.transparent).run().variations.first)
        let truth = Pictures.discMask(2_350, 2_350, centerX: 1_175, centerY: 1_175, radius: 800)
        var far = 0
        for index in 0..<truth.values.count
        where abs(Int(truth.values[index]) - Int(variation.raster.pixels[index * 4 + 3])) > 64 { far += 1 }
        // The outline has about 6,400 pixels; a blurred enlargement would miss most of them by a pixel.
        #expect(far < 3_200, "\(far) pixels of the outline are off")
        #expect(variation.raster[1_175, 1_175].w == 255 && variation.raster[20, 20].w == 0)
    }

    @Test func theInteriorIsStillCopied() throws {
        let edit = edit(.solid(Color(hex: "#4060a0")!))
        let variation = try #require(try edit.run().variations.first)
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: edit.compute)
        #expect(report.changedSubject == 0 && report.changedOutside == 0)
        #expect(abs(Double(report.subjectPixels) / 5_522_500 - 0.364) < 0.01)
        #expect(variation.raster[5, 5] == SIMD4(0x40, 0x60, 0xa0, 255))
    }
}
