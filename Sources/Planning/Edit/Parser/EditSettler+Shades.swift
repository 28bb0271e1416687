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

    /// "keep the model, pose and outfit the same": a pose that stays is none that is asked for.
    static func settleKeptPoses(_ items: inout [EditItem]) {
        for pose in items.indices where items[pose].name == "pose" && items[pose].isWord {
            let sentence = items[..<pose].lastIndex { $0.mark == .stop } ?? -1
            guard let keep = items[(sentence + 1)..<pose].lastIndex(where: { $0.isVerb(.keep) }),
                items[(keep + 1)..<pose].allSatisfy({ !$0.acts && $0.meaning != .but })
            else { continue }
            items[pose].meaning = .filler
        }
    }

    /// "make the skin smoother" smooths it.
    static func settleSmoother(_ items: inout [EditItem]) {
        for index in items.indices where items[index].name == "smoother" && items[index].isWord {
            let start = items[..<index].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
            guard let verb = (start..<index).first(where: { items[$0].acts }),
                items[verb].isVerb(.make, .turn, .look, .want),
                items[verb..<index].contains(where: { $0.thing != nil || $0.meaning == .hair })
            else { continue }
            items[verb].meaning = .filler
            items[index].meaning = .verb(.smooth)
        }
    }

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
}
