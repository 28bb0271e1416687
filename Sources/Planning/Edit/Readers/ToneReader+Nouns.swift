// Sliders that are named as nouns: "more contrast", "the shadows", "a green tint".

import RetouchModel

extension ToneReader {
    mutating func slider(_ word: SliderWord, at index: Int) {
        let name = clause.items[index].name
        let directed = sign(at: index)
        let isCast = name.hasSuffix("cast") || name == "tint" && clause.does(.remove, .fix) && tintColor(at: index) != nil
        if let verb = clause.mainVerb, clause.items[verb].name.hasPrefix("even"),
            [.exposure, .contrast, .temperature, .saturation].contains(word.slider)
        {
            changes.append(SliderChange(word.slider, amount: 0, isAutomatic: true))
            used.insert(index)
            return
        }
        if clause.has(.automatic) || clause.does(.fix) && !hasDirection && name != "colors" || isCast && (directed ?? 0) < 0
            || isCast && clause.isStatement, word.slider != .vignette
        {
            let isWarmth =
                isCast
                || word.slider == .tint
                    && tintColor(at: index).flatMap { ColorBand(near: $0) }.map { [.yellow, .orange, .blue, .red].contains($0) }
                        == true
            changes.append(SliderChange(isWarmth ? .temperature : word.slider, amount: 0, isAutomatic: true))
            used.insert(index)
            return
        }
        if word.slider == .saturation, name == "colors", clause.does(.fix) { return }
        // "cool the white balance by 300 K": the verb says which way.
        if word.slider == .temperature,
            clause.contains(where: { $0.tone?.shares.first?.slider == .temperature && $0.isToneChange })
        {
            used.insert(index)
            return
        }
        // "white balance" alone asks for it.
        if ["white balance", "wb", "color balance"].contains(name), clause.items.count(where: { !$0.isSmall }) == 1 {
            changes.append(SliderChange(.temperature, amount: 0, isAutomatic: true))
            used.insert(index)
            return
        }
        // "the exposure is off"
        if clause.isStatement, clause.contains(where: { ["off", "wrong", "weird", "strange", "incorrect"].contains($0.name) }),
            [.exposure, .contrast, .temperature].contains(word.slider)
        {
            changes.append(SliderChange(word.slider, amount: 0, isAutomatic: true))
            used.insert(index)
            return
        }
        // "the whites look too warm": a cast is of the whole picture, wherever it shows.
        if clause.isStatement || clause.has(.tooMuch), [.whites, .highlights, .shadows, .blacks].contains(word.slider),
            clause.contains(where: { item in
                item.tone.map { $0.form != .comparative && [.temperature, .tint].contains($0.shares.first?.slider) } ?? false
            })
        {
            used.insert(index)
            return
        }
        // An adjective of the same slider says it: "the white balance is too cool".
        if clause.contains(where: { $0.tone?.shares.contains { $0.slider == word.slider } == true && $0.tone?.form == .plain }) {
            return
        }
        // The adjective before moves it: "more vibrant colors".
        if word.slider == .saturation, clause.contains(where: { $0.tone != nil && $0.tone?.shares.first?.slider != .lightness }) {
            return
        }
        // "bring back detail in the windows": where it is gone, it is blown out.
        if word.slider == .texture, name.hasPrefix("detail"),
            clause.contains(where: { ["bring back", "recover", "restore", "get back", "rescue"].contains($0.name) })
        {
            return append(.highlights, -degree(at: index), at: index)
        }
        let tint = word.slider == .tint ? tintColor(at: index) : nil
        guard var sign = directed ?? (tint == nil ? nil : 1) else { return }
        if word.inverted { sign = -sign }
        // Highlights that are brought back were too bright.
        if word.slider == .highlights, clause.contains(where: { $0.name == "bring back" }) { sign = -1 }
        if let color = tint {
            let band = ColorBand(near: color)
            sign = band == .green || band == .aqua ? -abs(sign) : abs(sign)
        }
        // More shadows are darker ones, and fewer are lighter.
        let isDetail = clause.items[index].name.contains("detail")
        if word.slider == .shadows, sign > 0, !isDetail, clause.does(.add) || clause.has(.more) { sign = -1 }
        // "more detail in the highlights" takes them back.
        if word.slider == .highlights, isDetail, sign > 0 { sign = -1 }
        if word.slider == .shadows, sign < 0, clause.does(.remove, .soften, .lower) || clause.has(.less) || clause.has(.tooMuch),
            lightens(clause)
        {
            sign = 1
        }
        if let band = band(), [.saturation, .exposure, .hue].contains(word.slider) {
            used.insert(band.index)
            return append(
                word.slider == .exposure ? .lightness : word.slider, band: band.band, sign * degree(at: index), at: index)
        }
        append(word.slider, sign * degree(at: index), at: index)
        if index > 0, clause.items[index - 1].isColor { used.insert(index - 1) }
    }

    func lightens(_ clause: EditClause) -> Bool {
        clause.does(.remove, .soften) || clause.has(.less) || clause.has(.tooMuch)
            || clause.contains { ["reduce", "minimize", "ease off", "diminish", "lessen", "weaken"].contains($0.name) }
    }

    func tintColor(at index: Int) -> Color? {
        let near = clause.items.indices.filter { abs($0 - index) <= 3 }
        for place in near {
            switch clause.items[place].meaning {
            case .color(.color(let color)), .color(.tint(let color)): return color
            default: continue
            }
        }
        return nil
    }

    private var hasDirection: Bool {
        clause.contains {
            [.more, .less, .tooMuch, .tooLittle].contains($0.meaning) || $0.isVerb(.raise, .lower) || $0.name == "+"
                || $0.name == "-" || $0.meaning == .percent
        }
    }

    /// +1 for "more", "add", "boost"; -1 for "less", "reduce", "too much"; `nil` when nothing says a direction. The nearest word before counts;
    /// then a number's sign; then what follows.
    func sign(at index: Int) -> Float? {
        if let number = clause.first(where: { if case .number = $0.meaning { true } else { false } }), !clause.has(.lower),
            !clause.has(.less)
        {
            return clause.items[number].name == "-" ? -1 : 1
        }
        for item in clause.items[..<index].reversed() where !item.isInherited {
            if let sign = item.direction { return sign }
        }
        if clause.contains(where: { ["high", "strong"].contains($0.name) }) {
            return clause.isStatement || clause.has(.tooMuch) ? -1 : 1
        }
        for item in clause.items[index...] {
            switch item.meaning {
            case .more, .tooLittle, .verb(.raise): return 1
            case .less, .tooMuch, .verb(.lower), .tone(Tone(form: .fault, shares: [(.highlights, -1)])): return -1
            case .tone(let tone) where tone.form == .fault: return tone.shares.first.map { $0.share < 0 ? -1 : 1 }
            case .particle where item.name == "up": return 1
            case .particle where item.name == "down": return -1
            default: continue
            }
        }
        for item in clause.items[..<index] where item.isInherited {
            if let sign = item.direction { return sign }
        }
        if case .slider(let word) = clause.items[index].meaning, !clause.isStatement {
            if word.slider == .vignette || word.slider == .grain { return 1 }
            // "slight clarity"
            if clause.verb == nil, clause.contains(where: { $0.isDegree && !$0.name.hasPrefix("not") }),
                clause.items.allSatisfy({ $0.isSmall || $0.isDegree || $0.isSlider })
            {
                return 1
            }
            if clause.has(.want) || clause.has(.put) || clause.has(.make) || clause.has(.with) {
                return clause.isNew(index) || clause.has(.with) || clause.has(.want) ? 1 : nil
            }
        }
        return nil
    }
}
