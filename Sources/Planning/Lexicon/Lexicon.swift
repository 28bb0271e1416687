// All words in one table, built once.

import RetouchModel

/// What each word and phrase means. Immutable; `shared` is built at first use, in a few milliseconds.
struct Lexicon: Sendable {
    static let shared = Lexicon()

    let spelling: Spelling
    private let meanings: [String: Meaning]
    /// First word of a phrase -> words of the longest phrase that begins with it.
    private let longest: [String: Int]

    private init() {
        var meanings: [String: Meaning] = [:]
        var longest: [String: Int] = [:]
        var vocabulary: Set<String> = []
        var exact: Set<String> = []
        // The first meaning of a phrase stands: the order of the lists is their precedence.
        for (phrase, meaning) in Self.entries where meanings[phrase] == nil {
            let words = phrase.split(separator: " ").map(String.init)
            meanings[phrase] = meaning
            vocabulary.formUnion(words)
            if meaning == .foreign { exact.formUnion(words) }
            longest[words[0]] = max(longest[words[0]] ?? 0, words.count)
        }
        self.meanings = meanings
        self.longest = longest
        spelling = Spelling(
            vocabulary: vocabulary, exact: exact, ordinary: Set(WordGroup(.unknown, OrdinaryWords.words).phrases.map(String.init))
        )
    }

    /// The longest phrase at the beginning of some words in normal form.
    ///
    /// - Returns: its meaning, its name and how many words it takes; `nil` when no phrase begins so.
    func match(_ words: ArraySlice<String?>) -> (meaning: Meaning, name: String, count: Int)? {
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

    /// Every phrase with its meaning, by precedence.
    static var entries: [(String, Meaning)] {
        var list: [(String, Meaning)] = []
        func add(_ groups: [WordGroup]) {
            for group in groups { list += group.phrases.map { (String($0), group.meaning) } }
        }
        add(StudioWords.groups)
        for (modifier, words) in StudioWords.modifiers { add([WordGroup(.modifier(modifier), words)]) }
        for table in [ColorNames.css, ColorNames.fashion] {
            list += table.map { ($0.key, .color(Color(packed: $0.value))) }
        }
        list += ColorNames.colorOrScene.map { ($0.key, .colorOrScene(Color(packed: $0.value), $0.key)) }
        list += ColorNames.tints.map { ($0.key, .tint(Color(packed: $0.value))) }
        add(GrammarWords.groups)
        add(SubjectWords.groups)
        for (kind, words) in SceneWords.groups {
            list += WordGroup(.unknown, words).phrases.map { phrase in
                let name = String(phrase)
                return (name, .scene(kind, SceneWords.aliases[name] ?? name))
            }
        }
        add([WordGroup(.foreign, ForeignWords.words)])
        return list
    }
}

extension Color {
    /// From 0xRRGGBB.
    init(packed value: UInt32) {
        self.init(
            red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
    }
}
