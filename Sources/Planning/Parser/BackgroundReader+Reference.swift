// Where a background clause points at the other picture.

import RetouchModel

extension BackgroundReader {
    /// "the second image", "this scene", "the reference"; a bare "photo" is the source, unless it is to be used.
    mutating func reference() {
        let first = index
        var strong = false
        var weak = false
        var noun = false
        while index < items.endIndex, items[index].isWord, items[index].meaning.pointsAtPicture {
            switch items[index].meaning {
            case .referenceNoun: strong = true
            case .referenceWord: weak = true
            case .thisWord: weak = true
            case .imageNoun: noun = true
            default: break
            }
            index += 1
        }
        let last = index - 1
        let range = items[first].range.lowerBound..<items[last].range.upperBound
        let names = items[first...last]
        let isOther = strong || (names.contains { $0.meaning == .referenceWord } && (noun || nextIsBackground()))
        let isThis = weak && (noun && names.contains { $0.name == "scene" || $0.name == "location" } || isUsed(before: first))
        let isUsedPicture = noun && isUsed(before: first)
        let isLikened = noun && isLiked(before: first)
        if isOther || isThis || isUsedPicture || isLikened { evidence.context.append(Mention(value: true, range: range)) }
    }

    func nextIsBackground() -> Bool {
        guard index < items.endIndex else { return false }
        if case .studio = items[index].meaning { return true }
        return items[index].meaning == .background
    }

    func isUsed(before position: Int) -> Bool {
        items[items.startIndex..<position].contains { $0.meaning == .verb(.use) }
    }

    func isLiked(before position: Int) -> Bool {
        items[items.startIndex..<position].contains {
            $0.name == "like" || $0.name == "similar" || $0.name == "same" || $0.name == "as"
        }
    }
}

extension Meaning {
    fileprivate var pointsAtPicture: Bool {
        switch self {
        case .referenceNoun, .referenceWord, .thisWord, .imageNoun: true
        default: false
        }
    }
}
