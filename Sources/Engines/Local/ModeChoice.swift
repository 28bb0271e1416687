// Which nets and which matting a mode means, and which mode auto means.

import Imaging
import RetouchModel

/// A mode with what it does and why it was taken.
struct ModeChoice: Sendable, Equatable {
    /// Never auto.
    var mode: GenerationMode
    var reason: String

    var nets: SubjectNets { mode == .fast ? .small : .fused }

    var effort: MatteEffort {
        switch mode {
        case .fast: .off
        case .auto, .balanced: .half
        case .quality: .full
        }
    }

    /// Pixels below which the small net sees as much as the large one: both look at 320 x 320.
    static let smallPicture = 320 * 320
    /// Pixels up to which auto solves a soft edge at full size.
    static let fullMatteLimit = 3_000_000
    /// Width of the uncertain edge, in shares of the longer side, from which on it is fur or lace and no outline. Measured: a bag
    /// .0044, a car .0053, a kitten .0093.
    static let softEdge: Float = 0.007

    /// Before the nets have run.
    ///
    /// - Throws: the failure that names the file, when the caller asked for a mode whose nets are missing, or no net is there.
    static func first(
        requested: GenerationMode, pixels: Int, finder: any SubjectFinder
    ) throws(EditFailure) -> ModeChoice {
        switch requested {
        case .fast, .balanced, .quality:
            let choice = ModeChoice(mode: requested, reason: "\(requested.rawValue) was asked for")
            if let missing = finder.missing(choice.nets) { throw Self.unavailable(requested, missing) }
            return choice
        case .auto:
            if let missing = finder.missing(.fused) {
                if let small = finder.missing(.small) { throw Self.unavailable(.auto, small) }
                return ModeChoice(mode: .fast, reason: "only the small net is installed on this server (\(missing))")
            }
            if pixels < smallPicture, finder.missing(.small) == nil {
                return ModeChoice(mode: .fast, reason: "the picture is smaller than what the nets look at")
            }
            return ModeChoice(mode: .balanced, reason: "the subject has a clear outline")
        }
    }

    /// After segmentation: auto goes up to quality for hair, fur and lace.
    ///
    /// - Parameters:
    ///   - requested: what the caller asked for.
    ///   - edge: see `edgeWidth`.
    ///   - isPerson: people have hair, of which the nets draw only the outline: their edge looks firmer than it is.
    ///   - pixels: of the source or of the result, whichever has fewer: a matte is not solved on more.
    ///   - transparent: without a backdrop a poor edge shows more.
    func refined(
        requested: GenerationMode, edge: Float, isPerson: Bool, pixels: Int, transparent: Bool
    ) -> ModeChoice {
        guard requested == .auto, mode == .balanced else { return self }
        let soft = edge > (transparent ? Self.softEdge * 0.85 : Self.softEdge)
        guard soft || isPerson else { return self }
        guard pixels <= Self.fullMatteLimit else {
            return ModeChoice(
                mode: .balanced, reason: "the subject's edge is soft, but at this size it is solved at half resolution")
        }
        return ModeChoice(
            mode: .quality, reason: soft ? "the subject's edge is soft (hair, fur or lace)" : "the subject is a person with hair")
    }

    /// Mean width of the uncertain edge of a mask as a share of its longer side.
    static func edgeWidth(_ mask: Mask) -> Float {
        var uncertain = 0
        var outline = 0
        let width = mask.width
        mask.values.withUnsafeBufferPointer { values in
            for y in 1..<max(1, mask.height) {
                for x in 1..<max(1, width) {
                    let value = values[y * width + x]
                    if value > 24 && value < 231 { uncertain += 1 }
                    let inside = value > 127
                    if inside != (values[y * width + x - 1] > 127) || inside != (values[(y - 1) * width + x] > 127) {
                        outline += 1
                    }
                }
            }
        }
        guard outline > 0 else { return 0 }
        return Float(uncertain) / Float(outline) / Float(max(mask.width, mask.height))
    }

    private static func unavailable(_ mode: GenerationMode, _ missing: String) -> EditFailure {
        let what = mode == .auto ? "A background change" : "Mode \(mode.rawValue)"
        return EditFailure(
            .unavailable, stage: .engine, "\(what) needs a file that is not installed on this server: \(missing).", log: missing)
    }
}
