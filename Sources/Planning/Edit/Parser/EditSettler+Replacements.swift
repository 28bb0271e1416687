// "Replace the hat with a vintage teapot that steams": which words say what goes and what comes.

import RetouchModel

extension EditSettler {
    /// Tells what the thing is like that takes another one's place from what else is asked for.
    static func settleReplacements(_ items: inout [EditItem]) {
        for index in items.indices where replaces(items, index) {
            if settleSame(&items, index) { continue }
            guard let link = link(items, of: index),
                let old = oldNoun(items, (index + 1)..<link, isReplaced: replacing.contains(items[index].name)),
                let new = replacingNoun(items, after: link, old: items[old])
            else { continue }
            if items[old].meaning == .unknown || items[old].meaning == .place { items[old].meaning = .thing(.other) }
            for place in (index + 1)..<link
            where place != old && (items[place].meaning == .unknown || describesNoun(items[place])) {
                describe(&items, place)
            }
            for place in (link + 1)..<new where describesNoun(items[place]) { describe(&items, place) }
            items[new].meaning = .thing(.other)
            _ = settleDescription(&items, of: new)
        }
    }

    /// "change the jeans to black jeans": the same thing takes another colour.
    private static func settleSame(_ items: inout [EditItem], _ verb: Int) -> Bool {
        guard let link = link(items, of: verb), let old = (verb + 1..<link).last(where: { items[$0].thing != nil }) else {
            return false
        }
        let new = segment(items, after: link)
        guard let noun = new.first(where: { items[$0].thing != nil }), items[noun].name == items[old].name,
            new.contains(where: { items[$0].isColor && !items[$0].isModifier }),
            new.allSatisfy({ $0 == noun || items[$0].isColor || items[$0].isArticle || items[$0].isSmall }),
            !new.contains(where: { EditSmallWords.shapes.contains(items[$0].name) })
        else { return false }
        for place in new where place == noun || items[place].isArticle { items[place].meaning = .filler }
        return true
    }

    private static func replaces(_ items: [EditItem], _ index: Int) -> Bool {
        items[index].isWord && items[index].isVerb(.change, .turn) && items[index].form == .base
            && isImperativePosition(items, index)
    }

    static let replacing: Set = ["replace", "substitute", "swap", "swap out", "exchange", "switch", "trade"]

    /// What stands somewhere, though a scene may lie in it, too.
    static let buildings: Set = [
        "castle", "house", "cabin", "log cabin", "tower", "church", "cathedral", "temple", "building", "villa", "cottage", "hut",
        "barn",
        "lighthouse", "skyscraper", "beach house", "architecture", "mansion", "palace", "pavilion", "windmill", "fountain",
        "mosque",
        "chapel", "bridge", "shed", "farmhouse", "boat", "pirate ship", "yacht", "ship", "train", "airplane",
    ]

    /// "with", "into", "by": before the new thing.
    private static func link(_ items: [EditItem], of verb: Int) -> Int? {
        let isReplacing = replacing.contains(items[verb].name)
        return items[(verb + 1)...].prefix { $0.mark != .stop }.indices.first { index in
            switch items[index].meaning {
            case .with: isReplacing
            case .to: !isReplacing || items[index].name == "for" || items[index].name == "to"
            default: isReplacing && items[index].name == "by"
            }
        }
    }

    /// The thing that goes; `nil` = a place, a garment's part or a property, which are changed in other ways.
    private static func oldNoun(_ items: [EditItem], _ range: Range<Int>, isReplaced: Bool) -> Int? {
        guard !range.contains(where: { unreplaced.contains(items[$0].meaning) }) else { return nil }
        let named = range.first { items[$0].thing != nil || items[$0].meaning == .subject || items[$0].meaning == .person }
        if let named {
            return items[named].thing == .bodyPart || items[named].isPlace && !isReplaced ? nil : named
        }
        // "the off-road desert vehicle"
        if let last = range.last(where: { !items[$0].isSmall }), items[last].meaning == .unknown { return last }
        if let building = range.last(where: { items[$0].meaning == .place }) {
            let isThing = buildings.contains(items[building].name) || ColorThings.substances.contains(items[building].name)
            return isReplaced && isThing ? building : nil
        }
        // "the Polaris Ranger XP"
        return range.last { items[$0].meaning == .unknown }
    }

    private static let unreplaced: [EditMeaning] = [
        .background, .wall, .style, .hair, .pose, .marked, .markShape, .mask, .colorNoun, .anything,
    ]

    /// The thing that comes: "a small rabbit", "a giant stack of macarons", "peanuts".
    private static func replacingNoun(_ items: [EditItem], after link: Int, old: EditItem) -> Int? {
        var noun: Int?
        var index = link + 1
        // "turn the street behind her into bokeh"
        if items[segment(items, after: link)].contains(where: { $0.meaning == .blurred }) { return nil }
        while index < items.count {
            let item = items[index]
            // "a large, colourful ball"
            guard item.isWord || item.mark == .comma && noun == nil && index > link + 1 else { break }
            if item.isPronoun || item.meaning == .article(definite: true) || item.meaning == .reference { return nil }
            if item.meaning == .of || item.meaning == .and || item.meaning == .but { break }
            if [.on, .inside, .to, .from, .with, .relative, .asLike, .here].contains(item.meaning) { break }
            if noun != nil, isParticiple(items, index) { break }
            if item.thing != nil || [.person, .subject, .unknown, .place].contains(item.meaning) || item.name == "structure" {
                noun = index
            }
            index += 1
        }
        guard let noun else { return nil }
        switch items[noun].meaning {
        case .thing(.other), .unknown, .person, .subject, .slider: break
        case .thing(.accessory), .thing(.garment):
            guard old.thing == .other || old.meaning == .person || old.meaning == .subject else { return nil }
        // "replace the house with a castle", and not "replace the wall with a beach"
        case .place: guard before(items, noun)?.thing != nil || buildings.contains(items[noun].name) else { return nil }
        default: return nil
        }
        return noun
    }
}
