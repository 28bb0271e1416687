// Which words of a clause describe what is there now, and not what is wanted.

/// Finds the old state in "replace the white wall with black", "from white to grey", "make the white background black".
enum OldBackground {
    /// - Returns: indices of the items that describe the old background.
    static func items(in items: ArraySlice<Item>) -> Set<Int> {
        guard let verb = items.firstIndex(where: { $0.meaning.isVerb }), case .verb(let kind) = items[verb].meaning else {
            return []
        }
        let start = verb + 1
        switch kind {
        case .change:
            guard let link = items[start...].firstIndex(where: { [.to, .with].contains($0.meaning) }) else {
                return beforeColor(items, from: start)
            }
            return Set(start..<link)
        case .make: return beforeColor(items, from: start)
        case .remove, .isolate:
            guard kind == .remove else { return [] }
            let end =
                items[start...].firstIndex { [.and, .but, .to, .with].contains($0.meaning) || !$0.isWord } ?? items.endIndex
            return Set(start..<end)
        default: return []
        }
    }

    /// "turn the grey background white": a description before the word "background" with another one after it.
    private static func beforeColor(_ items: ArraySlice<Item>, from start: Int) -> Set<Int> {
        guard let noun = items[start...].firstIndex(where: { $0.meaning == .background || $0.meaning == .studio(.paper) }),
            let value = items[(noun + 1)...].first(where: { !["a", "an", "the"].contains($0.name) }),
            value.isWord, value.meaning.isColor || value.meaning == .transparent
        else { return [] }
        return Set(start..<noun)
    }
}
