// Which share of an edit is done when.

import RetouchModel

/// Fractions of the whole edit, from the usual times of its parts, so that a bar moves evenly.
///
/// Decoding and planning come before the engine and take the first twentieth; encoding and storing follow each variation.
struct ProgressShare: Sendable {
    private static let start: Float = 0.05
    private let cut: Float
    private let each: Float

    /// - Parameter cuts: whether a subject will be cut out.
    init(mode: GenerationMode, cuts: Bool = true, variations: Int) {
        // Milliseconds for a 1k picture on two cores.
        let cutting: Float =
            switch mode {
            case _ where !cuts: 0
            case .fast: 350
            case .auto, .balanced: 1_100
            case .quality: 1_800
            }
        let all = cutting + 150 * Float(variations)
        cut = (1 - Self.start) * cutting / all
        each = (1 - Self.start) * 150 / all
    }

    /// - Parameter part: 0 ... 1 of segmentation and matting.
    func cutting(_ part: Float) -> Float { Self.start + cut * part }

    /// - Parameters:
    ///   - count: variations that are finished, and the finished share of the next one's steps.
    ///   - isCut: whether the subject is cut out already, or never will be.
    func rendering(_ count: Float, isCut: Bool = true) -> Float {
        min(1, Self.start + (isCut ? cut : 0) + each * count)
    }
}
