// "Into a loose, flowing watercolour-wash style": the words before the noun are the style's name.

import RetouchModel

extension EditSettler {
    /// Makes one item of a style with its name, where the whole picture is to become it.
    static func joinStyles(_ items: inout [EditItem]) {
        var start = 0
        while start < items.count {
            let end = items[start...].firstIndex { $0.mark == .stop || $0.meaning == .then } ?? items.count
            let removed = joinStyle(&items, in: start..<end)
            start = end - removed + 1
        }
    }

    /// - Returns: how many items fewer there are.
    private static func joinStyle(_ items: inout [EditItem], in sentence: Range<Int>) -> Int {
        guard let link = styleLink(items, in: sentence), let head = styleHead(items, after: link, in: sentence) else { return 0 }
        for place in sentence.lowerBound...link {
            // "transfer the image into" puts nothing anywhere, and "redraw the scene" means all of the picture.
            if items[place].acts || repainting.contains(items[place].name) { items[place].meaning = .verb(.change) }
            if items[place].meaning == .place { items[place].meaning = .picture }
        }
        let first = link + 1
        let last = styleEnd(items, from: head, in: sentence)
        items[first].meaning = .style
        items[first].name = "style"
        items[first].isGuess = false
        items[first].reach(to: items[last])
        items.removeSubrange((first + 1)..<(last + 1))
        return last - first
    }

    /// What stands before the style's name: "turn the picture into", "render it as", "apply", "in" without a verb.
    private static func styleLink(_ items: [EditItem], in sentence: Range<Int>) -> Int? {
        guard let start = sentence.first(where: { !items[$0].isSmall && !items[$0].isDegree }) else { return nil }
        let isRepainting = repainting.contains(items[start].name)
        guard items[start].isVerb(.change, .turn, .make, .put, .add, .use, .show, .recolor) || isRepainting else {
            return [.inside, .asLike].contains(items[start].meaning) ? start : nil
        }
        // "apply a linocut style to the picture", "give the image a chalk style"
        let object = objectEnd(items, after: start, in: sentence)
        if items[start].isVerb(.add, .use) { return object - 1 }
        guard object > start + 1, object < sentence.upperBound else { return nil }
        switch items[object].meaning {
        case .to, .inside, .asLike: return object
        case .verb(.look): return object + 1 < sentence.upperBound && items[object + 1].meaning == .asLike ? object + 1 : nil
        default: return nil
        }
    }

    /// The end of "the picture", "this room", "it" behind a verb; the place right behind the verb where nothing of these stands.
    private static func objectEnd(_ items: [EditItem], after verb: Int, in sentence: Range<Int>) -> Int {
        var end = verb + 1
        while end < sentence.upperBound, items[end].isArticle || items[end].meaning == .pronoun(.this) || items[end].isSmall {
            end += 1
        }
        guard end < sentence.upperBound, items[end].isWord else { return verb + 1 }
        if [.picture, .everything, .place].contains(items[end].meaning) { return end + 1 }
        if items[end].meaning == .pronoun(.it) { return end + 1 }
        return end > verb + 1 && items[end - 1].meaning == .pronoun(.this) ? end : verb + 1
    }

    /// The noun that the name ends in: "style", or the last word for a kind of picture.
    private static func styleHead(_ items: [EditItem], after link: Int, in sentence: Range<Int>) -> Int? {
        let verb = items[sentence.lowerBound...link].last { $0.acts || repainting.contains($0.name) }
        // "add a painting" hangs it on the wall; "add a painting style" does not.
        let isAdded = verb?.isVerb(.add, .use, .put) == true && items[link].acts
        let isNoun = isAdded ? isCalledStyle : isStyleNoun
        if let head = lastNoun(items, after: link, in: sentence, where: isNoun) {
            let name = items[(link + 1)..<head].filter { !$0.isSmall && $0.isWord && $0.meaning != .and }
            // "black and white style", "a warmer style": sliders know how.
            let isPlain = name.allSatisfy {
                $0.tone != nil || $0.isDegree || $0.isSlider || $0.meaning == .more || $0.meaning == .less
            }
            if items[head].name == "style", isPlain { return nil }
            // "a retro lamp", "a watercolour background": no picture.
            if !endsInOther(items, head, in: sentence) { return head }
        }
        // "redraw it as …", "in the style of …": whatever follows is one.
        guard verb.map({ repainting.contains($0.name) }) == true || items[link].name.contains("style of") else { return nil }
        return lastNoun(items, after: link, in: sentence) { $0.isWord && !$0.isSmall && !isLink($0) }
    }

