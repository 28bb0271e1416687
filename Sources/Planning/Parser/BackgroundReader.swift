// Reads a clause about the background word by word.

import RetouchModel

/// Collects evidence from one background clause.
struct BackgroundReader {
    private let items: ArraySlice<Item>
    private var index: Int
    private(set) var evidence: Evidence
    /// Items that describe what is there now, or what is not wanted: read past.
    private var ignored: Set<Int> = []
    private var hasHead = false

    static func read(_ clause: Clause, into evidence: inout Evidence) {
        var reader = BackgroundReader(items: clause.items, index: clause.items.startIndex, evidence: evidence)
        reader.ignored = OldBackground.items(in: clause.items)
        while reader.index < clause.items.endIndex { reader.step() }
        evidence = reader.evidence
    }

    private init(items: ArraySlice<Item>, index: Int, evidence: Evidence) {
        self.items = items
        self.index = index
        self.evidence = evidence
    }

    private mutating func step() {
        let item = items[index]
        guard item.isWord else { return index += 1 }
        if case .subject = item.meaning { return subject(item) }
        if ignored.contains(index) { return index += 1 }
        switch item.meaning {
        case .color, .tint, .modifier, .colorOrScene: return colorRun()
        case .negation, .instead: return negation()
        case .or: return alternative()
        case .thisWord, .referenceWord, .referenceNoun, .imageNoun: return reference()
        case .focus(let blurred): focus(blurred, item)
        case .verb(let verb): self.verb(verb, item)
        case .unknown, .number, .scene: noun(item)
        default: word(item)
        }
        index += 1
    }

    /// Words whose meaning does not depend on their neighbours.
    private mutating func word(_ item: Item) {
        let range = item.range
        switch item.meaning {
        case .studio(let kind):
            evidence.studio.append(Mention(value: kind, range: range))
            hasHead = true
        case .light(let light): evidence.lights.append(Mention(value: light, range: range))
        case .gradient: evidence.gradient.append(Mention(value: true, range: range))
        case .gradientDirection where item.name != "vertical" && item.name != "linear":
            evidence.unknown.append(Mention(value: item.name, range: range))
        case .transparent: evidence.transparent.append(Mention(value: true, range: range))
        case .floor: evidence.floor.append(Mention(value: true, range: range))
        case .shadow: evidence.shadow.append(Mention(value: true, range: range))
        case .plain: evidence.plain.append(Mention(value: true, range: range))
        case .clean: evidence.clean.append(Mention(value: true, range: range))
        case .neutral: evidence.neutral.append(Mention(value: true, range: range))
        case .background:
            evidence.background.append(range)
            hasHead = true
        case .top where evidence.colors.count == 1: evidence.firstColorOnTop = true
        case .sizing: evidence.sizing.append(Mention(value: true, range: range))
        case .otherEdit: evidence.edits.append(Mention(value: true, range: range))
        case .outputFormat(let format): evidence.formats.append(Mention(value: format, range: range))
        case .outputSize: evidence.sizes.append(Mention(value: true, range: range))
        default: break
        }
    }

    // MARK: Colours

