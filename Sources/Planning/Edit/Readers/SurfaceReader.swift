// Sharpen, Denoise, Smooth, BlurBackground: what changes a surface and no colour.

import RetouchModel

enum SurfaceReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        if let blur = blur(clause, context) { return blur }
        if let denoise = try denoise(clause, context) { return denoise }
        if let sharpen = try sharpen(clause, context) { return sharpen }
        return try smooth(clause, context)
    }

    private static let removes: [EditVerb] = [.remove, .lower, .fix, .smooth, .soften, .retouch]

    /// Whether the clause wants less of what it names.
    private static func isUnwanted(_ clause: EditClause) -> Bool {
        clause.items.contains { item in
            switch item.meaning {
            case .verb(let verb): removes.contains(verb)
            case .less, .tooMuch, .negation: true
            default: false
            }
        }
    }

    private static func blur(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        let lens = clause.items.contains {
            ["bokeh", "shallow depth of field", "portrait mode", "shallow focus"].contains($0.name)
        }
        let blurs = clause.has(.blur) || clause.has(.blurred)
        guard lens || (blurs && (clause.has(.background) || (context.previous == .background && clause.has(.pronoun(.it))))),
            !isUnwanted(clause), !clause.has(.reference), !clause.has(.place),
            !clause.items.contains(where: \.isColor)
        else { return nil }
        let degree = clause.degree
        let diameter =
            degree < 0.3 ? ContextBackdrop.slightBlur : degree > 0.5 ? ContextBackdrop.strongBlur : ContextBackdrop.lensBlur
        return EditReading(
            actions: [.blurBackground(diameter)], reason: "The prompt asks for a background out of focus.",
            used: Set(clause.degreeIndices))
    }

    private static func denoise(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let grain = clause.first { $0.meaning == .noise || $0.meaning == .slider(SliderWord(slider: .grain)) }
        guard clause.has(.denoise) || (grain != nil && isUnwanted(clause)) else { return nil }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .whole)
        return EditReading(
            actions: [.denoise(Refinement(region: found.region, amount: clause.degree))],
            reason: "The prompt asks for less noise.",
            used: found.used.union(clause.degreeIndices), region: found.region)
    }

    private static func sharpen(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let isBlurred =
            clause.has(.blurred) && !clause.has(.background) && (isUnwanted(clause) || clause.has(.look) || clause.verb == nil)
        let isSharp = clause.has(.sharp) && !clause.isNegated && !clause.has(.lower) && !clause.has(.less)
        guard clause.has(.sharpen) || isSharp || isBlurred else { return nil }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .whole)
        return EditReading(
            actions: [.sharpen(Refinement(region: found.region, amount: clause.degree))],
            reason: "The prompt asks for a sharper picture.",
            used: found.used.union(clause.degreeIndices), region: found.region)
    }

    // MARK: Smooth

    private static func smooth(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let flaw = flaw(clause) else { return nil }
        let fallback: Region = flaw == .wrinkles ? .subject : .named(NamedRegion(kind: .bodyPart, word: "skin"))
        let found = try RegionReader(clause: clause, context: context).region(fallback: fallback)
        let region = found.region == .whole ? fallback : found.region
        return EditReading(
            actions: [.smooth(Smoothing(flaw: flaw, region: region, amount: clause.degree))],
            reason: "The prompt asks for \(flaw == .wrinkles ? "smooth cloth" : "even skin").",
            used: found.used.union(clause.degreeIndices),
            region: region)
    }

    private static func flaw(_ clause: EditClause) -> Smoothing.Flaw? {
        let adds = clause.has(.add) || clause.has(.more)
        for item in clause.items {
            if case .flaw(let flaw) = item.meaning, !adds { return flaw }
        }
        guard clause.has(.smooth, .soften, .retouch), !clause.has(.lightNoun) else { return nil }
        guard let thing = clause.items.first(where: { $0.thing != nil }) else {
            return clause.has(.smooth) || (clause.has(.retouch) && clause.has(.subject))
                ? (clause.has(.retouch) ? .skin : .wrinkles) : nil
        }
        switch thing.thing {
        case .bodyPart: return thing.meaning == .hair ? nil : .skin
        case .garment, .other, .accessory: return clause.has(.smooth) ? .wrinkles : nil
        case nil: return nil
        }
    }
}
