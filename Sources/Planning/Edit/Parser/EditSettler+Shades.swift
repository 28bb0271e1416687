// "Change the coat's colour to a darker shade of grey": the colour, without the words around it.

import RetouchModel

extension EditSettler {
    /// Leaves of "a solid shade of blue" the blue, and of "a lighter shade" that it is to be lighter.
    static func settleShades(_ items: inout [EditItem]) {
        for shade in items.indices where items[shade].meaning == .colorNoun && shades.contains(items[shade].name) {
            guard let link = items[..<shade].lastIndex(where: { $0.meaning == .to }),
                items[(link + 1)..<shade].allSatisfy({ $0.isWord && ($0.isAdjective || $0.isArticle || plain.contains($0.name)) })
            else { continue }
            let isNamed =
                after(items, shade)?.meaning == .of
                && items[(shade + 2)...].prefix(while: { $0.isWord && !$0.parts }).contains(where: \.isColor)
            let isMoved = items[(link + 1)..<shade].contains { $0.tone?.form == .comparative }
            guard isNamed || isMoved else { continue }
            // "darker shade of grey" is a grey.
            for place in (link + 1)..<shade where plain.contains(items[place].name) || isNamed && items[place].isToneChange {
                items[place].meaning = .filler
            }
            items[shade].meaning = .filler
            if isNamed {
                items[shade + 1].meaning = .filler
            } else if link > 1, items[link - 1].meaning == .colorNoun, items[..<(link - 1)].contains(where: \.isNoun) {
                // "the fur colour": the fur.
                items[link - 1].meaning = .filler
            }
        }
    }

    private static let shades: Set = ["shade", "tone", "hue", "tint", "color"]
    private static let plain: Set = ["solid", "uniform", "single", "rich", "beautiful", "nice"]

}
