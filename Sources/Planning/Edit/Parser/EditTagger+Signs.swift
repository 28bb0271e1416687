// Numbers and signs: ratios, amounts, points of a list, arrows, "contrast +".

import RetouchModel

extension EditTagger {
    /// Numbers, signs and points of a list: none of them begins as a word of several letters does.
    func special(at index: Int) -> Found? {
        guard let first = texts[index].utf8.first, first != UInt8(ascii: ","), first != UInt8(ascii: "."),
            texts[index].utf8.count == 1 || !Self.isLetter(first)
        else { return nil }
        return thatIs(at: index) ?? listNumber(at: index) ?? slash(at: index) ?? ratio(at: index) ?? signed(at: index)
            ?? kelvin(at: index) ?? arrow(at: index)
    }

    /// "i.e."
    private func thatIs(at index: Int) -> Found? {
        guard texts[index] == "i", index + 3 < tokens.count, texts[index + 1] == ".", texts[index + 2] == "e",
            texts[index + 3] == "."
        else { return nil }
        return (.filler, "ie", 4, .comma)
    }

    /// "highlights -, shadows +", "+contrast -saturation": a sign behind a slider, or right before one.
    func direction(at index: Int, after last: EditItem?) -> Found? {
        guard Self.signs.contains(texts[index]) else { return nil }
        let isMore = texts[index].hasPrefix("+")
        let next = index + 1 < tokens.count ? index + 1 : nil
        if let next, tokens[index].range.upperBound == tokens[next].range.lowerBound,
            let named = EditLexicon.shared.match(numbers[next...])
        {
            if Self.isMeasured(named.meaning) { return (isMore ? .more : .less, isMore ? "more" : "less", 1, .none) }
            // "-sticker"
            if case .thing = named.meaning, index == 0 || tokens[index - 1].range.upperBound < tokens[index].range.lowerBound {
                return (.verb(isMore ? .add : .remove), isMore ? "add" : "remove", 1, .none)
            }
        }
        // "++": the second sign says nothing more.
        if let next, texts[next] == texts[index], tokens[index].range.upperBound == tokens[next].range.lowerBound {
            return direction(at: next, after: last).map { ($0.meaning, $0.name, $0.count + 1, $0.mark) }
        }
        guard let last, last.isWord, Self.isMeasured(last.meaning), next.map(endsItem) ?? true else { return nil }
        return (.particle, isMore ? "up" : "down", 1, .none)
    }

    private static let signs: Set = ["+", "-", "\u{2212}", "\u{2013}"]

    private static func isMeasured(_ meaning: EditMeaning) -> Bool {
        switch meaning {
        case .slider, .sharp, .band: true
        default: false
        }
    }

