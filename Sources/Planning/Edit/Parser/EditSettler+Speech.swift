// "The gown reads cream", "stay just as they are", "a quarter clockwise": words that mean something else as people say them.

import RetouchModel

extension EditSettler {
    /// Settles turns of speech, before anything else is made of their words.
    static func settleSpeech(_ items: inout [EditItem]) {
        settleContractions(&items)
        for index in items.indices where items[index].isWord {
            let (before, next) = (before(items, index), after(items, index))
            switch items[index].name {
            case "read", "reads": settleReading(&items, index)
            // "stay just as they are"
            case "just", "only":
                if next?.meaning == .asLike, items[..<index].contains(where: { $0.isVerb(.keep) }) {
                    items[index].name = "exactly"
                }
            // "look so sad"
            case "so":
                if items[index].meaning == .and, let before, before.isVerb(.look) || before.isCopula {
                    items[index].meaning = .degree(EditClause.strongDegree)
                }
            // "styling and pose remain as shot", "silhouette untouched"
            case "pose", "silhouette":
                if items[index].acts, next?.isVerb(.keep) == true || next?.isCopula == true || before?.name == "the same" {
                    items[index].meaning = items[index].name == "pose" ? .limb : .thing(.other)
                }
            // "same girl, same fit"
            case "fit", "size", "length":
                guard items[index].meaning == .sizing || items[index].acts else { continue }
                // "needs to fit our banner" is said of the picture.
                let isOfFrame =
                    items[index].name == "fit" && before.map { $0.meaning == .to || $0.name.hasSuffix(" to") } == true
                    && (next?.meaning == .pronoun(.writer) || next?.meaning == .article(definite: true))
                if before?.name == "same" || isOfFrame { items[index].meaning = .filler }
            // "she is wearing no earrings yet": so it is.
            case "no", "not any":
                guard items[index].meaning == .negation, let before, before.isVerb(.wear),
                    items[..<(index - 1)].contains(where: { $0.isCopula && !$0.name.hasPrefix("there") })
                else { continue }
                items[index - 1].meaning = .filler
                items[index].meaning = .filler
            // "it has come out sideways"
            case "come out", "came out":
                if before?.isCopula == true || before?.isPronoun == true || before?.name == "has" {
                    items[index].meaning = .verb(.look)
                }
            // "the way it is when you sit beside a fire"
            case "you":
                guard let next, next.isVerb(.pose, .look, .show), before?.name == "when" || before?.name == "if" else { continue }
                items[index + 1].meaning = .filler
            case "clockwise", "anticlockwise", "counterclockwise":
                if case .rotation = items[index].meaning { settleMeasure(&items, index) }
            case "degrees", "degree", "quarter", "k", "kelvin": settleMeasure(&items, index)
            // "push the lip to a deep plum"
            case "push", "take", "bring", "move", "pull", "nudge", "shift":
                if isShift(items, index) { items[index].meaning = .verb(.change) }
            // "clip the jacket to a tight path"
            case "clip":
                let rest = segment(items, after: index)
                if next?.isArticle == true,
                    items[rest].contains(where: { $0.name.hasSuffix("path") || $0.meaning == .transparent })
                {
                    items[index].meaning = .verb(.isolate)
                    for place in rest where items[place].name.hasSuffix("path") { items[place].meaning = .filler }
                }
            // "top the pasta with basil"
            case "top":
                if items[index].thing == .garment, isImperativePosition(items, index), next?.isArticle == true,
                    let with = segment(items, after: index).first(where: { items[$0].meaning == .with }), with > index + 2
                {
                    items[index].meaning = .verb(.add)
                    items[index].name = "cover"
                }
            // "persons in behind are not there"
            case "not", "isnt", "arent", "wasnt", "werent":
                guard let next, next.meaning == .here, after(items, index + 1) == nil, let before,
                    before.isCopula || items[index].name != "not", items[..<index].contains(where: { $0.isVerb(.want) })
                else { continue }
                items[index].meaning = .verb(.remove)
                items[index].name = "should not be there"
                items[index + 1].meaning = .filler
            // "reupholster the sofa in green velvet": another material, and not only its colour.
            case "reupholster", "upholster":
                let rest = segment(items, after: index)
                guard items[rest].contains(where: { $0.meaning == .material }) else { continue }
                items[index].meaning = .verb(.make)
                for place in rest where items[place].meaning == .inside { items[place].meaning = .filler }
            // "show the bedroom empty": the one that is there.
            case "empty", "tidy", "uncluttered":
                if index > 1, items[index - 1].meaning == .place, items[index - 2].meaning == .article(definite: true),
                    next == nil
                {
                    items[index - 1].meaning = .thing(.other)
                }
            // "replace worn top with the reference"
            case "worn":
                if items[index].meaning == .unknown, next?.thing != nil || next?.name == "top with" {
                    items[index].meaning = .filler
                }
            case "top with":
                guard items[index].acts, items[..<index].contains(where: { $0.isVerb(.change) }) else { continue }
                var with = items[index]
                with.meaning = .with
                with.name = "with"
                items[index].meaning = .thing(.garment)
                items[index].name = "top"
                items.insert(with, at: index + 1)
                return
            // "she's on a beach": where she is to be, and nothing else is asked for.
            case "shes", "hes", "theyre":
                guard [.on, .inside].contains(next?.meaning), after(items, index + 1)?.meaning == .article(definite: false),
                    items[segment(items, after: index)].contains(where: { isScenic($0) }),
                    !items.contains(where: { $0.acts && !$0.isVerb(.keep) })
                else { continue }
                items[index].meaning = .verb(.put)
                items[index].name = "put her"
            case "either": if next == nil, items[index].meaning == .unknown { items[index].meaning = .filler }
            default: continue
            }
        }
    }

