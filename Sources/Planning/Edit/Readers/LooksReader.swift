// Hairstyle, Garment, Restyle and sizes: looks that words describe.

import RetouchModel

enum LooksReader {
    static func hairstyle(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        let hair = clause.first { $0.meaning == .hair }
        let named = clause.first { $0.meaning == .hairstyle }.map { clause.isPredicate($0) } ?? false
        let isFacial = clause.contains { BodyWords.facialHair.contains($0.name) }
        let isCut = clause.contains { BodyWords.cuts.contains($0.name) }
        let isShaped =
            hair.map { hair in
                hair > 0 && ["long", "short", "thick", "thin"].contains(clause.items[hair - 1].name)
                    || clause.contains { ["long", "short"].contains($0.name) && hair > 1 && clause.items[hair - 1].isColor }
                    || clause.items[hair...].contains { ["long", "short", "straight"].contains($0.name) }
                        && (!clause.items[hair...].contains(where: \.isColor)
                            || hair + 1 < clause.items.count
                                && ["long", "short", "straight"].contains(clause.items[hair + 1].name))
                    || clause.indices { ["long", "short", "thick"].contains($0.name) }.contains {
                        $0 > 0 && [.more, .less].contains(clause.items[$0 - 1].meaning)
                    }
            } ?? false
        let isHighlighted =
            clause.has(.slider(SliderWord(slider: .highlights)))
            && (clause.contains { ColorNames.ofHair.contains($0.name) }
                || hair != nil && clause.does(.add, .put, .want, .make, .use) && !clause.has(.more) && !clause.has(.less))
        let changes =
            clause.does(.groom) || isHighlighted || named && !clause.does(.remove) || (hair != nil && clause.has(.sizing))
            || (isFacial && (clause.has(.add, .remove, .put, .want, .wear) || clause.contains { $0.name == "have" }))
            || (isCut && clause.has(.change, .make, .add)) || hair != nil && isGroomed(clause)
            || hair.map { ["hairstyle", "haircut", "hairdo"].contains(clause.items[$0].name) } == true && clause.has(.reference)
            || named && clause.does(.remove) || isShaped && clause.has(.add, .make, .want, .put)
        guard changes, !clause.isStatement, !clause.has(.reference) || !clause.has(.colorNoun) else { return nil }
        // "make her curly hair brown" colours the hair it describes.
        if clause.contains(where: \.isColor), !named, !isCut, !isShaped, !isHighlighted { return nil }
        return described(clause, context, reason: "A hairstyle is made anew.") { .hairstyle($0) }
    }

    private static func isGroomed(_ clause: EditClause) -> Bool {
        clause.does(.straighten, .remove, .isolate, .smooth, .resize, .raise, .crop, .pose, .groom, .fix, .put, .garment)
            && !clause.contains { $0.isSlider || $0.tone != nil }
            && !(clause.does(.put)
                && clause.indices { $0.thing == .accessory || $0.thing == .other }.contains { clause.isNew($0) })
            || clause.contains { ["tie", "part", "brush", "pin", "style", "let", "blow", "pull"].contains($0.name) }
                && !clause.indices { $0.thing == .accessory || $0.thing == .other }.contains { clause.isNew($0) }
    }

    /// Make-up is painted anew; its colours are changed elsewhere.
    static func makeup(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        guard
            clause.contains(where: {
                [
                    "makeup", "make up", "smoky eye", "smokey eye", "eyeliner", "mascara", "eyeshadow", "blusher", "contour",
                    "bronzer", "concealer", "foundation", "lip gloss",
                ].contains($0.name)
            }),
            clause.does(.add, .remove, .put, .wear, .raise, .lower, .change, .make, .want) || clause.has(.more)
                || clause.has(.less) || clause.verb == nil && !clause.contains(where: { $0.meaning == .article(definite: true) }),
            !clause.contains(where: \.isColor), !clause.isStatement
        else { return nil }
        return described(
            clause, context, region: .named(NamedRegion(kind: .bodyPart, word: "face")), reason: "Make-up is painted anew."
        ) { .restyle($0) }
    }

