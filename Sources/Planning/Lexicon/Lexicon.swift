// All words of backgrounds in one table, built once.

import RetouchModel

/// The words of backgrounds. `shared` is built at first use, in a few milliseconds.
enum Lexicon {
    static let shared = PhraseTable<Meaning>(entries)

    /// Every phrase with its meaning, by precedence.
    static var entries: [(String, Meaning)] {
        var list: [(String, Meaning)] = []
        func add(_ groups: [WordGroup]) {
            for group in groups { list += group.phrases.map { (String($0), group.meaning) } }
        }
        add(StudioWords.groups)
        for (modifier, words) in StudioWords.modifiers { add([WordGroup(.modifier(modifier), words)]) }
        for table in [ColorNames.css, ColorNames.fashion, ColorNames.trade] {
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
