// At which size an edit works, and how pictures get there.

import Imaging
package import RetouchModel

/// Steps work at the result's size. A plan that changes the frame works at the source's size and is sized at the end: the result's size
/// follows from the frame.
enum WorkingSize {
    static func isSizedAtTheEnd(_ input: EngineInput) -> Bool {
        input.plan.worksAtSourceSize
    }

    /// The source at the working size.
    static func original(_ input: EngineInput, compute: Compute) throws(EditFailure) -> Raster {
        let source = input.source.raster
        guard !isSizedAtTheEnd(input) else { return source }
        let size = try ResultSize.of(source, resolution: input.resolution, limits: input.limits.edits)
        return try resized(source, size, resolution: input.resolution, compute: compute)
    }

    /// A little sharpening gives enlargements their bite back.
    static func resized(
        _ raster: Raster, _ size: ResultSize, resolution: Resolution, compute: Compute
    ) throws(EditFailure) -> Raster {
        if size.width == raster.width, size.height == raster.height { return raster }
        let sized = try Resampler.resize(raster, width: size.width, height: size.height, compute: compute)
        guard size.width > raster.width, resolution != .oneK else { return sized }
        try compute.checkpoint()
        return Sharpen.unsharp(sized, sigma: sharpeningSigma, amount: 0.35, compute: compute)
    }

    /// An allowed region at the result's size: every pixel that a changed one has a part in.
    static func grown(_ allowed: Mask, _ size: ResultSize, compute: Compute) throws(EditFailure) -> Mask {
        // Lanczos reaches three pixels of the smaller picture; area averages reach one. The sharpening reaches on in the new one.
        let wide = Morphology.dilate(allowed, radius: 4, shape: .box, compute: compute)
        var sized = try Resampler.resize(wide, width: size.width, height: size.height, filter: .linear, compute: compute)
        for index in sized.values.indices where sized.values[index] > 0 { sized.values[index] = 255 }
        guard size.width > allowed.width else { return sized }
        return Morphology.dilate(sized, radius: (sharpeningSigma * 3.2).rounded(.up), shape: .box, compute: compute)
    }

    private static let sharpeningSigma: Float = 1.2
}

extension EditPlan {
    /// The embedded engine turns or cuts the source as it came, and sizes what is left: it needs the memory of the source's size.
    package var worksAtSourceSize: Bool { steps.contains { StepRegistry.step(for: $0.action)?.changesFrame ?? false } }
}
