// The step Smooth: creases of cloth, unevenness and spots of skin.

import Imaging
import RetouchModel

/// Takes relief of middle size out of a surface: finer is its texture, broader its shape, and both stay.
struct Smooth: LocalStep {
    let smoothing: Smoothing

    init(_ smoothing: Smoothing) { self.smoothing = smoothing }

    let stage = "smooth"
    var usesSubject: Bool { smoothing.region == .subject }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        let amount = try RefinementAmount.checked(smoothing.amount, of: "Smooth")
        let selection = try selection(canvas, session)
        let area = try SmoothArea(canvas.raster, selection, mode: session.choice.mode, compute: session.compute)
        let raster: Raster
        switch smoothing.flaw {
        case .wrinkles where !isSkin:
            raster = try SmoothCloth(area, amount: amount, compute: session.compute).smoothed(canvas.raster)
            if amount > SmoothCloth.mostAmount { tellLimit(session) }
        case .wrinkles, .skin:
            let scale = try faceHeight(canvas, selection, session)
            raster = try SmoothSkin(area, faceHeight: scale, amount: amount, compute: session.compute).smoothed(canvas.raster)
        case .blemishes:
            let scale = try faceHeight(canvas, selection, session)
            raster = try SmoothSpots(area, faceHeight: scale, amount: amount, compute: session.compute).healed(canvas.raster)
        }
        return .pixels(raster, area: selection.mask)
    }

    private func selection(_ canvas: EditCanvas, _ session: EditSession) throws(EditFailure) -> Selection {
        // A mark on cloth or skin means its own area, whatever its shape.
        guard smoothing.region == .subject, smoothing.flaw == .wrinkles,
            try session.subject(on: canvas).isPerson
        else { return try session.selection(smoothing.region, reading: .area, on: canvas) }
        // On a person only the clothes have creases; faces and hands have lines of their own.
        let clothes = Region.named(NamedRegion(kind: .garment, word: "clothes"))
        do {
            return try session.selection(clothes, reading: .area, on: canvas)
        } catch {
            guard error.reason == .annotationMissing else { throw error }
            throw EditFailure(
                .annotationMissing, stage: .engine,
                "The person's clothes could not be found in the picture by themselves. Circle or paint over the creased cloth, or "
                    + "send a mask, and ask again.")
        }
    }

    /// Whether lines of skin are meant, and not creases of cloth.
    private var isSkin: Bool {
        if case .named(let thing) = smoothing.region { return thing.kind == .bodyPart }
        return false
    }

    /// Height of a face on this picture in pixels of the canvas: what is fine and what is broad on skin depends on it.
    private func faceHeight(
        _ canvas: EditCanvas, _ selection: Selection, _ session: EditSession
    ) throws(EditFailure) -> Float? {
        let faces = try session.once("faces", of: canvas.raster) { () throws(EditFailure) in
            try session.finder.findFaces(in: canvas.raster, subject: nil, compute: session.compute)
        }
        let near = faces.first { face in
            let box = selection.box
            return face.x < box.x + box.width && box.x < face.x + face.width && face.y < box.y + box.height
                && box.y < face.y + face.height
        }
        // A detector's box goes from the brows to the chin.
        return (near ?? faces.first).map { Float($0.height) * 1.25 }
    }

    private func tellLimit(_ session: EditSession) {
        session.notice(
            Notice(
                code: .notApplied,
                message:
                    "Creases are softened by half at most: beyond that seams, prints and the fall of the cloth would go with them.",
                words: "", advice: "Remove a single deep fold by marking it and asking to remove it."))
    }
}
