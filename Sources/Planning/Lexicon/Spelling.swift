// From what people type to the words of the lexicon: British spelling, plurals, verb forms, small typing errors.

/// Finds the lexicon's spelling of a word.
struct Spelling: Sendable {
    /// Single words of the lexicon, also those that only stand inside phrases.
    let vocabulary: Set<String>
    /// Base forms of verbs.
    private let verbs: Set<String>
    /// Words with one letter taken out -> the vocabulary words that gave them (symmetric deletion, W. Garbe 2012):
    /// a look-up costs as many hash probes as the word has letters, however large the lexicon is.
    private let deletions: [String: [String]]
    private let ordinary: Set<String>
    /// Words without their vowels -> the vocabulary words that have no other letters: "bckgrnd" -> "background".
    private let skeletons: [String: [String]]

    /// Shortest word that is corrected; in shorter ones most single errors give another English word.
    static let shortestCorrected = 5
    /// Longer ones are no words.
    static let longestCorrected = 24

    /// - Parameters:
    ///   - exact: words of the vocabulary that no other word is corrected to.
    ///   - verbs: words of the vocabulary that stand for their inflected forms, too.
    ///   - ordinary: words that are never corrected.
    init(vocabulary: Set<String>, exact: Set<String>, verbs: Set<String> = [], ordinary: Set<String>) {
        self.vocabulary = vocabulary
        self.verbs = verbs
        self.ordinary = ordinary
        var deletions: [String: [String]] = [:]
        var skeletons: [String: [String]] = [:]
        for word in vocabulary.subtracting(exact) where word.utf8.count >= Self.shortestCorrected {
            deletions[word, default: []].append(word)
            for shorter in Self.shortened(word) { deletions[shorter, default: []].append(word) }
            skeletons[Self.skeleton(word), default: []].append(word)
        }
        self.deletions = deletions
        self.skeletons = skeletons
    }

    /// The vocabulary's form of a folded word, or `nil`.
    func normal(_ word: String) -> String? {
        known(word) ?? ShortSlips.meant[word].flatMap(known) ?? correction(of: word)
    }

    /// The vocabulary's form of a word that is spelled right, in British or American English; `nil` when no list has it.
    func known(_ word: String) -> String? {
        if let form = form(of: word) { return form }
        for american in AmericanSpelling.candidates(of: word) {
            if let form = form(of: american) { return form }
        }
        return nil
    }

    private func form(of word: String) -> String? {
        if vocabulary.contains(word) { return word }
        return singular(of: word) ?? base(of: word)
    }

    func singular(of word: String) -> String? {
        guard word.utf8.count > 3, word.hasSuffix("s") else { return nil }
        // "leaves" grow on trees before anybody leaves.
        var candidates: [String] = word.hasSuffix("ves") ? [word.dropLast(3) + "f", word.dropLast(3) + "fe"] : []
        candidates.append(String(word.dropLast()))
        if word.hasSuffix("es") { candidates.append(String(word.dropLast(2))) }
        if word.hasSuffix("ies") { candidates.append(word.dropLast(3) + "y") }
        return candidates.first(where: vocabulary.contains)
    }

    /// "cropping", "cropped" -> "crop"; "removing" -> "remove".
    func base(of word: String) -> String? {
        guard let suffix = ["ing", "ed"].first(where: word.hasSuffix), word.utf8.count > suffix.utf8.count + 2 else { return nil }
        let stem = String(word.dropLast(suffix.count))
        var candidates = [stem, stem + "e"]
        if stem.hasSuffix("i") { candidates.append(stem.dropLast() + "y") }
        if let last = stem.last, stem.dropLast().last == last { candidates.append(String(stem.dropLast())) }
        return candidates.first(where: verbs.contains)
    }

    /// The one vocabulary word at Damerau-Levenshtein distance 1 that begins alike, the likeliest slip where there are several; `nil`
    /// when several are as likely, or when the word is an ordinary English word that happens to lie next to one of ours.
    private func correction(of word: String) -> String? {
        guard !ordinary.contains(word), singularIsNotOrdinary(word) else { return nil }
        if let near = neighbor(of: word) ?? abbreviated(word) { return near }
        // "traners": one slip, in a plural.
        return word.hasSuffix("s") && !word.hasSuffix("ss") ? neighbor(of: String(word.dropLast())) : nil
    }

    /// The one vocabulary word one error away, whether or not the word is English itself.
    func neighbor(of word: String) -> String? {
        guard (Self.shortestCorrected...Self.longestCorrected).contains(word.utf8.count),
            word.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") })
        else { return nil }
        var found: [String] = []
        for probe in [word] + Self.shortened(word) {
            for candidate in deletions[probe] ?? [] where !found.contains(candidate) && Self.isOneError(word, candidate) {
                found.append(candidate)
            }
        }
        guard found.count > 1 else { return found.first }
        let ranks = found.map { Keyboard.rank(word, $0) }
        let likely = zip(found, ranks).filter { $0.1 == ranks.min() }
        if likely.count == 1 { return likely[0].0 }
        // A letter is left out more often than it is added.
        let longer = likely.filter { $0.0.utf8.count > word.utf8.count }
        return longer.count == 1 ? longer[0].0 : nil
    }

    /// "backgrnd", "brwn": the one vocabulary word of which somebody left out two vowels or more, and nothing else.
    private func abbreviated(_ word: String) -> String? {
        guard (4...Self.longestCorrected).contains(word.utf8.count) else { return nil }
        let meant = (skeletons[Self.skeleton(word)] ?? []).filter { candidate in
            var rest = word.utf8[...]
            for letter in candidate.utf8 where letter == rest.first { rest = rest.dropFirst() }
            return rest.isEmpty && candidate.utf8.count >= word.utf8.count + 2
        }
        return meant.count == 1 ? meant[0] : nil
    }

    /// The first letter, and the consonants behind it.
    private static func skeleton(_ word: String) -> String {
        let letters = word.utf8
        return String(
            decoding: [letters.first].compactMap(\.self) + letters.dropFirst().filter { !vowels.contains($0) }, as: UTF8.self)
    }

    private static let vowels: Set<UInt8> = Set("aeiou".utf8)

    private func singularIsNotOrdinary(_ word: String) -> Bool {
        !(word.hasSuffix("s") && ordinary.contains(String(word.dropLast())))
    }

    /// The word without each of its letters in turn.
    private static func shortened(_ word: String) -> [String] {
        let letters = Array(word.utf8)
        return letters.indices.map { index in
            String(decoding: letters[..<index] + letters[(index + 1)...], as: UTF8.self)
        }
    }

    /// Whether one insertion, deletion, replacement or swap of neighbours turns one word into the other; the first letter is
    /// seldom mistyped, so it must stand, or be swapped with the second.
    static func isOneError(_ typed: String, _ meant: String) -> Bool {
        let a = Array(typed.utf8)
        let b = Array(meant.utf8)
        guard abs(a.count - b.count) <= 1, let first = a.first, let other = b.first else { return false }
        var start = 0
        while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
        var tail = 0
        while tail < min(a.count, b.count) - start, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
        let restA = a.count - start - tail
        let restB = b.count - start - tail
        if restA == 2, restB == 2 { return a[start] == b[start + 1] && a[start + 1] == b[start] }
        return first == other && max(restA, restB) == 1
    }
}
