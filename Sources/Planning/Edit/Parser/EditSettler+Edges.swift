// Edges of the frame: "the top" is one where something is cut off, and a garment elsewhere.

import RetouchModel

extension EditSettler {
    /// Verbs that cut a side off the frame, and parts off a thing.
    static let cuts: Set = [
        "cut off", "cut away", "chop off", "chop", "lop off", "lop", "slice off", "shave off", "snip off", "take off", "trim",
        "trim off", "crop", "crop off", "crop out",
    ]

    /// "cut off the top", "take a bit off the top": her top, a white top and a top beside a skirt are worn.
    static func settleEdges(_ items: inout [EditItem]) {
        for index in items.indices where items[index].name == "top" && items[index].thing == .garment {
            // "the top balloon", "the top shelf"
            if let next = after(items, index), next.thing == .other || next.thing == .accessory || next.meaning == .person,
                before(items, index)?.isArticle == true
            {
                items[index].meaning = .side(.top)
                continue
            }
            let start = items[..<index].lastIndex { $0.mark == .stop || $0.meaning == .then }.map { $0 + 1 } ?? 0
            let sentence = start..<(items[index...].firstIndex { $0.mark == .stop || $0.meaning == .then } ?? items.count)
            guard isCut(items, sentence, index), isBare(items, index) else { continue }
            let others = sentence.contains { $0 != index && (items[$0].thing == .garment || items[$0].isVerb(.wear)) }
            if !others { items[index].meaning = .side(.top) }
        }
    }

    private static func isCut(_ items: [EditItem], _ sentence: Range<Int>, _ index: Int) -> Bool {
        guard let verb = sentence.first(where: { items[$0].acts && cuts.contains(items[$0].name) }),
            verb < index || items[verb].name.hasSuffix(" off")
        else { return false }
        guard ["take off", "shave off"].contains(items[verb].name) else { return true }
        // Only an amount is taken off a frame; clothes are taken off as a whole.
        return items[sentence].contains {
            switch $0.meaning {
            case .degree, .percent, .number, .tooMuch: true
            default: false
            }
        }
    }

    /// With nothing but an article before it.
    private static func isBare(_ items: [EditItem], _ index: Int) -> Bool {
        guard let before = before(items, index) else { return true }
        switch before.meaning {
        case .article(definite: true), .verb, .on, .from, .particle, .of, .and, .percent: return true
        case .filler: return !EditSmallWords.describing.contains(before.name)
        default: return false
        }
    }
}
