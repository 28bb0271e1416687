// What a background clause does not want, and what it gives as an alternative.

import RetouchModel

extension BackgroundReader {
    /// Reads past what is not wanted; floors, shadows, blur and the background itself are wanted absent.
    mutating func negation() {
        evidence.negatives += 1
        let negation = items[index]
        index += 1
        // "instead of in the studio", "not on paper"
        if index < items.endIndex, items[index].mark == .none, items[index].meaning == .on { index += 1 }
        let first = index
        scope: while index < items.endIndex, items[index].mark == .none {
            let item = items[index]
            switch item.meaning {
            case .but, .with, .to, .on, .only, .negation, .instead: break scope
            case .and where !continuesNegation(): break scope
            case .floor: evidence.floor.append(Mention(value: false, range: item.range))
            case .gloss: evidence.gloss.append(Mention(value: false, range: item.range))
            case .shadow: evidence.shadow.append(Mention(value: false, range: item.range))
            case .focus(let blurred): focus(!blurred, item)
            case .subject:
                subject(item)
                continue scope
            case .background where negation.meaning == .negation && isUnqualified(from: first):
                evidence.transparent.append(Mention(value: true, range: negation.range.lowerBound..<item.range.upperBound))
            default: break
            }
            index += 1
        }
    }

    /// "no background" and "do not need the background" mean none; "no busy background" means another one.
    func isUnqualified(from first: Int) -> Bool {
        items[first..<index].allSatisfy { item in
            ["a", "an", "the", "any", "need", "want"].contains(item.name)
        }
    }

    /// "no people and text" goes on; "no floor and white walls" does not.
    func continuesNegation() -> Bool {
        guard index + 1 < items.endIndex else { return false }
        switch items[index + 1].meaning {
        case .scene(.object, _), .shadow, .floor, .gloss, .filler, .unknown, .subject: return true
        default: return false
        }
    }

    /// "white or grey": the first is taken, the other one is noted.
    mutating func alternative() {
        index += 1
        guard !evidence.isEmpty || !evidence.unknown.isEmpty else { return }
        let first = index
        let colorAfter = items[index...].first { $0.isWord && $0.meaning != .filler }?.meaning.isColor == true
        if colorAfter, evidence.colors.last != nil, evidence.scenes.isEmpty {
            while index < items.endIndex, items[index].isWord, items[index].meaning.isColor || items[index].meaning == .filler {
                index += 1
            }
        } else {
            while index < items.endIndex, items[index].isWord { index += 1 }
        }
        guard index > first else { return }
        let range = items[first].range.lowerBound..<items[index - 1].range.upperBound
        evidence.alternatives.append(Mention(value: true, range: range))
    }
}
