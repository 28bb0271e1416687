// "The fur colour", "the colour of the wood panelling": what has the colour that is to change.

import RetouchModel

extension EditSettler {
    /// Takes what has a colour for a thing, whatever else its words could be: "change the fur color to brown" is about fur.
    static func settleColorOwners(_ items: inout [EditItem]) {
        for index in items.indices where items[index].meaning == .colorNoun && items[index].isWord {
            guard items[..<index].contains(where: { $0.isVerb(.change, .make, .turn, .recolor) }) else { continue }
            if items[index].name.hasSuffix(" of") {
                settleOwner(
                    &items, segment(items, after: index).prefix { [.to, .with, .from].contains(items[$0].meaning) == false })
            } else {
                let start = items[..<index].lastIndex { !$0.isWord || $0.acts || $0.parts }.map { $0 + 1 } ?? 0
                settleOwner(&items, start..<index)
            }
        }
    }

    /// - Parameter range: an article and the words behind it.
    private static func settleOwner(_ items: inout [EditItem], _ range: Range<Int>) {
        guard range.first.map({ items[$0].isArticle || items[$0].isPronoun }) == true, let last = range.last,
            range.dropFirst().allSatisfy({ items[$0].isAdjective || items[$0].meaning == .unknown || items[$0].meaning == .place }
            ),
            [.material, .unknown, .place].contains(items[last].meaning)
        else { return }
        items[last].meaning = .thing(.other)
    }
}
