// Crop, Straighten, Rotate, Flip, and frames that only grow by inventing.

import RetouchModel

enum FrameReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        if clause.does(.extend) {
            let text = context.text(clause, 0..<clause.items.count)
            return EditReading(
                actions: [.restyle(DescribedChange(text: text, region: .whole))],
                reason: "What lies outside the frame is in no input.",
                used: Set(clause.items.indices), tookUnknown: true)
        }
        if let centred = centred(clause) { return centred }
        if let crop = try crop(clause, context) { return crop }
        let isOfPicture = !clause.contains {
            $0.thing == .garment || $0.thing == .accessory || $0.meaning == .hair || $0.meaning == .limb
        }
        guard isOfPicture else { return nil }
        if clause.does(.straighten)
            || clause.has(.crooked) && (clause.isStatement || clause.verb == nil || clause.does(.fix, .pose))
        {
            let degrees = number(clause)
            return EditReading(
                actions: [.straighten(degrees?.value)], reason: "The prompt asks for a level picture.",
                used: Set(degrees.map { [$0.index] } ?? []))
        }
        if clause.does(.flip) || (clause.has(.flip) && clause.does(.make)) {
            let axis: FlipAxis =
                clause.has(.axis(.vertical)) || clause.has(.rotation(180)) || clause.contains { $0.name == "vflip" }
                ? .vertical : .horizontal
            return EditReading(actions: [.flip(axis)], reason: "The prompt asks to mirror the picture.")
        }
        return rotation(clause)
    }

    /// "center the product": the frame moves, and not the thing.
    private static func centred(_ clause: EditClause) -> EditReading? {
        guard clause.does(.crop), !clause.contains(where: { if case .ratio = $0.meaning { true } else { false } }),
            clause.contains(where: { $0.isVerb(.crop) && ["center", "centralize", "recenter"].contains($0.name) }),
            clause.contains(where: {
                $0.meaning == .subject || $0.meaning == .person || $0.meaning == .pronoun(.person) || $0.meaning == .pronoun(.it)
                    || $0.thing != nil
            })
        else { return nil }
        return EditReading(
            actions: [.crop(Cropping(region: .subject))], reason: "The prompt asks for the subject in the middle of the frame.",
            used: Set(clause.items.indices))
    }

    // MARK: Crop

    private static func crop(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let crop = clause.first { $0.verb == .crop }
        let named = try ratio(clause, context, crops: crop != nil)
        let tighter = clause.first { ["tighter", "closer"].contains($0.name) && isOfFrame(clause, $0) }
        let trimmed = trim(clause, crop)
        guard crop != nil || named != nil || trimmed != nil || tighter.map({ clause.items[$0].name == "tighter" }) == true else {
            return nil
        }
        guard
            clause.does(.crop)
                || !clause.contains(where: {
                    $0.acts
                        && !$0.isVerb(.make, .want, .use, .change, .put, .take, .resize, .fix, .isolate, .show, .turn, .remove)
                        || $0.isColor
                })
        else { return nil }
        // "crop below the knee": where on a body the frame ends, no step can say; "trim his beard" is no frame.
        if LooksReader.isShortened(clause) { return nil }
        if clause.has(.hair) || clause.contains(where: { $0.meaning == .sizing && $0.name.contains(" ") })
            || clause.contains(where: { $0.thing == .bodyPart })
                && clause.contains(where: { ["below", "above", "from", "up", "down", "under", "at"].contains($0.name) })
        {
            return nil
        }
        let takesAway = crop.map { ["crop out", "crop off", "trim off"].contains(clause.items[$0].name) } ?? false
        if takesAway, trimmed == nil, clause.contains(where: { $0.thing != nil }) { return try cutAway(clause, context) }
        var used: Set<Int> = Set([named?.index, tighter].compactMap(\.self))
        var region = Region.whole
        if trimmed == nil, let found = try RegionReader(clause: clause, context: context).named() {
            region = found.region
            used.formUnion(found.used)
        }
        if region == .background { region = takesAway ? .subject : .whole }
        if case .part = region { region = .whole }
        let closes =
            crop.map { index in
                ["zoom", "close", "punch", "get", "go in", "come in", "move in"].contains {
                    clause.items[index].name.hasPrefix($0)
                }
            } ?? false
        return EditReading(
            actions: [
                .crop(
                    Cropping(
                        ratio: named?.ratio, isTighter: tighter != nil || closes || (named == nil && trimmed == nil),
                        trim: trimmed, region: region))
            ],
            reason: "The prompt asks for another frame.", used: used)
    }

    /// The proportions named, or those of what the picture is for.
    private static func ratio(_ clause: EditClause, _ context: EditContext, crops: Bool) throws(EditFailure) -> (
        ratio: AspectRatio, index: Int
    )? {
        var found: (ratio: AspectRatio, index: Int)?
        for index in clause.items.indices {
            guard case .ratio(let ratio) = clause.items[index].meaning else { continue }
            if let first = found, first.ratio != ratio {
                throw EditRefusal.contradiction(
                    context.quote.text(clause.items[first.index].range), context.quote.text(clause.items[index].range))
            }
            found = found ?? (ratio, index)
        }
        if found != nil { return found }
        let isAbout =
            crops
            || !clause.contains {
                $0.isValue || $0.acts && !$0.isVerb(.make, .resize, .fix, .change, .use, .want, .put, .turn) || $0.thing != nil
                    || $0.meaning == .background
            }
        guard isAbout else { return nil }
        let words = clause.indices { !$0.isSmall && !$0.acts && !$0.isPronoun }
        if words.count == 1,
            let upright = ["portrait": AspectRatio(4, 5), "landscape": AspectRatio(3, 2)][clause.items[words[0]].name],
            clause.does(.make) || crops && clause.has(.to)
        {
            return (upright, words[0])
        }
        for index in clause.items.indices {
            if case .purpose(let ratio?) = clause.items[index].meaning { return (ratio, index) }
        }
        return nil
    }

    /// "tighter on the bag", "a tighter crop", or "tighter" alone; "a tighter dress" is a size.
    private static func isOfFrame(_ clause: EditClause, _ item: EditItem) -> Bool {
        if clause.contains(where: { $0.verb == .crop }) { return true }
        guard let index = clause.items.firstIndex(of: item), item.name == "tighter" else { return false }
        return clause.items[(index + 1)...].first?.name == "on"
            || !clause.contains { $0.thing != nil || $0.meaning == .pronoun(.it) || $0.meaning == .hair }
    }

    /// "crop out the left side", "cut off the bottom".
    private static func trim(_ clause: EditClause, _ crop: Int?) -> Region.Side? {
        guard !clause.contains(where: { $0.thing != nil && $0.name != "top" || $0.meaning == .subject || $0.meaning == .person })
        else { return nil }
        let cuts = crop.map { ["crop out", "crop off", "trim", "trim off", "crop"].contains(clause.items[$0].name) } ?? false
        guard cuts || clause.contains(where: { ["cut off", "chop off", "chop", "cut away", "take off"].contains($0.name) }) else {
            return nil
        }
        for item in clause.items {
            if case .side(let side) = item.meaning { return side }
            if item.name == "top" { return .top }
        }
        return nil
    }

    /// "crop out the man on the left": he is to go; parts of the subject cannot go by a frame that words describe.
    private static func cutAway(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let found = try RegionReader(clause: clause, context: context).named(),
            clause.contains(where: { $0.thing == .other })
        else { return nil }
        return EditReading(
            actions: [.remove(found.region)], reason: "The prompt asks to take something out of the picture.", used: found.used,
            region: found.region)
    }

    // MARK: Rotate

    private static func rotation(_ clause: EditClause) -> EditReading? {
        let turned = clause.first {
            if case .rotation = $0.meaning { return true }
            return $0.meaning == .picture || $0.meaning == .pronoun(.it) || $0.meaning == .pronoun(.this)
        }
        let person = clause.first {
            $0.meaning == .subject || $0.meaning == .person || $0.meaning == .limb || $0.meaning == .pronoun(.person)
                || $0.thing != nil
        }
        guard person == nil, clause.does(.rotate) || (clause.does(.turn, .tilt) && turned != nil) || isBareTurn(clause) else {
            return nil
        }
        let degrees = number(clause)
        let side = clause.items.lazy.compactMap { item -> Float? in
            switch item.meaning {
            case .side(.left): -1
            case .side(.right): 1
            case .rotation(let value): value
            default: nil
            }
        }.first
        guard clause.does(.rotate) || degrees != nil || side != nil else { return nil }
        let isSlight = clause.items.contains { if case .degree(let degree) = $0.meaning { degree < 0.3 } else { false } }
        var value = degrees?.value ?? (abs(side ?? 1) == 180 ? 180 : isSlight ? slightTurn : 90)
        if let side, side < 0 { value = -abs(value) }
        while value > 180 { value -= 360 }
        while value < -180 { value += 360 }
        return EditReading(
            actions: [.rotate(value)], reason: "The prompt asks to rotate the picture.",
            used: Set(degrees.map { [$0.index] } ?? []))
    }

    /// "180 degrees", "90 clockwise".
    private static func isBareTurn(_ clause: EditClause) -> Bool {
        clause.verb == nil && clause.contains { if case .rotation = $0.meaning { true } else { false } }
    }

    /// Degrees of "slightly".
    private static let slightTurn: Float = 3

    static func number(_ clause: EditClause) -> (value: Float, index: Int)? {
        for index in clause.items.indices {
            if case .number(let value) = clause.items[index].meaning { return (value, index) }
        }
        return nil
    }
}