    static func garment(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        guard !clause.isStatement else { return nil }
        let garment = clause.first { $0.thing == .garment }
        let isFirst = garment != nil && garment == clause.first { $0.thing != nil }
        let tests = [
            swaps(clause, garment),
            clause.does(.remove)
                && clause.contains {
                    ["stripe", "pattern", "dots", "checks", "slit", "side slit", "ruffle", "floral pattern", "floral print"]
                        .contains($0.name)
                }, isFirst && clause.has(.instead) && clause.isNew(garment ?? 0),
            isFirst && replacesGarment(clause), isClothOnly(clause, context),
            clause.does(.garment) && clause.contains { $0.thing != nil || $0.meaning == .pronoun(.it) },
            isFirst && isShownPatterned(clause, garment ?? 0), takesPrint(clause), isNewPart(clause), isPutRight(clause),
            addsPrint(clause), takesCloth(clause, context),
            isFirst && wears(clause, garment ?? 0), isFirst && takesOff(clause, context), isCutAnew(clause), isMadeOf(clause),
            isFirst && getsPart(clause, garment ?? 0), isFirst && wantsPart(clause, garment ?? 0),
            isFirst && clause.does(.want, .use) && clause.isNew(garment ?? 0) && !clause.has(.reference)
                || isFirst && clause.has(.want) && clause.isNew(garment ?? 0),
        ]
        guard tests.contains(true), !(clause.has(.sizing) && !clause.has(.garmentDetail) && !clause.has(.pattern)) else {
            return nil
        }
        return described(clause, context, reason: "Another cut or cloth is made anew.") { .garment($0) }
    }

    /// "can we see the blazer with pinstripes?"
    private static func isShownPatterned(_ clause: EditClause, _ garment: Int) -> Bool {
        guard clause.does(.show), let with = clause.index(of: .with), garment < with else { return false }
        return clause.items[with...].contains { $0.meaning == .pattern }
    }

    /// "use the fabric in the reference image for the shirt"
    private static func takesCloth(_ clause: EditClause, _ context: EditContext) -> Bool {
        guard clause.does(.use, .put, .add), context.facts.hasContext, let reference = clause.index(of: .reference) else {
            return false
        }
        return clause.items[..<reference].contains { cloths.contains($0.name) && !$0.acts }
            && clause.items[reference...].contains { $0.thing == .garment }
    }

    /// "straighten the tie", "fix the collar": worn otherwise.
    private static func isPutRight(_ clause: EditClause) -> Bool {
        guard clause.does(.straighten, .fix), let thing = clause.first(where: { $0.thing != nil }),
            clause.items.allSatisfy({ $0.isSmall || $0.isPronoun || $0.acts || $0.thing != nil || $0.isOwner })
        else { return false }
        let name = clause.items[thing].name
        return GarmentWords.partNames.contains(name)
            || ["tie", "bow tie", "necktie", "bowtie", "scarf", "belt", "hat", "cap"].contains(name)
    }

    /// "a hood on the sweatshirt"
    private static func isNewPart(_ clause: EditClause) -> Bool {
        guard clause.verb == nil, let part = clause.first(where: { $0.thing != nil }), clause.isNew(part),
            GarmentWords.partNames.contains(clause.items[part].name), part + 1 < clause.items.count,
            clause.items[part + 1].meaning == .on
        else { return false }
        return clause.items[(part + 1)...].contains { $0.thing == .garment }
    }

    /// "slap a lightning bolt print on the tee"
    private static func addsPrint(_ clause: EditClause) -> Bool {
        guard clause.does(.add, .put), !clause.has(.reference),
            let on = clause.first(where: { [.on, .to].contains($0.meaning) }), on > 0, clause.isNew(on - 1)
        else { return false }
        return ["print", "pattern", "motif"].contains(clause.items[on - 1].name)
            && clause.items[on...].contains { $0.thing == .garment }
    }

    private static let cloths: Set = [
        "fabric", "cloth", "textile", "material", "texture", "pattern", "print", "design", "knit", "weave",
    ]

    /// "the print from the other image onto the shirt"
    private static func takesPrint(_ clause: EditClause) -> Bool {
        guard let reference = clause.index(of: .reference),
            let on = clause.items[reference...].firstIndex(where: { $0.meaning == .on })
        else { return false }
        return clause.items[..<reference].contains {
            ["print", "pattern", "design", "artwork", "graphic", "motif"].contains($0.name) && !$0.acts
        }
            && clause.items[on...].contains { $0.thing == .garment } && (clause.verb == nil || clause.does(.put, .add, .use))
    }

    /// "give the coat a fur collar"
    private static func getsPart(_ clause: EditClause, _ garment: Int) -> Bool {
        clause.does(.add) && !clause.isNew(garment)
            && clause.indices { $0.thing == .garment }.contains { part in
                part > garment && (clause.isNew(part) || isBarePart(clause, garment, part))
            }
    }

