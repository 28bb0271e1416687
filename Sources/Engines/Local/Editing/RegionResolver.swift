// From a region in words or marks to pixels.

import Imaging
import RetouchModel

/// Finds regions on the original of one edit.
struct RegionResolver {
    let session: EditSession

    /// - Throws: `annotationMissing` with what to mark; `inputValidation` for marks that cannot be read; what finding the subject throws.
    func resolve(_ region: Region, _ reading: SelectionReading) throws(EditFailure) -> Selection {
        let width = session.original.width
        let height = session.original.height
        switch region {
        case .whole:
            return Selection(Mask(width: width, height: height, repeating: 255))!
        case .part(let side):
            return Self.part(side, width: width, height: height)
        case .subject:
            return try found(try session.originalSubject().alpha, region)
        case .background:
            let alpha = try session.originalSubject().alpha
            return try found(Mask(width: width, height: height, values: alpha.values.map { 255 - $0 }), region)
        case .mask(let word):
            guard let mask = session.originalLimit else { throw Self.unmarked(word.isEmpty ? "the area" : "the \(word)") }
            return try found(mask, region, isLiteral: true)
        case .colorArea(let color):
            return try RegionColors(session: session).area(of: color)
        case .named(let thing):
            return try RegionWords(session: session).find(thing)
        case .annotation(let mark):
            return try RegionMarks(session: session).find(mark, reading)
        }
    }

    /// Why a region can never be found by its word alone, whatever the picture shows: known before any pixel is looked at.
    ///
    /// - Returns: `nil` = it may be found.
    static func cannotFind(_ region: Region) -> EditFailure? {
        guard case .named(let thing) = region, !RegionWords.mayFind(thing) else { return nil }
        return unmarked("the \(thing.words)", hint: RegionWords.hint(thing))
    }

    /// One half of a frame.
    static func part(_ side: Region.Side, width: Int, height: Int) -> Selection {
        var mask = Mask(width: width, height: height, repeating: 0)
        let columns = side == .left ? 0..<max(1, width / 2) : side == .right ? width / 2..<width : 0..<width
        let rows = side == .top ? 0..<max(1, height / 2) : side == .bottom ? height / 2..<height : 0..<height
        for y in rows { for x in columns { mask[x, y] = 255 } }
        return Selection(mask)!
    }

    private func found(_ mask: Mask, _ region: Region, isLiteral: Bool = false) throws(EditFailure) -> Selection {
        guard let selection = Selection(mask, isLiteral: isLiteral) else { throw Self.unmarked(region.summary) }
        return selection
    }

    /// What to do where a region cannot be found.
    ///
    /// - Parameter hint: another way to say where, as a sentence of its own.
    static func unmarked(_ what: String, hint: String = "") -> EditFailure {
        EditFailure(
            .annotationMissing, stage: .engine,
            "\(what.capitalizedFirst) could not be found in the picture by itself. Circle it, paint over it or send a mask, and ask again."
                + (hint.isEmpty ? "" : " \(hint)"))
    }
}
