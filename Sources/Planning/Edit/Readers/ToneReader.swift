// Adjust: sliders from tone words. Phrases that name no slider are in ToneReader+Phrases.swift.

import RetouchModel

/// Reads "warmer, less contrast", "lift the shadows", "make the blues more saturated".
struct ToneReader {
    let clause: EditClause
    /// Whether "it" is a thing that was named before: "the grass is yellow, make it greener".
    let refersToThing: Bool
    var changes: [SliderChange] = []
    var used: Set<Int> = []

    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        if let again = repeated(clause, context) { return again }
        if let verb = clause.verb,
            [.crop, .rotate, .flip, .straighten, .isolate, .pose, .garment, .resize, .wear, .blur].contains(verb)
        {
            return nil
        }
        var refersToThing = false
        if case .named(let thing)? = context.previous { refersToThing = thing.kind == .other }
        var reader = ToneReader(clause: clause, refersToThing: refersToThing)
        if let shift = reader.shiftedBand() {
            reader.changes = [shift]
        } else if Self.shiftsCast(clause, context) {
            reader.shiftCast()
        } else {
            for index in clause.items.indices { reader.item(at: index) }
        }
        reader.drainColor()
        reader.intensify()
        reader.bringOut()
        reader.liftShadow()
        reader.liftRegion()
        reader.fixRedEye()
        reader.fixColors()
        reader.enhanceAll()
        guard !reader.changes.isEmpty else { return nil }
        // "brighter and at the same time darker"
        for (index, change) in reader.changes.enumerated() where !clause.isStatement {
            let words = context.text(clause, 0..<clause.items.count)
            try EditChecks.check([change], against: Array(reader.changes[..<index]), words, words)
        }
        let isVignette = reader.darkensEdges()
        // "a colour cast from the lamps": the lamps are where it comes from.
        let source = clause.items.firstIndex { $0.name.hasSuffix("cast") }.flatMap { cast in
            clause.items[cast...].firstIndex { $0.meaning == .from }
        }
        var found = try RegionReader(clause: reader.withoutCasts(), context: context).region(
            fallback: .whole, within: source.map { 0..<$0 })
        // "smooth the skin, cool the white balance": a picture has one.
        if found.used.isEmpty, case .named? = Optional(found.region),
            clause.contains(where: { ["white balance", "wb", "color temperature", "color temp"].contains($0.name) }),
            !clause.contains(where: \.isPronoun)
        {
            found.region = .whole
        }
        return EditReading(
            actions: [.adjust(Adjustment(region: isVignette ? .whole : found.region, changes: reader.changes))],
            reason: "The prompt asks for other tones.",
            used: reader.used.union(found.used).union(clause.degreeIndices), region: found.region,
            slider: reader.changes.count == 1 ? reader.changes[0].slider : nil)
    }

    private init(clause: EditClause, refersToThing: Bool) {
        self.clause = clause
        self.refersToThing = refersToThing
    }

    /// "The shadows are blocked up, open them".
    private static func repeated(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        let isBare = clause.items.allSatisfy { $0.isSmall || $0.isDegree || $0.isVerb(.raise, .lower) }
        guard let slider = context.previousSlider, clause.does(.raise, .lower), clause.has(.pronoun(.it)) || isBare,
            !clause.contains(where: { $0.isSlider || $0.isNoun })
        else { return nil }
        let raises = clause.does(.raise) && !(slider == .highlights && clause.contains { $0.name == "bring back" })
        var sign: Float = raises ? 1 : -1
        // "it leans warm, bring it back a little": back to where it was, whichever way that is.
        if let excess = context.previousExcess, clause.contains(where: { $0.verb != nil && $0.name.hasSuffix(" back") }) {
            sign = excess
        }
        let change = SliderChange(slider, amount: sign * clause.degree)
        return EditReading(
            actions: [.adjust(Adjustment(region: context.previous ?? .whole, changes: [change]))],
            reason: "The prompt asks for other tones.",
            used: Set(clause.items.indices), slider: slider)
    }

    private mutating func item(at index: Int) {
        guard !used.contains(index) else { return }
        let item = clause.items[index]
        switch item.meaning {
        case .tone(let tone): self.tone(tone, at: index)
        case .slider(let word): slider(word, at: index)
        case .recipe(.dramaticSide) where Self.dramatic.contains(item.name) && clause.does(.make, .want, .add):
            // "make the sky more dramatic": no light of ours falls on a sky.
            for slider in [Slider.contrast, .clarity] { append(slider, clause.degree, at: index) }
        case .color(.color), .color(.tint): colorCast(item, at: index)
        case .band(let band) where !clause.contains(where: { $0.tone != nil || $0.isBandSlider }):
            guard let sign = sign(at: index) else { return }
            append(.saturation, band: band, sign * clause.degree, at: index)
        case .automatic where clause.has(.colorNoun) || clause.items.count(where: { !$0.isSmall }) == 1:
            changes += [.exposure, .contrast].map { SliderChange($0, amount: 0, isAutomatic: true) }
            used.insert(index)
        case .color(.modifier(let modifier)) where clause.isStatement || clause.has(.colorNoun) || clause.has(.tooMuch):
            self.modifier(modifier, at: index)
        default: break
        }
    }

    // MARK: Adjectives and verbs

    private mutating func tone(_ tone: Tone, at index: Int) {
        // "looks great" is praise; "make it look great" is a wish.
        if clause.items[index].name.hasPrefix("look "),
            !clause.items[..<index].contains(where: {
                $0.acts || EditClause.modals.contains($0.name) || $0.meaning == .filler && $0.name.hasSuffix("to")
            })
        {
            return
        }
        guard !isNegated(index),
            !((tone.form == .fault || tone.form == .plain && clause.isStatement && clause.contains(where: \.isSlider))
                && !changes.isEmpty)
        else { return }
        if tone.form == .plain, !isAsked(index) { return }
        let sign = sign(of: tone, at: index)
        let degree = degree(at: index)
        if tone.shares.first?.slider == .whites, tone.shares.count > 1, isOfSkin {
            return append(.exposure, 0.5 * sign * degree, at: index)
        }
        let isColored = clause.contains { $0.thing != nil || $0.isPlace } || refersToThing && clause.has(.pronoun(.it))
        if let band = Self.comparedColors[clause.items[index].name], isColored {
            return append(.saturation, band: band, sign * degree, at: index)
        }
        if let target = target(of: index), tone.shares.first?.slider != .temperature, tone.shares.first?.slider != .tint {
            used.insert(target.index)
            append(target.slider, (tone.shares.first.map { $0.share < 0 ? -1 : 1 } ?? 1) * sign * degree, at: index)
        } else if let band = band() {
            used.insert(band.index)
            let share = tone.shares.first ?? (slider: .saturation, share: 1)
            let isStrength = share.slider == .saturation || share.slider == .vibrance || tone.shares.count > 1
            let slider: Slider = isStrength ? .saturation : .lightness
            append(slider, band: band.band, (share.share < 0 ? -1 : 1) * sign * degree, at: index)
        } else {
            for share in tone.shares where share.slider != .lightness {
                append(share.slider, share.share * sign * degree, at: index)
            }
            if tone.shares.first?.slider == .lightness { append(.exposure, -sign * degree, at: index) }
            used.formUnion(clause.items.indices.filter { isColorful(clause.items[$0]) })
        }
    }

    /// Adjectives of light that are said of what is lit, too.
    private static let dramatic: Set = ["dramatic", "more dramatic", "moody", "moodier", "cinematic"]

    /// "whiten her skin" lightens it gently and leaves its hue: without colour, skin is grey.
    private var isOfSkin: Bool {
        clause.contains { $0.thing == .bodyPart && Self.skins.contains($0.name) } && !clause.contains { $0.name == "teeth" }
    }

    private static let skins: Set = [
        "skin", "skin tone", "skin tones", "complexion", "face", "forehead", "cheek", "neck", "arm", "hand", "leg", "shoulder",
        "chest", "decolletage", "armpit", "underarm", "knee", "elbow",
    ]

    /// "redder strawberries", "a greener lawn": more of the colour that a thing has.
    private static let comparedColors: [String: ColorBand] = [
        "redder": .red, "greener": .green, "bluer": .blue, "yellower": .yellow, "pinker": .magenta,
    ]

    /// Faults move what mends them; "too bright" and "looks dull" ask for the opposite of the word.
    private func sign(of tone: Tone, at index: Int) -> Float {
        if tone.form == .fault { return 1 }
        let lessens =
            clause.items[..<index].contains { $0.meaning == .less || $0.meaning == .tooMuch }
            || clause.does(.lower) && tone.form != .verb
        if lessens { return -1 }
        let lacks =
            clause.items[..<index].contains { $0.meaning == .negation || $0.meaning == .tooLittle }
            || clause.contains { $0.name == "enough" }
        // "the left side is darker than the right"
        if tone.form == .comparative { return clause.isStatement && clause.contains { $0.name == "than" } ? -1 : 1 }
        return tone.form == .plain && (clause.isStatement || isComplaint(index)) && !lacks ? -1 : 1
    }

    /// "a bit dark", "hazy": nobody asks for that.
    private func isComplaint(_ index: Int) -> Bool {
        guard clause.verb == nil, !clause.has(.more),
            clause.items.allSatisfy({ $0.isSmall || $0.isDegree || $0.tone != nil || $0.meaning == .picture || $0.isSide })
        else { return false }
        let name = clause.items[index].name
        let isMeasured =
            index > 0
            && (clause.items[index - 1].isDegree
                || ["kinda", "sorta", "rather", "quite", "pretty", "kind of", "sort of", "pretty much"].contains(
                    clause.items[index - 1].name))
        return ["hazy", "murky", "drab", "dreary", "lifeless", "lackluster", "bland", "garish"].contains(name)
            || isMeasured && ["dark", "dim", "bright", "flat", "dull"].contains(name)
    }

    /// "not darker": what it is not; but a statement with "not" says what is missing.
    private func isNegated(_ index: Int) -> Bool {
        guard !clause.isStatement, index > 0 else { return false }
        if clause.items[index - 1].meaning == .negation { return true }
        return clause.items[index - 1].isDegree && index > 1 && clause.items[index - 2].meaning == .negation
    }

    /// "bright" asks for more after "more", "too" or "make", and of something that is said to be so.
    private func isAsked(_ index: Int) -> Bool {
        if clause.isStatement { return true }
        let verbs: [EditVerb] = [.make, .turn, .look, .want, .change, .add, .use]
        return clause.items[..<index].contains { item in
            switch item.meaning {
            case .more, .less, .tooMuch, .tooLittle, .degree: true
            case .verb(let verb): verbs.contains(verb)
            default: false
            }
        } || clause.does(.look) && index + 1 < clause.items.count && clause.items[index + 1].isVerb(.look)
            || clause.items.count(where: { !$0.isSmall && $0.meaning != .colorNoun }) == 1
            || clause.contains { isColorful($0) }
    }

    func isColorful(_ item: EditItem) -> Bool { item.meaning == .slider(SliderWord(slider: .saturation)) }

    /// "brighter shadows", "crush the blacks": the slider that a tone word moves.
    private func target(of index: Int) -> (slider: Slider, index: Int)? {
        for position in clause.items.indices {
            guard case .slider(let word) = clause.items[position].meaning, !used.contains(position) else { continue }
            if [.highlights, .shadows, .whites, .blacks].contains(word.slider) { return (word.slider, position) }
            if word.slider == .tint, position == index + 1 { return (.tint, position) }
        }
        return nil
    }

    func band() -> (band: ColorBand, index: Int)? {
        for index in clause.items.indices { if case .band(let band) = clause.items[index].meaning { return (band, index) } }
        return nil
    }

    /// Degrees near the word count for it: "shadows up a lot, slightly warmer".
    func degree(at index: Int) -> Float {
        var start = index
        while start > max(0, index - 3), clause.items[start - 1].isMeasure { start -= 1 }
        if let before = clause.degree(in: start..<index) { return before }
        var end = index + 1
        while end < min(index + 4, clause.items.count), clause.items[end].meaning != .with { end += 1 }
        // "brighter with a bit more contrast": that bit is the contrast's.
        let isShared =
            clause.items[end...].contains { $0.isSlider || $0.tone != nil || $0.isBand }
            && clause.items[..<end].contains { $0.tone != nil || $0.isSlider }
        return clause.degree(in: (index + 1)..<end) ?? (isShared && changes.isEmpty ? EditClause.plainDegree : clause.degree)
    }

    /// "the picture is too soft", "the colours look cold".
    private mutating func modifier(_ modifier: ColorModifier, at index: Int) {
        guard let meaning = ToneModifiers.tones[modifier] else { return }
        let sign: Float = clause.isStatement || clause.has(.tooMuch) ? -1 : 1
        append(meaning.slider, meaning.share * sign * clause.degree, at: index)
    }

    // MARK: Colours

    /// "less green", "too yellow".
    private mutating func colorCast(_ item: EditItem, at index: Int) {
        guard index > 0, case .color(let meaning) = item.meaning else { return }
        let color: Color
        switch meaning {
        case .color(let named), .tint(let named): color = named
        default: return
        }
        if let next = clause.items.indices.contains(index + 1) ? clause.items[index + 1] : nil, next.thing != nil { return }
        guard let band = ColorBand(near: color) else { return }
        var before = clause.items[..<index].last { !$0.isSmall && !$0.isDegree }?.meaning
        // "looks more orange than it is", "her skin looks orange"
        if clause.isStatement, before == .more || before == .verb(.look) && showsCasts { before = .tooMuch }
        switch before {
        case .tooMuch:
            switch band {
            case .yellow, .orange: append(.temperature, -clause.degree, at: index)
            case .red: append(.saturation, band: .red, -clause.degree, at: index)
            case .blue, .aqua: append(.temperature, clause.degree, at: index)
            case .green: append(.tint, clause.degree, at: index)
            case .magenta, .purple: append(.tint, -clause.degree, at: index)
            }
        case .less, .verb(.lower): append(.saturation, band: band, -clause.degree, at: index)
        case .more, .verb(.raise):
            guard index + 1 >= clause.items.count || clause.items[index + 1].meaning != .slider(SliderWord(slider: .tint)) else {
                return
            }
            // Magenta is a tint first.
            append(color.isMagenta ? .tint : .saturation, band: color.isMagenta ? nil : band, clause.degree, at: index)
        default: break
        }
    }

    /// Whether a colour that it looks to have is a fault: skin, teeth and the whole picture are of no colour that somebody chose.
    private var showsCasts: Bool {
        !clause.contains {
            $0.thing != nil && $0.thing != .bodyPart || $0.meaning == .hair || $0.meaning == .subject || $0.isSlider
        }
    }

    /// "shift the greens towards yellow": the hue of one band, on the shorter way to the other.
    private mutating func shiftedBand() -> SliderChange? {
        guard let band = band(), let to = clause.items[band.index...].firstIndex(where: { $0.meaning == .to }) else { return nil }
        for index in clause.items[to...].indices {
            var goal: ColorBand?
            if case .color(.color(let color)) = clause.items[index].meaning { goal = ColorBand(near: color) }
            if case .band(let named) = clause.items[index].meaning { goal = named }
            guard let goal, goal != band.band, let from = ColorBand.allCases.firstIndex(of: band.band),
                let end = ColorBand.allCases.firstIndex(of: goal)
            else { continue }
            used.formUnion([band.index, index])
            let steps = (end - from + 8) % 8
            return SliderChange(.hue, band: band.band, amount: steps <= 4 ? clause.degree : -clause.degree)
        }
        return nil
    }

    /// The clause with colours that only name a cast taken for small words, so that they do not tell which thing is meant.
    private func withoutCasts() -> EditClause {
        var copy = clause
        for index in used where copy.items[index].isColor || copy.items[index].name == "shadow" {
            copy.items[index].meaning = .filler
        }
        return copy
    }

    mutating func append(_ slider: Slider, band: ColorBand? = nil, _ amount: Float, at index: Int) {
        used.insert(index)
        // Hundredths: shares of a degree must not show in plans as 0.35000002.
        let hundredths = min(max(amount, -1), 1) * 100
        let clamped = Float(Int(hundredths + (hundredths < 0 ? -0.5 : 0.5))) / 100
        guard clamped != 0, !changes.contains(where: { $0.slider == slider && $0.band == band && $0.amount == clamped }) else {
            return
        }
        changes.append(SliderChange(slider, band: band, amount: clamped))
    }
}

extension EditItem {
    /// Words of amount before what they measure.
    fileprivate var isMeasure: Bool {
        switch meaning {
        case .degree, .more, .less, .tooMuch, .tooLittle, .number, .percent: true
        default: isSmall || isPronoun
        }
    }

    /// +1 where the word asks for more of what follows, -1 for less.
    var direction: Float? {
        switch meaning {
        case .more, .tooLittle, .verb(.raise), .verb(.add), .verb(.enhance): 1
        case .less, .tooMuch, .verb(.lower), .verb(.remove), .negation, .verb(.soften), .verb(.smooth): -1
        default: nil
        }
    }

    /// Sliders that also move one band of colours.
    fileprivate var isBandSlider: Bool {
        guard case .slider(let word) = meaning else { return false }
        return [.saturation, .exposure, .hue].contains(word.slider)
    }
}
