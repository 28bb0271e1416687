// Crop, Straighten, Rotate, Flip.

import RetouchModel

enum FrameReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        if let crop = try crop(clause, context) { return crop }
        let hasHair = clause.has(.hair)
        if clause.has(.straighten) || clause.has(.crooked), !hasHair, clause.first(where: { $0.thing == .garment }) == nil {
            let degrees = number(clause)
            return EditReading(
                actions: [.straighten(degrees?.value)], reason: "The prompt asks for a level picture.",
                used: Set(degrees.map { [$0.index] } ?? []))
        }
        if clause.has(.flip) {
            let axis: FlipAxis = clause.has(.axis(.vertical)) || clause.has(.rotation(180)) ? .vertical : .horizontal
            return EditReading(actions: [.flip(axis)], reason: "The prompt asks to mirror the picture.")
        }
        return rotation(clause)
    }

    // MARK: Crop

    private static func crop(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let ratios = clause.indices { if case .ratio = $0.meaning { true } else { false } }
        let ratioIndex = ratios.first
        if let first = ratioIndex, let other = ratios.first(where: { clause.items[$0].meaning != clause.items[first].meaning }) {
            throw EditRefusal.contradiction(
                context.quote.text(clause.items[first].range), context.quote.text(clause.items[other].range))
        }
        let tighterIndex = clause.first { $0.name == "tighter" }
        let cropIndex = clause.first { $0.verb == .crop }
        let tightFrame =
            tighterIndex.map { index in
                clause.items[(index + 1)...].first?.name == "on" || clause.items[(index + 1)...].contains { $0.verb == .crop }
            } ?? false
        let trimmed = trim(clause, cropIndex)
        guard cropIndex != nil || ratioIndex != nil || tightFrame || trimmed != nil else { return nil }
        var ratio: AspectRatio?
        if let ratioIndex, case .ratio(let named) = clause.items[ratioIndex].meaning { ratio = named }
        var used: Set<Int> = Set([ratioIndex, tighterIndex].compactMap(\.self))
        var region = Region.whole
        if trimmed == nil, let found = try RegionReader(clause: clause, context: context).named() {
            region = found.region
            used.formUnion(found.used)
        }
        if region == .background { region = .whole }
        let isTighter =
            tighterIndex != nil || (ratio == nil && trimmed == nil)
            || cropIndex.map { clause.items[$0].name.hasPrefix("zoom") || clause.items[$0].name.hasPrefix("close") } ?? false
        return EditReading(
            actions: [.crop(Cropping(ratio: ratio, isTighter: isTighter, trim: trimmed, region: region))],
            reason: "The prompt asks for another frame.", used: used)
    }

    /// "crop out the left side", "cut off the bottom".
    private static func trim(_ clause: EditClause, _ crop: Int?) -> Region.Side? {
        guard clause.first(where: { $0.thing != nil || $0.meaning == .subject }) == nil else { return nil }
        let cuts = crop.map { ["crop out", "crop off", "trim"].contains(clause.items[$0].name) } ?? false
        guard cuts || clause.items.contains(where: { $0.name == "cut off" }) else { return nil }
        for item in clause.items { if case .side(let side) = item.meaning { return side } }
        return nil
    }

    // MARK: Rotate

    private static func rotation(_ clause: EditClause) -> EditReading? {
        let turned = clause.first {
            if case .rotation = $0.meaning { return true }
            return $0.meaning == .picture || $0.meaning == .pronoun(.it)
        }
        let person = clause.first {
            $0.meaning == .subject || $0.meaning == .limb || $0.meaning == .pronoun(.person) || $0.thing != nil
        }
        guard person == nil, clause.has(.rotate) || (clause.has(.turn) && turned != nil) else { return nil }
        let degrees = number(clause)
        let side = clause.items.lazy.compactMap { item -> Float? in
            switch item.meaning {
            case .side(.left): -1
            case .side(.right): 1
            case .rotation(let value): value
            default: nil
            }
        }.first
        guard clause.has(.rotate) || degrees != nil || side != nil else { return nil }
        var value = degrees?.value ?? (abs(side ?? 1) == 180 ? 180 : 90)
        if let side, side < 0 { value = -value }
        while value > 180 { value -= 360 }
        while value < -180 { value += 360 }
        return EditReading(
            actions: [.rotate(value)], reason: "The prompt asks to rotate the picture.",
            used: Set(degrees.map { [$0.index] } ?? []))
    }

    static func number(_ clause: EditClause) -> (value: Float, index: Int)? {
        for index in clause.items.indices {
            if case .number(let value) = clause.items[index].meaning { return (value, index) }
        }
        return nil
    }
}
