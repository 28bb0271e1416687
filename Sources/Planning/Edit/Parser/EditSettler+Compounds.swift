// "The leaf-shaped brooch", "the roof colour": what the words around a noun make of it.

import RetouchModel

extension EditSettler {
    /// "the leaf-shaped brooch", "the leather's colour", "darken the stage behind the singer": what the words around a noun make of it.
    static func settleCompounds(_ items: inout [EditItem]) {
        for index in items.indices.dropLast() where items[index].isWord {
            let next = items[index + 1]
            if next.name == "shaped", after(items, index + 1).map({ $0.isNoun || $0.meaning == .unknown }) == true {
                items[index].meaning = .filler
                items[index + 1].meaning = .filler
            }
            if items[index].meaning == .material, items[index].isOwner { items[index].meaning = .thing(.other) }
            let isBrightened = index > 1 && items[index - 2].tone?.form == .verb && before(items, index)?.isArticle == true
            if items[index].meaning == .place, next.name == "behind", isBrightened { items[index].meaning = .thing(.other) }
        }
    }

    /// "change the roof to grey", "the roof colour": a building that is to take a colour is a thing, and no scene.
    static func settleBuildings(_ items: inout [EditItem]) {
        for place in items.indices where items[place].meaning == .place && painted.contains(items[place].name) {
            let rest = segment(items, after: place)
            guard items[..<place].contains(where: { $0.isVerb(.change, .make, .turn, .recolor) }),
                rest.contains(where: { items[$0].isColor }),
                items[..<place].last(where: { !$0.isAdjective && !$0.isColor })?.isArticle == true
                    || before(items, place)?.isOwner == true,
                rest.allSatisfy({ !items[$0].isNoun || items[$0].meaning == .colorNoun || items[$0].meaning == .picture })
            else { continue }
            items[place].meaning = .thing(.other)
        }
    }

    private static let painted: Set = buildings.union([
        "roof", "rooftop", "bridge", "pier", "gate", "facade", "terrace", "porch", "balcony", "staircase", "stairs", "boat",
        "ship", "yacht",
        "train", "car", "bus", "airplane", "countertop", "tabletop", "windowsill", "ruin", "tunnel", "dock", "stage",
    ])
}
