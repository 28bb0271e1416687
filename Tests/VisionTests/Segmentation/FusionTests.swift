// What the two masks make together, and when there is a subject at all.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct FusionTests {
    private func plane(_ mask: Mask) -> Plane<Float> {
        Plane(width: mask.width, height: mask.height, values: mask.values.map { Float($0) / 255 })
    }

    /// A body with an arm on a grey ground; the subject's net misses the arm.
    private func figure() -> (raster: Raster, body: Mask, whole: Mask) {
        let body = Pictures.discMask(256, 256, centerX: 110, centerY: 128, radius: 60)
        var whole = body
        for y in 110..<146 {
            for x in 160..<225 { whole[x, y] = 255 }
        }
        var random = SeededRandom(seed: 9)
        let raster = Pictures.drawn(256, 256) { x, y in
            let grain = Int(random.gaussian() * 3)
            let inside = whole[x, y] > 127
            return SIMD4(UInt8((inside ? 190 : 90) + grain), UInt8((inside ? 120 : 100) + grain), UInt8(100 + grain), 255)
        }
        return (raster, body, whole)
    }

    @Test func aMissedLimbIsAdded() throws {
        let (raster, body, whole) = figure()
        let fused = try MaskFusion.addParts(
            to: body, subject: plane(body), person: plane(whole), raster: raster, compute: compute)
        let arm = (175..<215).flatMap { x in (118..<138).map { fused[x, $0] } }
        #expect(arm.allSatisfy { $0 > 200 })
        // Beyond the arm nothing grows, and the body is what it was.
        #expect(fused[240, 128] < 30)
        #expect(zip(fused.values, body.values).allSatisfy { $0 >= $1 })
    }

    @Test func anotherOutlineAddsNothing() throws {
        let (raster, body, _) = figure()
        let wider = Pictures.discMask(256, 256, centerX: 110, centerY: 128, radius: 66)
        let fused = try MaskFusion.addParts(
            to: body, subject: plane(body), person: plane(wider), raster: raster, compute: compute)
        #expect(fused == body)
    }

    @Test func agreementCountsTheSubjectOnly() {
        let subject = Plane<Float>(width: 4, height: 1, values: [1, 1, 1, 0])
        let agreement = MaskAgreement(
            subject: subject, person: Plane(width: 4, height: 1, values: [1, 0.95, 0.6, 1]))
        #expect(agreement.coverage == 1)
        #expect(abs(agreement.certainty - 2.0 / 3) < 1e-6)
        #expect(agreement.looksHuman)
        let unsure = MaskAgreement(subject: subject, person: Plane(width: 4, height: 1, values: [0.6, 0.6, 0.6, 0]))
        #expect(unsure.coverage == 1 && !unsure.looksHuman)
    }

    @Test func faintBlobsAndFullFramesAreNoSubject() throws {
        func gate(_ value: (Int, Int) -> Float) throws {
            var plane = Plane<Float>(width: 320, height: 320, repeating: 0)
            for y in 0..<320 {
                for x in 0..<320 { plane[x, y] = value(x, y) }
            }
            try SubjectGate.check(plane)
        }
        #expect(throws: EditFailure.self) { try gate { _, _ in 0.49 } }
        #expect(throws: EditFailure.self) { try gate { _, _ in 1 } }
        #expect(throws: EditFailure.self) { try gate { x, _ in x < 100 ? 0.55 : 0 } }
        #expect(throws: EditFailure.self) { try gate { x, y in x < 8 && y < 8 ? 1 : 0 } }
        #expect(throws: Never.self) { try gate { x, y in x < 30 && y < 30 ? 0.95 : 0.02 } }
    }
}
