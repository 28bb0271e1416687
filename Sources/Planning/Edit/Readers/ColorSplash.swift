// "Only the dress in colour": everything else turns grey.

import RetouchModel

enum ColorSplash {
    /// What keeps its colours; `nil` = the clause asks for something else.
    static func region(of clause: EditClause, _ context: EditContext) throws(EditFailure) -> Region? {
        guard let noun = clause.first(where: { $0.meaning == .colorNoun && ["color", "colored"].contains($0.name) }), noun > 0,
            clause.items[noun].name == "colored" || clause.items[noun - 1].meaning == .inside,
            !clause.contains(where: { $0.isColor || $0.meaning == .reference }),
            clause.contains(where: { ["only", "just", "solely"].contains($0.name) || $0.isVerb(.keep) })
        else { return nil }
        let found = try RegionReader(clause: clause, context: context).named(in: 0..<noun)
        return found?.region == .whole ? nil : found?.region
    }

    static let reading = EditReading(
        actions: [.adjust(Adjustment(region: .whole, changes: [SliderChange(.saturation, amount: -1)]))],
        reason: "Everything else is to have no colour.")
}
