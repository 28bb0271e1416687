// Phrases that ask for other tones without naming a slider: "bring out the stitching", "subject up, background down".

import RetouchModel

/// Each looks only where nothing was read before it.
extension ToneReader {
    /// "take the colour out of the background".
    mutating func drainColor() {
        guard changes.isEmpty, clause.does(.remove),
            let noun = clause.first(where: { $0.meaning == .colorNoun || isColorful($0) })
        else { return }
        used.insert(noun)
        changes = [SliderChange(.saturation, amount: -1)]
    }

    /// "boost the colour of her eyes".
    mutating func intensify() {
        guard changes.isEmpty, let noun = clause.index(of: .colorNoun), !clause.contains(where: \.isColor),
            clause.does(.raise, .lower, .enhance) || clause.has(.more) || clause.has(.less), let sign = sign(at: noun)
        else { return }
        used.insert(noun)
        append(.saturation, sign * clause.degree, at: noun)
    }

    /// "bring out the stitching": what has a surface gets texture, the rest clarity.
    mutating func bringOut() {
        guard changes.isEmpty, let verb = clause.mainVerb,
            ["bring out", "emphasize", "accentuate", "play up"].contains(clause.items[verb].name),
            let thing = clause.first(where: { $0.thing != nil }), !clause.contains(where: \.isColor)
        else { return }
        used.insert(thing)
        let isSurface =
            clause.items[thing].thing == .garment || clause.items[thing].meaning == .material
            || WordGroup(.unknown, ThingWords.surfaces).phrases.contains { $0 == clause.items[thing].name }
        changes = [SliderChange(isSurface ? .texture : .clarity, amount: clause.degree)]
    }

    /// "too much shadow on her face" is lifted, and no thing to take away.
    mutating func liftShadow() {
        guard changes.isEmpty, let shadow = clause.first(where: { $0.name == "shadow" }),
            clause.contains(where: { $0.thing == .bodyPart }),
            clause.does(.remove, .lower, .soften, .fix) || clause.has(.tooMuch) || clause.has(.less)
        else { return }
        used.insert(shadow)
        changes = [SliderChange(.shadows, amount: clause.degree)]
    }

    /// "lift the model", "bring the background down": exposure is what a part of a picture is lifted by.
    private mutating func liftNamed() {
        guard let verb = clause.mainVerb, clause.does(.raise, .lower),
            [
                "lift", "bring up", "bring down", "pull down", "pull up", "push up", "knock back", "knock down", "drop down",
                "push",
            ].contains(
                clause.items[verb].name),
            let noun = clause.items[(verb + 1)...].first(where: { $0.isNoun || $0.meaning == .pronoun(.it) }),
            [.pronoun(.it), .background, .subject, .person, .picture, .wall].contains(noun.meaning)
                || ["face", "skin", "sky", "floor"].contains(noun.name)
                // "lift the brim a touch": nobody raises a brim by a touch.
                || noun.thing != nil && noun.meaning != .limb && noun.thing != .bodyPart && !noun.isSlider
                    && clause.contains(where: \.isDegree),
            clause.items.allSatisfy({
                $0.isSmall || $0.isDegree || $0.isNoun || $0.isPronoun || $0.isVerb(.raise, .lower) || $0.meaning == .percent
                    || { if case .number = $0.meaning { true } else { false } }($0)
            })
        else { return }
        used.insert(verb)
        changes = [SliderChange(.exposure, amount: clause.does(.raise) ? clause.degree : -clause.degree)]
    }

    /// "enhance", "improve the picture a bit".
    mutating func enhanceAll() {
        guard changes.isEmpty, clause.does(.enhance),
            clause.items.allSatisfy({ $0.isSmall || $0.isDegree || $0.isPronoun || $0.isVerb(.enhance) || $0.meaning == .picture }
            ),
            case .tone(let tone)? = EditLexicon.shared.meaning(of: "enhance it")
        else { return }
        for share in tone.shares { append(share.slider, share.share * clause.degree, at: clause.mainVerb ?? 0) }
    }

