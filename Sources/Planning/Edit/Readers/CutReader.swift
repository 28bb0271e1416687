// Extract and Remove.

import RetouchModel

enum CutReader {
    static func extract(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard clause.does(.isolate), !clause.has(.hair), !cutsAway(clause) else { return nil }
        // "knock out the reflection": nobody wants a cut-out of what spoils a picture.
        if let verb = clause.mainVerb, !["extract", "isolate", "cut out"].contains(clause.items[verb].name),
            let thing = clause.first(where: { $0.thing != nil }),
            ThingWords.flawNames.contains(clause.items[thing].name)
                || ["reflection", "shadow", "glare"].contains(clause.items[thing].name),
            let found = try RegionReader(clause: clause, context: context).named()
        {
            return reading(found.region, used: found.used)
        }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .subject)
        let region = found.region == .whole ? .subject : found.region
        return EditReading(
            actions: [.extract(region)], reason: "The prompt asks for a cut-out.", used: found.used, region: region)
    }

    static func remove(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        // "ghost mannequin": the clothes stay, and what wears them goes.
        if let ghost = clause.first(where: { $0.name == "ghost mannequin" }),
            clause.verb == nil || clause.does(.make, .add, .use, .want, .put)
        {
            return reading(.named(NamedRegion(kind: .other, word: "mannequin")), used: [ghost])
        }
        guard
            clause.does(.remove) || isFault(clause) || mends(clause) || cutsAway(clause)
                || clause.verb == nil && clause.items.last?.name == "away",
            !clause.has(.picture)
                || clause.contains(where: { $0.thing != nil || $0.meaning == .marked || $0.meaning == .anything })
        else { return nil }
        if clause.contains(where: { $0.name == "shadow" }), clause.contains(where: { $0.thing == .bodyPart }),
            !context.facts.hasAnnotation
        {
            return nil
        }
        let first = clause.first {
            $0.thing != nil || $0.meaning == .subject || $0.meaning == .person || $0.isSlider || $0.meaning == .colorNoun
        }
        if let first, case .slider(let word) = clause.items[first].meaning {
            guard [.shadows, .highlights].contains(word.slider), !clause.contains(where: { $0.thing == .bodyPart }) else {
                return nil
            }
            let thing = NamedRegion(kind: .other, word: word.slider == .shadows ? "shadow" : "highlight")
            return reading(
                context.facts.hasAnnotation ? .annotation(MarkReference(word: thing.word)) : .named(thing), used: [first])
        }
        if let first, clause.items[first].meaning == .colorNoun, !clause.contains(where: { $0.meaning == .marked }) { return nil }
        try refuseContents(clause, context)
        if clearsUp(clause), !context.facts.hasAnnotation, !context.facts.hasMask { return nil }
        if let first, let thing = clause.items[first].thing, thing == .bodyPart, clause.items[first].meaning != .limb,
            !removable.contains(clause.items[first].name), !context.facts.hasAnnotation, !context.facts.hasMask
        {
            return nil
        }
        if let found = try object(clause, context), found.region != .background, found.region != .whole {
            return reading(found.region, used: found.used.union(places(clause)))
        }
        if context.facts.hasAnnotation { return reading(.annotation(MarkReference()), used: []) }
        if let unknown = unknown(clause) {
            let thing = NamedRegion(kind: .other, word: unknown.word)
            return reading(context.facts.hasMask ? .mask(word: unknown.word) : .named(thing), used: unknown.used)
        }
        if context.facts.hasMask { return reading(.mask(word: ""), used: []) }
        if clause.has(.pronoun(.person)), !clause.contains(where: { $0.isNoun || $0.meaning == .pronoun(.it) }) {
            return reading(context.previous ?? .subject, used: [])
        }
        // "there is a stain on it - please remove"
        if clause.items.allSatisfy({ $0.isSmall || $0.isVerb(.remove) }), let previous = context.previous, !isBody(previous) {
            return reading(previous, used: [])
        }
        let pointing = clause.first {
            $0.meaning == .pronoun(.this) || $0.meaning == .pronoun(.it) || $0.meaning == .anything || $0.meaning == .areas
        }
        // "spot removal: …" is a heading.
        guard let pointing, !clause.isTopic else { return nil }
        if let previous = context.previous, clause.items[pointing].isPronoun {
            return isBody(previous) ? nil : reading(previous, used: [])
        }
        throw EditRefusal.annotationMissing(context.quote.text(clause.items[pointing].range))
    }

    /// "cut my brother out of the picture": somebody beside the subject goes, and is no cut-out.
    private static func cutsAway(_ clause: EditClause) -> Bool {
        guard clause.does(.isolate), let verb = clause.mainVerb, clause.items[verb].name.hasPrefix("cut"),
            let person = clause.items[verb...].firstIndex(where: {
                $0.thing == .other
                    && (PeopleWords.relatives.contains($0.name) || PeopleWords.names.contains($0.name)
                        || ThingWords.peopleNames.contains($0.name))
            })
        else { return false }
        return clause.items[person...].contains { $0.meaning == .filler && $0.name.hasPrefix("out of") || $0.meaning == .from }
    }

    /// "His face has some spots. Can it go?": nobody's face is taken away.
    private static func isBody(_ region: Region) -> Bool {
        if case .named(let thing) = region, thing.kind == .bodyPart {
            return ["face", "skin", "eye", "head", "mouth", "nose", "hair"].contains(thing.word)
        }
        return false
    }

    /// "the bag should not have a logo": what follows the verb is to go, unless nothing does: "the logo should be removed".
    private static func object(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> RegionReader.Found? {
        let regions = RegionReader(clause: clause, context: context)
        if let verb = clause.mainVerb, clause.items[verb].name.contains("not ") || clause.items[verb].name.contains("nt "),
            clause.items[verb...].contains(where: { $0.thing != nil }),
            let found = try regions.named(in: (verb + 1)..<clause.items.count)
        {
            return found
        }
        // "get them off the bonnet": they go, and not the bonnet.
        if let verb = clause.mainVerb, verb + 2 < clause.items.count,
            [.pronoun(.it), .pronoun(.this)].contains(clause.items[verb + 1].meaning), !clause.items[verb + 2].isNoun,
            !clause.has(.marked),
            clause.items[(verb + 2)...].contains(where: { [.from, .on, .inside].contains($0.meaning) || $0.name == "off" })
        {
            return nil
        }
        // "the shirt has a stain on it"
        if clause.verb == nil, !clause.isStatement, let has = possession(clause),
            let found = try regions.named(in: (has + 1)..<clause.items.count)
        {
            return found
        }
        return try regions.named()
    }

    private static func possession(_ clause: EditClause) -> Int? { clause.first { ["has", "have", "got"].contains($0.name) } }

    /// "the stain on the lectern": where it is need not be known.
    private static func places(_ clause: EditClause) -> [Int] {
        clause.indices(where: \.isGuess).filter { index in
            let before = clause.items[..<index].last { !$0.isArticle && !$0.isAdjective }
            return before.map { [.on, .inside, .from, .of, .particle].contains($0.meaning) } ?? false
        }
    }

    /// "clean up the floor": what lies on it goes, and nobody has said what that is.
    private static func clearsUp(_ clause: EditClause) -> Bool {
        guard let verb = clause.mainVerb, clause.items[verb].name.hasPrefix("clean"),
            let thing = clause.first(where: { $0.thing != nil })
        else { return false }
        return ["floor", "wall", "table", "ground", "desk", "shelf", "room", "hair", "face", "skin", "shoe", "sky"].contains(
            clause.items[thing].name)
    }

    /// "There's a stain on the dress", "her bra strap is showing": nobody says so to keep it.
    private static func isFault(_ clause: EditClause) -> Bool {
        if clause.isStatement || clause.verb == nil,
            clause.contains(where: {
                ["showing", "visible", "sticking out", "peeking out", "poking out", "peeking through", "can be seen"].contains(
                    $0.name)
            }),
            let thing = clause.first(where: { $0.thing != nil }), clause.determiner(of: thing)?.meaning != .negation
        {
            return leftovers.contains(clause.items[thing].name)
        }
        // "dust on screen", "fewer scratches"
        if clause.verb == nil, !clause.isStatement,
            let flaw = clause.first(where: { !$0.isSmall && $0.meaning != .less && !$0.isAdjective }),
            clause.items[flaw].thing == .other, ThingWords.flawNames.contains(clause.items[flaw].name),
            !Self.drops.contains(clause.items[flaw].name) || clause.has(.less), !clause.isNew(flaw), !clause.has(.more),
            clause.has(.less) || flaw + 1 < clause.items.count && [.on, .inside].contains(clause.items[flaw + 1].meaning)
        {
            return true
        }
        guard
            clause.isStatement && clause.contains(where: { $0.meaning == .copula && $0.name.hasPrefix("there") })
                || clause.verb == nil && clause.contains(where: { ["has", "have", "got"].contains($0.name) }),
            let thing = clause.first(where: { $0.thing != nil })
        else { return false }
        // "the cuff has scratches": what it has is said behind the verb.
        let flaw = possession(clause).flatMap { has in clause.items[has...].firstIndex { $0.thing != nil } } ?? thing
        return ThingWords.flawNames.contains(clause.items[flaw].name)
    }

    /// What is left showing by mistake.
    private static let leftovers: Set = [
        "bra strap", "strap", "label", "tag", "price tag", "care label", "underwear", "bra", "clip", "pin", "wire", "thread",
    ]

    /// Drops on a bottle are often wished for.
    private static let drops: Set = ["water drop", "droplet", "drip", "bubble", "flake"]

    /// What lies on skin; an eye or a nose is not taken away.
    static let removable: Set = ["mole", "scar", "freckles", "birthmark", "beauty mark", "wound", "tan line"]

    /// "everything on the table" is not the table.
    private static func refuseContents(_ clause: EditClause, _ context: EditContext) throws(EditFailure) {
        guard !context.facts.hasAnnotation, !context.facts.hasMask, !clause.has(.marked), !clause.has(.markShape),
            !clause.has(.mask)
        else { return }
        let all = clause.first {
            $0.meaning == .everything || $0.meaning == .anything || $0.meaning == .areas || $0.meaning == .rest
        }
        if let all, !clause.items[..<all].contains(where: { $0.thing != nil }),
            clause.items[(all + 1)...].contains(where: { $0.meaning == .on || $0.meaning == .inside }),
            clause.items[(all + 1)...].contains(where: { $0.thing != nil }),
            !clause.items[(all + 1)...].prefix(while: { $0.meaning != .on && $0.meaning != .inside }).contains(where: {
                $0.thing != nil
            })
        {
            throw EditRefusal.annotationMissing(context.text(clause, all..<clause.items.count))
        }
        if let verb = clause.mainVerb, ["clear", "clear off"].contains(clause.items[verb].name),
            let thing = clause.first(where: { $0.thing == .other }), thing > verb,
            !ThingWords.flawNames.contains(clause.items[thing].name)
        {
            throw EditRefusal.annotationMissing(context.text(clause, verb..<clause.items.count))
        }
    }

    /// "fix the stain", "tame the flyaways".
    private static func mends(_ clause: EditClause) -> Bool {
        guard clause.does(.lower, .fix, .soften, .retouch, .smooth), let thing = clause.first(where: { $0.thing != nil }) else {
            return false
        }
        let name = clause.items[thing].name
        if clause.does(.retouch), leftovers.contains(name) { return true }
        return ThingWords.flawNames.contains(name) || BodyWords.strayNames.contains(name) || name.hasPrefix("flyaway")
    }

    private static func reading(_ thing: Region, used: Set<Int>) -> EditReading {
        EditReading(
            actions: [.remove(thing)], reason: "The prompt asks to take something out of the picture.", used: used, region: thing)
    }

    /// A noun that no list knows: "trolleys". Several unknown words in a row make one name.
    private static func unknown(_ clause: EditClause) -> (word: String, used: Set<Int>)? {
        guard let verb = clause.mainVerb else { return nil }
        let rest = (verb + 1)..<clause.items.count
        guard let start = rest.first(where: { clause.items[$0].meaning == .unknown && clause.items[$0].name.count > 2 }) else {
            return nil
        }
        guard
            clause.items[rest.lowerBound..<start].allSatisfy({
                $0.isSmall || $0.isColor || $0.meaning == .pronoun(.person) || $0.meaning == .material
                    || $0.meaning == .everything
            })
        else { return nil }
        var end = start
        while end < rest.upperBound, clause.items[end].meaning == .unknown { end += 1 }
        guard end - start <= 2 else { return nil }
        var names = clause.items[start..<end].map(\.name)
        if clause.items[end - 1].isPlural { names[names.count - 1] = EditSettler.singular(names[names.count - 1]) }
        return (names.joined(separator: " "), Set(start..<end))
    }
}
