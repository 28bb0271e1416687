// Cloth in a circle, and the skin beside it.

import Imaging
import RetouchModel
import Vision

/// Tells a garment in a circle from the arms and hands across it.
struct CircledCloth {
    let session: EditSession
    /// Of the thing that the prompt names; `nil` = none.
    let kind: NamedRegion.Kind?
    let reading: SelectionReading

    /// Whether a garment is looked for.
    var isGarment: Bool { kind == .garment && (reading == .garment || reading == .colored) }

    /// The garment in a drawn line; `nil` where no cloth makes up enough of it.
    func cloth(in drawn: (box: Box, area: Mask), _ cutter: ObjectCut) throws(EditFailure) -> ObjectCut.Found? {
        try garment(in: drawn, cutter, skin: try skin())
    }

    /// Shares of what was found that are skin by oversight: less is an edge, more is what was meant.
    private static let oversight = 0.08...0.85

    /// What was found in a line without the wearer's skin, where it is to take another colour and nothing of the body was named.
    func spared(
        _ found: ObjectCut.Found, in drawn: (box: Box, area: Mask), _ cutter: ObjectCut
    ) throws(EditFailure) -> ObjectCut.Found {
        guard reading == .colored, kind != .bodyPart, let skin = try skin() else { return found }
        var all = 0
        var bare = 0
        for y in 0..<found.box.height {
            let row = (found.box.y + y) * skin.width + found.box.x
            for x in 0..<found.box.width where found.mask[x, y] > 127 {
                all += 1
                if skin.values[row + x] > 127 { bare += 1 }
            }
        }
        guard all > 0, Self.oversight.contains(Double(bare) / Double(all)) else { return found }
        return try garment(in: drawn, cutter, skin: skin) ?? found
    }

    private func garment(
        in drawn: (box: Box, area: Mask), _ cutter: ObjectCut, skin: Mask?
    ) throws(EditFailure) -> ObjectCut.Found? {
        try cutter.garment(in: drawn.area, at: drawn.box, skin: skin) { () throws(EditFailure) in
            session.choice.mode == .fast ? nil : try session.roughSubject()
        }
    }

    /// What has the colour of the faces that look towards the camera; `nil` without one.
    private func skin() throws(EditFailure) -> Mask? {
        try session.once("wearer's skin") { () throws(EditFailure) -> Mask? in
            let faces = try session.finder.findFaces(in: session.original, subject: nil, compute: session.compute)
            guard !faces.isEmpty else { return nil }
            return try SkinColor.area(session.original, faces: faces, within: nil, isSure: true, compute: session.compute)
        }
    }
}
