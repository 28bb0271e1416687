// All words of edit prompts in one table, built once.

import RetouchModel

/// The words of edits. `shared` is built at first use, in a few milliseconds.
enum EditLexicon {
    static let shared = PhraseTable<EditMeaning>(entries) { $0 == .foreign }

    /// Every phrase with its meaning, by precedence.
    private static var entries: [(String, EditMeaning)] {
        var list: [(String, EditMeaning)] = []
        func add(_ groups: [(EditMeaning, String)]) {
            for (meaning, words) in groups {
                list += WordGroup(.unknown, words).phrases.map { (String($0), meaning) }
            }
        }
        add(EditFunctionWords.groups)
        add(EditVerbs.groups)
        add(EditTones.tones.map { (.tone($0.tone), $0.words) })
        add(EditTones.groups)
        add(EditLights.groups)
        add(EditNouns.groups)
        add(EditLooks.groups)
        add([
            (.place, "studio, photo studio, photography studio, white studio, scene, location, cove, infinity cove"),
            (.transparent, "transparent, transparency, alpha, see through"),
        ])
        for (modifier, words) in StudioWords.modifiers { add([(.color(.modifier(modifier)), words)]) }
        for table in [ColorNames.css, ColorNames.fashion, ColorNames.colorOrScene] {
            list += table.map { ($0.key, .color(.color(Color(packed: $0.value)))) }
        }
        list += ColorNames.tints.map { ($0.key, .color(.tint(Color(packed: $0.value)))) }
        for (kind, words) in SceneWords.groups {
            switch kind {
            case .place: add([(.place, words)])
            case .material: add([(.material, words)])
            case .light: add([(.lightNoun, words)])
            case .object: add([(.thing(.other), words)])
            }
        }
        add([(.foreign, ForeignWords.words + ", " + EditFunctionWords.foreign)])
        return list
    }
}
