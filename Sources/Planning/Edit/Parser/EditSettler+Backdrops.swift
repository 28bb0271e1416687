// "Give the product a white background", "place the bag on a beach with the sea in the background": whose it is, and what is seen there.

import RetouchModel

extension EditSettler {
    /// "give the product a beige background": whose it is goes without saying.
    static func settleGivenBackgrounds(_ items: inout [EditItem]) {
        for give in items.indices where items[give].name == "give" && isImperativePosition(items, give) {
            let rest = segment(items, after: give)
            guard let new = rest.first(where: { items[$0].meaning == .article(definite: false) }), new > give + 1,
                rest.contains(where: { $0 > new && items[$0].meaning == .background }),
                !rest.contains(where: { $0 > new && items[$0].thing != nil })
            else { continue }
            for place in (give + 1)..<new where !items[place].isPronoun { items[place].meaning = .filler }
        }
    }

    /// "place the bag on a beach with the sea in the background": what else is seen there.
    static func settlePutScenes(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isVerb(.put) && isImperativePosition(items, index) {
            let rest = segment(items, after: index)
            guard let place = rest.first(where: { isScenic(items[$0]) }),
                let with = rest.first(where: { $0 > place && items[$0].meaning == .with }),
                rest.contains(where: { $0 > with && items[$0].meaning == .background })
            else { continue }
            for detail in with..<rest.upperBound { items[detail].meaning = .filler }
        }
    }

    /// "pure white, no shadow": shops say so of backgrounds.
    static func settlePureWhite(_ items: inout [EditItem]) {
        guard let white = items.firstIndex(where: { !$0.isSmall }), items[white].name == "pure white",
            items.allSatisfy({ item in
                item.isSmall || !item.isWord || item.isColor || item.meaning == .negation || item.name == "shadow"
                    || item.meaning == .and
            })
        else { return }
        var background = items[white]
        background.meaning = .background
        background.name = "background"
        background.isInherited = true
        items.insert(background, at: white)
    }
}
