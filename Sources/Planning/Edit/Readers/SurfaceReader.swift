// Sharpen, Denoise, Smooth, BlurBackground: what changes a surface and no colour.

import RetouchModel

enum SurfaceReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        if let blur = blur(clause, context) { return blur }
        if let denoise = try denoise(clause, context) { return denoise }
        if let sharpen = try sharpen(clause, context) { return sharpen }
        return try smooth(clause, context)
    }

    private static let removes: [EditVerb] = [.remove, .lower, .fix, .smooth, .soften, .retouch]

    /// Whether the clause wants less of what it names.
    private static func isUnwanted(_ clause: EditClause) -> Bool {
        clause.isStatement && !clause.has(.background)
            || clause.contains { item in
                switch item.meaning {
                case .verb(let verb): removes.contains(verb)
                case .less, .tooMuch, .negation: true
                default: false
                }
            }
    }

    // MARK: Blur

    /// Who stands behind in every picture.
    private static let crowds: Set = [
        "crowd", "audience", "spectator", "bystander", "passersby", "passerby", "onlooker", "traffic",
    ]

    private static let lenses = [
        "bokeh", "depth", "portrait mode", "shallow", "dof", "background", "aperture", Tokenizer.wideAperture,
    ]

    private static func blur(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        let isLens = clause.contains { item in
            (item.meaning == .blurred || item.isVerb(.blur)) && lenses.contains { item.name.contains($0) }
        }
        // "the background is too busy, soften it"
        // "soften everything behind the orchid"
        let isSoftened =
            clause.does(.soften) && !clause.has(.lightNoun)
            && !clause.contains { $0.isSlider || $0.isColor || $0.name == "shadow" }
            && (clause.has(.pronoun(.it)) || clause.contains { $0.name == "everything behind" })
        let blurs = clause.does(.blur) || clause.has(.blurred) || isSoftened
        // "blur the salon behind her", "blur the street"
        let place = clause.first { $0.isPlace }
        // "make sure the shop behind her is blurred"
        let isEnsured = clause.has(.blurred) && isEnsured(clause)
        let isBehind =
            isEnsured && (place != nil || clause.contains { $0.name == "behind" && $0.meaning == .on })
            || clause.has(.blurred) && !clause.isStatement
                && (clause.items.last?.name == "behind"
                    || (clause.verb == nil || clause.does(.make, .turn))
                        && clause.contains { $0.name == "behind" && $0.meaning == .on })
            || clause.does(.blur)
                && (clause.contains { $0.name == "behind" && $0.meaning == .on }
                    || place.map { clause.determiner(of: $0)?.meaning == .article(definite: true) } ?? false
                        && !clause.has(.reference))
        let isBackground =
            clause.has(.background)
            || (context.previous == .background || context.previousIsBackdrop)
                && (clause.has(.pronoun(.it)) || clause.continuesSentence && !clause.contains { $0.thing != nil })
            || clause.has(.rest) && (clause.does(.blur) || isMeans(clause)) || isBehind
            || clause.contains { Self.crowds.contains($0.name) }
                && !clause.contains { $0.meaning == .subject || $0.thing == .bodyPart }
        // "reduce the depth of field" and "shallow depth of field" are one; "increase" is the opposite.
        let deepens =
            clause.contains { $0.name.hasSuffix("depth of field") || $0.name == "dof" } && clause.does(.raise)
            && !clause.contains { $0.name.contains("shallow") }
        // "knock the crowd out of focus"
        let isThrown =
            clause.contains { $0.name == "out of focus" }
            && clause.mainVerb.map { ["knock", "throw", "push", "put", "drop", "take", "pull"].contains(clause.items[$0].name) }
                == true
        let isLessened =
            isUnwanted(clause) && !isThrown && !isSoftened && !isEnsured && !isMeans(clause)
            && !clause.contains { $0.name == "depth of field" || $0.name == "dof" }
        if clause.does(.change), clause.has(.with) || clause.has(.to) { return nil }
        guard isLens || (blurs && isBackground), !isLessened, !deepens, !clause.has(.reference), isBehind || !clause.has(.place),
            !clause.contains(where: { $0.isColor && !$0.isModifier })
        else { return nil }
        return EditReading(
            actions: [.blurBackground(diameter(clause))], reason: "The prompt asks for a background out of focus.",
            used: Set(clause.degreeIndices), region: .background)
    }

    /// Whether it says how something is to be, and not how it is.
    private static func isEnsured(_ clause: EditClause) -> Bool {
        clause.contains { ["make sure", "ensure"].contains($0.name) || $0.name.hasSuffix("see to it that") }
    }

    /// "less distracting by blurring it"
    private static func isMeans(_ clause: EditClause) -> Bool {
        guard let blur = clause.first(where: { $0.meaning == .blurred || $0.isVerb(.blur) }), blur > 0 else { return false }
        return clause.items[blur - 1].name == "by"
    }

    /// As a share of the frame's height.
    static func diameter(_ clause: EditClause) -> Float {
        let degree =
            clause.contains { if case .color(.modifier(.soft)) = $0.meaning { true } else { false } } ? 0.2 : clause.degree
        return degree < 0.3 ? ContextBackdrop.slightBlur : degree > 0.5 ? ContextBackdrop.strongBlur : ContextBackdrop.lensBlur
    }

    // MARK: Noise and sharpness

    private static func denoise(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let grain = clause.first { $0.meaning == .noise || $0.meaning == .slider(SliderWord(slider: .grain)) }
        guard
            clause.does(.denoise)
                || (grain != nil
                    && (isUnwanted(clause) || clause.isStatement
                        // "lots of grain in this photo"
                        || clause.verb == nil
                            && clause.contains {
                                ["lots of", "a lot of", "loads of", "so much", "way too much"].contains($0.name)
                            }
                        || clause.verb == nil && clause.items.count == 1 && clause.has(.noise)))
        else { return nil }
        var found = try RegionReader(clause: clause, context: context).region(fallback: .whole)
        // "the frame orange, and clean up the noise": a picture's.
        if found.used.isEmpty, case .named = found.region, grain != nil, !clause.contains(where: \.isPronoun) {
            found.region = .whole
        }
        return EditReading(
            actions: [.denoise(Refinement(region: found.region, amount: clause.degree))],
            reason: "The prompt asks for less noise.",
            used: found.used.union(clause.degreeIndices), region: found.region)
    }

    private static func sharpen(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let isBlurred =
            clause.has(.blurred) && !isEnsured(clause) && !clause.contains { $0.name == Tokenizer.wideAperture }
            && (!clause.has(.background) || clause.does(.remove, .lower, .fix))
            && (isUnwanted(clause) || clause.has(.look) || clause.verb == nil)
            && !clause.contains { $0.name == "behind" && $0.meaning == .on && !clause.isStatement }
            // "soften what is behind it so it's out of focus"
            && !(clause.isStatement && clause.continuesSentence && context.previous == .background)
        let isSharp =
            clause.has(.sharp) && !clause.isNegated && !clause.does(.lower) && !clause.has(.less)
            && !(clause.isStatement && !clause.has(.negation) && !clause.has(.tooLittle))
        guard clause.does(.sharpen) || isSharp && !clause.does(.remove, .isolate) || isBlurred else { return nil }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .whole)
        return EditReading(
            actions: [.sharpen(Refinement(region: found.region, amount: clause.degree))],
            reason: "The prompt asks for a sharper picture.",
            used: found.used.union(clause.degreeIndices), region: found.region)
    }

    // MARK: Smooth

    private static func smooth(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let flaw = flaw(clause, context) else { return nil }
        let isUnderEyes = clause.contains { item in
            item.isFlaw && ["circle", "bag", "puff", "under"].contains { item.name.contains($0) }
        }
        if let part = clause.items.lazy.filter(\.isFlaw).compactMap({ Self.parts[$0.name] }).first, flaw == .blemishes,
            !clause.contains(where: { $0.thing != nil })
        {
            let region =
                context.facts.hasAnnotation
                ? Region.annotation(MarkReference(word: part, kind: .bodyPart)) : .named(NamedRegion(kind: .bodyPart, word: part))
            return EditReading(
                actions: [.smooth(Smoothing(flaw: flaw, region: region, amount: clause.degree))],
                reason: "The prompt asks for even skin.", used: Set(clause.degreeIndices), region: region)
        }
        let line = clause.items.first { $0.isFlaw && isFacialLine($0.name) }
        let fallback: Region =
            line.map { .named(NamedRegion(kind: .bodyPart, word: $0.name.contains("forehead") ? "forehead" : "face")) }
            ?? (flaw == .wrinkles && isOwn(clause)
                ? .named(NamedRegion(kind: .bodyPart, word: "face"))
                : flaw == .wrinkles ? .subject : .named(NamedRegion(kind: .bodyPart, word: isUnderEyes ? "face" : "skin")))
        var found = try RegionReader(clause: clause, context: context).region(fallback: fallback)
        // "skin retouch on the face"
        if case .named(let thing) = found.region, thing.word == "skin", let skin = found.used.max(),
            let part = RegionReader(clause: clause, context: context).thing(in: (skin + 1)..<max(skin + 1, clause.items.count)),
            part.region.kind == .bodyPart
        {
            found.region = .named(part.region)
        }
        var region = found.region == .whole || found.region == .subject && flaw != .wrinkles ? fallback : found.region
        // Dark circles and bags lie under the eyes, on the face.
        if flaw == .blemishes, case .named(let thing) = region, ["eye", "eyelid", "eyelash"].contains(thing.word) {
            region = .named(NamedRegion(kind: .bodyPart, word: "face"))
        }
        return EditReading(
            actions: [.smooth(Smoothing(flaw: flaw, region: region, amount: clause.degree))],
            reason: "The prompt asks for \(flaw == .wrinkles ? "smooth cloth" : "even skin").",
            used: found.used.union(clause.degreeIndices),
            region: region)
    }

    /// Flaws that are named after where they are.
    private static let parts = [
        "chapped lips": "lip", "cracked lips": "lip", "dry lips": "lip", "red nose": "nose", "red cheeks": "cheek",
        "cold sore": "lip",
    ]

    /// "my wrinkles": of a face.
    private static func isOwn(_ clause: EditClause) -> Bool {
        guard let flaw = clause.first(where: \.isFlaw), flaw > 0 else { return false }
        return ["my", "her", "his", "their", "our"].contains(clause.items[flaw - 1].name) && clause.items[flaw].name == "wrinkle"
            && !clause.contains { $0.thing != nil }
    }

    /// Lines of the face are named after where they are.
    private static func isFacialLine(_ name: String) -> Bool {
        [
            "crow", "laugh", "smile", "frown", "fine line", "forehead", "expression", "worry", "nasolabial", "around her eyes",
            "around his eyes", "around the eyes", "around my eyes",
        ].contains { name.contains($0) }
    }

    private static func flaw(_ clause: EditClause, _ context: EditContext) -> Smoothing.Flaw? {
        let wants = clause.does(.add, .raise, .want, .keep) || clause.has(.more)
        let onSkin =
            clause.contains { $0.thing == .bodyPart && $0.meaning != .hair }
            || context.previous.isSkin && clause.has(.pronoun(.it))
        for item in clause.items {
            guard case .flaw(let flaw) = item.meaning, !wants else { continue }
            if flaw == .skin, !onSkin, !item.name.contains("skin"), !clause.has(.subject), !clause.has(.pronoun(.person)) {
                continue
            }
            return flaw
        }
        // "remove the spots on her cheek", "my son had a few spots on his face"
        let isTold = clause.isStatement || clause.contains { ["has", "have", "had", "got"].contains($0.name) }
        if onSkin, clause.does(.remove) || isTold && !clause.has(.marked),
            clause.contains(where: { ["spot", "mark", "bump"].contains($0.name) && ($0.name == "spot" || clause.does(.remove)) })
        {
            return .blemishes
        }
        // "make the shirt flat", "trousers have folds, make flat"
        if clause.does(.make), clause.contains(where: { $0.name == "flat" || $0.name == "flatter" }), clause.isOfCloth(context) {
            return .wrinkles
        }
        // "fix her skin"
        if clause.does(.fix, .enhance), clause.contains(where: { $0.name == "skin" }),
            clause.items.allSatisfy({ $0.isSmall || $0.isPronoun || $0.acts || $0.isOwner || $0.name == "skin" })
        {
            return .skin
        }
        guard clause.does(.smooth, .soften, .retouch), !clause.has(.lightNoun),
            !clause.contains(where: { $0.isSlider && $0.name != "texture" }), !clause.has(.background)
        else { return nil }
        guard let thing = clause.items.first(where: { $0.thing != nil }) else {
            // "only slight smoothing" is of skin.
            let isNoun = clause.mainVerb.map { clause.items[$0].form == .gerund && $0 + 1 == clause.items.count } ?? false
            if isNoun && !clause.has(.pronoun(.it)) || onSkin || context.previous.isSkin && clause.continuesSentence {
                return .skin
            }
            return clause.does(.smooth)
                || clause.does(.retouch) && (clause.has(.subject) || clause.has(.person) || clause.has(.pronoun(.person)))
                ? (clause.does(.retouch) ? .skin : .wrinkles) : nil
        }
        switch thing.thing {
        case .bodyPart: return thing.meaning == .hair ? nil : .skin
        case .garment, .other, .accessory: return clause.does(.smooth) ? .wrinkles : nil
        case nil: return nil
        }
    }
}

extension EditClause {
    /// Whether it is about a garment, or about one that was named before.
    fileprivate func isOfCloth(_ context: EditContext) -> Bool {
        if let thing = first(where: { $0.thing != nil }) { return items[thing].thing == .garment }
        if case .named(let thing)? = context.previous { return thing.kind == .garment && !has(.picture) }
        return false
    }
}

extension Region? {
    fileprivate var isSkin: Bool {
        guard case .named(let thing)? = self else { return false }
        return thing.kind == .bodyPart && thing.word != "hair"
    }
}
