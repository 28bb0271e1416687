// The step Adjust: tone and colour by sliders.

import Imaging
import RetouchModel

/// Moves sliders inside a region, all of them in one pass.
struct Adjust: LocalStep {
    let adjustment: Adjustment

    init(_ adjustment: Adjustment) {
        self.adjustment = adjustment
    }

    let stage = "adjust"

    /// Only grain is random: everything else is exactly what was asked for.
    var varies: Bool { adjustment.changes.contains { $0.slider == .grain && !$0.isAutomatic && $0.amount > 0 } }

    var usesSubject: Bool { adjustment.region == .subject || adjustment.region == .background }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        let compute = session.compute
        let mask = try AdjustRegion.mask(adjustment.region, on: canvas, session: session)
        let picture = ReducedPicture(canvas.raster, longest: Self.detail(session.choice.mode), compute: compute)
        let statistics = ToneStatistics(canvas.raster, mask: mask)
        try compute.checkpoint()
        var sliders = AdjustSliders(adjustment.changes.filter { !$0.isAutomatic })
        let automatic = adjustment.changes.filter(\.isAutomatic)
        if !automatic.isEmpty {
            let measure = AdjustAutomatic(canvas.raster, picture: picture, statistics: statistics, compute: compute)
            sliders.add(automatic.flatMap(measure.changes))
            if automatic.contains(where: { [.temperature, .tint, .hue].contains($0.slider) }) {
                sliders.neutralized = try AdjustAutomatic.light(of: canvas.raster, mask: mask, compute: compute)
            }
        }
        if sliders.isIdle { return .pixels(canvas.raster, area: mask) }
        var render = ToneRender(sliders.grade(pivot: statistics.pivot).lattice(compute: compute))
        render.fields = try sliders.fields(canvas.raster, picture: picture, compute: compute)
        render.grain = sliders.grain(canvas.raster, seed: seed, compute: compute)
        render.mask = mask
        return .pixels(try render.apply(to: canvas.raster, compute: compute), area: mask)
    }

    /// How finely surroundings are looked at, in blocks along the longer side.
    private static func detail(_ mode: GenerationMode) -> Int {
        switch mode {
        case .fast: 240
        case .auto, .balanced: 400
        case .quality: 640
        }
    }
}
