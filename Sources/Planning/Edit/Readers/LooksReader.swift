// Hairstyle, Garment, Restyle and sizes: looks that words describe.

import RetouchModel

enum LooksReader {
    static func hairstyle(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        let items = clause.items
        let hair = clause.first { $0.meaning == .hair }
        let named = clause.has(.hairstyle)
        let facial = items.contains { ["beard", "mustache", "stubble", "facial hair"].contains($0.name) }
        let cut = items.contains { ["hairstyle", "haircut", "hairdo"].contains($0.name) }
        let changes =
            named || (hair != nil && clause.has(.sizing)) || (facial && clause.has(.add, .remove, .put, .want))
            || (cut && clause.has(.change, .make, .add)) || (hair != nil && clause.has(.straighten, .remove, .isolate, .smooth))
        guard changes, !(clause.items.contains(where: \.isColor) && !named && !cut) else { return nil }
        return described(clause, context, reason: "A hairstyle is made anew.") { .hairstyle($0) }
    }

    static func garment(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        let items = clause.items
        let garment = clause.first { $0.thing == .garment }
        let clothing = clause.first { $0.thing == .garment || $0.thing == .accessory }
        let link = clause.verbIndex.flatMap { verb in
            items.indices.first { $0 > verb && [.to, .with].contains(items[$0].meaning) }
        }
        let swaps =
            clause.has(.change, .turn) && garment != nil
            && link.map { link in
                link > (garment ?? 0)
                    && items[(link + 1)...].contains {
                        $0.thing == .garment || $0.meaning == .garmentDetail || $0.meaning == .material
                    }
            } == true
        let first = clause.first { $0.thing != nil }
        let wears =
            garment != nil && garment == first && clause.has(.wear, .put, .add) && !clause.has(.place) && !clause.has(.remove)
        let takesOff =
            clause.has(.remove) && garment != nil && garment == first && !context.facts.hasAnnotation && !context.facts.hasMask
            && !clause.has(.marked) && !clause.has(.markShape)
        let detail = clause.first { $0.meaning == .garmentDetail }
        let made =
            clothing != nil && clause.has(.make, .change, .add, .turn, .want)
            && items.indices.contains { index in
                (items[index].meaning == .pattern || items[index].meaning == .material)
                    && !(index + 1 < items.count && items[index + 1].thing != nil)
            }
        let newOnes = clause.has(.want) && garment != nil && garment == first && isNew(garment ?? 0, clause)
        guard swaps || wears || takesOff || detail != nil && !clause.has(.remove) || made || newOnes || clause.has(.garment)
        else { return nil }
        return described(clause, context, reason: "Another cut or cloth is made anew.") { .garment($0) }
    }

    private static func isNew(_ thing: Int, _ clause: EditClause) -> Bool {
        clause.items[..<thing].last { !$0.isColor && $0.meaning != .material }?.meaning == .article(definite: false)
    }

    /// Sizes stay: a notice and no step.
    static func sizing(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        let resized =
            clause.has(.resize)
            && clause.items.contains { $0.thing != nil || $0.meaning == .sizing || $0.meaning == .pronoun(.it) }
        guard resized || clause.has(.sizing), let range = clause.range else { return nil }
        var reading = EditReading(actions: [], reason: "", used: Set(clause.items.indices), sizing: [range])
        reading.tookUnknown = true
        if let found = try? RegionReader(clause: clause, context: context).named() { reading.region = found.region }
        return reading
    }

    static func restyle(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        let styled = clause.has(.style)
        let likened =
            clause.index(of: .asLike).map { index in
                clause.items[(index + 1)...].contains { $0.meaning == .unknown } && clause.has(.make)
            } ?? false
        guard styled || likened, !clause.items.contains(where: { $0.thing == .garment }) else { return nil }
        return described(clause, context, region: .whole, reason: "A style is painted anew.") { .restyle($0) }
    }

    private static func described(
        _ clause: EditClause, _ context: EditContext, region: Region? = nil, reason: String,
        _ action: (DescribedChange) -> PlanAction
    ) -> EditReading {
        let found = region ?? (try? RegionReader(clause: clause, context: context).named()?.region) ?? .subject
        var reading = EditReading(
            actions: [action(DescribedChange(text: context.text(clause, 0..<clause.items.count), region: found))], reason: reason,
            used: Set(clause.items.indices), region: found)
        reading.tookUnknown = true
        return reading
    }
}
