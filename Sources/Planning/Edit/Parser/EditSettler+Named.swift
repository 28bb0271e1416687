// "Remove the chair with wooden arms that stands by the wall": which words only say which chair.

import RetouchModel

extension EditSettler {
    /// Tells what a thing that is removed, cut out or replaced is like, and with what care, from what else is asked for.
    static func settleNamed(_ items: inout [EditItem]) {
        for index in items.indices.dropLast() where items[index].acts && before(items, index)?.meaning == .article(definite: true)
        {
            // "the transport vehicle"
            guard items[index + 1].isWord, items[index + 1].meaning == .unknown else { continue }
            items[index].meaning = .filler
            items[index + 1].meaning = .thing(.other)
        }
        for index in items.indices where takes(items, index) {
            var start = index
            while let noun = namedNoun(&items, after: start, cutsOut: items[index].isVerb(.isolate)) {
                let end = settleDetails(&items, of: noun, cutsOut: items[index].isVerb(.isolate))
                guard end < items.count, items[end].parts, isNounPhrase(items, end + 1) else { break }
                start = end
            }
            if start == index { settleCare(&items, after: index) }
        }
    }

    /// "remove what I circled, blending the edges": how well it is to be done, whatever it is.
    private static func settleCare(_ items: inout [EditItem], after verb: Int) {
        guard let mark = items[verb...].firstIndex(where: { !$0.isWord }), items[mark].mark == .comma,
            detail(items, behind: mark, .looks, cutsOut: false) == .care,
            !(mark + 1 < items.count && items[mark + 1].isVerb(.keep))
        else { return }
        for index in mark..<(items[mark...].firstIndex { $0.mark == .stop } ?? items.count) {
            describe(&items, index, always: true)
        }
    }

    /// Verbs whose object is in the picture already, and is no property of it.
    private static func takes(_ items: [EditItem], _ index: Int) -> Bool {
        items[index].isWord && items[index].isVerb(.remove, .isolate) && items[index].form == .base
            && isImperativePosition(items, index) && taking.contains(items[index].name)
    }

    private static let taking: Set = [
        "remove", "erase", "delete", "extract", "isolate", "cut out", "eliminate", "take out", "take away", "get rid of",
        "edit out",
        "crop out", "select", "separate",
    ]

    /// The last word of the thing's name: "the red trolley", "the slice of pizza", "the Polaris utility vehicle".
    ///
    /// - Returns: `nil` where no thing is named.
    private static func namedNoun(_ items: inout [EditItem], after verb: Int, cutsOut: Bool) -> Int? {
        var noun: Int?
        var index = verb + 1
        while index < items.count, items[index].isWord, !endsName(items, index, isNamed: noun != nil) {
            let item = items[index]
            if item.isNoun || item.meaning == .unknown || item.isColor, item.meaning != .picture { noun = index }
            index += 1
            // "the red and black jacket"
            if item.isColor, index + 1 < items.count, items[index].meaning == .and, items[index + 1].isColor,
                segment(items, after: index + 1).contains(where: { items[$0].thing != nil || items[$0].meaning == .unknown })
            {
                describe(&items, index, always: true)
                describe(&items, index + 1, always: true)
                index += 2
            }
        }
        // "the red circle"
        if index < items.count, [.marked, .markShape, .mask].contains(items[index].meaning) { return nil }
        guard let noun else { return nil }
        switch items[noun].meaning {
        // "the transport object", "the daily items"
        case .anything where noun > verb + 1 && isQualifier(items[noun - 1]): items[noun].meaning = .thing(.other)
        // "the wooden structure", "the colourful cathedral"
        case .slider where items[noun].name == "structure": items[noun].meaning = .thing(.other)
        case .place where before(items, noun)?.isNoun == true || isBuilt(items[noun]): items[noun].meaning = .thing(.other)
        case .thing, .subject, .person: break
        // "the utility vehicle"
        case .unknown where noun > verb + 2 && (items[noun - 1].acts || items[noun - 1].meaning == .unknown):
            items[noun].meaning = .thing(.other)
            if items[noun].isPlural { items[noun].name = singular(items[noun].name) }
        case .unknown: break
        case .anything where cutsOut: break
        // "the small tomato"
        case .color where ColorThings.names.contains(items[noun].name) || before(items, noun)?.isArticle != true:
            items[noun].meaning = .thing(.other)
        default: return nil
        }
        // "the human figure", "the transport object", "the attached awning": what kind it is asks for nothing.
        for place in (verb + 1)..<noun where items[place].meaning == .unknown || items[place].acts || isAttached(items, place) {
            // "the ski lift chair" is no ski.
            if items[place].acts, place > verb + 1, items[place - 1].thing == .other, !items[place - 1].isOwner {
                describe(&items, place - 1, always: true)
            }
            describe(&items, place)
        }
        return noun
    }

    /// A place that stands in other places.
    private static func isBuilt(_ item: EditItem) -> Bool { buildings.contains(item.name) || built.contains(item.name) }

    private static let built: Set = [
        "cathedral", "church", "chapel", "mosque", "temple", "pagoda", "cabin", "castle", "tent", "hut",
    ]

    private static func isQualifier(_ item: EditItem) -> Bool { item.meaning == .unknown || item.thing != nil || item.acts }

    /// No reference picture is meant.
    private static func isAttached(_ items: [EditItem], _ index: Int) -> Bool {
        items[index].meaning == .reference && items[index].name == "attached" && after(items, index)?.isNoun == true
    }

    /// Where the name of a thing ends.
    private static func endsName(_ items: [EditItem], _ index: Int, isNamed: Bool) -> Bool {
        if isAttached(items, index) { return false }
        return switch items[index].meaning {
        case .on, .inside, .to, .from, .with, .here, .asLike, .because, .purpose, .relative, .and, .but, .or, .then, .copula,
            .except,
            .instead, .marked, .markShape, .reference, .mask, .negation, .everything, .rest, .description:
            true
        default: isNamed && isParticiple(items, index) || items[index].name == "worn"
        }
    }
}