    /// "I'd like buttons down the front of the dress"
    private static func wantsPart(_ clause: EditClause, _ part: Int) -> Bool {
        clause.does(.want, .add) && clause.items[part].isPlural && GarmentWords.partNames.contains(clause.items[part].name)
            && clause.determiner(of: part)?.acts == true && !clause.contains(where: \.isColor)
            && clause.indices { $0.thing == .garment }.contains { $0 > part }
    }

    /// "give the apron pockets": more of a part than the garment has, and no apron pockets.
    private static func isBarePart(_ clause: EditClause, _ garment: Int, _ part: Int) -> Bool {
        clause.mainVerb.map { clause.items[$0].name == "give" } == true && clause.items[part].isPlural
            && GarmentWords.partNames.contains(clause.items[part].name) && !clause.contains(where: \.isColor)
            && clause.items[(garment + 1)..<part].allSatisfy { $0.isAdjective || $0.thing == .garment }
    }

    /// "change the dress to a suit", "swap the blouse for a turtleneck".
    private static func swaps(_ clause: EditClause, _ garment: Int?) -> Bool {
        // "make the sweater a turtleneck"
        if let garment, clause.does(.make),
            clause.indices(where: { $0.thing == .garment }).contains(where: {
                $0 > garment && clause.items[$0 - 1].meaning == .article(definite: false)
            })
        {
            return true
        }
        guard let garment, clause.does(.change, .turn, .make), let verb = clause.verbIndex,
            let link = clause.items.indices.first(where: {
                $0 > verb && [.to, .with, .inside, .from].contains(clause.items[$0].meaning)
            }), link > garment
        else { return false }
        return clause.items[(link + 1)...].contains {
            $0.thing == .garment || $0.meaning == .garmentDetail || $0.meaning == .material || $0.meaning == .pattern
                || $0.meaning == .reference && !clause.has(.colorNoun)
        }
    }

    /// "jumpsuit instead of the dress", "change to a turtleneck".
    private static func replacesGarment(_ clause: EditClause) -> Bool {
        guard let garment = clause.first(where: { $0.thing == .garment }), !clause.contains(where: \.isColor) else {
            return false
        }
        if let instead = clause.index(of: .instead), garment < instead {
            return clause.items[instead...].contains { $0.thing == .garment && $0.name != clause.items[garment].name }
                && clause.determiner(of: garment)?.meaning != .article(definite: true)
        }
        guard clause.does(.change), let to = clause.index(of: .to), to < garment else { return false }
        // "change to traditional clothing"
        let isBare = clause.items[(to + 1)..<garment].allSatisfy { $0.isAdjective && !$0.isArticle || $0.meaning == .unknown }
        return (clause.isNew(garment) || isBare) && !clause.items[..<to].contains(where: \.isNoun)
    }

    /// "make it leather", "in denim", "silk instead of cotton", "polka dots": what it is made of, where nothing else is named.
    private static func isClothOnly(_ clause: EditClause, _ context: EditContext) -> Bool {
        guard clause.verb == nil || clause.does(.make, .turn, .want, .change, .show),
            !clause.contains(where: {
                $0.thing != nil || $0.isNoun || $0.isColor || $0.isPlace || $0.meaning == .asLike || $0.meaning == .on
            }),
            !context.facts.hasAnnotation, !context.facts.hasMask
        else { return false }
        switch context.previous {
        case .named(let thing)? where thing.kind == .other || thing.kind == .bodyPart: return false
        case .background?: return false
        default: break
        }
        let cloth = clause.items.filter { $0.meaning == .material || $0.meaning == .pattern }
        return !cloth.isEmpty
            && cloth.allSatisfy {
                $0.meaning == .pattern && !["plain", "gradient"].contains($0.name) || ClothWords.names.contains($0.name)
            }
    }

    /// "dress her in a tuxedo", "put him in a linen shirt", "give her a denim jacket".
    private static func wears(_ clause: EditClause, _ garment: Int) -> Bool {
        guard !clause.has(.place), !clause.has(.remove), !clause.has(.background),
            !clause.has(.reference) || !clause.has(.colorNoun)
        else { return false }
        // "socks put in white color"
        if clause.does(.put), clause.endsInColor, clause.determiner(of: garment)?.meaning == .article(definite: true) {
            return false
        }
        if let verb = clause.mainVerb, verb > garment, clause.items[verb...].contains(where: \.isColor) { return false }
        if clause.does(.wear) { return true }
        guard clause.does(.put, .add, .show, .use) else { return false }
        return clause.isNew(garment) || clause.items[..<garment].contains { $0.meaning == .inside } || clause.has(.reference)
            || clause.has(.pronoun(.person))
            || ![.article(definite: true), .pronoun(.this)].contains(clause.determiner(of: garment)?.meaning)
    }