    private static func lastNoun(
        _ items: [EditItem], after link: Int, in sentence: Range<Int>, where matches: (EditItem) -> Bool
    ) -> Int? {
        var head: Int?
        for index in (link + 1)..<sentence.upperBound {
            let item = items[index]
            if matches(item), !item.parts {
                head = index
                continue
            }
            // "a painting of …" goes on; "a comic, and make …" and "a comic on the wall" do not.
            if item.meaning == .negation || item.isPronoun || item.meaning == .article(definite: true) { break }
            if !item.isWord || item.meaning == .and, head != nil || asks(items, index + 1, in: sentence) { break }
            if isLink(item) { break }
        }
        return head
    }

    /// Whether a noun follows that the style only describes.
    private static func endsInOther(_ items: [EditItem], _ head: Int, in sentence: Range<Int>) -> Bool {
        head + 1 < sentence.upperBound && items[head].name != "style with"
            && (items[head + 1].isNoun || items[head + 1].meaning == .unknown)
    }

    /// "with thick outlines and flat colours" tells more of the style.
    private static func styleEnd(_ items: [EditItem], from head: Int, in sentence: Range<Int>) -> Int {
        guard head + 1 < sentence.upperBound else { return head }
        // "in blue and white"
        if items[head + 1].meaning == .inside {
            let shades = (head + 2)..<sentence.upperBound
            let end = shades.first { !items[$0].isColor && !items[$0].isSmall && items[$0].meaning != .and } ?? shades.upperBound
            return items[(head + 1)..<end].contains(where: \.isColor) && (end == shades.upperBound || !items[end].isWord)
                ? end - 1 : head
        }
        guard [.with, .of].contains(items[head + 1].meaning) || items[head].name.hasSuffix(" with") else { return head }
        let rest = (head + 1)..<sentence.upperBound
        let end = rest.first { (!items[$0].isWord || items[$0].parts) && asks(items, $0 + 1, in: sentence) }
        return (end ?? sentence.upperBound) - 1
    }

    /// Whether a request begins there.
    private static func asks(_ items: [EditItem], _ index: Int, in sentence: Range<Int>) -> Bool {
        guard index < sentence.upperBound,
            let first = items[index..<sentence.upperBound].first(where: { !$0.isSmall && $0.isWord })
        else { return false }
        return first.acts && first.form == .base || first.isToneChange
    }

    private static func isLink(_ item: EditItem) -> Bool {
        [.on, .inside, .to, .from, .with, .of, .but, .because].contains(item.meaning)
    }

    private static func isStyleNoun(_ item: EditItem) -> Bool {
        isCalledStyle(item) || item.isWord && (item.meaning == .style || pictures.contains(item.name))
    }

    private static func isCalledStyle(_ item: EditItem) -> Bool {
        item.isWord && (item.name == "style" || item.name.hasSuffix(" style") || item.name == "style with")
    }

    /// Kinds of pictures, and of what is shaped like one.
    private static let pictures: Set = [
        "painting", "drawing", "poster", "artwork", "print", "mural", "mosaic", "tapestry", "diorama", "photograph", "still life",
        "statue", "sculpture", "figurine", "doll", "icon", "stamp", "miniature", "scroll", "rendering", "magazine page",
        "book cover", "cover",
    ]

    /// Verbs that make the whole picture anew.
    private static let repainting: Set = [
        "redraw", "repaint", "reimagine", "rework", "recreate", "restyle", "reinterpret",
    ]
}
