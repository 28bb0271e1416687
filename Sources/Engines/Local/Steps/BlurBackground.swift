// The step BlurBackground: the subject stays sharp, what is behind it goes out of focus.

import Imaging
import RetouchModel
import Scenes

/// Defocuses everything but the subject by a lens's disc, in linear light. Near the subject the background is first continued under it, so
/// that none of its colours glow round its edge.
struct BlurBackground: LocalStep {
    /// Of the disc, as a share of the frame's height, above 0.
    let diameter: Float

    let stage = "blur background"
    var varies: Bool { true }
    var usesSubject: Bool { true }

    /// Largest defocus, as a share of the height: beyond it there is only one colour left.
    private static let mostBlur: Float = 0.25

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        guard diameter > 0 else {
            throw EditFailure(
                .inputValidation, stage: .engine, "BlurBackground takes a diameter above 0; the plan says \(diameter).")
        }
        let cutout = try session.subject(on: canvas)
        guard Self.hasBackground(canvas.raster, cutout.alpha) else {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "What is behind the subject is transparent: there is no background to blur.")
        }
        let aperture = Aperture(seed: seed)
        let blur = min(Self.mostBlur, diameter * aperture.size) * Float(canvas.height)
        let plate = try session.timed("background plate") { () throws(EditFailure) in
            try session.once(stage, of: canvas.raster) { () throws(EditFailure) in
                try BackgroundPlate(
                    canvas.raster, cutout: cutout, diameter: min(Self.mostBlur, diameter) * Float(canvas.height),
                    mode: session.choice.mode, compute: session.compute)
            }
        }
        let field = FocusField(cutout.stance, alpha: cutout.alpha)
        let stack = try DefocusStack(
            plate, diameter: blur, frameHeight: canvas.height, highlights: aperture.highlights,
            levels: field.isFlat ? 1 : plate.levels,
            compute: session.compute)
        let luma = Sharpen.luma(of: canvas.raster, compute: session.compute)
        let grain = min(6, NoiseLevel.estimate(luma, compute: session.compute))
        let focus = DefocusComposite(
            cutout: cutout, field: field, stack: stack, radius: blur / 2, grain: grain, seed: seed, compute: session.compute)
        var raster = canvas.raster
        try focus.compose(onto: &raster)
        return .pixels(raster, area: cutout.surroundings)
    }

    /// Whether a thousandth of the frame shows something that is not the subject.
    private static func hasBackground(_ raster: Raster, _ alpha: Mask) -> Bool {
        var count = 0
        for index in alpha.values.indices where alpha.values[index] < 128 && raster.pixels[index * 4 + 3] > 127 { count += 1 }
        return count * 1_000 > alpha.values.count
    }
}

/// What a seed changes: the lens.
struct Aperture: Sendable, Equatable {
    /// Factor on the disc's diameter.
    let size: Float
    /// How far lights are brighter than the photograph could hold.
    let highlights: Float

    /// Every fourth seed is the defocus that was asked for; the others open or close the aperture, or let lights shine.
    init(seed: UInt32) {
        var random = SeededRandom(seed: UInt64(seed), stream: 0x6C65_6E73)
        let jitter = random.uniform(in: -0.05...0.05)
        switch seed & 3 {
        case 0: (size, highlights) = (1, 1)
        case 1: (size, highlights) = (0.66 + jitter, 1)
        case 2: (size, highlights) = (1.5 + 2 * jitter, 1)
        default: (size, highlights) = (1.18 + jitter, 3)
        }
    }
}
