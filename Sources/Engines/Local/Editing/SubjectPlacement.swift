// Where the subject stands, for steps that frame it without cutting it out.

import Imaging
import RetouchModel

/// A subject's place in a frame, in its pixels.
struct SubjectPlacement: Sendable, Equatable {
    /// The box of everything that belongs to it.
    var box: Box
    /// The middle of its mass: an outstretched arm or a handle hardly moves it.
    var center: PixelPoint
    var isPerson: Bool
    /// The clearest face on it.
    var face: Box?
    /// For frames that cannot hold all of it.
    var detail: SubjectDetail?

    init(box: Box, center: PixelPoint, isPerson: Bool = false, face: Box? = nil, detail: SubjectDetail? = nil) {
        self.box = box
        self.center = center
        self.isPerson = isPerson
        self.face = face
        self.detail = detail
    }

    /// `nil` when the mask holds less than specks.
    init?(_ mask: Mask, isPerson: Bool) {
        guard let box = SubjectBox.of(mask) else { return nil }
        var count = 0
        var sumX = 0
        var sumY = 0
        mask.values.withUnsafeBufferPointer { values in
            for y in box.y..<box.y + box.height {
                for x in box.x..<box.x + box.width where values[y * mask.width + x] > 127 {
                    count += 1
                    sumX += x
                    sumY += y
                }
            }
        }
        guard count >= max(16, mask.values.count / 4_000) else { return nil }
        self.init(
            box: box, center: PixelPoint(x: Float(sumX) / Float(count) + 0.5, y: Float(sumY) / Float(count) + 0.5),
            isPerson: isPerson)
    }

    /// The same place on a larger copy.
    fileprivate func enlarged(from small: Mask, to width: Int, _ height: Int) -> SubjectPlacement {
        func grown(_ box: Box) -> Box {
            let left = max(0, box.x) * width / small.width
            let top = max(0, box.y) * height / small.height
            let right = min(width, ((box.x + box.width) * width + small.width - 1) / small.width)
            let bottom = min(height, ((box.y + box.height) * height + small.height - 1) / small.height)
            return Box(x: left, y: top, width: max(1, right - left), height: max(1, bottom - top))
        }
        return SubjectPlacement(
            box: grown(box),
            center: PixelPoint(
                x: center.x * Float(width) / Float(small.width), y: center.y * Float(height) / Float(small.height)),
            isPerson: isPerson, face: face.map(grown), detail: detail)
    }
}

extension EditSession {
    /// Where the subject of the source stands in the canvas's frame: from the cut-out where another step of the plan needs one anyway,
    /// else from the nets' search alone, without solving its edge.
    ///
    /// - Throws: `subjectNotFound`; the failure of a missing net.
    func placement(on canvas: EditCanvas) throws(EditFailure) -> SubjectPlacement {
        if let known = placements.first(where: { $0.frames == canvas.frames }) { return try known.found.get() }
        let found: Result<SubjectPlacement, EditFailure>
        do {
            found = .success(try place(on: canvas))
        } catch {
            // Who is interrupted asks no second time.
            found = .failure(error)
        }
        placements.append((canvas.frames, found))
        return try found.get()
    }

    private func place(on canvas: EditCanvas) throws(EditFailure) -> SubjectPlacement {
        var plain = canvas
        plain.raster = canvas.reference
        plain.allowed = nil
        let view = try small(canvas.reference)
        var mask: Mask
        var isPerson = false
        let alpha = SourceAlpha(view)
        if input.source.hasAlpha, alpha.isCutOut {
            mask = alpha.alpha
        } else if input.plan.steps.contains(where: { StepRegistry.step(for: $0.action)?.usesSubject ?? false }) {
            let cutout = try subject(on: plain)
            isPerson = cutout.isPerson
            mask = try Resampler.resize(cutout.alpha, width: view.width, height: view.height, compute: compute)
        } else {
            let solid = input.source.hasAlpha ? SourceAlpha.flattened(view, compute: compute) : view
            let nets = try ModeChoice.first(requested: input.mode, pixels: input.source.raster.pixelCount, finder: finder).nets
            let found = try timed("segment") { () throws(EditFailure) in
                try finder.findSubject(in: solid, nets: nets, compute: compute)
            }
            isPerson = found.isPerson
            mask = found.mask
        }
        guard var placement = SubjectPlacement(mask, isPerson: isPerson) else {
            throw EditFailure(.subjectNotFound, stage: .engine, "No subject stands out in the picture.")
        }
        placement.face = try finder.findFaces(in: view, subject: mask, compute: compute).first { face in
            // A face in a picture on the wall is not the subject's.
            let box = placement.box
            return face.x + face.width / 2 >= box.x && face.x + face.width / 2 < box.x + box.width
                && face.y + face.height / 2 >= box.y && face.y + face.height / 2 < box.y + box.height
        }
        placement.detail = SubjectDetail(
            view, mask: mask, box: placement.box, width: canvas.width, height: canvas.height, compute: compute)
        return placement.enlarged(from: mask, to: canvas.width, canvas.height)
    }

    /// As much as the nets look at.
    private func small(_ raster: Raster) throws(EditFailure) -> Raster {
        let longer = max(raster.width, raster.height)
        guard longer > SubjectCutter.searchSide else { return raster }
        return try Resampler.resize(
            raster, width: max(1, raster.width * SubjectCutter.searchSide / longer),
            height: max(1, raster.height * SubjectCutter.searchSide / longer), compute: compute)
    }
}
