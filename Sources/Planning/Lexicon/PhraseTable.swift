// Words and phrases in one table, looked up by their longest beginning.

/// What each word and phrase means, with the spelling corrector that leads to them. Immutable; one for each grammar.
struct PhraseTable<Meaning: Sendable>: Sendable {
    let spelling: Spelling
    private let meanings: [String: Meaning]
    /// First word of a phrase -> words of the longest phrase that begins with it.
    private let longest: [String: Int]

    /// - Parameters:
    ///   - entries: phrases in normal form. The first meaning of a phrase stands: their order is their precedence.
    ///   - isExact: meanings whose words no other word is corrected to.
    ///   - inflects: meanings of verbs, whose first words also stand with "-s", "-ed" and "-ing".
    init(
        _ entries: [(String, Meaning)], isExact: (Meaning) -> Bool = { _ in false }, inflects: (Meaning) -> Bool = { _ in false }
    ) {
        var meanings: [String: Meaning] = [:]
        var longest: [String: Int] = [:]
        var vocabulary: Set<String> = []
        var exact: Set<String> = []
        var verbs: Set<String> = []
        for (phrase, meaning) in entries where meanings[phrase] == nil {
            let words = phrase.split(separator: " ").map(String.init)
            meanings[phrase] = meaning
            vocabulary.formUnion(words)
            if isExact(meaning) { exact.formUnion(words) }
            if inflects(meaning) { verbs.insert(words[0]) }
            longest[words[0]] = max(longest[words[0]] ?? 0, words.count)
        }
        self.meanings = meanings
        self.longest = longest
        spelling = Spelling(vocabulary: vocabulary, exact: exact, verbs: verbs, ordinary: OrdinaryWords.all)
    }

    /// What a whole phrase in normal form means; `nil` when it is none of the table's.
    func meaning(of phrase: String) -> Meaning? { meanings[phrase] }

    /// The longest phrase at the beginning of some words in normal form.
    ///
    /// - Returns: its meaning, its name and how many words it takes; `nil` when no phrase begins so.
    func match(_ words: ArraySlice<String?>) -> (meaning: Meaning, name: String, count: Int)? {
        let found = exactMatch(words)
        // "power lines" are a power line, although "lines" stands in other phrases.
        let next = words.prefix(5).map(\.self)
        let single = next.map { word in word.flatMap(spelling.singular) ?? word }
        guard single != next, let other = exactMatch(single[...]), other.count > max(found?.count ?? 0, 1) else { return found }
        return other
    }

    private func exactMatch(_ words: ArraySlice<String?>) -> (meaning: Meaning, name: String, count: Int)? {
        guard let first = words.first, let first, let most = longest[first] else { return nil }
        var phrases = [first]
        for word in words.dropFirst().prefix(most - 1) {
            guard let word else { break }
            phrases.append(phrases[phrases.count - 1] + " " + word)
        }
        for (index, phrase) in phrases.enumerated().reversed() {
            if let meaning = meanings[phrase] { return (meaning, phrase, index + 1) }
        }
        return nil
    }
}
