// The real subject finder: nets, closed-form matting, multi-level colours.

package import Imaging
package import RetouchModel
package import Vision

/// Answers the engines' questions with `VisionModels`.
package struct VisionSubject: SubjectFinder {
    private let models: VisionModels
    private let limits: Limits.Edits

    /// - Parameters:
    ///   - models: the server's nets.
    ///   - limits: bound the matte's size.
    package init(models: VisionModels, limits: Limits.Edits = Limits.Edits()) {
        self.models = models
        self.limits = limits
    }

    package func missing(_ nets: SubjectNets) -> String? {
        let needed: [VisionNet] = nets == .small ? [.smallSubject] : [.subject, .person]
        let files = models.availability.filter { needed.contains($0.net) && $0.missing != nil }.map(\.file)
        // Without the runtime both nets lack the same file.
        let different = files.enumerated().filter { !files[..<$0.offset].contains($0.element) }.map(\.element)
        return different.isEmpty ? nil : different.joined(separator: ", ")
    }

    package func findSubject(
        in raster: Raster, nets: SubjectNets, compute: Compute
    ) throws(EditFailure) -> FoundSubject {
        let found = try models.segment(raster, nets: nets == .small ? .small : .fused, compute: compute)
        return FoundSubject(
            mask: found.mask, isPerson: found.isPerson, looksHuman: found.looksHuman, face: found.face, hair: found.hair)
    }

    package func matte(
        _ raster: Raster, mask: Mask, hair: Box?, effort: MatteEffort, compute: Compute
    ) throws(EditFailure) -> Mask {
        let effort: Matting.Effort =
            switch effort {
            case .off: .off
            case .half: .half
            case .full: .full
            }
        return try Matting.matte(raster, mask: mask, effort: effort, hair: hair, limits: limits, compute: compute)
    }

    package func colors(_ raster: Raster, alpha: Mask, compute: Compute) throws(EditFailure) -> Raster {
        try ForegroundEstimator.estimate(raster, alpha: alpha, compute: compute)
    }

    package func findFaces(in raster: Raster, subject: Mask?, compute: Compute) throws(EditFailure) -> [Box] {
        guard models.has(.face) else { return [] }
        return try models.faces(in: raster, subject: subject, compute: compute).map(\.box)
    }
}
