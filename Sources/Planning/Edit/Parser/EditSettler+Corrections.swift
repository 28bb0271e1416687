// "Rotate it left, sorry, I mean flip it": what a speaker takes back.

import RetouchModel

extension EditSettler {
    /// Drops what was said by mistake: the request before "sorry, I mean", or of it the one value that is said anew.
    static func settleCorrections(_ items: inout [EditItem]) {
        var index = 1
        while index < items.count {
            defer { index += 1 }
            guard !items[index - 1].isWord || items[index].meaning == .or, let end = correctionEnd(items, from: index),
                end < items.count
            else { continue }
            let said = items[end...].prefix(while: \.isWord)
            guard let first = said.first(where: { !$0.isSmall }), let start = mistake(items, before: index, first, said) else {
                continue
            }
            items.removeSubrange(start..<end)
            index = start
        }
    }

    /// Where begins what is taken back; `nil` where nothing is.
    private static func mistake(_ items: [EditItem], before end: Int, _ first: EditItem, _ said: ArraySlice<EditItem>) -> Int? {
        let last = items[..<end].lastIndex(where: \.isWord).map { $0 + 1 } ?? 0
        if said.contains(where: \.acts) {
            // Who keeps what was just to change contradicts himself, and is told so.
            guard !said.contains(where: { $0.isVerb(.keep) }), items[..<last].contains(where: { $0.acts || $0.isValue }) else {
                return nil
            }
            return items[..<last].lastIndex { $0.mark == .stop || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
        }
        guard let kind = ValueKind(first),
            let value = items[..<last].lastIndex(where: { ValueKind($0) == kind })
        else {
            return nil
        }
        return items[..<value].lastIndex { ValueKind($0) != kind || !$0.isWord }.map { $0 + 1 } ?? 0
    }

    /// What can be said anew alone.
    private enum ValueKind {
        case color
        case tone
        case side
        case ratio

        init?(_ item: EditItem) {
            switch item.meaning {
            case .color: self = .color
            case .tone: self = .tone
            case .side: self = .side
            case .ratio: self = .ratio
            default: return nil
            }
        }
    }

    /// Where the words of a correction end: "no wait,", "sorry, I mean", "scratch that:".
    private static func correctionEnd(_ items: [EditItem], from start: Int) -> Int? {
        var end = start
        var isSaid = false
        next: while end < items.count {
            for count in [3, 2, 1] where end + count <= items.count && items[end..<(end + count)].allSatisfy(\.isWord) {
                let words = items[end..<(end + count)].map(\.name).joined(separator: " ")
                guard takingBack.contains(words) || apologies.contains(words) else { continue }
                isSaid = isSaid || takingBack.contains(words)
                end += count
                continue next
            }
            guard !items[end].isWord, end > start else { break }
            end += 1
        }
        return isSaid ? end : nil
    }

    private static let takingBack: Set = [
        "i mean", "i meant", "i meant to say", "scratch that", "strike that", "no wait", "wait no", "correction", "or rather",
        "sorry", "oops", "forget that", "forget it", "actually no", "no actually", "sorry no", "no sorry", "no i mean",
        "no i meant",
    ]
    private static let apologies: Set = [
        "wait", "actually", "oh", "ah", "hmm", "um", "uh", "my bad", "hang on", "hold on",
    ]
}
