// Questions about several words at once: names that no list has, relative clauses, "everything behind her".

import RetouchModel

extension EditSettler {
    // MARK: Unknown nouns

    /// A word that no list knows is a thing where a noun must stand: after "the", "her" or "some", with nothing but colours and materials
    /// between, and not before the noun itself: "the zorbly dress".
    static func guessNouns(_ items: inout [EditItem]) {
        for index in items.indices where items[index].meaning == .unknown && items[index].isWord {
            // "my late wife": whatever is said of her.
            if let next = after(items, index), next.meaning == .filler, PeopleWords.relatives.contains(next.name) {
                items[index].meaning = .filler
                continue
            }
            guard items[index].name.utf8.count > 1,
                items[index].name.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }),
                !describes(after(items, index)), followsDeterminer(items, index)
            else { continue }
            items[index].meaning = .thing(.other)
            items[index].isGuess = true
            if items[index].isPlural { items[index].name = singular(items[index].name) }
            // "the telephone booth": both words are its name.
            for place in items[..<index].indices.reversed().prefix(while: { items[$0].meaning == .unknown && items[$0].isWord }) {
                items[place].meaning = .thing(.other)
                items[place].isGuess = true
            }
        }
    }

    /// "the bird droppings on the bonnet": what a list does not know, behind what it knows, in the plural or before a place.
    static func guessCompounds(_ items: inout [EditItem]) {
        for index in items.indices.dropFirst() where items[index].meaning == .unknown && items[index].isWord {
            let name = items[index].name
            guard name.utf8.count > 3, items[index - 1].thing == .other, items[index - 1].isWord, !items[index - 1].isPlural,
                !["ly", "ed", "ing"].contains(where: name.hasSuffix), items[index].isPlural,
                after(items, index).map({ !$0.isNoun && !$0.isColor && $0.meaning != .unknown }) ?? true
            else { continue }
            items[index].meaning = .thing(.other)
            items[index].isGuess = true
            items[index].name = singular(name)
        }
    }

    private static func describes(_ next: EditItem?) -> Bool {
        guard let next else { return false }
        switch next.meaning {
        case .thing, .hair, .limb, .unknown, .subject, .person, .background, .wall, .picture, .lightNoun, .slider, .flaw,
            .anything, .areas, .color, .material, .pattern, .place:
            return true
        default: return false
        }
    }

    private static func followsDeterminer(_ items: [EditItem], _ index: Int) -> Bool {
        var isCompound = false
        for item in items[..<index].reversed() {
            guard item.isWord else { return false }
            if item.isArticle { return !isCompound || item.meaning == .article(definite: true) }
            switch item.meaning {
            case .color, .material, .pattern, .side, .garmentDetail: continue
            case .unknown where !Self.halves.contains(item.name): isCompound = true
            case .filler where EditSmallWords.describing.contains(item.name): continue
            case .pronoun(.this): return true
            case .pronoun(.person), .pronoun(.writer): return possessives.contains(item.name)
            // "the dog's leash"
            case .thing, .subject, .person:
                return item.isOwner
            case .negation: return ["no", "without", "without any", "not any", "no more"].contains(item.name)
            default: return item.name.hasSuffix(" the")
            }
        }
        return false
    }

    /// "the other half" names nothing.
    private static let halves: Set = ["other", "half", "third", "quarter", "remaining", "latter", "former"]

    private static let possessives: Set = [
        "her", "his", "their", "my", "our", "your", "the models", "the ladys", "the mans", "the womans", "mine", "us", "me",
    ]

    /// Of a word that no list knows.
    static func singular(_ word: String) -> String {
        if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
        if ["ches", "shes", "sses", "xes"].contains(where: word.hasSuffix) { return String(word.dropLast(2)) }
        return word.hasSuffix("s") && !["ss", "us", "is"].contains(where: word.hasSuffix) ? String(word.dropLast()) : word
    }

    // MARK: Relative clauses

    /// "the bag that she is holding", "the thing the arrow points at": verbs that tell which one is meant ask for nothing.
    static func settleRelatives(_ items: inout [EditItem]) {
        // "what the circle surrounds"
        for index in items.indices where items[index].meaning == .unknown && before(items, index)?.meaning == .markShape {
            items[index].meaning = .filler
        }
        for index in items.indices where items[index].isWord && beginsRelative(items, index) {
            if items[index].meaning == .pronoun(.this) { items[index].meaning = .relative }
            for probe in index..<segment(items, after: index).upperBound {
                switch items[probe].meaning {
                case .relative, .copula, .pronoun, .filler, .article: continue
                case .verb(.remove), .verb(.recolor), .verb(.crop): break
                case .verb:
                    items[probe].meaning = .filler
                    continue
                default: break
                }
                break
            }
        }
    }

    private static func beginsRelative(_ items: [EditItem], _ index: Int) -> Bool {
        guard let before = before(items, index), before.isNoun || before.meaning == .unknown, let next = after(items, index)
        else { return false }
        switch items[index].meaning {
        case .relative: return true
        case .pronoun(.this):
            return items[index].name == "that"
                && (next.meaning == .copula || next.isPronoun || next.acts || next.meaning == .marked)
        case .pronoun(.person), .pronoun(.writer), .pronoun(.it):
            // "the bag she is holding"
            let verb = next.meaning == .copula ? after(items, index + 1) : next
            return verb?.isVerb(.wear, .pose, .take, .put, .use) == true
                && !["her", "his", "my", "our", "your", "their"].contains(items[index].name)
        default: return false
        }
    }

    // MARK: Everything she wears

    /// "everything she is wearing" is her outfit.
    static func joinOutfits(_ items: inout [EditItem]) {
        var index = 0
        while index < items.count {
            defer { index += 1 }
            switch items[index].meaning {
            case .everything, .anything, .rest: break
            default: continue
            }
            var probe = index + 1
            while probe < items.count, items[probe].isWord,
                [.relative, .copula, .pronoun(.this), .pronoun(.person), .subject, .person, .filler].contains(
                    items[probe].meaning)
                    || items[probe].isArticle
            { probe += 1 }
            guard probe > index + 1, probe < items.count, items[probe].isWord, items[probe].isVerb(.wear) else { continue }
            items[index].meaning = .thing(.garment)
            items[index].name = "outfit"
            items[index].reach(to: items[probe])
            items.removeSubrange((index + 1)...probe)
        }
    }

    // MARK: Everything behind her

    /// "what is behind the model" is the background.
    static func joinBackgrounds(_ items: inout [EditItem]) {
        var index = 0
        while index < items.count {
            defer { index += 1 }
            switch items[index].meaning {
            case .everything, .anything, .areas, .rest, .unknown: break
            default: continue
            }
            guard items[index].isWord, let end = behindPhrase(items, after: index) else { continue }
            items[index].meaning = .background
            items[index].name = "everything behind"
            items[index].reach(to: items[end - 1])
            items.removeSubrange((index + 1)..<end)
        }
    }

    /// "beige instead of grey behind her", "blur behind the model": where nothing else is named, it is the background.
    static func nameBackgrounds(_ items: inout [EditItem]) {
        for index in items.indices where items[index].name == "behind" && items[index].isWord && items[index].meaning == .on {
            let start = items[..<index].lastIndex { $0.mark == .stop || $0.meaning == .then }.map { $0 + 1 } ?? 0
            let isOpen = items[start..<index].allSatisfy {
                !$0.isNoun && !$0.isVerb(.put, .add, .remove, .pose, .show) && $0.meaning != .from && $0.meaning != .unknown
                    || $0.name == "something" || $0.meaning == .colorNoun
            }
            guard isOpen, index > start, let end = behindPhrase(items, after: index - 1), end > index + 1,
                items[(index + 1)..<end].contains(where: { $0.isPronoun || $0.meaning == .subject || $0.meaning == .person })
            else { continue }
            items[index].meaning = .background
            for place in (index + 1)..<end { items[place].meaning = .filler }
        }
    }

    /// The end of "(that is) behind (the) NOUN", or `nil`.
    private static func behindPhrase(_ items: [EditItem], after index: Int) -> Int? {
        var probe = index + 1
        while probe < items.count, items[probe].isWord,
            [.relative, .copula, .filler, .pronoun(.this)].contains(items[probe].meaning)
        { probe += 1 }
        guard probe < items.count, items[probe].isWord,
            ["behind", "around", "in the back of", "at the back of"].contains(items[probe].name)
        else { return nil }
        probe += 1
        while probe < items.count, items[probe].isWord {
            switch items[probe].meaning {
            case .article, .color, .material: probe += 1
            case .pronoun: return after(items, probe)?.isNoun == true ? probe + 2 : probe + 1
            case .subject, .person, .thing, .hair, .limb: return probe + 1
            default: return probe
            }
        }
        return probe
    }
}

extension EditSmallWords {
    /// Adjectives that may stand between an article and a name.
    static let describing = Set(WordGroup(.unknown, evaluation).phrases.map(String.init))
}
