// Words and phrases in one table, looked up by their longest beginning.

/// What each word and phrase means, with the spelling corrector that leads to them. Immutable; one for each grammar.
struct PhraseTable<Meaning: Sendable>: Sendable {
    let spelling: Spelling
    private let meanings: [Meaning]
    private let names: [String]
    private let places: [String: Int]
    private let trie: PhraseTrie

    /// - Parameters:
    ///   - entries: phrases in normal form. The first meaning of a phrase stands: their order is their precedence.
    ///   - isExact: meanings whose words no other word is corrected to.
    ///   - inflects: meanings of verbs, whose first words also stand with "-s", "-ed" and "-ing".
    init(
        _ entries: [(String, Meaning)], isExact: (Meaning) -> Bool = { _ in false }, inflects: (Meaning) -> Bool = { _ in false }
    ) {
        var meanings: [Meaning] = []
        var names: [String] = []
        var places: [String: Int] = [:]
        var phrases: [[String]] = []
        var vocabulary: Set<String> = []
        var exact: Set<String> = []
        var verbs: Set<String> = []
        for (phrase, meaning) in entries where places[phrase] == nil {
            let words = phrase.split(separator: " ").map(String.init)
            places[phrase] = names.count
            meanings.append(meaning)
            names.append(phrase)
            phrases.append(words)
            vocabulary.formUnion(words)
            if isExact(meaning) { exact.formUnion(words) }
            if inflects(meaning) { verbs.insert(words[0]) }
        }
        let spelling = Spelling(vocabulary: vocabulary, exact: exact, verbs: verbs, ordinary: OrdinaryWords.all)
        var trie = PhraseTrie(phrases)
        trie.setSingulars(spelling.singular)
        self.meanings = meanings
        self.names = names
        self.places = places
        self.trie = trie
        self.spelling = spelling
    }

    /// What a whole phrase in normal form means; `nil` when it is none of the table's.
    func meaning(of phrase: String) -> Meaning? { places[phrase].map { meanings[$0] } }

    /// The number of a word in normal form, for `match`.
    func number(of word: String?) -> Int32 { word.map(trie.number) ?? PhraseTrie.unknown }

    /// The longest phrase at the beginning of some words, by their numbers.
    ///
    /// - Returns: its meaning, its name and how many words it takes; `nil` when no phrase begins so.
    func match(_ words: ArraySlice<Int32>) -> (meaning: Meaning, name: String, count: Int)? {
        guard let found = trie.longest(words) else { return nil }
        return (meanings[found.phrase], names[found.phrase], found.count)
    }
}
