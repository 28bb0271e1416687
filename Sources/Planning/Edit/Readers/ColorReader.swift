// Recolor: which region gets which colour.

import RetouchModel

extension EditClause {
    /// "put the skirt in yellow": nothing but a colour follows the thing.
    var endsInColor: Bool {
        guard let thing = lastThing, thing + 1 < items.count, items[thing + 1].meaning == .inside else { return false }
        let rest = items[(thing + 2)...]
        return rest.contains(where: \.isColor) && rest.allSatisfy { $0.isColor || $0.isSmall }
    }

    private var lastThing: Int? { items.lastIndex { $0.thing != nil } }
}

enum ColorReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard !clause.isStatement || correctsColor(clause), !clause.contains(where: \.isBand) else { return nil }
        if let matched = try fromContext(clause, context) { return matched }
        guard
            clause.verb == nil && !clause.contains(where: { $0.tone?.form == .verb })
                || clause.does(
                    .make, .change, .turn, .recolor, .want, .use, .add, .put, .wear, .show, .fix, .look, .retouch, .enhance)
        else { return nil }
        if ToneReader.shiftsCast(clause, context) { return nil }
        // "turn the photo into an illustration in ink and watercolour", "duotone blue and orange"
        if clause.has(.style),
            clause.has(.picture) && clause.does(.change, .turn) || clause.verb == nil && clause.items.first?.meaning == .style
        {
            return nil
        }
        let colors = ColorRoles(clause)
        let items = clause.items
        let thing = clause.first { $0.thing != nil }
        let isLight = clause.contains { $0.isRecipe || $0.meaning == .lightNoun }
        if colors.target == nil, let told = told(clause, context) { return told }
        guard let target = colors.target, !isLight else {
            let isUnknown = clause.contains { $0.name == "pantone" || $0.name == "ral" }
            // "the fur's colour to a darker shade" moves the tone of the one that is there.
            let isShade = clause.contains { $0.tone?.form == .comparative }
            guard thing != nil && clause.does(.change, .recolor) && !isShade || isUnknown, clause.has(.colorNoun),
                !clause.has(.reference)
            else {
                return nil
            }
            throw EditRefusal.noColor(context.text(clause, 0..<items.count))
        }
        // "a silver chain at the neck": one that is not there yet.
        if clause.verb == nil, let thing, items[thing].thing == .accessory, clause.isNew(thing), thing + 1 < items.count,
            [.on, .inside].contains(items[thing + 1].meaning),
            items[(thing + 1)...].contains(where: { $0.isNoun || $0.isPronoun }),
            target.used.allSatisfy({ $0 < thing })
        {
            return nil
        }
        let isBody = thing.map { items[$0].thing == .bodyPart } ?? false
        // "her waist needs a tan belt"
        if clause.does(.add), isBody, clause.contains(where: { $0.thing == .accessory || $0.thing == .garment }) { return nil }
        if clause.does(.add, .put, .wear), !isBody, !givesColor(clause, target), !setsColor(clause, target) { return nil }
        if becomesOtherTone(clause, target) { return nil }
        if clause.has(.less) || clause.has(.more) || clause.has(.tooMuch) || clause.has(.tooLittle)
            || clause.has(.everything) && !hasArea(clause) && thing == nil
                && !clause.contains { [.mask, .marked, .markShape].contains($0.meaning) }
        {
            return nil
        }
        if replacesThing(clause) { return nil }
        // "change the table to white marble": the colour is the material's.
        if clause.does(.change) || clause.does(.make) && clause.contains(where: { $0.name.hasSuffix("upholster") }),
            let last = target.used.max(), last + 1 < items.count, items[last + 1].meaning == .material,
            clause.does(.make) || items[..<last].contains(where: { $0.meaning == .to || $0.meaning == .with })
        {
            return nil
        }
        // "legs in brass instead of wood": a metal, and not its colour.
        if let instead = clause.index(of: .instead), clause.items[instead...].contains(where: { $0.meaning == .material }),
            target.used.contains(where: { ColorThings.metals.contains(items[$0].name) })
        {
            return nil
        }
        if clause.does(.want, .use), let thing, clause.isNew(thing), !isBody, !clause.has(.instead) { return nil }
        var found = try RegionReader(clause: colors.withoutTarget(clause), context: context).region(
            fallback: hairColors(clause) ?? .subject)
        if found.region == .whole { found.region = .subject }
        if found.region == .background { return nil }
        // Nobody wants a whole person tan.
        if found.region == .subject, found.used.isEmpty, clause.has(.pronoun(.person)) { return nil }
        try refuseSeveral(colors, clause, context)
        if colors.isSwap, found.used.isEmpty, let source = colors.source { found.region = .colorArea(source.color) }
        if case .named(var named) = found.region, let source = colors.source, named.color == nil {
            named.color = source.color
            found.region = .named(named)
        }
        // "grey hoodie please, lighter grey": no verb and no article, so that no hoodie is told from another.
        let isLinked = thing.map { items[$0...].contains { $0.meaning == .to || $0.meaning == .instead } } ?? false
        if case .named(var named) = found.region, clause.verb == nil, !isLinked, let thing, clause.determiner(of: thing) == nil {
            named.color = nil
            found.region = .named(named)
        }
        // "make lantern red" must not colour the subject.
        let isFallback =
            found.used.isEmpty && !context.facts.hasAnnotation && !context.facts.hasMask && !clause.has(.pronoun(.it))
        if isFallback, clause.contains(where: { $0.meaning == .unknown || $0.isGuess || $0.isSlider || $0.meaning == .material })
        {
            return nil
        }
        var reading = EditReading(
            actions: [.recolor(Recoloring(region: found.region, target: .color(target.color)))],
            reason: "The prompt names a colour for \(found.region.summary).",
            used: found.used.union(target.used).union(colors.excluded), region: found.region)
        reading.notices = colors.alternatives.map { range in
            let words = context.quote.text(range)
            return Notice(
                code: .notApplied, message: "\u{201C}\(words)\u{201D} was given as an alternative; the first one was used.",
                words: words,
                advice: "Ask for one colour a call.")
        }
        return reading
    }

    /// "The leggings come in burgundy, so please recolour them."
    private static func told(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        guard let color = context.previousColor, let region = context.previous, clause.does(.recolor, .change, .fix),
            clause.has(.pronoun(.it)) || clause.has(.pronoun(.this)) || clause.has(.colorNoun),
            clause.items.allSatisfy({ $0.isSmall || $0.isPronoun || $0.acts || $0.meaning == .colorNoun })
        else { return nil }
        return EditReading(
            actions: [.recolor(Recoloring(region: region, target: .color(color)))],
            reason: "The prompt tells the colour of \(region.summary) and asks for it.", used: Set(clause.items.indices),
            region: region)
    }

    /// "red and blue" are two.
    private static func refuseSeveral(_ colors: ColorRoles, _ clause: EditClause, _ context: EditContext) throws(EditFailure) {
        guard let first = colors.others.first, let target = colors.target?.used.min() else { return }
        throw EditRefusal.contradiction(
            context.quote.text(clause.items[first].range), context.quote.text(clause.items[target].range))
    }

    /// "make her blonde": a colour that only hair has.
    private static func hairColors(_ clause: EditClause) -> Region? {
        clause.contains { $0.isColor && ColorNames.ofHair.contains($0.name) }
            ? .named(NamedRegion(kind: .bodyPart, word: "hair")) : nil
    }

    private static func hasArea(_ clause: EditClause) -> Bool {
        guard let everything = clause.index(of: .everything) else { return false }
        return clause.items[(everything + 1)...].first { ![.relative, .copula].contains($0.meaning) && !$0.isSmall }?.isColor
            == true
            && clause.items.count(where: \.isColor) > 1
    }

    /// "set the bag's colour to red"
    private static func setsColor(_ clause: EditClause, _ target: ColorRoles.Run) -> Bool {
        guard let verb = clause.mainVerb, clause.items[verb].name.hasPrefix("set"), let first = target.used.min(),
            let to = clause.index(of: .to)
        else { return false }
        return to < first && !clause.items[to...].contains { $0.thing != nil }
    }

    /// "give the lining a silver colour": the thing is there, and the colour comes after it.
    private static func givesColor(_ clause: EditClause, _ target: ColorRoles.Run) -> Bool {
        // "the socks put in white", "put the shirt of yellow color"
        if let verb = clause.mainVerb, ["put", "put in"].contains(clause.items[verb].name),
            let thing = clause.first(where: { $0.thing != nil }),
            let first = target.used.min(), first > max(thing, verb), clause.items.count(where: { $0.thing != nil }) == 1,
            thing < verb
                || (clause.has(.colorNoun) || clause.endsInColor)
                    && clause.determiner(of: thing)?.meaning == .article(definite: true)
        {
            return true
        }
        guard let verb = clause.mainVerb, clause.items[verb].name == "give", let thing = clause.first(where: { $0.thing != nil }),
            let first = target.used.min(), first > thing
        else { return false }
        switch clause.determiner(of: thing)?.meaning {
        case .article(definite: true), .pronoun:
            return clause.has(.colorNoun) || clause.items.count(where: { $0.thing != nil }) == 1 && clause.does(.add)
        default: return false
        }
    }

    /// "replace the bag with a red clutch" is about another bag, not about red.
    private static func replacesThing(_ clause: EditClause) -> Bool {
        // "roses -> white tulips"
        if clause.verb == nil, let link = clause.index(of: .to), clause.items[link].name == "to",
            let old = clause.items[..<link].first(where: { $0.thing != nil && $0.thing != .garment }),
            let new = clause.items[link...].first(where: { $0.thing != nil }), new.thing == .other || new.thing == .accessory
        {
            return old.name != new.name
        }
        guard clause.does(.change, .turn), let verb = clause.verbIndex,
            let link = clause.items.indices.first(where: { $0 > verb && [.to, .with].contains(clause.items[$0].meaning) })
        else { return false }
        let old = clause.items[..<link].first { $0.thing != nil }
        // "the sky with a clear blue one"
        if old?.name == "sky", clause.items.last(where: { !$0.isSmall })?.name == "one" { return true }
        let isPerson = { (item: EditItem) in item.meaning == .person || item.meaning == .subject }
        return clause.items[(link + 1)...].contains {
            $0.thing != nil && $0.name != old?.name || isPerson($0) || $0.meaning == .wall || $0.meaning == .background
        }
            && clause.items[..<link].contains { $0.thing != nil || $0.meaning == .marked || isPerson($0) }
    }

    /// "the dress is actually coral": what it is shown as is wrong.
    private static func correctsColor(_ clause: EditClause) -> Bool {
        guard let thing = clause.first(where: { $0.thing != nil }), let copula = clause.first(where: \.isCopula), thing < copula
        else {
            return false
        }
        return clause.contains { ["actually", "in real life", "irl", "in reality", "in person", "real"].contains($0.name) }
            && clause.items[copula...].contains(where: \.isColor)
    }

    /// "make the blue dress lighter": the colour tells which dress, and "lighter" is what it becomes.
    private static func becomesOtherTone(_ clause: EditClause, _ target: ColorRoles.Run) -> Bool {
        guard let last = target.used.max(),
            let noun = clause.items[(last + 1)...].firstIndex(where: { !$0.isAdjective || $0.isColor }),
            clause.items[noun].thing != nil
        else { return false }
        return clause.items[(noun + 1)...].contains { $0.tone?.form == .comparative }
    }

    private static func fromContext(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let reference = clause.index(of: .reference), clause.has(.colorNoun), !clause.contains(where: \.isColor),
            !clause.does(.remove, .isolate)
        else { return nil }
        guard context.facts.hasContext else {
            throw EditRefusal.contextMissing(context.quote.text(clause.items[reference].range))
        }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .subject)
        guard found.region != .background else { return nil }
        return EditReading(
            actions: [.recolor(Recoloring(region: found.region == .whole ? .subject : found.region, target: .context))],
            reason: "The prompt takes the colour from the context picture.", used: Set(clause.items.indices), region: found.region
        )
    }
}
