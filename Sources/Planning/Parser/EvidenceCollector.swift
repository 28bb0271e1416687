// Reads all clauses of a prompt.

import RetouchModel

/// Gathers what every clause says.
enum EvidenceCollector {
    static func evidence(of items: [Item]) -> Evidence {
        var evidence = Evidence()
        for item in items where item.isWord {
            switch item.meaning {
            case .unknown, .number: break
            default: evidence.known += 1
            }
        }
        evidence.unreadable = items.count { $0.meaning == .unknown && $0.isWord && !$0.name.isEmpty }
        for clause in ClauseSplitter.clauses(of: items) {
            switch clause.kind {
            case .background: BackgroundReader.read(clause, into: &evidence)
            case .edit: edit(clause, &evidence)
            case .keep: keep(clause, &evidence)
            case .marked: marked(clause, &evidence)
            }
        }
        return evidence
    }

    /// What is asked of the subject is noted, and read no further: its colours are not the background's.
    private static func edit(_ clause: Clause, _ evidence: inout Evidence) {
        if let range = clause.range { evidence.edits.append(Mention(value: true, range: range)) }
        for item in clause.items {
            switch item.meaning {
            case .subject: evidence.subjects.append(Mention(value: item.name, range: item.range))
            case .sizing:
                evidence.sizing.append(Mention(value: true, range: item.range))
                if Self.garmentMeasures.contains(item.name) {
                    evidence.subjects.append(Mention(value: item.name, range: item.range))
                }
            case .verb(.edit)
            where ["shorten", "lengthen", "widen", "narrow", "slim", "tighten", "loosen", "enlarge"].contains(item.name):
                if let range = clause.range, clause.items.contains(where: { $0.meaning == .subject || $0.meaning == .sizing }) {
                    evidence.sizing.append(Mention(value: true, range: range))
                }
            default: break
            }
        }
    }

    /// Sizing words that are parts of a garment.
    private static let garmentMeasures: Set = [
        "hem", "hemline", "neckline", "waistline", "sleeve length", "skirt length", "dress length", "pant length", "inseam",
    ]

    /// What is kept is kept anyway, unless it is the background.
    private static func keep(_ clause: Clause, _ evidence: inout Evidence) {
        for item in clause.items where item.meaning == .subject {
            evidence.subjects.append(Mention(value: item.name, range: item.range))
        }
        guard let background = clause.items.firstIndex(where: { $0.meaning == .background }),
            !clause.items.contains(where: { $0.meaning == .subject })
        else { return }
        let after = clause.items[(background + 1)...]
        if after.contains(where: { $0.meaning.isColor || $0.meaning == .transparent || $0.meaning == .plain }) {
            BackgroundReader.read(Clause(kind: .background, items: after), into: &evidence)
        } else {
            evidence.keepsBackground = true
        }
    }

    private static func marked(_ clause: Clause, _ evidence: inout Evidence) {
        if let range = clause.range { evidence.marks.append(Mention(value: true, range: range)) }
        BackgroundReader.read(Clause(kind: .background, items: clause.items), into: &evidence)
    }
}
