// "Take the bag away", "warm the picture up": verbs in two parts.

import RetouchModel

extension EditSettler {
    /// "take the bag away", "warm the picture up": the particle makes another verb of it.
    static func joinParticles(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            switch items[index].meaning {
            case .verb, .tone, .unknown, .filler: break
            case .thing where isImperativePosition(items, index): break
            default: continue
            }
            let segment = segment(items, after: index)
            guard segment.contains(where: { mayJoin(items[$0]) }), !items[index].name.utf8.contains(UInt8(ascii: " ")) else {
                continue
            }
            for place in segment {
                // "take the plant away" plants nothing.
                if place > index + 1, items[place].acts, !items[place].isNoun,
                    EditLexicon.nouns[items[place].name] == nil || !isNounPosition(items, place)
                {
                    break
                }
                // "out of the picture" begins with a particle.
                let isOut =
                    (items[place].meaning == .filler || items[place].meaning == .from)
                    && (items[place].name.hasPrefix("out of") || items[place].name.hasPrefix("outta"))
                // "take the dress in at the waist"
                let isIn = items[place].name == "in" && after(items, place).map { [.on, .inside].contains($0.meaning) } ?? true
                guard items[place].meaning == .particle || isOut || isIn, !(before(items, place)?.isArticle ?? false) else {
                    continue
                }
                let phrase = items[index].name + " " + (isOut ? "out" : items[place].name)
                guard let meaning = EditLexicon.shared.meaning(of: phrase) else { continue }
                switch meaning {
                case .verb, .tone:
                    items[index].meaning = meaning
                    items[index].name = phrase
                    if items[place].meaning != .from { items[place].meaning = .filler }
                default: continue
                }
                break
            }
        }
    }

    /// "take the mannequin stand out of the picture": a stand that goes, and nothing that stands out.
    static func partStands(_ items: inout [EditItem]) {
        for index in items.indices.dropFirst() where items[index].name == "stand out" && items[index].isWord {
            guard after(items, index)?.meaning == .of, items[index - 1].thing != nil,
                let verb = items[..<index].lastIndex(where: \.acts), items[verb].isVerb(.take, .crop, .isolate)
            else { continue }
            var particle = items[index]
            particle.meaning = .particle
            particle.name = "out"
            items[index].meaning = .thing(.other)
            items[index].name = "stand"
            items[index + 1].meaning = .from
            items.insert(particle, at: index + 1)
            return
        }
    }

    private static func mayJoin(_ item: EditItem) -> Bool {
        switch item.meaning {
        case .particle, .from: true
        case .filler: item.name.utf8.first == UInt8(ascii: "o")
        default: item.name == "in"
        }
    }
}
