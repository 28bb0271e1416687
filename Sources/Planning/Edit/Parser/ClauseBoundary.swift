// Whether words after a comma or "and" ask for another change.

import RetouchModel

enum ClauseBoundary {
    enum Kind {
        /// A change of its own.
        case own
        /// Another object of the verb before.
        case inherits
        /// More of the change before.
        case belongs
        /// "but not the shoes": what the change before must leave alone.
        case exception
    }

    /// - Parameters:
    ///   - segment: the words after the mark; not all of them small.
    ///   - open: the clause before it.
    static func kind(of segment: [EditItem], after open: EditClause, separator: EditItem?) -> Kind {
        if separator?.meaning == .because { return .own }
        // "skin: less orange", "recolor: dress": what stands before the colon is what the rest is about.
        if separator?.mark == .colon, open.does(.use),
            open.contains(where: { [.mask, .marked, .markShape].contains($0.meaning) })
        {
            return .own
        }
        // "-10 highlights, +15 shadows": each slider with the number before it.
        if separator?.mark == .comma, let first = segment.first, first.isNumber, ["+", "-"].contains(first.name),
            segment.contains(where: \.isSlider), open.contains(where: \.isSlider)
        {
            return .own
        }
        // "Lot 214: grey background"
        if separator?.mark == .colon,
            open.items.allSatisfy({ $0.isSmall || $0.isNumber || $0.isDegree || $0.meaning == .unknown }),
            open.contains(where: \.isNumber)
        {
            return .own
        }
        // "away kit: jersey green"
        if separator?.mark == .colon, open.verb == nil, open.contains(where: { $0.thing != nil }),
            segment.contains(where: { $0.thing != nil }), segment.contains(where: \.isColor)
        {
            return .own
        }
        if separator?.mark == .colon, !open.items.contains(where: \.isValue), !segment.contains(where: \.acts) { return .belongs }
        guard let first = segment.first(where: { !$0.isSmall && !$0.isPronoun && !$0.isDegree }) else {
            return segment.contains { $0.isPronoun } && segment.contains { $0.meaning == .copula } ? .own : .belongs
        }
        // "exchange her trainers and jeans for a jumpsuit"
        if open.does(.change), separator?.meaning == .and, !open.contains(where: { [.to, .with].contains($0.meaning) }),
            !segment.contains(where: { $0.acts || $0.isColor }),
            segment.first(where: { !$0.isSmall && !$0.isPronoun })?.thing != nil,
            let link = segment.firstIndex(where: { [.to, .with].contains($0.meaning) }),
            segment[link...].contains(where: { $0.thing == .garment })
        {
            return .belongs
        }
        // "background out of focus, model brighter"
        if open.verb == nil, open.has(.blurred), segment.contains(where: { $0.tone?.form == .comparative }),
            segment.contains(where: { $0.isNoun })
        {
            return .own
        }
        // "power lines out, and everything a little brighter"
        if let verb = open.verb, ![.make, .want, .turn, .look, .change].contains(verb), separator != nil,
            segment.contains(where: { $0.tone?.form == .comparative }), !segment.contains(where: \.acts),
            segment.contains(where: { $0.meaning == .everything || $0.isNoun })
        {
            return .own
        }
        // "square crop, the bag in the middle"
        if open.verb == nil || open.does(.crop), open.contains(where: { if case .ratio = $0.meaning { true } else { false } }),
            first.thing != nil, !segment.contains(where: \.acts),
            segment.contains(where: { ["middle", "center", "in the middle of"].contains($0.name) })
        {
            return .belongs
        }
        // "i.e. sleeveless" says the same again.
        if separator?.name == "ie" { return .belongs }
        // "swap the background for a beach and the dress for a bikini"
        if open.does(.change), open.contains(where: { [.to, .with].contains($0.meaning) }), !segment.contains(where: \.acts),
            let link = segment.firstIndex(where: { [.to, .with].contains($0.meaning) }),
            segment[..<link].contains(where: { $0.thing != nil }), link + 1 < segment.count,
            segment[(link + 1)...].contains(where: { $0.thing != nil || $0.isColor || $0.meaning == .material })
        {
            return .inherits
        }
        // "have her walking, in a park"
        if open.does(.pose), separator?.mark == .comma, [.on, .inside].contains(first.meaning),
            segment.contains(where: { $0.meaning == .place })
        {
            return .own
        }
        let isScene = open.items.contains { $0.meaning == .place || $0.meaning == .background || $0.meaning == .wall }
        if first.meaning == .negation { return negated(segment, after: open, isScene: isScene) }
        // "the logo on the mug, centred on the front"
        if first.isVerb(.crop), first.name.hasPrefix("cent"), first.form == .past, open.does(.add, .put) { return .belongs }
        // "high key, keep the pose"
        if first.isVerb(.keep), segment.contains(where: { $0.name == "pose" }) { return .own }
        if first.acts { return first.isVerb(.keep) && segment.count(where: { !$0.isSmall }) == 1 ? .belongs : .own }
        if !open.exceptions.isEmpty, separator?.meaning == .and, isNounPhrase(segment) { return .exception }
        // "instead of the bag, a backpack"
        if open.items.first(where: { !$0.isSmall })?.meaning == .instead, !open.contains(where: \.acts) { return .belongs }
        // "a black backdrop, fading to grey"
        if isScene, segment.contains(where: { $0.name == "fade" && $0.acts }), segment.contains(where: \.isColor) {
            return .belongs
        }
        if segment.contains(where: { $0.acts && !$0.isVerb(.want, .look) }) { return .own }
        // A statement or a wish of its own: "the light is harsh", "it looks flat".
        if segment.contains(where: { $0.meaning == .copula || $0.isVerb(.look) }) { return .own }
        // "keep the model, her pose and the light", but "same guy, but hands in his pockets"
        if open.does(.keep) { return separator?.meaning == .but ? .own : .inherits }
        // "it looks dull and lifeless"
        if open.isStatement,
            segment.allSatisfy({
                $0.isSmall || $0.isDegree || $0.tone?.form == .plain || $0.tone?.form == .fault || $0.meaning == .tooMuch
                    || $0.meaning == .blurred || $0.meaning == .crooked || $0.isModifier
            })
        {
            return .belongs
        }
        // "red and white dress"
        if separator?.meaning == .and, first.isColor, open.items.allSatisfy({ $0.isColor || $0.isSmall }) { return .belongs }
        if let kind = byFirstWord(first, segment, open, isScene) { return kind }
        return byContent(first, segment, open, isScene)
    }