    /// Whether a mark, or a word that joins, stands there.
    private func endsItem(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .stop: true
        case .comma: texts[index] != "-"
        case .word(let word): word == "and" && texts[index] != "+" || word == "then"
        default: false
        }
    }

    /// "four by five", "sixteen by nine": proportions as people say them.
    func spokenRatio(at index: Int) -> Found? {
        guard index + 2 < tokens.count, let first = words[index], let link = words[index + 1], ["by", "to", "x"].contains(link),
            let second = words[index + 2], let width = Self.numerals[first], let height = Self.numerals[second],
            let ratio = AspectRatio(reducing: width, height), Self.frames.contains(ratio.summary)
        else { return nil }
        return (.ratio(ratio), ratio.summary, 3, .none)
    }

    private static let numerals = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "sixteen": 16,
        "twenty": 20,
    ]
    private static let frames: Set = [
        "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "5:7", "7:5", "8:10", "10:8", "9:16", "16:9", "16:10", "10:16", "20:9",
        "9:20",
    ]

    // MARK: Numbers and signs

    /// "4:5", "16 by 9", "4x5", "1080x1350".
    private func ratio(at index: Int) -> Found? {
        let text = texts[index]
        if let cross = text.firstIndex(where: { $0 == "x" || $0 == "X" }), let width = Int(text[..<cross]),
            let height = Int(text[text.index(after: cross)...]),
            let ratio = AspectRatio(reducing: width, height)
        {
            return (.ratio(ratio), ratio.summary, 1, .none)
        }
        guard index + 2 < tokens.count, let width = Int(text), let height = Int(texts[index + 2]),
            [":", "by", "x", "X", "/", "\u{D7}", "to"].contains(texts[index + 1]),
            let ratio = AspectRatio(reducing: width, height)
        else { return nil }
        return (.ratio(ratio), ratio.summary, 3, .none)
    }

    /// "1)", "(2)": the next point of a list.
    private func listNumber(at index: Int) -> Found? {
        guard index + 1 < tokens.count, let value = Int(texts[index]), (1...20).contains(value),
            texts[index + 1] == ")"
        else { return letter(at: index) }
        return (.then, "then", 2, .none)
    }

    /// "a)", "b)".
    private func letter(at index: Int) -> Found? {
        guard index + 1 < tokens.count, texts[index + 1] == ")",
            ["a", "b", "c", "d", "e", "f"].contains(texts[index].lowercased()),
            tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
        else { return bullet(at: index) }
        return (.then, "then", 2, .none)
    }

    /// "- remove the tag - brighter": a prompt that begins with a dash is a list.
    private func bullet(at index: Int) -> Found? {
        guard ["-", "\u{2013}", "\u{2022}"].contains(texts[index]), ["-", "\u{2013}", "\u{2022}"].contains(texts[0]),
            index + 1 < tokens.count,
            tokens[index].range.upperBound < tokens[index + 1].range.lowerBound
        else { return nil }
        return (.then, "then", 1, .none)
    }

    /// "shirt white / shorts beige": a slash between spaces parts a list; "red/blue" is one or the other.
    private func slash(at index: Int) -> Found? {
        guard texts[index] == "/", index > 0, index + 1 < tokens.count,
            tokens[index - 1].range.upperBound < tokens[index].range.lowerBound,
            tokens[index].range.upperBound < tokens[index + 1].range.lowerBound
        else { return nil }
        return (.filler, "", 1, .comma)
    }

    /// "-30", "+15": a sign at the number.
    private func signed(at index: Int) -> Found? {
        let text = texts[index]
        guard ["-", "+", "\u{2212}", "\u{2013}"].contains(text), index + 1 < tokens.count,
            tokens[index].range.upperBound == tokens[index + 1].range.lowerBound,
            index == 0 || tokens[index - 1].range.upperBound < tokens[index].range.lowerBound
                // "saturation:-5", "contrast=-10"
                || [":", "="].contains(texts[index - 1]),
            let value = Self.number(texts[index + 1])
        else { return nil }
        return (.number(text == "+" ? value : -value), text == "+" ? "+" : "-", 2, .none)
    }

    /// "300K": so much warmer or cooler; "4k" is a size.
    private func kelvin(at index: Int) -> Found? {
        let text = texts[index]
        guard text.last == "k" || text.last == "K", let value = Self.number(String(text.dropLast())), value >= 100 else {
            return nil
        }
        return (.number(value), "k", 1, .none)
    }

    /// "->", "=>".
    private func arrow(at index: Int) -> Found? {
        guard index + 1 < tokens.count, ["-", "=", "\u{2013}"].contains(texts[index]),
            texts[index + 1] == ">",
            tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
        else { return nil }
        return (.to, "to", 2, .none)
    }

    /// A number that an instruction can mean: "nan" and "infinity" are none, and a row of forty digits is only more than any.
    static func number(_ text: String) -> Float? {
        guard let first = text.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || text.hasPrefix("."),
            let value = Float(text)
        else { return nil }
        return min(value, largestNumber)
    }

    /// Above every angle, share and amount.
    private static let largestNumber: Float = 100_000
}
