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
    ///   - side: which of several things of that colour is meant; `nil` = all of them.
    ///   - summary: the thing in words.
    func thing(_ summary: String, color: Color, within region: Mask?, side: Region.Side?) throws(EditFailure) -> Selection {
        let area = try ColorArea.find(color, in: session.original, within: region, compute: session.compute)
        do throws(EditFailure) {
            var start = try selection(area, of: color)
            var region = region
            if let side {
                let chosen = SideParts.chosen(start.mask, on: side)
                region = (region ?? Mask(width: area.width, height: area.height, repeating: 255))
                    .without(start.mask, but: chosen)
                start = try selection(chosen, of: color)
            }
            let bounds = region == nil ? try subjectAround(start.mask) : nil
            if let bounds { start = try selection(start.mask.limited(to: bounds), of: color) }
            let thing = try ColorCut.thing(
                of: color, area: start.mask, in: session.original, within: region, compute: session.compute)
            return try selection(bounds.map { thing.limited(to: $0) } ?? thing, of: color)
        } catch {
            guard error.reason == .annotationMissing else { throw error }
            throw RegionResolver.unmarked(
                "the \(summary)", hint: "No clear area of \(MarkColors.name(color)) (\(color.hex)) is where it should be.")
        }
    }

    /// Share of a colour's area that lies on the subject from which on the thing is the subject's, and how far beyond the rough subject its
    /// own edge may lie, as a share of the longer side.
    private static let onSubject: (share: Double, room: Float) = (0.8, 0.015)

    /// What bounds a thing that is on the subject: other things of its colour, and what it shines on, lie beside it.
    ///
    /// - Returns: `nil` for a thing that lies elsewhere, too, and where the subject is not known without a net: in fast mode.
    private func subjectAround(_ area: Mask) throws(EditFailure) -> Mask? {
        guard session.choice.mode != .fast, let subject = try session.roughSubject() else { return nil }
        let width = session.original.width
        let height = session.original.height
        let sized = try Resampler.resize(subject, width: width, height: height, filter: .linear, compute: session.compute)
        let firm = Mask(width: width, height: height, values: sized.values.map { $0 > 127 ? 255 : 0 })
        let bounds = Morphology.dilate(
            firm, radius: Float(max(width, height)) * Self.onSubject.room, compute: session.compute)
        let all = area.values.reduce(0) { $0 + Int($1) }
        let inside = area.limited(to: bounds).values.reduce(0) { $0 + Int($1) }
        return Double(inside) >= Double(all) * Self.onSubject.share ? bounds : nil
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

extension Mask {
    /// Nothing where another mask has something that its chosen part has not.
    fileprivate func without(_ other: Mask, but chosen: Mask) -> Mask {
        var result = self
        for index in result.values.indices where other.values[index] > 127 && chosen.values[index] == 0 {
            result.values[index] = 0
        }
        return result
    }

    /// The smaller of both values.
    fileprivate func limited(to other: Mask) -> Mask {
        Mask(width: width, height: height, values: zip(values, other.values).map { min($0, $1) })
    }
}
