// Words of the prompt, as the caller wrote them.

/// Cuts quotations out of a prompt.
struct Quote {
    private let scalars: [Unicode.Scalar]

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    /// The prompt's text in a range of scalar offsets.
    func text(_ range: Range<Int>) -> String {
        let part = scalars[range.clamped(to: scalars.indices)]
        return String(unsafeUninitializedCapacity: part.count * 4) { bytes in
            var count = 0
            for scalar in part {
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    bytes[count] = byte
                    count += 1
                }
            }
            return count
        }
    }

    /// Quotations of several places: neighbours that only small words part become one, and an article before the first belongs to it.
    func texts(_ ranges: [Range<Int>], items: [Item], articles: Bool = true) -> [String] {
        joined(ranges, items: items, articles: articles).map(text)
    }

    func joined(_ ranges: [Range<Int>], items: [Item], articles: Bool = true) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last,
                range.lowerBound <= last.upperBound || onlySmallWords(last.upperBound..<range.lowerBound, items)
            {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(articles ? withArticle(range, items) : range)
            }
        }
        return result
    }

    /// A phrase in full: with the adjectives and the article before it, and with the "light" after it.
    func phrase(_ range: Range<Int>, items: [Item]) -> String {
        var start = range.lowerBound
        var end = range.upperBound
        for item in items.reversed() where item.range.upperBound <= start {
            guard item.isWord, GrammarWords.describingWords.contains(item.name) else { break }
            start = item.range.lowerBound
        }
        if let next = items.first(where: { $0.range.lowerBound >= end }), next.isWord, next.meaning == .lightNoun {
            end = next.range.upperBound
        }
        return text(withArticle(start..<end, items))
    }

    private func onlySmallWords(_ gap: Range<Int>, _ items: [Item]) -> Bool {
        items.lazy.filter { $0.range.lowerBound >= gap.lowerBound && $0.range.upperBound <= gap.upperBound }.allSatisfy { item in
            switch item.meaning {
            case .filler, .of, .on, .with, .lightNoun, .modifier, .degree: item.isWord
            default: false
            }
        }
    }

    private func withArticle(_ range: Range<Int>, _ items: [Item]) -> Range<Int> {
        guard
            let before = items.last(where: {
                $0.range.upperBound <= range.lowerBound && $0.range.upperBound + 1 >= range.lowerBound
            }),
            ["a", "an", "the"].contains(before.name)
        else { return range }
        return before.range.lowerBound..<range.upperBound
    }
}
