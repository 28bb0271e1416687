// The step Flip: the picture in a mirror, pixel by pixel.

import RetouchModel

/// Mirrors the picture.
struct Flip: LocalStep {
    let axis: FlipAxis

    let stage = "flip"
    var changesFrame: Bool { true }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        .frame(.flip(axis))
    }
}
