// One mark in three forms: strokes, a sheet with the marks alone, a copy with the marks on it. Each means the same region.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct MarkFormTests {
    private static let pen: Float = 6

    /// What somebody drew, in every form; a stroke has no width, so its line is the pen's outer edge.
    struct Drawn: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let strokes: [Stroke]
        let draw: @Sendable (inout Drawing) -> Void
        /// What is meant.
        let truth: Mask
        /// Least overlap of each form with the truth.
        let fit: Double
        var reference = MarkReference()
        var isLiteral = false

        var forms: [DrawnAnnotation] {
            get throws {
                var sheet = Drawing(MarkedScene.width, MarkedScene.height)
                draw(&sheet)
                var copy = Drawing(on: MarkedScene.source)
                draw(&copy)
                let bytes = try ImageEncoder.encode(
                    copy.raster, profile: nil, options: OutputOptions(format: .jpeg, quality: 85), compute: Compute(workers: 1))
                let compressed = try ImageDecoder.decode(bytes, limits: Limits.Images()).raster
                return [.strokes(strokes), .overlay(sheet.raster), .markedCopy(copy.raster), .markedCopy(compressed)]
            }
        }
    }

    private static func ring(
        _ name: String, _ center: SIMD2<Float>, _ radius: SIMD2<Float>, truth: Mask, fit: Double,
        _ reference: MarkReference = MarkReference(), isLiteral: Bool = false
    ) -> Drawn {
        Drawn(
            testDescription: name, strokes: [MarkedScene.circle(center, radius + pen / 2)],
            draw: { $0.ring(center, radius, width: pen, MarkedScene.red) }, truth: truth, fit: fit, reference: reference,
            isLiteral: isLiteral)
    }

    private static let box: [SIMD2<Float>] = [
        SIMD2(275, 105), SIMD2(415, 105), SIMD2(415, 250), SIMD2(275, 250), SIMD2(275, 105),
    ]

    private static let scribble = Drawing.zigzag(x: 230...330, y: 60...120, passes: 18)

    static let drawn: [Drawn] = [
        ring("a circle round a thing", MarkedScene.discCenter, SIMD2(84, 78), truth: MarkedScene.disc, fit: 0.93),
        ring(
            "a circle on plain ground", SIMD2(240, 60), SIMD2(60, 40),
            truth: ellipseMask(MarkedScene.width, MarkedScene.height, SIMD2(240, 60), SIMD2(63, 43)), fit: 0.94, isLiteral: true),
        ring(
            "exactly a circle", MarkedScene.discCenter, SIMD2(84, 78),
            truth: ellipseMask(MarkedScene.width, MarkedScene.height, MarkedScene.discCenter, SIMD2(87, 81)), fit: 0.94,
            MarkReference(isExact: true), isLiteral: true),
        Drawn(
            testDescription: "a box round a thing", strokes: [MarkedScene.line(box)],
            draw: { $0.line(box, width: pen, MarkedScene.red) }, truth: MarkedScene.box, fit: 0.93),
        Drawn(
            testDescription: "a scribble", strokes: [MarkedScene.line(scribble)],
            draw: { $0.line(scribble, width: pen, MarkedScene.red) },
            truth: boxMask(MarkedScene.width, MarkedScene.height, 228..<333, 57..<124), fit: 0.82, isLiteral: true),
        Drawn(
            testDescription: "an arrow",
            strokes: [MarkedScene.arrow(SIMD2(240, 60), SIMD2(160, 160))],
            draw: { $0.arrow(SIMD2(240, 60), SIMD2(160, 160), width: pen, head: 30, MarkedScene.red) },
            truth: MarkedScene.disc, fit: 0.93),
    ]

    @Test(arguments: drawn) func everyFormMeansTheSameRegion(drawn: Drawn) throws {
        let found = try drawn.forms.map { try MarkedScene.find(drawn.reference, $0) }
        for (number, region) in found.enumerated() {
            let fit = overlap(region.mask, drawn.truth)
            #expect(fit > drawn.fit, "form \(number) covers what is meant by \(fit)")
            #expect(region.isLiteral == drawn.isLiteral, "form \(number)")
            let same = overlap(region.mask, found[0].mask)
            #expect(same > drawn.fit, "form \(number) is like the strokes by \(same)")
        }
    }
}
