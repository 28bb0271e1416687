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
    /// Parts of a thing are at least this share of its largest one.
    private static let leastPart = 0.15

    /// Every area of about a colour.
    ///
    /// - Throws: `annotationMissing` when there is next to none, or nothing else.
    func area(of color: Color) throws(EditFailure) -> Selection {
        try selection(try ColorArea.find(color, in: session.original, within: nil, compute: session.compute), of: color)
    }

    /// The thing of a colour: its largest parts.
    ///
    /// - Parameters:
    ///   - region: where it is, such as the subject; `nil` = anywhere.
    ///   - summary: the thing in words.
    func thing(_ summary: String, color: Color, within region: Mask?) throws(EditFailure) -> Selection {
        var area = try ColorArea.find(color, in: session.original, within: region, compute: session.compute)
        let parts = ConnectedComponents.find(in: area, threshold: 100)
        if let largest = parts.largest?.area {
            let least = Int(Double(largest) * Self.leastPart)
            let isKept = [true] + parts.components.map { $0.area >= least }
            let kept = Morphology.dilate(
                Mask(
                    width: area.width, height: area.height,
                    values: parts.labels.values.map { $0 > 0 && isKept[Int($0)] ? 255 : 0 }),
                radius: 3, compute: session.compute)
            for index in area.values.indices where kept.values[index] == 0 { area.values[index] = 0 }
        }
        do throws(EditFailure) {
            return try selection(area, of: color)
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