    private static func negated(_ segment: [EditItem], after open: EditClause, isScene: Bool) -> Kind {
        if segment.contains(where: { $0.acts && !$0.isVerb(.want) || $0.isToneChange }) { return .own }
        // "paint the walls white but not the door" leaves the door alone.
        let isChanged =
            open.does(.recolor) || open.contains { $0.tone?.form == .verb } || open.does(.make) && !open.has(.background)
        if isScene, !isChanged,
            !segment.contains(where: { $0.thing == .garment || $0.thing == .accessory || $0.thing == .bodyPart })
        {
            return .belongs
        }
        if segment.contains(where: \.isColor) { return .belongs }
        // "dress me in a shirt, not this t-shirt"
        if open.does(.wear), segment.contains(where: { $0.thing == .garment }) { return .belongs }
        // "white shirt, no logo" takes it away; "the shirt white, not the logo" leaves it alone.
        let isAbsence = segment.first { $0.meaning == .negation }.map {
            ["no", "without", "without any", "no more"].contains($0.name)
        }
        if isAbsence == true, segment.contains(where: { $0.thing != nil || $0.isFlaw || $0.meaning == .pattern }) { return .own }
        // "change the top, not the skirt"
        return isNounPhrase(segment) && open.contains(where: { $0.acts || $0.isValue || $0.isSlider }) ? .exception : .own
    }

    /// Nouns with what may stand before them.
    private static func isNounPhrase(_ segment: [EditItem]) -> Bool {
        segment.contains { $0.isNoun || $0.isPronoun || $0.meaning == .unknown }
            && segment.allSatisfy { item in
                if item.isNoun || item.isPronoun || item.isAdjective || item.isSmall { return true }
                return [.negation, .of, .on, .inside, .unknown].contains(item.meaning)
            }
    }