    private static func takesOff(_ clause: EditClause, _ context: EditContext) -> Bool {
        clause.does(.remove)
            && !clause.contains { ["strap", "bra strap", "drawstring", "button", "belt loop", "stitching"].contains($0.name) }
            && !clause.has(.background) && !context.facts.hasAnnotation && !context.facts.hasMask && !clause.has(.marked)
            && !clause.has(.markShape)
    }

    /// "make the dress sleeveless"; "the pleated skirt" only tells which skirt.
    private static func isCutAnew(_ clause: EditClause) -> Bool {
        guard !clause.does(.remove, .recolor, .keep), let detail = clause.first(where: { $0.meaning == .garmentDetail }) else {
            return false
        }
        return clause.isPredicate(detail)
    }

    /// "make the jacket leather", "add a floral pattern to the dress".
    private static func isMadeOf(_ clause: EditClause) -> Bool {
        // "change the material to satin", "make it look like velvet"
        let isNamed =
            clause.contains { ["material", "fabric", "cloth", "textile", "texture"].contains($0.name) } || clause.has(.asLike)
        // "make it look like it's made of glass" makes no cloth.
        let isHard =
            clause.has(.asLike)
            && clause.contains {
                $0.meaning == .material
                    && ["glass", "wood", "stone", "marble", "metal", "steel", "ice", "concrete", "brick"].contains($0.name)
            }
            && !clause.contains { $0.thing == .garment }
        if isNamed, !isHard, clause.does(.change, .make, .turn), clause.has(.material),
            !clause.contains(where: {
                $0.thing == .other && !["material", "fabric", "cloth", "textile"].contains($0.name) || $0.meaning == .wall
                    || $0.meaning == .background
            })
        {
            return true
        }
        guard clause.contains(where: { $0.thing == .garment || $0.thing == .accessory }),
            clause.verb == nil || clause.does(.make, .change, .add, .turn, .want, .use, .put)
        else { return false }
        return clause.items.indices.contains { index in
            guard clause.items[index].meaning == .pattern || clause.items[index].meaning == .material, clause.isPredicate(index)
            else { return false }
            // "add a bag in tan leather" adds a bag.
            if clause.does(.add, .put, .wear), let bag = clause.first(where: { $0.thing != nil }),
                clause.items[bag].thing == .accessory, clause.isNew(bag)
            {
                return false
            }
            // "a leather bag" is another bag, and not the bag made of leather.
            let noun = clause.items[(index + 1)...].first { !$0.isAdjective }
            return noun?.thing != .accessory || clause.does(.make, .turn) && !clause.isNew(index)
        }
    }

    /// Sizes stay: a notice and no step.
    static func sizing(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        // "crop the jacket" shortens it; "crop to the jacket" is a frame.
        let crops = clause.does(.crop)
        if crops, !isShortened(clause) { return nil }
        // "cinch it with a belt"
        if clause.does(.resize), let with = clause.index(of: .with),
            clause.items[with...].contains(where: { $0.thing == .accessory })
        {
            return nil
        }
        let isResized =
            clause.does(.resize)
            || crops
                && clause.contains {
                    $0.thing != nil || $0.meaning == .sizing || $0.isPronoun || $0.meaning == .subject || $0.meaning == .person
                        || $0.meaning == .anything
                }
        let named =
            clause.first { $0.meaning == .sizing }.map {
                !isPlace(clause, $0)
                    && (clause.isPredicate($0)
                        || !clause.contains { $0.isValue && $0.meaning != .sizing } && !clause.does(.remove))
            } ?? false
        guard isResized || named || isMoved(clause), let range = clause.range else { return nil }
        var reading = EditReading(actions: [], reason: "", used: Set(clause.items.indices), sizing: [range])
        reading.tookUnknown = true
        if let found = try? RegionReader(clause: clause, context: context).named() { reading.region = found.region }
        return reading
    }

    /// "make the platform higher", "the waist a bit lower".
    private static func isMoved(_ clause: EditClause) -> Bool {
        guard let height = clause.first(where: { ["higher", "lower"].contains($0.name) }),
            !clause.contains(where: { $0.isSlider || $0.isColor || $0.meaning == .noise }),
            clause.verb == nil || clause.does(.make, .lower)
        else { return false }
        return clause.contains {
            GarmentWords.partNames.contains($0.name)
                || ["heel", "platform", "sole", "waist", "wedge", "strap", "boot"].contains($0.name)
        } && clause.items[height].meaning != .side(.top)
    }