    /// Modifiers, tints and colours in a row make one colour; what it belongs to follows it.
    private mutating func colorRun() {
        var run = ColorRun(strength: strength())
        let first = index
        while index < items.endIndex, items[index].isWord, run.take(items[index]) { index += 1 }
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

    private mutating func loneModifiers(_ run: ColorRun, _ range: Range<Int>, _ next: Item?) {
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
    private func isScenic() -> Bool {
        if index < items.endIndex, case .studio(.wall) = items[index].meaning { return true }
        return items.contains { item in
            if case .scene = item.meaning { return true }
            return false
        }
    }

    private func precededBy(_ meaning: Meaning, at position: Int) -> Bool {
        let before = items[items.startIndex..<position].last { $0.isWord && $0.meaning != .filler }
        return before?.meaning == meaning
    }

    /// What "very" or "slightly" before a colour makes of its modifiers.
    private func strength() -> Float {
        guard index > items.startIndex, case .degree(let degree) = items[index - 1].meaning else { return 1 }
        return degree == .strongly ? 1.4 : 0.5
    }

    // MARK: Negation and alternatives

    /// Reads past what is not wanted; floors, shadows, blur and the background itself are wanted absent.
    private mutating func negation() {
        evidence.negatives += 1
        let negation = items[index]
        index += 1
        let first = index
        scope: while index < items.endIndex, items[index].mark == .none {
            let item = items[index]
            switch item.meaning {
            case .but, .with, .to, .on, .only, .negation, .instead: break scope
            case .and where !continuesNegation(): break scope
            case .floor: evidence.floor.append(Mention(value: false, range: item.range))
            case .shadow: evidence.shadow.append(Mention(value: false, range: item.range))
            case .focus(let blurred): focus(!blurred, item)
            case .subject:
                subject(item)
                continue scope
            case .background where negation.meaning == .negation && isUnqualified(from: first):
                evidence.transparent.append(Mention(value: true, range: negation.range.lowerBound..<item.range.upperBound))
            default: break
            }
            index += 1
        }
    }

    /// "no background" and "do not need the background" mean none; "no busy background" means another one.
    private func isUnqualified(from first: Int) -> Bool {
        items[first..<index].allSatisfy { item in
            ["a", "an", "the", "any", "need", "want"].contains(item.name)
        }
    }

    /// "no people and text" goes on; "no floor and white walls" does not.
    private func continuesNegation() -> Bool {
        guard index + 1 < items.endIndex else { return false }
        switch items[index + 1].meaning {
        case .scene(.object, _), .shadow, .floor, .filler, .unknown, .subject: return true
        default: return false
        }
    }

    /// "white or grey": the first is taken, the other one is noted.
    private mutating func alternative() {
        index += 1
        guard !evidence.isEmpty || !evidence.unknown.isEmpty else { return }
        let first = index
        let colorAfter = items[index...].first { $0.isWord && $0.meaning != .filler }?.meaning.isColor == true
        if colorAfter, evidence.colors.last != nil, evidence.scenes.isEmpty {
            while index < items.endIndex, items[index].isWord, items[index].meaning.isColor || items[index].meaning == .filler {
                index += 1
            }
        } else {
            while index < items.endIndex, items[index].isWord { index += 1 }
        }
        guard index > first else { return }
        let range = items[first].range.lowerBound..<items[index - 1].range.upperBound
        evidence.alternatives.append(Mention(value: true, range: range))
    }

    // MARK: The other picture

    /// "the second image", "this scene", "the reference"; a bare "photo" is the source, unless it is to be used.
    private mutating func reference() {
        let first = index
        var strong = false
        var weak = false
        var noun = false
        while index < items.endIndex, items[index].isWord, items[index].meaning.pointsAtPicture {
            switch items[index].meaning {
            case .referenceNoun: strong = true
            case .referenceWord: weak = true
            case .thisWord: weak = true
            case .imageNoun: noun = true
            default: break
            }
            index += 1
        }
        let last = index - 1
        let range = items[first].range.lowerBound..<items[last].range.upperBound
        let names = items[first...last]
        let isOther = strong || (names.contains { $0.meaning == .referenceWord } && (noun || nextIsBackground()))
        let isThis = weak && (noun && names.contains { $0.name == "scene" || $0.name == "location" } || isUsed(before: first))
        let isUsedPicture = noun && isUsed(before: first)
        let isLikened = noun && isLiked(before: first)
        if isOther || isThis || isUsedPicture || isLikened { evidence.context.append(Mention(value: true, range: range)) }
    }

    private func nextIsBackground() -> Bool {
        guard index < items.endIndex else { return false }
        if case .studio = items[index].meaning { return true }
        return items[index].meaning == .background
    }

    private func isUsed(before position: Int) -> Bool {
        items[items.startIndex..<position].contains { $0.meaning == .verb(.use) }
    }

    private func isLiked(before position: Int) -> Bool {
        items[items.startIndex..<position].contains {
            $0.name == "like" || $0.name == "similar" || $0.name == "same" || $0.name == "as"
        }
    }

    // MARK: Scenes, subjects, verbs

    private mutating func noun(_ item: Item) {
        if case .scene(let kind, let name) = item.meaning {
            evidence.scenes.append(Mention(value: Evidence.SceneItem(kind: kind, name: name), range: item.range))
            hasHead = true
        } else if item.meaning == .unknown, isNounPosition() {
            evidence.scenes.append(Mention(value: Evidence.SceneItem(kind: .object, name: item.name), range: item.range))
        } else {
            evidence.unknown.append(Mention(value: item.name, range: item.range))
        }
    }

    /// Whether an unknown word is a thing that should be seen: after "with a", "on a", or a colour, and not before another description.
    private func isNounPosition() -> Bool {
        if index + 1 < items.endIndex, items[index + 1].isWord {
            switch items[index + 1].meaning {
            case .color, .tint, .modifier, .background, .studio, .plain, .gradient, .transparent, .colorOrScene, .clean:
                return false
            default: break
            }
        }
        let before = items[items.startIndex..<index].last { $0.isWord && $0.meaning != .filler || !$0.isWord }
        switch before?.meaning {
        case .with, .on: return before?.isWord == true && items[index].name.utf8.count > 2
        case .color, .colorOrScene: return before?.isWord == true && !hasHead
        default: return false
        }
    }

    private mutating func subject(_ item: Item) {
        evidence.subjects.append(Mention(value: item.name, range: item.range))
        index += 1
        // "the dress in red", "a model wearing white": what follows at once describes the subject.
        var probe = index
        while probe < items.endIndex, items[probe].isWord, [.filler, .on].contains(items[probe].meaning) { probe += 1 }
        let described = probe > index && items[index].name == "in" && probe < items.endIndex && items[probe].meaning.isColor
        guard described else { return }
        var end = probe
        while end < items.endIndex, items[end].isWord, items[end].meaning.isColor { end += 1 }
        let headFollows = end < items.endIndex && items[end].isWord && items[end].meaning.isBackdrop
        if !headFollows { index = end }
    }

    private mutating func verb(_ verb: Meaning.Verb, _ item: Item) {
        switch verb {
        case .isolate: evidence.removesBackground.append(Mention(value: true, range: item.range))
        case .remove where items[index...].contains(where: \.isReplaceable):
            evidence.removesBackground.append(Mention(value: true, range: item.range))
        default: break
        }
    }

    private mutating func focus(_ blurred: Bool, _ item: Item) {
        let near = [index - 1, index + 1, index - 2].filter(items.indices.contains).map { items[$0].meaning }
        let degree = near.lazy.compactMap { meaning -> Meaning.Degree? in
            if case .degree(let degree) = meaning { return degree }
            return nil
        }.first
        let amount: Float =
            switch degree {
            case .slightly: ContextBackdrop.slightBlur
            case .strongly: ContextBackdrop.strongBlur
            case nil: ContextBackdrop.lensBlur
            }
        evidence.blur.append(Mention(value: blurred ? amount : 0, range: item.range))
    }
}

extension ContextBackdrop {
    /// Diameters of the defocus, as shares of the frame's height.
    static let slightBlur: Float = 0.012
    static let lensBlur: Float = 0.03
    static let strongBlur: Float = 0.06
}

extension Item {
    /// What "remove" can remove to leave nothing behind the subject.
    fileprivate var isReplaceable: Bool {
        if case .studio = meaning { return true }
        return meaning == .background
    }
}

extension Meaning {
    var isColor: Bool {
        switch self {
        case .color, .tint, .modifier, .colorOrScene: true
        default: false
        }
    }

    fileprivate var pointsAtPicture: Bool {
        switch self {
        case .referenceNoun, .referenceWord, .thisWord, .imageNoun: true
        default: false
        }
    }
}
