// From what is to be removed to the hole, and to what may fill it.

import Imaging
import RetouchModel

/// The hole of one removal.
///
/// A found object is covered whole: with the pixels its edge is mixed into, and with its shadow. What the caller drew or sent as a mask
/// is taken as it is. The subject never fills a hole beside it, or a second handle, ear or hand would grow there.
struct RemoveHole {
    /// 255 = to be filled, 0 = not.
    private(set) var mask: Mask
    /// 255 = may be copied; `nil` = everything outside the hole.
    private(set) var sources: Mask?

    /// Pixels of a picture of 1,024 that an object's mask grows by, and a drawn area.
    private static let growth: Float = 8
    private static let drawnGrowth: Float = 2
    /// From this share on of a thing inside the subject it is a part of it.
    private static let insideShare = 0.15
    /// From this share on of the subject inside the hole the rest of it is a remnant.
    private static let removedShare = 0.6

    /// - Throws: what finding the subject throws, other than that there is none; the interruption of the session's `compute`.
    init(_ selection: Selection, region: Region, canvas: EditCanvas, session: EditSession) throws(EditFailure) {
        let compute = session.compute
        let limit = try session.limit(on: canvas)
        let scale = Float(max(canvas.width, canvas.height)) / 1_024
        var thing = selection.mask
        // The faint end of a matte is the edge that the growth covers; of a mask every white pixel is meant.
        for index in thing.values.indices { thing.values[index] = thing.values[index] > (selection.isLiteral ? 0 : 31) ? 255 : 0 }
        mask = thing
        if !selection.isLiteral { mask.unite(try RemoveShadow.of(thing, in: canvas.raster, compute: compute)) }
        if !region.isMask {
            let growth = selection.isLiteral ? Self.drawnGrowth : Self.growth
            mask = Morphology.dilate(mask, radius: max(2, growth * scale), compute: compute)
            // Under a thing the line of contact is darkest, and thin enough to be nobody's shadow.
            if !selection.isLiteral { mask.growDown(Int(max(2, growth * scale))) }
        }
        if region != .subject, let subject = try subject(on: canvas, session) {
            keepOff(subject, thing: thing, scale: scale, compute: compute)
        }
        if let limit {
            for index in mask.values.indices where limit.values[index] == 0 { mask.values[index] = 0 }
        }
        try compute.checkpoint()
    }

    /// Pixels to fill.
    var count: Int { mask.values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } }

    /// The subject, where looking for it is worth its time.
    private func subject(on canvas: EditCanvas, _ session: EditSession) throws(EditFailure) -> Mask? {
        if session.choice.mode == .fast { return try session.knownSubject(on: canvas)?.alpha }
        return try session.roughSubject(on: canvas)
    }

    /// Keeps the subject out of the sources, and the hole's growth out of the subject.
    private mutating func keepOff(_ subject: Mask, thing: Mask, scale: Float, compute: Compute) {
        var inThing = 0
        var inBoth = 0
        var inSubject = 0
        for index in thing.values.indices {
            let isSubject = subject.values[index] > 127
            inThing += thing.values[index] > 0 ? 1 : 0
            inSubject += isSubject ? 1 : 0
            inBoth += isSubject && mask.values[index] > 0 ? 1 : 0
        }
        let isPart = Double(inBoth) > Double(inThing) * Self.insideShare
        // A part of the subject is rebuilt from the subject; but when most of the subject goes, its remnants must not come back.
        guard inSubject > 0, !isPart || Double(inBoth) >= Double(inSubject) * Self.removedShare else { return }
        var kept = subject
        for index in kept.values.indices { kept.values[index] = kept.values[index] > 63 ? 255 : 0 }
        if !isPart {
            for index in mask.values.indices where kept.values[index] > 0 && thing.values[index] == 0 { mask.values[index] = 0 }
        }
        kept = Morphology.dilate(kept, radius: max(2, 4 * scale), compute: compute)
        for index in kept.values.indices { kept.values[index] = 255 - kept.values[index] }
        sources = kept
    }
}

extension Region {
    /// Whether the caller's mask says where.
    fileprivate var isMask: Bool {
        if case .mask = self { return true }
        return false
    }
}

extension Mask {
    /// Grows by `distance` rows downwards alone.
    fileprivate mutating func growDown(_ distance: Int) {
        for x in 0..<width {
            var left = 0
            for y in 0..<height {
                if self[x, y] > 0 {
                    left = distance
                } else if left > 0 {
                    left -= 1
                    self[x, y] = 255
                }
            }
        }
    }

    /// The larger value of both at each pixel.
    fileprivate mutating func unite(_ other: Mask?) {
        guard let other else { return }
        for index in values.indices { values[index] = max(values[index], other.values[index]) }
    }
}
