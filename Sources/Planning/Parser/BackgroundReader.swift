// Reads a clause about the background word by word.

import RetouchModel

/// Collects evidence from one background clause.
struct BackgroundReader {
    let items: ArraySlice<Item>
    var index: Int
    var evidence: Evidence
    /// Items that describe what is there now, or what is not wanted: read past.
    private var ignored: Set<Int> = []
    var hasHead = false

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
        case .gloss: evidence.gloss.append(Mention(value: true, range: range))
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
            case .color, .tint, .modifier, .background, .studio, .plain, .gradient, .transparent, .colorOrScene, .clean, .scene:
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

    mutating func subject(_ item: Item) {
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

    mutating func focus(_ blurred: Bool, _ item: Item) {
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
}
