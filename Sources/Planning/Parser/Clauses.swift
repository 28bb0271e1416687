// What each part of a prompt asks for.

import RetouchModel

/// One part of a prompt with what it is about.
struct Clause: Equatable {
    enum Kind: Equatable {
        /// Says what the background should be.
        case background
        /// Asks for a change of the subject or of the whole picture.
        case edit
        /// Asks that something stays as it is.
        case keep
        /// Refers to a drawn mark.
        case marked
    }

    var kind: Kind
    var items: ArraySlice<Item>

    /// Where the words stand in the prompt, without marks at the ends.
    var range: Range<Int>? {
        // Not in the order of the prompt where an edit was read with its verb in front: "background, remove".
        let words = items.filter(\.isWord)
        guard let first = words.map(\.range.lowerBound).min(), let last = words.map(\.range.upperBound).max() else { return nil }
        return first..<last
    }
}

/// Splits a prompt at sentence ends, at "then", and where "and", "but" or a comma begins a new verb phrase.
enum ClauseSplitter {
    static func clauses(of items: [Item]) -> [Clause] {
        var parts: [ArraySlice<Item>] = []
        var start = 0
        for index in items.indices {
            let item = items[index]
            let ends = item.mark == .stop || item.meaning == .then || (item.parts && beginsVerbPhrase(items[(index + 1)...]))
            guard ends else { continue }
            parts.append(items[start..<index])
            start = index + 1
        }
        parts.append(items[start...])
        return parts.filter { !$0.isEmpty }.flatMap(classified)
    }

    /// Whether the next word that counts is a verb, as in "and please make …" or ", do not change …".
    private static func beginsVerbPhrase(_ items: ArraySlice<Item>) -> Bool {
        for item in items {
            switch item.meaning {
            case .filler where item.isWord, .negation, .pronoun, .only, .then, .and, .but: continue
            case .verb(let verb): return verb != .put || item.name != "set"
            case .sizing: return true
            default: return false
            }
        }
        return false
    }

    /// The clause with its kind; an edit that ends with the place of the subject ("make the dress red on a white background")
    /// gives two.
    private static func classified(_ items: ArraySlice<Item>) -> [Clause] {
        let kind = kind(of: items)
        guard kind == .edit, let cut = backdropPhrase(in: items) else { return [Clause(kind: kind, items: items)] }
        let head = items[..<cut]
        let headIsEdit = head.contains { item in
            switch item.meaning {
            case .color, .tint, .colorOrScene, .sizing, .otherEdit, .unknown, .verb(.edit), .verb(.remove), .verb(.add): true
            default: false
            }
        }
        let placed = head.contains { $0.meaning == .verb(.put) }
        return [
            Clause(kind: headIsEdit && !placed ? .edit : .background, items: head),
            Clause(kind: .background, items: items[cut...]),
        ]
    }

    private static func kind(of items: ArraySlice<Item>) -> Clause.Kind {
        if items.contains(where: { $0.meaning == .markedWord }) { return .marked }
        guard let verbIndex = items.firstIndex(where: { $0.meaning.isVerb }), case .verb(let verb) = items[verbIndex].meaning
        else {
            return items.contains { $0.meaning == .otherEdit || $0.meaning == .sizing }
                && !items.contains { $0.meaning.isBackdrop }
                ? .edit : .background
        }
        let after = items[(verbIndex + 1)...]
        let negated = items[..<verbIndex].contains { $0.meaning == .negation }
        if verb == .keep || items.contains(where: { $0.meaning == .verb(.keep) && $0.name.hasPrefix("un") }) { return .keep }
        if negated, [.change, .edit, .remove].contains(verb) { return .keep }
        if verb == .edit { return .edit }
        guard [.change, .make, .remove, .add].contains(verb), !negated else { return .background }
        if wishes.contains(items[verbIndex].name), !after.contains(where: { $0.meaning.isColor || $0.meaning == .sizing }) {
            return .background
        }
        return object(of: after).map { isEdited($0, by: verb, in: after) } == true ? .edit : .background
    }

    /// Verbs that name what should be seen: "I only need the product" changes nothing of it.
    private static let wishes: Set = ["need", "want", "have", "like to have", "would like", "looking for", "prefer"]

    private static func isEdited(_ object: Item, by verb: Meaning.Verb, in items: ArraySlice<Item>) -> Bool {
        switch object.meaning {
        case .subject, .sizing, .otherEdit: true
        case .scene, .unknown, .colorOrScene:
            // "remove the logo": nothing of the new background.
            verb == .remove && !items.contains { $0.meaning == .background }
        default: false
        }
    }

    /// The first noun after a verb; words that describe it are passed over.
    private static func object(of items: ArraySlice<Item>) -> Item? {
        for (offset, item) in items.enumerated() {
            switch item.meaning {
            case .filler, .pronoun, .only, .thisWord, .degree, .modifier, .plain, .clean, .neutral, .of: continue
            case .color, .tint, .colorOrScene, .scene(.material, _), .unknown:
                // Describes the noun when one follows at once: "the red dress".
                let next = items.dropFirst(offset + 1).first { $0.meaning != .filler || !$0.isWord }
                if let next, next.meaning == .subject { return next }
                return item
            default: return item
            }
        }
        return nil
    }

    /// Where "on a white background" begins.
    private static func backdropPhrase(in items: ArraySlice<Item>) -> Int? {
        for start in items.indices where items[start].meaning == .on {
            for item in items[(start + 1)...] {
                switch item.meaning {
                case .filler where item.isWord, .modifier, .color, .tint, .plain, .clean, .neutral, .thisWord: continue
                case .background, .studio, .scene(.place, _), .scene(.material, _), .referenceWord, .referenceNoun: return start
                default: break
                }
                break
            }
        }
        return nil
    }
}

extension Item {
    /// Whether a new verb phrase may begin after it.
    fileprivate var parts: Bool {
        mark == .comma || meaning == .and || meaning == .but
    }
}

extension Meaning {
    var isVerb: Bool {
        if case .verb = self { return true }
        return false
    }

    /// Whether the word says what a background can be.
    var isBackdrop: Bool {
        switch self {
        case .color, .tint, .colorOrScene, .studio, .light, .gradient, .transparent, .scene, .background, .plain, .clean,
            .neutral,
            .floor, .gloss, .referenceNoun, .referenceWord, .modifier:
            true
        default: false
        }
    }
}