    /// "the room's gloomy": it is so.
    private static func settleContractions(_ items: inout [EditItem]) {
        for index in items.indices.reversed() where items[index].isOwner && items[index].isWord {
            guard items[index].thing == .other || items[index].meaning == .place, let next = after(items, index),
                let form = next.tone?.form, form == .plain || form == .fault, after(items, index + 1)?.isNoun != true,
                after(items, index + 1)?.isColor != true
            else { continue }
            var copula = items[index]
            copula.meaning = .copula
            copula.name = "is"
            copula.isOwner = false
            items[index].isOwner = false
            items.insert(copula, at: index + 1)
        }
    }

    /// "her gown reads cream", "the white balance is reading warm": how it looks.
    private static func settleReading(_ items: inout [EditItem], _ reads: Int) {
        guard let next = after(items, reads), next.isColor || next.tone != nil || next.meaning == .tooMuch || next.isDegree,
            reads > 0, items[..<reads].contains(where: \.isNoun)
        else { return }
        items[reads].meaning = .verb(.look)
        items[reads].name = "look"
        if items[reads - 1].isCopula { items[reads - 1].meaning = .filler }
        if case .tone(var tone) = next.meaning, tone.form == .verb {
            tone.form = .plain
            items[reads + 1].meaning = .tone(tone)
        }
    }

    /// "the lip to a deep plum", "the sofa towards navy": a colour that it moves to.
    private static func isShift(_ items: [EditItem], _ verb: Int) -> Bool {
        guard items[verb].acts, isImperativePosition(items, verb) else { return false }
        let rest = segment(items, after: verb)
        guard let link = rest.first(where: { items[$0].meaning == .to || items[$0].name == "towards" }),
            items[(verb + 1)..<link].contains(where: { $0.thing == .garment || $0.thing == .accessory || $0.thing == .bodyPart }),
            !items[(verb + 1)..<link].contains(where: { $0.isSlider || $0.isPronoun })
        else { return false }
        let target = (link + 1)..<rest.upperBound
        return items[target].contains { $0.isColor && !$0.isModifier } && items[target].allSatisfy { $0.isColor || $0.isSmall }
    }

    /// "ninety degrees", "a quarter clockwise", "400 K": how far.
    private static func settleMeasure(_ items: inout [EditItem], _ unit: Int) {
        guard let before = before(items, unit) else { return }
        switch items[unit].name {
        case "quarter":
            guard case .rotation? = after(items, unit)?.meaning else { return }
            items[unit].meaning = .filler
        case "k", "kelvin":
            if before.isNumber { items[unit].meaning = .filler }
        default:
            guard before.meaning == .unknown || before.isArticle, var value = numbers[before.name] else { return }
            // "forty-five"
            if value < 10, unit > 1, items[unit - 2].isWord, let tens = numbers[items[unit - 2].name], tens >= 20 {
                value += tens
                items[unit - 2].meaning = .filler
            }
            items[unit - 1].meaning = .number(value)
        }
    }

    private static let numbers: [String: Float] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "twelve": 12,
        "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90,
    ]
}
