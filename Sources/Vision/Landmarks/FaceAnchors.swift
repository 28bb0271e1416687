// From a detector's 896 raw answers to boxes.

#if canImport(Glibc)
    import Glibc
#endif

/// A box in units of the detector's square view, 0 ... 1.
package struct ScoredBox: Equatable {
    package var left: Float
    package var top: Float
    package var right: Float
    package var bottom: Float
    package var score: Float

    package init(left: Float, top: Float, right: Float, bottom: Float, score: Float) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
        self.score = score
    }

    /// Area of the intersection over area of the union.
    package func overlap(_ other: ScoredBox) -> Float {
        let width = min(right, other.right) - max(left, other.left)
        let height = min(bottom, other.bottom) - max(top, other.top)
        guard width > 0, height > 0 else { return 0 }
        let shared = width * height
        let both = (right - left) * (bottom - top) + (other.right - other.left) * (other.bottom - other.top)
        return shared / max(both - shared, 1e-12)
    }
}

/// MediaPipe's short-range detector: two anchors in each cell of a 16 x 16 grid, six in each of an 8 x 8 grid, all of
/// size 1; boxes are offsets from the anchors' centres in pixels of its 128-pixel view.
package enum FaceAnchors {
    package static let side = 128
    /// Centres, in the order of the net's answers.
    package static let centers: [SIMD2<Float>] = {
        var centers: [SIMD2<Float>] = []
        for (cells, copies) in [(16, 2), (8, 6)] {
            for y in 0..<cells {
                for x in 0..<cells {
                    let center = SIMD2((Float(x) + 0.5) / Float(cells), (Float(y) + 0.5) / Float(cells))
                    centers.append(contentsOf: repeatElement(center, count: copies))
                }
            }
        }
        return centers
    }()

    /// Boxes whose score is at least `threshold`.
    ///
    /// - Parameters:
    ///   - regressors: 16 for each anchor: centre, size, then key points, which are not read.
    ///   - logits: one for each anchor.
    package static func decode(regressors: [Float], logits: [Float], threshold: Float) -> [ScoredBox] {
        var boxes: [ScoredBox] = []
        for (index, center) in centers.enumerated() {
            let score = 1 / (1 + exp(-min(max(logits[index], -80), 80)))
            guard score >= threshold else { continue }
            let raw = regressors[index * 16..<index * 16 + 4].map { $0 / Float(side) }
            let x = center.x + raw[0]
            let y = center.y + raw[1]
            boxes.append(
                ScoredBox(
                    left: x - raw[2] / 2, top: y - raw[3] / 2, right: x + raw[2] / 2, bottom: y + raw[3] / 2, score: score))
        }
        return boxes
    }

    /// Merges boxes that overlap the best one by more than `overlap`, weighted by their scores; best first.
    package static func merge(_ boxes: [ScoredBox], overlap: Float = 0.3) -> [ScoredBox] {
        var rest = boxes.enumerated().sorted { ($0.element.score, $1.offset) > ($1.element.score, $0.offset) }.map(\.element)
        var merged: [ScoredBox] = []
        while let best = rest.first {
            let group = rest.enumerated().filter { $0.offset == 0 || $0.element.overlap(best) > overlap }
            let weight = group.reduce(0) { $0 + $1.element.score }
            var box = ScoredBox(left: 0, top: 0, right: 0, bottom: 0, score: best.score)
            for (_, member) in group {
                box.left += member.left * member.score / weight
                box.top += member.top * member.score / weight
                box.right += member.right * member.score / weight
                box.bottom += member.bottom * member.score / weight
            }
            merged.append(box)
            let taken = Set(group.map(\.offset))
            rest = rest.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
        }
        return merged
    }
}
