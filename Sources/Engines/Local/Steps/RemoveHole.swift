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
    /// The subject, where the hole reaches under its soft edge: hair and fur go back on top of what was filled in.
    private(set) var front: Cutout?

    /// Pixels of a picture of 1,024 that an object's mask grows by, and a drawn area.
    private static let growth: Float = 8
    private static let drawnGrowth: Float = 2
    /// From this share on of a drawn area inside the subject a part of it is meant.
    private static let drawnInsideShare = 0.15
    /// The same for a thing that was found in a circle: the circle reaches over the subject more easily than a brush.
    private static let foundInsideShare = 0.5
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
        let grown = mask
        if region != .subject, let subject = try subject(on: canvas, session) {
            let isBeside = keepOff(subject, thing: thing, isFound: !selection.isLiteral, scale: scale, compute: compute)
            if isBeside, !selection.isLiteral, let cutout = try cutout(on: canvas, session) {
                reachUnder(cutout, grown: grown)
            }
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

    /// The subject with its solved edge; `nil` where the mode spares it or it cannot be had: the rough mask serves then.
    private func cutout(on canvas: EditCanvas, _ session: EditSession) throws(EditFailure) -> Cutout? {
        guard session.choice.mode != .fast, session.finder.missing(.fused) == nil else { return nil }
        do {
            return try session.subject(on: canvas)
        } catch {
            guard error.reason == .subjectNotFound else { throw error }
            return nil
        }
    }

    /// Keeps the subject out of the sources, and the hole out of the subject: of a drawn area its growth, of a found thing all of it.
    ///
    /// - Returns: whether the thing is beside the subject and touches it.
    private mutating func keepOff(_ subject: Mask, thing: Mask, isFound: Bool, scale: Float, compute: Compute) -> Bool {
        var inThing = 0
        var inBoth = 0
        var inSubject = 0
        for index in thing.values.indices {
            let isSubject = subject.values[index] > 127
            inThing += thing.values[index] > 0 ? 1 : 0
            inSubject += isSubject ? 1 : 0
            inBoth += isSubject && mask.values[index] > 0 ? 1 : 0
        }
        let isPart = Double(inBoth) > Double(inThing) * (isFound ? Self.foundInsideShare : Self.drawnInsideShare)
        // A part of the subject is rebuilt from the subject; but when most of the subject goes, its remnants must not come back.
        guard inSubject > 0, !isPart || Double(inBoth) >= Double(inSubject) * Self.removedShare else { return false }
        var kept = subject
        for index in kept.values.indices { kept.values[index] = kept.values[index] > 63 ? 255 : 0 }
        if !isPart {
            for index in mask.values.indices where kept.values[index] > 0 && (isFound || thing.values[index] == 0) {
                mask.values[index] = 0
            }
        }
        kept = Morphology.dilate(kept, radius: max(2, 4 * scale), compute: compute)
        for index in kept.values.indices { kept.values[index] = 255 - kept.values[index] }
        sources = kept
        return !isPart && inBoth > 0
    }

    /// Opens the hole up to the pixels that are the subject's alone: a matte tells them better than a rough mask, and what is between
    /// strands belongs to the thing.
    private mutating func reachUnder(_ subject: Cutout, grown: Mask) {
        mask = grown
        for index in mask.values.indices where subject.alpha.values[index] == 255 { mask.values[index] = 0 }
        front = subject
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
