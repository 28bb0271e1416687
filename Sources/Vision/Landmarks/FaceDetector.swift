// Where the faces are.

package import Imaging
package import RetouchModel

/// A face that looks towards the camera.
package struct Face: Sendable, Equatable {
    /// Forehead to chin, in the picture's pixels, cut at its edges.
    package let box: Box
    /// 0 ... 1; above 0.7 for every face that is returned.
    package let score: Float
}

extension VisionModels {
    /// Finds faces in the whole picture and, because the detector's view is only 128 pixels, in squares at the top of the
    /// subject, where the face of a standing person is large enough to be seen.
    ///
    /// - Parameter subject: the subject's mask; without it only the whole picture is searched.
    /// - Returns: best first.
    /// - Throws: `Unavailable` when the detector is not installed; what `compute` throws.
    package func faces(in raster: Raster, subject: Mask? = nil, compute: Compute) throws(EditFailure) -> [Face] {
        let longer = Double(max(raster.width, raster.height))
        let letterbox = CropWindow(
            x: (Double(raster.width) - longer) / 2, y: (Double(raster.height) - longer) / 2, width: longer, height: longer)
        var found: [ScoredBox] = []
        for window in [letterbox] + Self.topSquares(of: subject) {
            try compute.checkpoint()
            let input = NetInput.signed(raster, window: window, side: FaceAnchors.side, compute: compute)
            let outputs = try run(.face, input, outputs: ["out0", "out1"])
            guard outputs[0].values.count == 896 * 16, outputs[1].values.count == 896 else {
                throw EditFailure(
                    .pipeline, stage: .engine, "The model \(VisionNet.face.file) is not the one this server was made for.")
            }
            let boxes = FaceAnchors.merge(
                FaceAnchors.decode(regressors: outputs[0].values, logits: outputs[1].values, threshold: 0.5))
            found += boxes.map { $0.placed(in: window) }
            // A face found in the whole picture needs no second look.
            if found.contains(where: { $0.score >= Self.accepted }) { break }
        }
        return FaceAnchors.merge(found.filter { $0.score >= Self.accepted }).compactMap { box in
            Self.face(box, width: raster.width, height: raster.height)
        }
    }

    /// The detector's own bound is 0.5; kittens and round icons reach 0.67, faces of people 0.9.
    private static var accepted: Float { 0.7 }

    /// Squares that hang from the subject's top edge, the widest first.
    private static func topSquares(of subject: Mask?) -> [CropWindow] {
        guard let subject, let box = subject.boundingBox(threshold: 128) else { return [] }
        let middle = topCenter(of: subject, in: box)
        return [1.0, 0.55, 0.3].map { share in
            let side = max(16, Double(max(box.width, box.height)) * share)
            return CropWindow(x: middle - side / 2, y: Double(box.y) - side * 0.1, width: side, height: side)
        }
    }

    /// The mean column of the subject's uppermost eighth: the head of an upright person.
    private static func topCenter(of subject: Mask, in box: Box) -> Double {
        var sum = 0
        var count = 0
        for y in box.y..<box.y + max(1, box.height / 8) {
            for x in box.x..<box.x + box.width where subject[x, y] >= 128 {
                sum += x
                count += 1
            }
        }
        return count > 0 ? Double(sum) / Double(count) : Double(box.x) + Double(box.width) / 2
    }

    private static func face(_ box: ScoredBox, width: Int, height: Int) -> Face? {
        let left = max(0, Int(box.left.rounded()))
        let top = max(0, Int(box.top.rounded()))
        let right = min(width, Int(box.right.rounded()))
        let bottom = min(height, Int(box.bottom.rounded()))
        guard right > left, bottom > top else { return nil }
        return Face(box: Box(x: left, y: top, width: right - left, height: bottom - top), score: box.score)
    }
}

extension ScoredBox {
    /// The box in the picture's pixels, given the part of it that the detector saw.
    fileprivate func placed(in window: CropWindow) -> ScoredBox {
        ScoredBox(
            left: Float(window.x) + left * Float(window.width), top: Float(window.y) + top * Float(window.height),
            right: Float(window.x) + right * Float(window.width), bottom: Float(window.y) + bottom * Float(window.height),
            score: score)
    }
}

extension Mask {
    /// The smallest box around the values of at least `threshold`; `nil` when there are none.
    package func boundingBox(threshold: UInt8) -> Box? {
        var left = width
        var right = -1
        var top = height
        var bottom = -1
        values.withUnsafeBufferPointer { values in
            for y in 0..<height {
                let row = values[y * width..<(y + 1) * width]
                guard let first = row.firstIndex(where: { $0 >= threshold }),
                    let last = row.lastIndex(where: { $0 >= threshold })
                else { continue }
                left = min(left, first - y * width)
                right = max(right, last - y * width)
                top = min(top, y)
                bottom = y
            }
        }
        return right < left ? nil : Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }
}
