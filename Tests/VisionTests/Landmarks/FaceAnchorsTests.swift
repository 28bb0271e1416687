// A detector's answers and the boxes they mean.

import Testing
import Vision

@Suite struct FaceAnchorsTests {
    @Test func anchorsCoverBothGrids() {
        #expect(FaceAnchors.centers.count == 896)
        #expect(FaceAnchors.centers[0] == SIMD2(0.5 / 16, 0.5 / 16))
        #expect(FaceAnchors.centers[511] == SIMD2(15.5 / 16, 15.5 / 16))
        #expect(FaceAnchors.centers[512] == SIMD2(0.5 / 8, 0.5 / 8))
        #expect(FaceAnchors.centers[895] == SIMD2(7.5 / 8, 7.5 / 8))
    }

    @Test func boxesAreOffsetsFromTheirAnchors() throws {
        var regressors = [Float](repeating: 0, count: 896 * 16)
        var logits = [Float](repeating: -90, count: 896)
        let index = 512 + 6 * 27
        logits[index] = 2
        regressors.replaceSubrange(index * 16..<index * 16 + 4, with: [12.8, -6.4, 25.6, 51.2])
        let boxes = FaceAnchors.decode(regressors: regressors, logits: logits, threshold: 0.5)
        let box = try #require(boxes.first)
        #expect(boxes.count == 1)
        let center = FaceAnchors.centers[index] + SIMD2(0.1, -0.05)
        #expect(abs(box.left - (center.x - 0.1)) < 1e-5 && abs(box.right - (center.x + 0.1)) < 1e-5)
        #expect(abs(box.top - (center.y - 0.2)) < 1e-5 && abs(box.bottom - (center.y + 0.2)) < 1e-5)
        #expect(abs(box.score - 0.880797) < 1e-5)
    }

    @Test func overlappingBoxesMergeByScore() {
        let a = ScoredBox(left: 0, top: 0, right: 0.4, bottom: 0.4, score: 0.9)
        let b = ScoredBox(left: 0.1, top: 0, right: 0.5, bottom: 0.4, score: 0.3)
        let c = ScoredBox(left: 0.7, top: 0.7, right: 0.9, bottom: 0.9, score: 0.6)
        let merged = FaceAnchors.merge([b, c, a])
        #expect(merged.count == 2)
        #expect(merged[0].score == 0.9 && abs(merged[0].left - 0.025) < 1e-6)
        #expect(merged[1] == c)
        #expect(abs(a.overlap(b) - 0.6) < 1e-5 && a.overlap(c) == 0)
        #expect(FaceAnchors.merge([]).isEmpty)
    }

    @Test func degenerateBoxesEnd() {
        let flat = ScoredBox(left: 0.5, top: 0.5, right: 0.5, bottom: 0.5, score: 0.8)
        #expect(FaceAnchors.merge([flat, flat]).count == 2)
    }
}
