// Colours of a background clause: which words make one, and what it belongs to.

import RetouchModel

extension BackgroundReader {
    /// Modifiers, tints and colours in a row make one colour; what it belongs to follows it.
    mutating func colorRun() {
        var run = ColorRun(strength: strength())
        let first = index
        while index < items.endIndex, items[index].isWord, run.take(items[index]) { index += 1 }
        // "grey light": some put the modifier behind.
        if run.color != nil, index < items.endIndex, items[index].isWord, case .modifier(let modifier) = items[index].meaning,
            endsDescription(index)
        {
            run.append(modifier)
            index += 1
        }
        let range = items[first].range.lowerBound..<items[index - 1].range.upperBound
        let next = index < items.endIndex && items[index].isWord ? items[index] : nil
        if next?.meaning == .subject { return }
        guard let color = run.color else { return loneModifiers(run, range, next) }
        if run.isScene, isScenic() {
            evidence.scenes.append(
                Mention(value: Evidence.SceneItem(kind: .material, name: items[index - 1].name), range: range))
            return
        }
        switch next?.meaning {
        case .floor: return evidence.floorColors.append(Mention(value: color, range: range))
        case .lightNoun:
            return evidence.unknown.append(Mention(value: "", range: range.lowerBound..<items[index].range.upperBound))
        default: break
        }
        if !evidence.colors.isEmpty, precededBy(.to, at: first) { evidence.colorsJoinedByTo = true }
        if run.flags.contains(.bright) { evidence.clean.append(Mention(value: true, range: range)) }
        evidence.colors.append(Mention(value: color, range: range))
    }

    private func endsDescription(_ index: Int) -> Bool {
        guard index + 1 < items.endIndex, items[index + 1].isWord else { return true }
        return !items[index + 1].meaning.isBackdrop && items[index + 1].meaning != .lightNoun
    }

    mutating func loneModifiers(_ run: ColorRun, _ range: Range<Int>, _ next: Item?) {
        if run.hasTint { return evidence.unknown.append(Mention(value: "", range: range)) }
        for modifier in run.flags {
            switch (modifier, next?.meaning) {
            case (.soft, .lightNoun): evidence.lights.append(Mention(value: .soft, range: range))
            case (.bright, .lightNoun): evidence.lights.append(Mention(value: .highKey, range: range))
            case (.soft, _), (_, .shadow): break
            case (.light, .scene(.light, _)), (.bright, .scene(.light, _)), (.pale, .scene(.light, _)): break
            default: evidence.modifiers.append(Mention(value: modifier, range: range))
            }
        }
    }

    /// "sand" is a place when the clause has scene words or a material's noun follows.
    func isScenic() -> Bool {
        if index < items.endIndex, case .studio(.wall) = items[index].meaning { return true }
        return items.contains { item in
            if case .scene = item.meaning { return true }
            return false
        }
    }

    func precededBy(_ meaning: Meaning, at position: Int) -> Bool {
        let before = items[items.startIndex..<position].last { $0.isWord && $0.meaning != .filler }
        return before?.meaning == meaning
    }

    /// What "very" or "slightly" before a colour makes of its modifiers.
    func strength() -> Float {
        guard index > items.startIndex, case .degree(let degree) = items[index - 1].meaning else { return 1 }
        return degree == .strongly ? 1.4 : 0.5
    }
}
