// Adjust: sliders from tone words.

import RetouchModel

/// Reads "warmer, less contrast", "lift the shadows", "make the blues more saturated".
struct ToneReader {
    private let clause: EditClause
    private var changes: [SliderChange] = []
    private var used: Set<Int> = []

    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        var reader = ToneReader(clause: clause)
        for index in clause.items.indices { reader.item(at: index) }
        guard !reader.changes.isEmpty else { return nil }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .whole)
        return EditReading(
            actions: [.adjust(Adjustment(region: found.region, changes: reader.changes))],
            reason: "The prompt asks for other tones.",
            used: reader.used.union(found.used).union(clause.degreeIndices), region: found.region)
    }

    private init(clause: EditClause) {
        self.clause = clause
    }

    private mutating func item(at index: Int) {
        guard !used.contains(index) else { return }
        let item = clause.items[index]
        switch item.meaning {
        case .tone(let tone): self.tone(tone, at: index)
        case .slider(let word): slider(word, at: index)
        case .color(.color), .color(.tint): colorCast(item, at: index)
        case .band(let band) where sign(before: index) != nil && !clause.items.contains(where: { $0.tone != nil }):
            append(.saturation, band: band, (sign(before: index) ?? 1) * clause.degree, at: index)
        case .automatic where clause.has(.colorNoun) || clause.items.count == 1:
            changes += [.exposure, .contrast].map { SliderChange($0, amount: 0, isAutomatic: true) }
            used.insert(index)
        default: break
        }
    }

    // MARK: Adjectives and verbs

    private mutating func tone(_ tone: Tone, at index: Int) {
        let before = index > 0 ? clause.items[index - 1].meaning : nil
        if before == .negation { return }
        if case .degree = before, index > 1, clause.items[index - 2].meaning == .negation { return }
        let lessens = clause.items[..<index].contains { $0.meaning == .less || $0.meaning == .tooMuch }
        if tone.form == .plain, !isAsked(index) { return }
        let sign: Float = lessens ? -1 : 1
        let degree = clause.degree
        if let target = target(of: index) {
            used.insert(target.index)
            append(target.slider, (tone.shares.first.map { $0.share < 0 ? -1 : 1 } ?? 1) * sign * degree, at: index)
        } else if let band = band() {
            used.insert(band.index)
            let share = tone.shares.first ?? (slider: .saturation, share: 1)
            let slider: Slider = share.slider == .saturation || share.slider == .vibrance ? .saturation : .lightness
            append(slider, band: band.band, (share.share < 0 ? -1 : 1) * sign * degree, at: index)
        } else {
            for share in tone.shares where share.slider != .lightness {
                append(share.slider, share.share * sign * degree, at: index)
            }
            if tone.shares.first?.slider == .lightness { append(.exposure, -sign * degree, at: index) }
            used.formUnion(clause.items.indices.filter { isColorful(clause.items[$0]) })
        }
    }

    /// "bright" asks for more after "more", "too" or "make".
    private func isAsked(_ index: Int) -> Bool {
        let verbs: [EditVerb] = [.make, .turn, .look, .want, .change]
        return clause.items[..<index].contains { item in
            switch item.meaning {
            case .more, .less, .tooMuch, .tooLittle, .degree: true
            case .verb(let verb): verbs.contains(verb)
            default: false
            }
        } || clause.items.filter({ !$0.isSmall && $0.meaning != .colorNoun }).count == 1
            || clause.items.contains { isColorful($0) }
    }

    private func isColorful(_ item: EditItem) -> Bool { item.meaning == .slider(SliderWord(slider: .saturation)) }

    /// "brighter shadows", "crush the blacks": the slider that a tone word moves.
    private func target(of index: Int) -> (slider: Slider, index: Int)? {
        for position in clause.items.indices {
            guard case .slider(let word) = clause.items[position].meaning, !used.contains(position) else { continue }
            if [.highlights, .shadows, .whites, .blacks].contains(word.slider) { return (word.slider, position) }
            if word.slider == .tint, position == index + 1 { return (.tint, position) }
        }
        return nil
    }

    private func band() -> (band: ColorBand, index: Int)? {
        for index in clause.items.indices { if case .band(let band) = clause.items[index].meaning { return (band, index) } }
        return nil
    }

    // MARK: Nouns

    private mutating func slider(_ word: SliderWord, at index: Int) {
        let name = clause.items[index].name
        let isCast = name.hasSuffix("cast")
        if clause.has(.automatic) || (clause.has(.fix) || (isCast && isLessened(before: index))) && word.slider != .vignette {
            changes.append(SliderChange(word.slider, amount: 0, isAutomatic: true))
            used.insert(index)
            return
        }
        // The adjective before moves it: "more vibrant colors".
        if word.slider == .saturation, clause.items.contains(where: { $0.tone != nil }) { return }
        guard var sign = sign(before: index) else { return }
        if word.inverted { sign = -sign }
        if word.slider == .tint, index > 0, case .color(.color(let color)) = clause.items[index - 1].meaning {
            let band = ColorBand(near: color)
            sign = band == .green || band == .aqua ? -sign : sign
        }
        append(word.slider, sign * clause.degree, at: index)
        if index > 0, clause.items[index - 1].isColor { used.insert(index - 1) }
    }

    private func isLessened(before index: Int) -> Bool { (sign(before: index) ?? 0) < 0 }

    /// +1 for "more", "add", "boost"; -1 for "less", "reduce", "too much"; `nil` when nothing says a direction.
    private func sign(before index: Int) -> Float? {
        for item in clause.items[..<index].reversed() {
            switch item.meaning {
            case .more, .tooLittle, .verb(.raise), .verb(.add): return 1
            case .less, .tooMuch, .verb(.lower), .verb(.remove), .negation, .verb(.soften): return -1
            case .verb(.want), .verb(.put), .verb(.make), .with: return 1
            default: continue
            }
        }
        if case .slider(let word) = clause.items[index].meaning, word.slider == .vignette || word.slider == .grain { return 1 }
        if clause.items.contains(where: { ["high", "strong"].contains($0.name) }) { return 1 }
        if clause.items[index...].contains(where: { $0.meaning == .more || $0.verb == .raise || $0.name == "up" }) { return 1 }
        if clause.items[index...].contains(where: { $0.meaning == .less || $0.verb == .lower || $0.name == "down" }) { return -1 }
        return nil
    }

    /// "less green", "too yellow".
    private mutating func colorCast(_ item: EditItem, at index: Int) {
        guard index > 0, case .color(let meaning) = item.meaning, !clause.items.contains(where: { $0.thing != nil }) else {
            return
        }
        let color: Color
        switch meaning {
        case .color(let named), .tint(let named): color = named
        default: return
        }
        guard let band = ColorBand(near: color) else { return }
        let before = clause.items[..<index].last { !$0.isSmall }?.meaning
        switch before {
        case .tooMuch:
            switch band {
            case .yellow, .orange, .red: append(.temperature, -clause.degree, at: index)
            case .blue, .aqua: append(.temperature, clause.degree, at: index)
            case .green: append(.tint, clause.degree, at: index)
            case .magenta, .purple: append(.tint, -clause.degree, at: index)
            }
        case .less: append(.saturation, band: band, -clause.degree, at: index)
        case .more where index + 1 >= clause.items.count || clause.items[index + 1].meaning != .slider(SliderWord(slider: .tint)):
            append(.saturation, band: band, clause.degree, at: index)
        default: break
        }
    }

    private mutating func append(_ slider: Slider, band: ColorBand? = nil, _ amount: Float, at index: Int) {
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

extension ColorBand {
    /// The band of a named colour; `nil` for greys.
    init?(near color: Color) {
        let (r, g, b) = (Int(color.red), Int(color.green), Int(color.blue))
        let high = max(r, g, b)
        let low = min(r, g, b)
        guard high - low > 30 else { return nil }
        let span = Float(high - low)
        var hue: Float = high == r ? Float(g - b) / span : high == g ? 2 + Float(b - r) / span : 4 + Float(r - g) / span
        if hue < 0 { hue += 6 }
        switch hue * 60 {
        case ..<15, 345...: self = .red
        case ..<45: self = .orange
        case ..<75: self = .yellow
        case ..<160: self = .green
        case ..<200: self = .aqua
        case ..<260: self = .blue
        case ..<290: self = .purple
        default: self = .magenta
        }
    }
}