    /// "crop the jacket", "a cropped jacket".
    static func isShortened(_ clause: EditClause) -> Bool {
        guard let thing = clause.first(where: { $0.thing != nil }), clause.items[thing].thing == .garment else { return false }
        return !clause.contains { item in
            if case .ratio = item.meaning { return true }
            return [.to, .on, .inside, .of, .purpose(nil)].contains(item.meaning)
                || item.isVerb(.crop) && !["crop", "trim"].contains(item.name) || item.name == "tighter" || item.isSide
        }
    }

    /// "the threads on the hem" are not about its length.
    private static func isPlace(_ clause: EditClause, _ size: Int) -> Bool {
        let before = clause.items[..<size].last { !$0.isSmall && !$0.isPronoun }
        return before.map { [.on, .inside, .of, .from].contains($0.meaning) } ?? false
            && clause.items[..<size].contains { $0.thing != nil || $0.isFlaw }
    }

    /// What is lit by itself.
    static let lamps: Set = [
        "lamp", "lantern", "candle", "tv", "screen", "fire", "fireplace", "bonfire", "torch", "fairy lights",
    ]

    static func restyle(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        guard !clause.isStatement, !clause.does(.remove, .keep) else { return nil }
        // "colorize this photo", "restore the old photo", "turn on the lamp": what no picture shows is painted anew.
        let isSwitched =
            clause.does(.relight) && clause.contains { Self.lamps.contains($0.name) }
            || clause.does(.turn) && clause.contains { Self.lamps.contains($0.name) || $0.meaning == .lightNoun }
                && clause.items.dropFirst().contains { ["on", "off"].contains($0.name) }
                && !clause.contains { $0.isSide || $0.isColor }
        let isRevived =
            clause.contains { ["colorize", "restore"].contains($0.name) && $0.acts } && !clause.contains(where: \.isColor)
            && clause.contains { $0.meaning == .picture || $0.meaning == .style || $0.meaning == .pronoun(.it) }
        if isSwitched || isRevived {
            return described(clause, context, region: .whole, reason: "What no input shows is painted anew.") { .restyle($0) }
        }
        // "apply the painting style of the reference"
        if clause.has(.reference), clause.contains(where: { $0.meaning == .asLike && $0.name.contains("style of") }),
            context.facts.hasContext
        {
            return described(clause, context, region: .whole, reason: "A style is painted anew.") { .restyle($0) }
        }
        let style = clause.first { $0.meaning == .style }
        let isLikened =
            clause.index(of: .asLike).map { index in
                index == clause.first { !$0.isSmall } && clause.verb == nil && index + 1 < clause.items.count
                    && clause.items[index + 1].meaning != .from
                    && !(clause.items[index].name == "as" && clause.items[index + 1].meaning == .inside
                        && !clause.has(.reference))
                    || clause.items[(index + 1)...].contains { $0.meaning == .unknown || $0.isGuess || $0.isNoun }
                        && clause.has(.make, .turn, .change, .look, .show, .want, .recolor)
                        && !(clause.items[index].name == "as" && clause.has(.colorNoun))
            } ?? false
        guard style.map(clause.isPredicate) == true || isLikened,
            !clause.contains(where: { $0.thing == .garment && clause.verb != nil && style == nil })
        else { return nil }
        return described(clause, context, region: .whole, reason: "A style is painted anew.") { .restyle($0) }
    }

    private static func described(
        _ clause: EditClause, _ context: EditContext, region: Region? = nil, reason: String,
        _ action: (DescribedChange) -> PlanAction
    ) -> EditReading {
        let found = region ?? (try? RegionReader(clause: clause, context: context).named()?.region) ?? .subject
        var reading = EditReading(
            actions: [action(DescribedChange(text: context.text(clause, 0..<clause.items.count), region: found))], reason: reason,
            used: Set(clause.items.indices), region: found)
        reading.tookUnknown = true
        return reading
    }
}

extension EditClause {
    /// Whether an adjective says what something becomes, and not which thing is meant: "make the skirt pleated" and "a pleated skirt",
    /// but not "the pleated skirt".
    func isPredicate(_ index: Int) -> Bool {
        guard let noun = items[(index + 1)...].firstIndex(where: { !$0.isAdjective && !$0.isArticle }),
            items[noun].thing != nil || items[noun].meaning == .subject || items[noun].meaning == .person,
            items[(index + 1)..<noun].allSatisfy({ !$0.isArticle })
        else { return true }
        switch determiner(of: noun)?.meaning {
        case .article(definite: true), .pronoun(.person), .pronoun(.this), .pronoun(.writer):
            return items[noun].meaning == .hair && has(.add)
        default: return !does(.remove, .recolor, .isolate, .crop)
        }
    }
}