    /// "shift to green", "push the shadows towards blue": the cast of the picture or of skin moves, and nothing gets a colour of its own.
    static func shiftsCast(_ clause: EditClause, _ context: EditContext) -> Bool {
        guard let verb = clause.mainVerb, ["shift", "nudge", "push", "pull", "move", "lean"].contains(clause.items[verb].name),
            let to = clause.index(of: .to), clause.items[to...].contains(where: \.isColor),
            clause.indices(where: \.isColor).count == 1
        else { return false }
        let isOfPicture = clause.items[..<to].allSatisfy {
            !$0.isSlider && $0.thing == nil || $0.thing == .bodyPart && $0.meaning != .hair
        }
        guard case .named(let thing)? = context.previous, !clause.contains(where: { $0.thing != nil }) else { return isOfPicture }
        return isOfPicture && thing.kind == .bodyPart && thing.word != "hair"
    }

    mutating func shiftCast() {
        guard let index = clause.first(where: \.isColor), let color = tintColor(at: index), let band = ColorBand(near: color)
        else {
            return
        }
        switch band {
        case .green: append(.tint, -clause.degree, at: index)
        case .magenta, .purple: append(.tint, clause.degree, at: index)
        case .blue, .aqua: append(.temperature, -clause.degree, at: index)
        case .yellow, .orange, .red: append(.temperature, clause.degree, at: index)
        }
    }

    /// "subject up, background down": exposure is what goes up without a name.
    mutating func liftRegion() {
        if changes.isEmpty { liftNamed() }
        guard changes.isEmpty, clause.verb == nil,
            let particle = clause.items.lastIndex(where: { ["up", "down"].contains($0.name) }),
            clause.items.allSatisfy({
                $0.isSmall || $0.isDegree || $0.meaning == .background || $0.meaning == .subject
            }), clause.items[..<particle].contains(where: \.isNoun)
        else { return }
        used.insert(particle)
        changes = [SliderChange(.exposure, amount: clause.items[particle].name == "up" ? clause.degree : -clause.degree)]
    }

    mutating func fixRedEye() {
        guard changes.isEmpty, clause.does(.fix, .remove, .lower, .retouch) || clause.isStatement,
            let eye = clause.first(where: { $0.name.hasPrefix("red eye") })
        else { return }
        used.insert(eye)
        changes = [SliderChange(.saturation, band: .red, amount: -1)]
    }

    /// "the colours are off", "colour correct it".
    mutating func fixColors() {
        guard changes.isEmpty else { return }
        // "the whites look blue"
        if clause.isStatement, let whites = clause.index(of: .slider(SliderWord(slider: .whites))),
            clause.contains(where: \.isColor)
        {
            used.insert(whites)
            changes = [SliderChange(.temperature, amount: 0, isAutomatic: true)]
            return
        }
        guard
            let noun = clause.first(where: {
                $0.meaning == .colorNoun || isColorful($0) || $0.name == "color correct" || $0.name.hasPrefix("skin tone")
            }),
            !clause.contains(where: \.isColor)
        else { return }
        let isOff =
            clause.isStatement
            && clause.contains {
                ["off", "wrong", "weird", "strange", "unnatural", "inaccurate", "odd", "not right", "bad"].contains($0.name)
            }
        guard clause.does(.fix) || isOff else { return }
        used.insert(noun)
        changes = [SliderChange(.temperature, amount: 0, isAutomatic: true)]
    }

    /// "darken the corners" is a vignette.
    mutating func darkensEdges() -> Bool {
        guard let edges = clause.index(of: .edges), !clause.contains(where: { $0.thing != nil }), changes.count == 1,
            changes[0].slider == .exposure
        else { return false }
        used.insert(edges)
        changes = [SliderChange(.vignette, amount: -changes[0].amount)]
        return true
    }
}
