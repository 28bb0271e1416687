// The step Remove: a thing is taken out, and what may have been behind it is put in its place.

import Imaging
import RetouchModel
import Vision

/// Takes a region out of the picture.
struct Remove: LocalStep {
    let region: Region

    /// Most of the frame that can be invented from the rest.
    private static let largestShare = 0.6

    init(_ region: Region) { self.region = region }

    let stage = "remove"
    var varies: Bool { true }
    var usesSubject: Bool { region == .subject }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        try refuseWhatIsNoThing()
        let selection = try session.selection(region, reading: .object, on: canvas)
        let hole = try RemoveHole(selection, region: region, canvas: canvas, session: session)
        let share = Double(hole.count) / Double(canvas.raster.pixelCount)
        guard share <= Self.largestShare else {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "\(region.summary.capitalizedFirst) covers \(Int(share * 100)) % of the picture: what is left is too little to fill it "
                    + "from (at most \(Int(Self.largestShare * 100)) %). Mark a smaller area, or ask for another background instead."
            )
        }
        var filled = try Inpainter.fill(
            canvas.raster, hole: hole.mask, sources: hole.sources, seed: seed, effort: session.choice.inpainting,
            compute: session.compute)
        if let subject = hole.front { Self.lay(subject, over: &filled, within: hole.mask) }
        return .pixels(filled, area: hole.mask)
    }

    /// Puts a subject's soft edge back on top.
    private static func lay(_ subject: Cutout, over raster: inout Raster, within hole: Mask) {
        for index in hole.values.indices where hole.values[index] > 0 && subject.alpha.values[index] > 0 {
            let share = Float(subject.alpha.values[index]) / 255
            for offset in index * 4..<index * 4 + 3 {
                let behind = Float(raster.pixels[offset])
                raster.pixels[offset] = UInt8((behind + share * (Float(subject.colors.pixels[offset]) - behind)).rounded())
            }
        }
    }

    private func refuseWhatIsNoThing() throws(EditFailure) {
        switch region {
        case .background:
            throw EditFailure(
                .inputValidation, stage: .engine,
                "Behind the background there is nothing to show. Ask for a transparent background to keep only the subject, or for "
                    + "another background.")
        case .whole:
            throw EditFailure(
                .inputValidation, stage: .engine,
                "Nothing would be left of the picture. Say or mark what is to be removed.")
        default: break
        }
    }
}

extension ModeChoice {
    /// How much work a completion gets.
    var inpainting: InpaintingEffort {
        switch mode {
        case .fast: .fast
        case .auto, .balanced: .balanced
        case .quality: .quality
        }
    }
}
