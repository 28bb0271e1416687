// The step Recolor: another colour for a region that keeps its folds, highlights and texture.

import Imaging
import RetouchModel

/// Gives a region another colour.
struct Recolor: LocalStep {
    let recoloring: Recoloring
    /// How the words mean a colour that they name.
    private let meaning: RecolorTarget.Meaning

    /// - Parameter words: of the prompt: a value is meant to the letter, a name is not.
    init(_ recoloring: Recoloring, words: String) {
        self.recoloring = recoloring
        switch recoloring.target {
        case .color(let color): meaning = RecolorTarget.meaning(of: color, in: words)
        case .context: meaning = .exact
        }
    }

    let stage = "recolor"
    var varies: Bool { meaning != .exact }
    var usesSubject: Bool { recoloring.region == .subject || recoloring.region == .background }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        let target = RecolorTarget.color(try color(session), meaning: meaning, seed: seed)
        let region = try RecolorRegion.found(recoloring.region, on: canvas, session: session)
        // The fast mode spares the noise filter, and expands shadows less in exchange.
        let curve = RecolorCurve(
            from: region.source, to: target, most: session.choice.mode == .fast ? RecolorCurve.unfilteredExpansion : 2.3)
        let painter = RecolorPainter(
            region.source, curve: curve, kept: region.kept, grain: region.grain, compute: session.compute)
        var raster = canvas.raster
        try painter.paint(&raster, colors: region.colors, alpha: region.alpha, x: region.x, y: region.y)
        return .pixels(raster, area: region.area(width: canvas.width, height: canvas.height))
    }

    private func color(_ session: EditSession) throws(EditFailure) -> Color {
        switch recoloring.target {
        case .color(let color): return color
        case .context:
            guard let context = session.input.context else {
                throw EditFailure(
                    .inputValidation, stage: .engine,
                    "The colour of the context picture was asked for, but no image_context was sent. Send one, or name a colour.")
            }
            return try session.timed("context") { () throws(EditFailure) in
                try MainColor.of(context.raster, compute: session.compute)
            }
        }
    }
}
