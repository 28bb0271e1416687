// Regions that a colour tells.

import Imaging
import RetouchModel
import Vision

/// Finds areas of a named colour.
struct RegionColors {
    let session: EditSession

    /// Shares of the picture outside of which a colour tells nothing.
    private static let leastShare = 0.003
    private static let mostShare = 0.97

    /// Every area of about a colour.
    ///
    /// - Throws: `annotationMissing` when there is next to none, or nothing else.
    func area(of color: Color) throws(EditFailure) -> Selection {
        try selection(try ColorArea.find(color, in: session.original, within: nil, compute: session.compute), of: color)
    }

    /// The thing of a colour: its largest parts, up to their edges.
    ///
    /// - Parameters:
    ///   - region: where it is, such as the subject; `nil` = anywhere.
    ///   - summary: the thing in words.
    func thing(_ summary: String, color: Color, within region: Mask?) throws(EditFailure) -> Selection {
        let area = try ColorArea.find(color, in: session.original, within: region, compute: session.compute)
        do throws(EditFailure) {
            let start = try selection(area, of: color)
            return try selection(
                try ColorCut.thing(of: color, area: start.mask, in: session.original, within: region, compute: session.compute),
                of: color)
        } catch {
            guard error.reason == .annotationMissing else { throw error }
            throw RegionResolver.unmarked(
                "the \(summary)", hint: "No clear area of the colour \(color.hex) is where it should be.")
        }
    }

    private func selection(_ area: Mask, of color: Color) throws(EditFailure) -> Selection {
        let share = Double(area.values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) }) / Double(area.values.count)
        guard share >= Self.leastShare, share <= Self.mostShare, let selection = Selection(area, isLiteral: false) else {
            let found =
                share > Self.mostShare
                ? "is nearly the whole picture" : "is \(share > 0 ? "less than 0.3 %" : "no part") of the picture"
            throw EditFailure(
                .annotationMissing, stage: .engine,
                "What has the colour \(color.hex) \(found). Circle what is meant, paint over it or send a mask, and ask again.")
        }
        return selection
    }
}
