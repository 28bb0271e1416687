// All words of edit prompts in one table, built once.

import RetouchModel

/// The words of edits. `shared` is built at first use, in a few milliseconds.
enum EditLexicon {
    static let shared = PhraseTable<EditMeaning>(
        entries,
        inflects: { meaning in
            switch meaning {
            case .verb: true
            case .tone(let tone): tone.form == .verb
            default: false
            }
        })

    /// Verbs that also name a thing, such as "button" and "mirror", with what they name.
    static let nouns: [String: EditMeaning] = {
        var nouns: [String: EditMeaning] = [
            "hem": .sizing, "blur": .blurred, "gaze": .pose, "color": .colorNoun, "pose": .limb, "cut": .garmentDetail,
            "finish": .colorNoun,
            // "she'll" without its apostrophe.
            "shell": .thing(.other), "strip": .areas, "steam": .thing(.other),
        ]
        for phrase in PeopleWords.relatives { nouns[phrase] = .thing(.other) }
        for (meaning, words) in EditNouns.groups {
            for phrase in WordGroup(.unknown, words).phrases {
                switch shared.meaning(of: String(phrase)) {
                case .verb, .filler: if nouns[String(phrase)] == nil { nouns[String(phrase)] = meaning }
                default: break
                }
            }
        }
        return nouns
    }()

    /// What a picture can be for, by name.
    static let purposes = PhraseTable<AspectRatio?>(
        EditFrames.purposes.flatMap { ratio, words in WordGroup(.unknown, words).phrases.map { (String($0), ratio) } },
        isExact: { _ in true })

    /// Every phrase with its meaning, by precedence.
    private static var entries: [(String, EditMeaning)] {
        var list: [(String, EditMeaning)] = []
        func add(_ groups: [(EditMeaning, String)]) {
            for (meaning, words) in groups {
                list += WordGroup(.unknown, words).phrases.map { (String($0), meaning) }
            }
        }
        add(EditFunctionWords.groups)
        add(EditPointing.groups)
        add(EditVerbs.groups)
        add(EditTones.tones.map { (.tone($0.tone), $0.words) })
        add(EditSliders.groups)
        add(EditLights.groups)
        add([
            (
                .transparent,
                "transparent, nothing around it, nothing behind it, nothing around, nothing else around it, nothing in the background, no surroundings, without surroundings, transparency, alpha, no bg, without bg, no back ground, no backdrop, see through, alpha channel, no background, without background, without a background"
            )
        ])
        add(EditFrames.groups)
        add(EditNouns.groups)
        add(EditLooks.groups)
        add([(.place, "studio, photo studio, photography studio, white studio, scene, location, cove, infinity cove")])
        for (modifier, words) in StudioWords.modifiers { add([(.color(.modifier(modifier)), words)]) }
        for table in [ColorNames.css, ColorNames.fashion, ColorNames.hair, ColorNames.trade, ColorNames.colorOrScene] {
            list += table.map { ($0.key, .color(.color(Color(packed: $0.value)))) }
        }
        list += ColorNames.tints.map { ($0.key, .color(.tint(Color(packed: $0.value)))) }
        add([(.filler, EditSmallWords.all)])
        add(EditFrames.purposes.filter { $0.0 != nil }.map { (.purpose($0.0), $0.1) })
        add([(.purpose(nil), EditFrames.platforms)])
        for (kind, words) in SceneWords.groups {
            switch kind {
            case .place: add([(.place, words)])
            case .material: add([(.material, words)])
            case .light:
                // "blue sky" is the sky's colour here, and a scene only behind somebody.
                list += WordGroup(.unknown, words).phrases.filter { !$0.hasSuffix(" sky") }.map { (String($0), .lightNoun) }
            case .object: add([(.thing(.other), words)])
            }
        }
        return list
    }
}
