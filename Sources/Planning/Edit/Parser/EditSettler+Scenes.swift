// "Change the beach and the pier to a snowy mountain landscape": what is there now, and what is wanted instead.

import RetouchModel

extension EditSettler {
    /// Tells the old scene and what stands in it from the new one, which may be described at any length.
    static func settleScenes(_ items: inout [EditItem]) {
        for index in items.indices where changes(items, index) {
            guard let link = sceneLink(items, of: index) else { continue }
            let end = sceneEnd(items, after: link)
            let old = (index + 1)..<link
            // "to be set in a forest"
            let stands = (link + 1..<end).prefix {
                items[$0].acts || items[$0].isCopula || ["be", "be set"].contains(items[$0].name)
            }
            let isSet = stands.upperBound < end && !stands.isEmpty && [.inside, .on].contains(items[stands.upperBound].meaning)
            let start = isSet ? stands.upperBound + 1 : link + 1
            let head = start..<((start..<end).first { isLink(items, $0, from: start) } ?? end)
            guard let scene = head.first(where: { isScenic(items[$0]) }),
                isOldScene(items, old) || isNamedScene(items, old, head) || isSet,
                !hasOtherWish(items, link + 1..<end), !isBuilding(items, old, head), !seasons.contains(items[scene].name)
            else { continue }
            let background = old.first { items[$0].meaning == .background } ?? old.last { items[$0].isNoun } ?? old.lowerBound
            for place in index + 1..<end where place != background && place != link && place != scene {
                describe(&items, place, always: true)
            }
            items[background].meaning = .background
            items[scene].meaning = .place
        }
    }

    private static func changes(_ items: [EditItem], _ index: Int) -> Bool {
        items[index].isWord && items[index].isVerb(.change, .turn) && items[index].form == .base
            && isImperativePosition(items, index)
    }

    /// The word between both scenes: the "to" behind a "from", else the first "to", "into" or "with".
    private static func sceneLink(_ items: [EditItem], of verb: Int) -> Int? {
        let sentence = (verb + 1)..<(items[verb...].firstIndex { $0.mark == .stop || $0.meaning == .then } ?? items.count)
        let from = sentence.first { items[$0].meaning == .from && items[$0].name == "from" }
        if let from { return sentence.first { $0 > from && items[$0].meaning == .to } }
        let isReplaced = replacing.contains(items[verb].name)
        return sentence.first { items[$0].meaning == .to || isReplaced && items[$0].meaning == .with }
    }

    /// Where the new scene's description ends: at the next request, or where is said what stays.
    private static func sceneEnd(_ items: [EditItem], after link: Int) -> Int {
        var index = link + 1
        while index < items.count, items[index].mark != .stop, items[index].meaning != .then, items[index].meaning != .but {
            if !items[index].isWord || items[index].parts {
                let next = items[(index + 1)...].first { !$0.isWord || !$0.parts && !$0.isSmall }
                guard let next, next.isWord else { return index }
                // "and a clear sky" clears nothing.
                let isNamed = items[(index + 1)...].first { $0.isArticle || $0.acts }?.isArticle == true
                let isRequest = next.acts && next.form == .base && !isParticipial(next) && !next.isPlural && !isNamed
                if isRequest || next.meaning == .negation || next.isVerb(.keep) { return index }
                // "swap the studio for a beach and the dress for a bikini"
                let segment = segment(items, after: index)
                if let other = segment.first(where: { [.to, .with].contains(items[$0].meaning) }),
                    items[segment.lowerBound..<other].contains(where: { $0.meaning == .article(definite: true) || $0.isPronoun })
                {
                    return index
                }
            }
            index += 1
        }
        return index
    }

    /// What only describes a noun stands behind these.
    private static func isLink(_ items: [EditItem], _ index: Int, from start: Int) -> Bool {
        if [.inside, .on, .with, .from, .relative, .of].contains(items[index].meaning) { return true }
        // "a vibrant, green forest"
        return !items[index].isWord && items[start..<index].contains { isScenic($0) || $0.thing != nil }
    }

    /// "change the gravel to a garden scene": whatever is there now.
    private static func isNamedScene(_ items: [EditItem], _ old: Range<Int>, _ new: Range<Int>) -> Bool {
        new.contains { surroundings.contains(items[$0].name) }
            && !old.contains { [.garment, .accessory, .bodyPart].contains(items[$0].thing) || items[$0].isPronoun }
    }

    /// "replace the house with a castle", "the lamp in the background to a fountain": one thing with another one.
    private static func isBuilding(_ items: [EditItem], _ old: Range<Int>, _ new: Range<Int>) -> Bool {
        // "swap the snow for sand"
        let substances = [old, new].allSatisfy { range in
            range.contains { ColorThings.substances.contains(items[$0].name) }
        }
        if substances, !old.contains(where: { items[$0].meaning == .background }) { return true }
        guard new.contains(where: { buildings.contains(items[$0].name) }), !old.contains(where: { items[$0].meaning == .from })
        else { return false }
        let place = old.first { [.inside, .on].contains(items[$0].meaning) }
        if let place { return (old.lowerBound..<place).contains { items[$0].thing != nil } }
        return !old.contains { items[$0].meaning == .background } && old.contains { buildings.contains(items[$0].name) }
    }

    /// "from winter to spring": the place stays.
    private static let seasons: Set = ["spring", "summer", "autumn", "fall", "winter"]

    /// A place, a landscape, a season's environment.
    static func isScenic(_ item: EditItem) -> Bool {
        item.meaning == .place || item.isPlace || item.meaning == .background && surroundings.contains(item.name)
    }

    private static let surroundings: Set = [
        "environment", "setting", "landscape", "scenery", "scene", "surroundings", "surrounding",
    ]

    /// The background by its name, or a place on both sides of "to".
    private static func isOldScene(_ items: [EditItem], _ range: Range<Int>) -> Bool {
        guard
            !range.contains(where: {
                [.marked, .markShape, .mask, .reference].contains(items[$0].meaning) || items[$0].isPronoun
            })
        else { return false }
        return range.contains { items[$0].meaning == .background || isScenic(items[$0]) }
    }

    /// Colours of what is there, and pictures that show what is wanted, are read elsewhere.
    private static func hasOtherWish(_ items: [EditItem], _ range: Range<Int>) -> Bool {
        range.contains {
            [.reference, .transparent, .marked, .anything, .picture].contains(items[$0].meaning) || items[$0].isSlider
        }
    }
}
