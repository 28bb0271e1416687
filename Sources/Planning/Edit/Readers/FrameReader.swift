// Crop, Straighten, Rotate, Flip, and frames that only grow by inventing.

import RetouchModel

enum FrameReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        // "extend to 16:9" grows the frame.
        let grows =
            clause.mainVerb.map { ["extend", "expand"].contains(clause.items[$0].name) } == true
            && clause.contains { if case .ratio = $0.meaning { true } else { false } }
        if clause.does(.extend) || grows {
            let text = context.text(clause, 0..<clause.items.count)
            return EditReading(
                actions: [.restyle(DescribedChange(text: text, region: .whole))],
                reason: "What lies outside the frame is in no input.",
                used: Set(clause.items.indices), tookUnknown: true)
        }
        if let centred = centred(clause) { return centred }
        if let crop = try crop(clause, context) { return crop }
        let isOfPicture = !clause.contains {
            $0.thing == .garment || $0.thing == .accessory || $0.meaning == .hair || $0.meaning == .limb
                || $0.isOwner && ($0.meaning == .subject || $0.meaning == .person)
        }
        guard isOfPicture else { return nil }
        if clause.does(.straighten) || setsStraight(clause)
            || clause.has(.crooked) && (clause.isStatement || clause.verb == nil || clause.does(.fix, .pose))
                && !clause.contains(where: { $0.tone != nil || $0.isSlider || $0.isModifier })
        {
            let degrees = number(clause)
            let turn = degrees.map { TurnReader.signed($0.value, clause) }
            return EditReading(
                actions: [.straighten(turn)], reason: "The prompt asks for a level picture.",
                used: setsStraight(clause) || clause.has(.crooked)
                    ? Set(clause.indices { $0.meaning != .unknown || straights.contains($0.name) })
                    : Set(degrees.map { [$0.index] } ?? []))
        }
        if clause.does(.flip) || (clause.has(.flip) && clause.does(.make)) {
            let axis: FlipAxis =
                clause.has(.axis(.vertical)) || clause.has(.rotation(180)) || clause.contains { $0.name == "vflip" }
                ? .vertical : .horizontal
            return EditReading(actions: [.flip(axis)], reason: "The prompt asks to mirror the picture.")
        }
        return try TurnReader.read(clause, context)
    }

    private static let straights: Set = ["straight", "level", "upright", "straighter"]

    /// "set the horizon straight", "make it level".
    private static func setsStraight(_ clause: EditClause) -> Bool {
        // "make the shelf perfectly horizontal"
        if clause.does(.make),
            clause.contains(where: {
                ["shelf", "table", "horizon", "line", "worktop", "counter", "wall", "door"].contains($0.name)
            }),
            clause.contains(where: { if case .axis = $0.meaning { ["horizontal", "vertical"].contains($0.name) } else { false } })
        {
            return true
        }
        return clause.does(.make, .put, .want) && clause.contains { straights.contains($0.name) }
            && clause.contains {
                $0.meaning == .picture || $0.name == "horizon" || $0.name == "horizon line" || $0.meaning == .pronoun(.it)
            }
            && clause.items.allSatisfy {
                $0.isSmall || $0.isPronoun || $0.acts || $0.isDegree || [.picture, .unknown, .to].contains($0.meaning)
                    || ["horizon", "horizon line", "straight", "level", "upright"].contains($0.name)
            }
    }

    /// "center the product": the frame moves, and not the thing.
    private static func centred(_ clause: EditClause) -> EditReading? {
        // "white background, centred, square"
        if let center = clause.first(where: { !$0.isSmall }), clause.items[center].isVerb(.crop),
            clause.items[center].name.hasPrefix("cent"), clause.items.allSatisfy({ $0.isSmall || $0.isVerb(.crop) })
        {
            return EditReading(
                actions: [.crop(Cropping(region: .subject))],
                reason: "The prompt asks for the subject in the middle of the frame.",
                used: Set(clause.items.indices))
        }
        // "put the model in the middle"
        let isPut =
            clause.does(.put) && clause.contains { $0.name == "center" || $0.name == "middle" || $0.name == "in the middle of" }
            && !clause.contains { $0.thing != nil || $0.meaning == .place || $0.meaning == .reference }
        guard clause.does(.crop, .keep) || isPut,
            !clause.contains(where: { if case .ratio = $0.meaning { true } else { false } }),
            isPut || clause.contains(where: { $0.isVerb(.crop) && ["center", "centralize", "recenter"].contains($0.name) }),
            clause.contains(where: {
                $0.meaning == .subject || $0.meaning == .person || $0.meaning == .pronoun(.person) || $0.meaning == .pronoun(.it)
                    || $0.thing != nil
            })
        else { return nil }
        return EditReading(
            actions: [.crop(Cropping(region: .subject))], reason: "The prompt asks for the subject in the middle of the frame.",
            used: Set(clause.items.indices))
    }

    // MARK: Crop

    private static func crop(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let crop = clause.first { $0.verb == .crop }
        let named = try ratio(clause, context, crops: crop != nil)
        let tighter = clause.first { ["tighter", "closer"].contains($0.name) && isOfFrame(clause, $0) }
        let trimmed = trim(clause, crop, context)
        guard crop != nil || named != nil || !trimmed.isEmpty || tighter.map({ clause.items[$0].name == "tighter" }) == true
        else {
            return nil
        }
        guard
            clause.does(.crop)
                || !clause.contains(where: {
                    $0.acts
                        && !$0.isVerb(.make, .want, .use, .change, .put, .take, .resize, .fix, .isolate, .show, .turn, .remove)
                        || $0.isColor
                })
        else { return nil }
        // "crop below the knee": where on a body the frame ends, no step can say; "trim his beard" is no frame.
        if LooksReader.isShortened(clause) { return nil }
        if clause.has(.hair) || clause.contains(where: { $0.meaning == .sizing && $0.name.contains(" ") })
            || clause.contains(where: { $0.thing == .bodyPart })
                && clause.contains(where: { ["below", "above", "from", "up", "down", "under", "at"].contains($0.name) })
        {
            return nil
        }
        // "trim the loose threads"
        if let thing = clause.first(where: { $0.thing == .other }), ThingWords.flawNames.contains(clause.items[thing].name),
            crop != nil
        {
            return try cutAway(clause, context)
        }
        let takesAway = crop.map { ["crop out", "crop off", "trim off"].contains(clause.items[$0].name) } ?? false
        // "crop out the feet"
        if takesAway, trimmed.isEmpty, let side = clause.items.lazy.compactMap({ ends[$0.name] }).first {
            return EditReading(
                actions: [.crop(Cropping(ratio: named?.ratio, trim: side))], reason: "The prompt asks for another frame.",
                used: Set(clause.items.indices))
        }
        if takesAway, trimmed.isEmpty, clause.contains(where: { $0.thing != nil }) { return try cutAway(clause, context) }
        var used: Set<Int> = Set([named?.index, tighter].compactMap(\.self))
        if !trimmed.isEmpty {
            let sides = trimmed.map { PlanAction.crop(Cropping(ratio: named?.ratio, trim: $0)) }
            return EditReading(
                actions: sides, reason: "The prompt asks for another frame.", used: used, notices: unmeasured(clause, context))
        }
        var region = Region.whole
        // "4:5 crop, feet in": what stays in the frame.
        if let limb = clause.first(where: { $0.thing == .bodyPart }), limb + 1 < clause.items.count,
            limb + 2 >= clause.items.count,
            clause.items[limb + 1].meaning == .inside, named == nil
        {
            return nil
        }
        let isCentred = clause.contains { ["middle", "center", "in the middle of"].contains($0.name) }
        var scope = crop == nil && named != nil && !isCentred ? framed(clause) : clause.items.indices
        // "crop to 5:4 for the banner"
        if named != nil, let purpose = clause.first(where: { $0.name == "for" && $0.isWord }), purpose < scope.upperBound,
            clause.items[purpose...].allSatisfy({ $0.thing == nil || $0.thing == .other })
        {
            scope = scope.lowerBound..<max(scope.lowerBound, purpose)
        }
        if let found = try RegionReader(clause: clause, context: context).named(in: scope) {
            region = found.region
            used.formUnion(found.used)
        }
        // "with her in the middle", "closer on him"
        if region == .whole, clause.has(.pronoun(.person)),
            clause.contains(where: { [.on, .with, .of, .to].contains($0.meaning) })
        {
            region = .subject
        }
        if region == .background { region = takesAway ? .subject : .whole }
        if case .part = region { region = .whole }
        let closes =
            crop.map { index in
                ["zoom", "less ", "close", "punch", "get", "go in", "come in", "move in"].contains {
                    clause.items[index].name.hasPrefix($0)
                }
            } ?? false
        return EditReading(
            actions: [
                .crop(
                    Cropping(
                        ratio: named?.ratio, isTighter: tighter != nil || closes || named == nil, region: region))
            ],
            reason: "The prompt asks for another frame.", used: used, notices: unmeasured(clause, context))
    }

    /// What of a person lies at which end of the picture.
    private static let ends: [String: Region.Side] = [
        "foot": .bottom, "feet": .bottom, "leg": .bottom, "shoe": .bottom, "ankle": .bottom, "knee": .bottom, "head": .top,
    ]

    /// "by 10 percent": a frame is moved by what the picture shows, and not by an amount.
    private static func unmeasured(_ clause: EditClause, _ context: EditContext) -> [Notice] {
        guard let number = number(clause)?.index else { return [] }
        let last = number + 1 < clause.items.count && clause.items[number + 1].meaning == .percent ? number + 1 : number
        let words = context.quote.text(clause.items[number].range.lowerBound..<clause.items[last].range.upperBound)
        return [
            Notice(
                code: .notApplied,
                message: "\u{201C}\(words)\u{201D} was not applied: how far the frame moves follows from what it shows.",
                words: words, advice: "Name the proportions, such as 4:5, or what is to stay in the frame.")
        ]
    }

    /// The proportions named, or those of what the picture is for.
    private static func ratio(_ clause: EditClause, _ context: EditContext, crops: Bool) throws(EditFailure) -> (
        ratio: AspectRatio, index: Int
    )? {
        var found: (ratio: AspectRatio, index: Int)?
        for index in clause.items.indices {
            guard case .ratio(let ratio) = clause.items[index].meaning else { continue }
            guard let first = found, first.ratio != ratio else {
                found = found ?? (ratio, index)
                continue
            }
            // "portrait, 2:3": the word says which way up, and the numbers say the rest.
            let isNumber = clause.items[index].name == ratio.summary
            guard isNumber != (clause.items[first.index].name == first.ratio.summary), ratio.isUpright == first.ratio.isUpright,
                first.ratio != AspectRatio(1, 1), ratio != AspectRatio(1, 1)
            else {
                throw EditRefusal.contradiction(
                    context.quote.text(clause.items[first.index].range), context.quote.text(clause.items[index].range))
            }
            if isNumber { found = (ratio, index) }
        }
        if found != nil { return found }
        let isAbout =
            crops
            || !clause.contains {
                $0.isValue || $0.acts && !$0.isVerb(.make, .resize, .fix, .change, .use, .want, .put, .turn) || $0.thing != nil
                    || $0.meaning == .background
            }
        guard isAbout else { return nil }
        let words = clause.indices { !$0.isSmall && !$0.acts && !$0.isPronoun && $0.meaning != .to }
        if words.count == 1,
            let upright = ["portrait": AspectRatio(4, 5), "landscape": AspectRatio(3, 2)][clause.items[words[0]].name],
            clause.does(.make) || crops && clause.has(.to)
        {
            return (upright, words[0])
        }
        for index in clause.items.indices {
            if case .purpose(let ratio?) = clause.items[index].meaning { return (ratio, index) }
        }
        return nil
    }

    /// "tighter on the bag", "a tighter crop", or "tighter" alone; "a tighter dress" is a size.
    private static func isOfFrame(_ clause: EditClause, _ item: EditItem) -> Bool {
        if clause.contains(where: { $0.verb == .crop }) { return true }
        guard let index = clause.items.firstIndex(of: item), item.name == "tighter",
            !clause.contains(where: { $0.meaning == .sizing && $0.name != "tighter" })
        else { return false }
        return clause.items[(index + 1)...].first?.name == "on"
            || !clause.contains { $0.thing != nil || $0.meaning == .pronoun(.it) || $0.meaning == .hair }
    }

    /// "crop out the left side", "cut off the bottom", "the bottom is just carpet, crop that off": the sides that go.
    private static func trim(_ clause: EditClause, _ crop: Int?, _ context: EditContext) -> [Region.Side] {
        // "the bottom strip where the tape shows"
        if let place = clause.first(where: { $0.name == "where" && $0.isWord }), clause.items[..<place].contains(where: \.isSide),
            crop.map({ $0 < place }) == true
        {
            return trim(EditClause(Array(clause.items[..<place]), continuesSentence: clause.continuesSentence), crop, context)
        }
        guard !clause.contains(where: { $0.thing != nil || $0.meaning == .subject || $0.meaning == .person }) else { return [] }
        if clause.does(.isolate), !context.facts.hasAnnotation,
            clause.items.allSatisfy({ $0.isSmall || $0.isSide || $0.acts || $0.meaning == .of || $0.meaning == .picture })
        {
            return clause.items.compactMap { if case .side(let side) = $0.meaning { side } else { nil } }
        }
        let cuts = crop.map { ["crop out", "crop off", "trim", "trim off", "crop"].contains(clause.items[$0].name) } ?? false
        guard cuts || clause.contains(where: { EditSettler.cuts.contains($0.name) }) else { return [] }
        var sides: [Region.Side] = []
        for item in clause.items {
            if case .side(let side) = item.meaning, !sides.contains(side) { sides.append(side) }
            if item.name == "sides" { sides += [.left, .right] }
        }
        if sides.isEmpty, case .part(let side)? = context.previous, clause.contains(where: \.isPronoun) { return [side] }
        return sides
    }

    /// "a 16:9 banner" and "make the shoe 4:5" are about the picture; "1:1 around the shoe" says what stays in it.
    private static func framed(_ clause: EditClause) -> Range<Int> {
        let link = clause.first { [.on, .of, .to, .with, .inside].contains($0.meaning) }
        // "a square for the grid" says what it is for.
        if let link, clause.items[link].name == "for", clause.items[link...].allSatisfy({ $0.thing == nil || $0.thing == .other })
        {
            return clause.items.endIndex..<clause.items.endIndex
        }
        return (link ?? clause.items.count)..<clause.items.count
    }

    /// "crop out the man on the left": he is to go; parts of the subject cannot go by a frame that words describe.
    private static func cutAway(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let found = try RegionReader(clause: clause, context: context).named(),
            clause.contains(where: { $0.thing == .other })
        else { return nil }
        return EditReading(
            actions: [.remove(found.region)], reason: "The prompt asks to take something out of the picture.", used: found.used,
            region: found.region)
    }

    static func number(_ clause: EditClause) -> (value: Float, index: Int)? {
        for index in clause.items.indices {
            if case .number(let value) = clause.items[index].meaning { return (value, index) }
        }
        return nil
    }
}

extension AspectRatio {
    fileprivate var isUpright: Bool { height > width }
}
