// ReplaceBackground: hands the words to the background's own grammar.

import RetouchModel

enum BackdropReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard !clause.isStatement, let start = start(clause, context), let all = clause.tokens, start < all.upperBound else {
            return nil
        }
        // "for our shop, if possible" says what the picture is for and nothing of the background.
        let aside = clause.items.filter {
            !$0.isInherited
                // "a child's bedroom": whose it is.
                && ($0.isPurpose || $0.isOwner && $0.thing != nil || $0.meaning == .tooLittle
                    || $0.meaning == .filler && $0.name == "that"
                    || $0.meaning == .filler && EditSmallWords.asides.contains($0.name))
        }
        var tokens = (start..<all.upperBound).filter { token in !aside.contains { $0.tokens.contains(token) } }
        if let kept = keptPlace(clause) { tokens = kept.place + tokens.filter { $0 >= kept.change } }
        if let end = placed(clause) { tokens.removeAll { $0 >= end } }
        // Words that were moved in the clause stand where they did in the prompt.
        tokens = Set(tokens).sorted()
        if let removal = disappears(clause) { tokens = removal }
        let items = Tagger.items(of: tokens.map { context.tokens[$0] })
        let evidence = EvidenceCollector.evidence(of: items)
        let decision: Decision
        do throws(EditFailure) {
            decision = try BackdropDecision(evidence: evidence, facts: context.facts, quote: context.quote, items: items).decide()
        } catch {
            // What the background's grammar finds nothing in may still be another edit.
            if error.reason == .promptNotUnderstood { return nil }
            throw error
        }
        // "hang the shirt on a hanger": a thing is no scene.
        if case .described(let scene) = decision.backdrop, scene.places.isEmpty, scene.lights.isEmpty, clause.does(.put),
            !clause.has(.background), !clause.has(.wall), !clause.has(.reference)
        {
            return nil
        }
        let notices = Notices(
            request: context.request, facts: context.facts, evidence: evidence, decision: decision, quote: context.quote,
            items: items)
        var reading = EditReading(
            actions: [.replaceBackground(decision.backdrop)], reason: decision.reason, used: Set(clause.items.indices),
            notices: notices.all().filter {
                $0.code == .simpleBackground || $0.code == .notApplied && !isPlaceOfReference($0, clause, decision, context)
            })
        reading.tookUnknown = true
        return reading
    }

    /// "the room of the other picture": what the context picture shows.
    private static func isPlaceOfReference(_ notice: Notice, _ clause: EditClause, _ decision: Decision, _ context: EditContext)
        -> Bool
    {
        guard case .context = decision.backdrop, let reference = clause.index(of: .reference) else { return false }
        return clause.items[..<reference].contains { item in
            (item.meaning == .place || item.name == "scene") && notice.words.hasSuffix(context.quote.text(item.range))
        }
    }

    /// Where "behind the hiker" begins: who stands before a scene is no part of it.
    private static func placed(_ clause: EditClause) -> Int? {
        guard let behind = clause.items.lastIndex(where: { $0.name == "behind" && $0.meaning == .on }), behind > 0,
            clause.items[..<behind].contains(where: { $0.isPlace || $0.meaning == .material || $0.meaning == .lightNoun }),
            clause.items[(behind + 1)...].allSatisfy({
                $0.isArticle || $0.isPronoun || $0.isSmall || $0.thing != nil || $0.meaning == .subject || $0.meaning == .person
                    || $0.meaning == .unknown
            })
        else { return nil }
        return clause.items[behind].tokens.lowerBound
    }

    /// "make the background disappear": the verb, then what goes.
    private static func disappears(_ clause: EditClause) -> [Int]? {
        guard clause.does(.remove), let verb = clause.mainVerb,
            let background = clause.items[..<verb].firstIndex(where: { $0.meaning == .background }),
            clause.items.allSatisfy({ $0.isSmall || $0.isPronoun || $0.acts || $0.meaning == .background })
        else { return nil }
        return Array(clause.items[verb].tokens) + Array(clause.items[background].tokens)
    }

    /// First token of the words about the background, or `nil` when the clause is about something else.
    private static func start(_ clause: EditClause, _ context: EditContext) -> Int? {
        guard let own = clause.tokens, !clause.has(.more), !clause.has(.less),
            clause.has(.place) || !clause.contains(where: { $0.isToneChange && $0.name != "fade" }) || fades(clause)
        else { return nil }
        if let verb = clause.verb,
            ![
                .change, .make, .turn, .put, .add, .remove, .isolate, .use, .want, .recolor, .show, .take, .fix, .wear, .pose,
                .look, .raise, .lower, .enhance,
            ].contains(verb)
        {
            return nil
        }
        if let scene = settledScene(clause) { return scene }
        // "warm light in the bedroom": the one that is there.
        if let light = clause.first(where: { $0.isRecipe || $0.meaning == .lightNoun }),
            clause.verb == nil || clause.does(.want, .add, .make),
            let place = clause.items[light...].firstIndex(where: { $0.meaning == .place }), place > light + 1,
            clause.items[place - 1].meaning == .article(definite: true),
            [.inside, .on].contains(clause.items[place - 2].meaning),
            !clause.items[..<light].contains(where: { $0.meaning == .place })
        {
            return nil
        }
        if clause.contains(where: { $0.meaning == .background || $0.meaning == .wall }) { return ofBackground(clause, own) }
        // "I hate the background, make it white"
        if context.previous == .background,
            clause.has(.pronoun(.it)) || clause.continuesSentence && clause.namesNothing && clause.does(.want, .make),
            clause.does(.make, .change, .turn, .recolor, .want, .put) || clause.verb == nil,
            clause.contains(where: { $0.isColor || $0.meaning == .place || $0.meaning == .transparent || $0.meaning == .material }
            )
        {
            // "the client wants sage": who wants it is no part of it.
            if clause.does(.want), let verb = clause.mainVerb { return clause.items[verb].tokens.upperBound }
            return own.lowerBound
        }
        if let ground = ground(clause) { return ground }
        let thing = clause.first { $0.thing != nil }
        // "gradient from white to grey"
        if thing == nil, clause.contains(where: { $0.name == "gradient" }), clause.contains(where: \.isColor) {
            return own.lowerBound
        }
        if clause.has(.transparent), thing == nil || clause.verb == nil { return own.lowerBound }
        if let place = placing(clause) { return place }
        return reference(clause, context) ?? scene(clause, own)
    }

    /// "change the forest from winter to spring": the forest, which stays one, and where its change begins.
    private static func keptPlace(_ clause: EditClause) -> (place: Range<Int>, change: Int)? {
        guard clause.does(.change, .turn), let from = clause.index(of: .from),
            let place = clause.items[..<from].lastIndex(where: { $0.meaning == .place }),
            let to = clause.items[from...].firstIndex(where: { $0.meaning == .to }),
            !clause.items[from...].contains(where: {
                $0.isPlace || $0.thing != nil || $0.meaning == .material || $0.isColor || $0.meaning == .background
            }), to + 1 < clause.items.count
        else { return nil }
        return (clause.items[place].tokens, clause.items[to].tokens.upperBound)
    }

    /// Where the new scene begins in a clause whose old one was told from it: see `EditSettler.settleScenes`.
    private static func settledScene(_ clause: EditClause) -> Int? {
        guard clause.does(.change, .turn), let place = clause.index(of: .place),
            let link = clause.items[..<place].lastIndex(where: { $0.meaning == .to || $0.meaning == .with }),
            clause.items[..<link].contains(where: { $0.meaning == .background }),
            clause.items[..<link].contains(where: { $0.meaning == .description })
        else { return nil }
        return clause.items[link].tokens.upperBound
    }

    /// "lighten the background to white"
    private static func fades(_ clause: EditClause) -> Bool {
        guard let tone = clause.first(where: \.isToneChange), clause.items[tone].name != "fade", let to = clause.index(of: .to)
        else {
            return false
        }
        return clause.has(.background) && clause.items[(to + 1)...].contains { $0.isColor }
    }

    /// A clause that names the background.
    private static func ofBackground(_ clause: EditClause, _ own: Range<Int>) -> Int? {
        let items = clause.items
        guard let background = clause.first(where: { $0.meaning == .background || $0.meaning == .wall }) else { return nil }
        if fades(clause), clause.verb == nil, let to = clause.index(of: .to) { return items[to].tokens.upperBound }
        // "give the product a beige background"
        if let give = clause.mainVerb, items[give].name == "give",
            let article = items[give...].firstIndex(where: { $0.meaning == .article(definite: false) }), article < background
        {
            return items[article].tokens.lowerBound
        }
        let isWall = items[background].meaning == .wall
        // "hang the painting from the reference on the wall"
        if isWall, clause.does(.put, .add), clause.has(.reference),
            items[..<background].contains(where: { $0.thing == .other || $0.thing == .accessory })
        {
            return nil
        }
        // "she should be in front of a brick wall"
        if isWall, clause.does(.make), isLocated(clause) { return preposition(clause, before: background) }
        let thing = clause.first { $0.thing != nil }
        let place = items[..<background].last { !$0.isSmall && !$0.isColor && !$0.isAdjective && $0.meaning != .place }
        let isInside = background > 0 && place.map { [.inside, .to, .on, .of, .from].contains($0.meaning) } ?? false
        if let thing, thing < background, clause.does(.add, .remove, .isolate, .put), isInside || clause.does(.isolate, .remove) {
            return clause.does(.put) && !clause.isNew(thing)
                && items[..<background].contains(where: { ["on", "onto", "against", "in front of"].contains($0.name) })
                ? preposition(clause, before: background) : nil
        }
        if clause.does(.add), thing != nil, isInside { return nil }
        // "make the lamp in the background green": the lamp is what changes.
        if let thing, thing < background, thing > 0, items[thing - 1].meaning == .article(definite: true),
            clause.does(.make, .turn, .recolor, .change), place?.meaning == .inside
        {
            return nil
        }
        // "make the wall blue" paints it; "swap the wall for brick" is another one.
        let isOnWall =
            clause.does(.put, .add)
            && thing.map {
                clause.isNew($0) && $0 < background && !items[..<$0].contains { $0.meaning == .on || $0.meaning == .inside }
            } ?? false
        if isWall,
            clause.does(.remove, .make, .recolor, .isolate, .add) && !clause.has(.background)
                || clause.verb == nil && thing != nil && !clause.has(.place) || isOnWall
        {
            return nil
        }
        // "walls in sage": those of a room.
        if isWall, items[background].isPlural, clause.verb == nil, clause.contains(where: \.isColor), !clause.has(.background),
            !clause.contains(where: { $0.meaning == .material }),
            // "living room walls"
            !items.indices.contains(where: { items[$0].meaning == .place && $0 != background - 1 })
        {
            return nil
        }
        // "the room's wall" is told by its room, and goes nowhere.
        if isWall, clause.does(.turn, .change, .want) || clause.verb == nil && clause.has(.to), !clause.has(.background),
            !clause.contains(where: { $0.meaning == .material || $0.meaning == .place && !$0.isOwner })
        {
            return nil
        }
        if clause.does(.enhance, .raise, .lower, .fix, .pose, .look) { return nil }
        // "the wall in the colour of the reference"
        if isWall, clause.has(.colorNoun), clause.has(.reference) { return nil }
        let isPut = clause.does(.put, .show) || clause.has(.want) && clause.has(.pronoun(.person))
        return isPut ? preposition(clause, before: background) ?? own.lowerBound : own.lowerBound
    }

    /// "I need this on pure white": a colour that something stands on.
    private static func ground(_ clause: EditClause) -> Int? {
        guard
            let on = clause.items.indices.first(where: {
                ["on", "against", "in front of", "onto"].contains(clause.items[$0].name)
            })
        else { return nil }
        // "isolate the bag on transparent"
        if clause.does(.isolate), clause.has(.transparent),
            clause.items[..<on].contains(where: { $0.thing != nil || $0.meaning == .marked })
        {
            return nil
        }
        let rest = clause.items[(on + 1)...].filter { !$0.isSmall && $0.meaning != .picture }
        return !rest.isEmpty && rest.allSatisfy({ $0.isColor || $0.meaning == .transparent || $0.isPlain })
            && rest.contains(where: { !$0.isModifier && !$0.isPlain }) ? clause.items[on].tokens.lowerBound : nil
    }

    /// "put her in a sunlit loft", "place the bag on a marble table": somebody or something that is there goes to a place that is not.
    private static func placing(_ clause: EditClause) -> Int? {
        guard
            clause.does(.put, .show, .pose, .look, .take, .add) || clause.has(.want) || clause.verb == nil
                || clause.does(.make) && (clause.has(.pronoun(.person)) || isLocated(clause) || isLikeThere(clause)),
            !clause.has(.here),
            !clause.has(.marked),
            !clause.has(.markShape)
        else { return nil }
        let items = clause.items
        for preposition in items.indices
        where ([.on, .inside, .to].contains(items[preposition].meaning) || items[preposition].name == "by")
            && items[preposition].isWord
        {
            if items[preposition].meaning == .to, !clause.does(.put) { continue }
            let isThere =
                clause.verb == nil && !clause.has(.pronoun(.person))
                ? isNamed(clause, before: preposition) : isMovable(clause, before: preposition)
            guard isThere, !isMaterial(clause, after: preposition) else { return nil }
            if isScene(clause, after: preposition) {
                return items[preposition].meaning == .to
                    ? items[preposition].tokens.upperBound : items[preposition].tokens.lowerBound
            }
        }
        // "picture him somewhere sunny, a beach": a place without a preposition.
        guard let place = clause.first(where: { $0.meaning == .place }), clause.does(.put), isMovable(clause, before: place)
        else { return nil }
        return preposition(clause, before: place)
    }

    /// "tabletop in marble": what it is made of, unless it lies in snow, grass or water.
    private static func isMaterial(_ clause: EditClause, after preposition: Int) -> Bool {
        guard clause.items[preposition].meaning == .inside, preposition + 1 < clause.items.count else { return false }
        let material = clause.items[preposition + 1]
        let rest = clause.items[(preposition + 2)...]
        return material.meaning == .material && !loose.contains(material.name)
            && (rest.isEmpty || rest.first?.meaning == .instead || rest.allSatisfy(\.isSmall))
    }

    private static let loose: Set = [
        "water", "grass", "sand", "snow", "moss", "leaf", "foliage", "hay", "straw", "mud", "gravel", "lawn", "ivy", "pebble",
        "rock",
    ]

    /// "make it look like it was shot in Paris"
    private static func isLikeThere(_ clause: EditClause) -> Bool {
        guard let like = clause.index(of: .asLike), clause.has(.pronoun(.it)),
            clause.items[like].name.hasSuffix("it was") || clause.items[like...].contains(where: \.isCopula),
            let next = clause.items[(like + 1)...].first(where: { !$0.isSmall && !$0.isPronoun && !$0.isCopula })
        else { return false }
        return [.on, .inside].contains(next.meaning)
    }

    /// "the dog should be in a meadow"
    private static func isLocated(_ clause: EditClause) -> Bool {
        guard let verb = clause.mainVerb, clause.items[verb].name.hasSuffix(" be") || clause.items[verb].name == "be",
            verb + 1 < clause.items.count
        else {
            return false
        }
        return [.on, .inside].contains(clause.items[verb + 1].meaning)
    }

    /// Whether what stands before a preposition is in the picture already and can be put somewhere as a whole.
    private static func isMovable(_ clause: EditClause, before index: Int) -> Bool {
        let objects = clause.items[..<index].indices.filter {
            clause.items[$0].isNoun && clause.items[$0].meaning != .place && clause.items[$0].meaning != .picture
                && clause.items[$0].meaning != .colorNoun
        }
        return objects.allSatisfy { object in
            let item = clause.items[object]
            if item.meaning == .limb || item.meaning == .hair || item.thing == .bodyPart { return false }
            if item.meaning == .subject || item.meaning == .anything || item.meaning == .person || item.meaning == .everything {
                return true
            }
            guard item.thing != nil else { return false }
            switch clause.determiner(of: object)?.meaning {
            case .article(definite: true), .pronoun: return true
            default: return false
            }
        }
    }

    /// "mug on a wooden desk": words for a picture, of a product and where it stands.
    private static func isNamed(_ clause: EditClause, before index: Int) -> Bool {
        let objects = clause.items[..<index].filter {
            $0.thing != nil || $0.meaning == .hair || $0.meaning == .limb || $0.meaning == .subject
        }
        return objects.count == 1
            && objects.allSatisfy {
                $0.thing == .accessory || $0.thing == .garment || $0.meaning == .subject
                    || $0.thing == .other && !ThingWords.flawNames.contains($0.name) && !$0.isGuess
            }
            && !clause.items[..<index].contains {
                $0.isColor || $0.meaning == .negation || $0.meaning == .article(definite: true)
            }
    }

    /// Whether a noun phrase describes a place: a place's word, a material, or a thing that is not there yet.
    private static func isScene(_ clause: EditClause, after preposition: Int) -> Bool {
        var isNew = true
        for (offset, item) in clause.items[(preposition + 1)...].enumerated() {
            switch item.meaning {
            case .place: return true
            case .article(definite: true), .pronoun(.this): isNew = offset > 0 && isNew
            case .pronoun, .picture, .reference: return false
            case .material: if isNew { return true }
            case .thing(.other): return isNew && (!clause.does(.pose) || item.isPlace)
            case .thing, .limb, .hair, .subject, .person: return false
            case .on, .inside, .and, .with: return false
            default: continue
            }
        }
        return false
    }

    /// "put her in the scene of the reference".
    private static func reference(_ clause: EditClause, _ context: EditContext) -> Int? {
        let isPerson = clause.contains {
            $0.meaning == .pronoun(.person) || $0.meaning == .subject || $0.meaning == .person || $0.meaning == .pronoun(.it)
                || $0.isVerb(.put) && ($0.name.hasSuffix(" her") || $0.name.hasSuffix(" him"))
        }
        guard clause.does(.put), isPerson, let reference = clause.index(of: .reference), context.facts.hasContext,
            !clause.contains(where: { $0.thing != nil })
        else { return nil }
        // What comes "from the second photo" is placed.
        guard clause.items[..<reference].last(where: { !$0.isSmall && !$0.isPronoun })?.meaning != .from else { return nil }
        return preposition(clause, before: reference)
    }

    /// Words of a scene and nothing else: "outdoor cafe in Paris".
    private static func scene(_ clause: EditClause, _ own: Range<Int>) -> Int? {
        guard clause.has(.place) || stands(clause), !clause.has(.remove, .keep, .relight, .crop), !clause.has(.asLike),
            !clause.contains(where: { $0.thing != nil && $0.thing != .other || $0.meaning == .limb }),
            clause.verb == nil || !clause.items.prefix(while: { $0.meaning != .place }).contains(where: { $0.thing == .other })
        else { return nil }
        if clause.does(.add) { return nil }
        // "make the sea green" colours the one that is there.
        if let place = clause.first(where: { $0.meaning == .place }), place > 0, clause.does(.make, .turn),
            clause.items[place - 1].meaning == .article(definite: true), clause.items[(place + 1)...].contains(where: \.isColor)
        {
            return nil
        }
        if isPartOfName(clause) { return nil }
        return clause.verb == nil || clause.does(.change, .use, .want, .turn, .make, .show) ? own.lowerBound : nil
    }

    /// "change the kitchen cabinets to navy": the place says which things are meant, and these get the colour.
    private static func isPartOfName(_ clause: EditClause) -> Bool {
        guard clause.does(.change), let place = clause.first(where: { $0.meaning == .place }), place > 0,
            clause.items[place - 1].meaning == .article(definite: true),
            let noun = clause.items[(place + 1)...].firstIndex(where: { $0.meaning != .place }),
            clause.items[noun].thing == .other
        else { return false }
        let rest = clause.items[(noun + 1)...]
        return rest.contains(where: \.isColor) && !rest.contains { $0.isPlace || $0.meaning == .material }
    }

    /// "on a yacht", "a rainy window behind her": a place that is a thing elsewhere.
    private static func stands(_ clause: EditClause) -> Bool {
        guard clause.verb == nil else { return false }
        if let behind = clause.first(where: { $0.name == "behind" }),
            clause.items[..<behind].contains(where: { $0.thing == .other }), behind + 1 < clause.items.count
        {
            return true
        }
        guard let first = clause.first(where: { !$0.isSmall }), [.on, .inside].contains(clause.items[first].meaning) else {
            return false
        }
        return clause.items[(first + 1)...].first { !$0.isSmall && !$0.isAdjective }?.isPlace ?? false
    }

    /// Where "on a beach" begins; "to a forest" begins after its preposition.
    private static func preposition(_ clause: EditClause, before index: Int) -> Int? {
        for position in clause.items[..<index].indices.reversed() {
            switch clause.items[position].meaning {
            case .on, .inside: return clause.items[position].tokens.lowerBound
            case .to: return clause.items[position].tokens.upperBound
            case .verb: return clause.items[position].tokens.upperBound
            default: continue
            }
        }
        return nil
    }
}

extension EditItem {
    fileprivate var isPurpose: Bool {
        if case .purpose = meaning { return true }
        return false
    }

    /// "plain white": says nothing beside a colour.
    fileprivate var isPlain: Bool { meaning == .pattern && ["plain", "solid colored"].contains(name) }
}