    private static func byFirstWord(_ first: EditItem, _ segment: [EditItem], _ open: EditClause, _ isScene: Bool) -> Kind? {
        switch first.meaning {
        case .tone(let tone):
            if tone.form == .plain, segment.contains(where: { $0.meaning == .place || $0.meaning == .background }) { return .own }
            return tone.form == .plain && isScene ? .belongs : .own
        // "the reference as the background, blurred"
        case .blurred
        where isScene && open.verb.map({ [.use, .change, .make, .put, .want].contains($0) }) ?? true
            && !segment.contains(where: { $0.isNoun || $0.isPronoun }):
            return .belongs
        // "softer, more romantic light"
        case .more where open.isAboutLight && segment.allSatisfy({ $0.isSmall || [.more, .lightNoun].contains($0.meaning) }):
            return .belongs
        // "cut-out, transparent"
        case .transparent where open.does(.isolate): return .belongs
        case .more, .less, .tooMuch, .tooLittle, .crooked, .ratio, .view, .blurred, .sharp, .transparent, .background: return .own
        // "softer light and from the left"
        case .from where open.isAboutLight, .side where open.isAboutLight: return .belongs
        // "…, and golden hour light on the whole shot"
        case .recipe where segment.contains { $0.meaning == .picture } && isScene: return .own
        case .recipe, .lightNoun:
            let isLit = open.contains {
                $0.isRecipe || $0.meaning == .lightNoun || $0.isVerb(.relight) || $0.meaning == .place || $0.meaning == .material
            }
            return isLit ? .belongs : .own
        case .slider, .noise, .flaw, .band:
            // Its own direction counts: "contrast down", "saturation -30".
            let isDirected = segment.contains { item in
                if item.isVerb(.raise, .lower) || item.meaning == .more || item.meaning == .less || item.meaning == .particle {
                    return true
                }
                if case .number = item.meaning { return true }
                return false
            }
            return isDirected
                || !open.contains(where: {
                    $0.isVerb(
                        .raise, .lower, .remove, .denoise, .fix, .add, .soften, .make, .change, .want, .use, .retouch, .smooth)
                        || $0.tone != nil || $0.meaning == .more || $0.meaning == .less
                })
                ? .own : .inherits
        case .sizing: return segment.contains { $0.isVerb(.crop) || $0.name == "crop" } ? .own : .inherits
        case .hairstyle, .garmentDetail: return .inherits
        case .pose where !open.contains(where: { $0.meaning == .pose || $0.isVerb(.pose) }): return .own
        default: return nil
        }
    }

    private static func byContent(_ first: EditItem, _ segment: [EditItem], _ open: EditClause, _ isScene: Bool) -> Kind {
        // "remove the chair and the cables in the background"
        if open.does(.remove, .isolate), first.thing != nil,
            let background = segment.firstIndex(where: { $0.meaning == .background }),
            segment[..<background].contains(where: { $0.meaning == .inside })
        {
            return .inherits
        }
        if segment.contains(where: { $0.meaning == .background }) { return .own }
        if segment.contains(where: \.isRecipe), !isScene { return .own }
        if segment.contains(where: { $0.thing != nil || $0.meaning == .subject || $0.meaning == .wall }) {
            // "boots black": a thing with its value; in a scene, things are part of it.
            if isScene, open.verb == nil || open.does(.put),
                segment.contains(where: { $0.meaning == .wall || $0.name == "floor" })
            {
                return .belongs
            }
            let isScenic = isScene || open.does(.put) && !open.contains { $0.thing == .accessory }
            return isScenic && !segment.contains(where: \.isColor) ? .belongs : .inherits
        }
        if first.meaning == .unknown || first.meaning == .anything, open.does(.remove, .add) { return .inherits }
        return .belongs
    }
}

extension EditClause {
    fileprivate var isAboutLight: Bool { contains { $0.isRecipe || $0.meaning == .lightNoun } }
}
