// Clauses that ask for two things without a mark between: a colour and a place, a garment and a place, pairs of things and colours.

import RetouchModel

extension EditClause {
    /// "make the dress red on a white background" asks for two things.
    var withPlaceApart: [EditClause] {
        if let worn = withWornApart { return worn }
        guard does(.make, .recolor, .turn, .change), let thing = items.firstIndex(where: { $0.thing != nil }),
            let background = items.firstIndex(where: { $0.meaning == .background }), thing < background,
            let place = items[..<background].lastIndex(where: { [.on, .inside].contains($0.meaning) }), place > thing,
            items[..<place].contains(where: \.isValue),
            items[place..<background].contains(where: { $0.isColor || $0.meaning == .place || $0.meaning == .material })
        else { return [self] }
        return [
            EditClause(Array(items[..<place]), continuesSentence: continuesSentence, isReason: isReason),
            EditClause(Array(items[place...]), continuesSentence: true),
        ]
    }
}

extension EditClause {
    /// "sleeves white collar black", "white sleeves black collar": pairs of a thing and its colour without a comma.
    var withPairsApart: [EditClause] {
        if let sliders = withSlidersApart { return sliders }
        if let outfit = withOutfitApart { return outfit }
        if let hair = withHairApart { return hair }
        guard verb == nil, items.allSatisfy({ $0.thing != nil || $0.isColor || $0.isSmall }),
            let first = first(where: { !$0.isSmall })
        else { return [self] }
        let begins = items[first].isColor
        var cuts: [Int] = []
        for index in items.indices.dropFirst(first + 1)
        where items[index].isColor == begins && items[index].isColor != items[index - 1].isColor {
            if begins ? items[index - 1].thing != nil : items[index].thing != nil && items[index - 1].isColor {
                cuts.append(index)
            }
        }
        guard !cuts.isEmpty else { return [self] }
        var parts: [EditClause] = []
        var start = 0
        for end in cuts + [items.count] {
            let part = Array(items[start..<end])
            guard part.contains(where: \.isColor), part.contains(where: { $0.thing != nil }) else { return [self] }
            parts.append(EditClause(part, continuesSentence: start > 0 || continuesSentence))
            start = end
        }
        return parts
    }
}

extension EditClause {
    /// "a slicked back bun with a pearl necklace": the necklace is not of hair.
    private var withHairApart: [EditClause]? {
        guard let hair = first(where: { $0.meaning == .hairstyle }), let link = index(of: .with), link > hair,
            items[link].name == "with",
            link + 2 < items.count, items[link + 1].meaning == .article(definite: false),
            let thing = items[link...].firstIndex(where: { $0.thing != nil }), items[thing].thing == .accessory,
            items[..<link].allSatisfy({ $0.meaning == .hairstyle || $0.meaning == .hair || $0.isSmall || $0.isPronoun || $0.acts }
            ),
            ![
                "clip", "hair clip", "ribbon", "bow", "scrunchie", "headband", "hairband", "hair tie", "pin", "bandana",
                "barrette",
            ].contains(items[thing].name)
        else { return nil }
        var add = items[link]
        add.meaning = .verb(.add)
        add.name = "add"
        add.isInherited = true
        return [
            EditClause(Array(items[..<link]), continuesSentence: continuesSentence),
            EditClause([add] + items[(link + 1)...], continuesSentence: true),
        ]
    }

    /// "navy blazer with white skirt": two garments, each with its colour.
    private var withOutfitApart: [EditClause]? {
        guard verb == nil, let link = index(of: .with), link > 1, items[link].name == "with" else { return nil }
        let parts = [Array(items[..<link]), Array(items[(link + 1)...])]
        let arePairs = parts.allSatisfy { part in
            let things = part.filter { $0.thing != nil }
            return things.count == 1 && things.allSatisfy { $0.thing != .bodyPart }
                && part.contains { $0.isColor && !$0.isModifier }
                && part.allSatisfy { $0.thing != nil || $0.isColor || $0.isSmall }
        }
        return arePairs
            ? [EditClause(parts[0], continuesSentence: continuesSentence), EditClause(parts[1], continuesSentence: true)] : nil
    }
}

extension EditClause {
    /// "highlights -20 shadows +20": each slider with the number behind it.
    private var withSlidersApart: [EditClause]? {
        let sliders = indices { $0.isSlider }
        guard sliders.count > 1, verb == nil, let first = sliders.first,
            sliders.allSatisfy({ $0 + 1 < items.count && items[$0 + 1].isNumber }), items[..<first].allSatisfy(\.isSmall)
        else { return nil }
        return sliders.indices.map { place in
            let end = place + 1 < sliders.count ? sliders[place + 1] : items.count
            return EditClause(
                Array(items[(place == 0 ? 0 : sliders[place])..<end]), continuesSentence: place > 0 || continuesSentence)
        }
    }
}

extension EditClause {
    /// "put her in a red dress at the beach": what she wears, and where she is.
    private var withWornApart: [EditClause]? {
        guard does(.put, .wear, .show), let garment = items.firstIndex(where: { $0.thing == .garment }),
            let verb = mainVerb, verb < garment,
            items[verb].isVerb(.wear) || items[verb..<garment].contains(where: { $0.meaning == .inside }),
            let place = items[garment...].firstIndex(where: { $0.meaning == .place }),
            let link = items[garment..<place].firstIndex(where: { [.on, .inside].contains($0.meaning) }),
            items[(garment + 1)..<link].allSatisfy({ $0.thing == .garment || $0.isSmall }),
            items[(link + 1)..<place].allSatisfy({ $0.isAdjective || $0.isArticle || $0.isPlace || $0.meaning == .lightNoun })
        else { return nil }
        var put = items[verb]
        put.meaning = .verb(.put)
        put.name = "put"
        put.isInherited = true
        var her = put
        her.meaning = .pronoun(.person)
        her.name = "her"
        return [
            EditClause(Array(items[..<link]), continuesSentence: continuesSentence, isReason: isReason),
            EditClause([put, her] + items[link...], continuesSentence: true),
        ]
    }
}
