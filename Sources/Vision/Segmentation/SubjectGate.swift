// Whether there is a subject at all.

package import Imaging
package import RetouchModel

/// Decides from a saliency net's confidence, before it is stretched, whether something stands out.
///
/// On flat colours, gradients, noise and empty landscapes the nets stay below 0.3 everywhere; a subject of a tenth of the
/// picture's width reaches 0.9. The bounds lie between, nearer to the empty pictures.
package enum SubjectGate {
    private static let confident: Float = 0.5
    /// Shares of the picture. Past the upper one there is no background left to tell the subject from.
    private static let area: ClosedRange<Float> = 0.001...0.985
    /// Mean confidence of what is confident: faint, blurred blobs stay below.
    private static let meanInside: Float = 0.6

    /// - Throws: `SubjectNotFound`.
    package static func check(_ confidence: Plane<Float>) throws(EditFailure) {
        var count: Float = 0
        var sum: Float = 0
        for value in confidence.values where value > confident {
            count += 1
            sum += value
        }
        let share = count / Float(confidence.values.count)
        guard area.contains(share), sum / count >= meanInside else {
            throw EditFailure(
                .subjectNotFound, stage: .engine,
                "No subject stands out in the picture. Use one with a clear subject, or one that is cut out already (transparent around it).",
                log: "confident share \(share), mean \(count > 0 ? sum / count : 0)")
        }
    }
}
