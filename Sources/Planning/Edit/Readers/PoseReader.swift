// Turn and Pose.

import RetouchModel

/// Small turns of head and body are Turn; everything else that moves a person is Pose.
enum PoseReader {
    static func read(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        guard !clause.isStatement,
            !clause.does(.remove, .keep, .recolor, .relight, .retouch, .smooth, .blur, .sharpen, .isolate) || isExpression(clause)
        else { return nil }
        // "chin's too low" tells what another clause mends.
        if clause.verb == nil, clause.has(.tooMuch), clause.contains(where: { ["low", "high"].contains($0.name) }) { return nil }
        if isOfLight(clause) || recolors(clause) || becomesOther(clause) { return nil }
        if let view = view(clause) { return pose(clause, context, view: view) }
        // "turn to the camera"
        if clause.does(.turn), clause.has(.to), clause.contains(where: { ["camera", "viewer", "lens"].contains($0.name) }),
            clause.items.allSatisfy({
                $0.isSmall || $0.isPronoun || $0.acts || $0.meaning == .to || $0.thing == .other || $0.meaning == .subject
            })
        {
            return pose(clause, context, view: .front)
        }
        if let turn = turn(clause, context) { return turn }
        guard isPose(clause) else { return nil }
        return pose(clause, context, view: nil)
    }

    /// "light should come from the other side"
    private static func isOfLight(_ clause: EditClause) -> Bool {
        clause.has(.lightNoun)
            && !clause.contains { $0.meaning == .subject || $0.meaning == .person || $0.meaning == .pronoun(.person) }
            && !clause.does(.pose, .look)
    }

    /// "put the shirt of yellow color"
    private static func recolors(_ clause: EditClause) -> Bool {
        guard clause.does(.put), clause.contains(where: \.isColor) else { return false }
        return clause.has(.colorNoun) || clause.endsInColor
    }

    private static func isPose(_ clause: EditClause) -> Bool {
        // "have her stand in a rose garden": another place, and the stance that she has.
        if stands(clause) { return false }
        if clause.does(.pose) {
            // "hold a cup" needs a cup first.
            let holds = clause.mainVerb.map { clause.items[$0].name == "hold" } ?? false
            return
                !(holds && clause.contains { $0.thing != nil && $0.thing != .bodyPart }
                && (clause.has(.reference) || isNewThing(clause)))
        }
        if isExpression(clause) { return true }
        // "copy the stance of the person in the second picture"
        if clause.does(.use, .add, .put), clause.has(.reference),
            clause.contains(where: { ["pose", "stance", "posture"].contains($0.name) })
        {
            return true
        }
        if clause.contains(where: { $0.meaning == .pose }), !(clause.does(.put, .add) && isNewThing(clause)),
            !clause.contains(where: { $0.meaning == .lightNoun || $0.isRecipe })
        {
            return clause.verb == nil || clause.does(.make, .change, .want, .put, .look, .show, .add, .turn, .use, .lower, .raise)
        }
        if gazes(clause) || moves(clause) { return true }
        // "make the puppy tilt its ears"
        if clause.does(.tilt, .lower, .raise),
            clause.has(.make, .want) || clause.contains(where: { ["have", "let", "get"].contains($0.name) }),
            clause.contains(where: { $0.thing == .other || $0.isPronoun || $0.meaning == .subject || $0.meaning == .person }),
            clause.contains(where: { $0.thing == .bodyPart && $0.meaning != .hair }),
            !clause.contains(where: { $0.isSlider || $0.isColor || $0.isDegree })
        {
            return true
        }
        if let verb = clause.mainVerb, ["open", "close"].contains(clause.items[verb].name),
            clause.contains(where: { $0.thing == .accessory || $0.thing == .other })
        {
            return true
        }
        // "show the bag from the inside"
        if clause.does(.show), clause.has(.from), clause.contains(where: { $0.thing != nil || $0.meaning == .subject }),
            !clause.has(.reference), !clause.has(.lightNoun)
        {
            return true
        }
        // "show the sole of the shoe"
        if clause.does(.show), let of = clause.index(of: .of),
            !clause.items[..<of].contains(where: { [.on, .inside].contains($0.meaning) }),
            clause.items[..<of].contains(where: { $0.thing != nil }),
            clause.items[of...].contains(where: { $0.thing != nil })
        {
            return true
        }
        // "straighten the model's back"
        if clause.does(.straighten), clause.contains(where: { $0.isOwner && ($0.meaning == .subject || $0.meaning == .person) }) {
            return true
        }
        // "raise the left eyebrow"
        if clause.does(.raise, .lower, .pose),
            clause.contains(where: { ["eyebrow", "brow", "eyelid", "lip corner"].contains($0.name) }),
            !clause.contains(where: { $0.isSlider || $0.isColor || $0.tone != nil })
        {
            return true
        }
        // "stretch her arms out", "extend her left arm"
        if clause.does(.resize), clause.has(.limb), let verb = clause.mainVerb,
            ["stretch", "extend"].contains(where: clause.items[verb].name.hasPrefix)
        {
            return true
        }
        if carries(clause) { return true }
        guard clause.contains(where: { $0.meaning == .limb }), !clause.has(.sizing),
            !clause.contains(where: { $0.isColor || $0.tone != nil || $0.meaning == .noise || $0.isRecipe || $0.isSlider })
        else { return false }
        // "put a rose in her hand" moves no hand.
        if let limb = clause.first(where: { $0.meaning == .limb }),
            clause.items[..<limb].contains(where: {
                $0.thing != nil && !$0.isOwner && ($0.thing != .bodyPart || CutReader.removable.contains($0.name))
                    || $0.meaning == .unknown || $0.meaning == .anything
            })
        {
            return false
        }
        // "adjust her posture"
        if clause.does(.fix, .enhance), clause.contains(where: { ["posture", "stance"].contains($0.name) }) { return true }
        return clause.does(.put, .change, .raise, .lower, .make, .tilt, .turn, .rotate, .garment, .straighten)
            || clause.verb == nil && !clause.has(.sizing)
    }

    /// "make the waiter carry the tray": with a thing that is there already.
    private static func carries(_ clause: EditClause) -> Bool {
        guard let verb = clause.mainVerb, clause.items[verb].name == "carry", !clause.has(.reference),
            let thing = clause.items[verb...].firstIndex(where: { $0.thing != nil })
        else { return false }
        return clause.determiner(of: thing)?.meaning == .article(definite: true)
    }

    private static func stands(_ clause: EditClause) -> Bool {
        guard let verb = clause.mainVerb, ["stand", "standing"].contains(clause.items[verb].name),
            let place = clause.items[verb...].firstIndex(where: { $0.meaning == .place }),
            clause.items[verb..<place].contains(where: { $0.meaning == .on || $0.meaning == .inside })
        else { return false }
        return !clause.items[verb..<place].contains { $0.meaning == .article(definite: true) || $0.thing != nil }
    }

    private static func isNewThing(_ clause: EditClause) -> Bool {
        clause.indices { $0.thing != nil && $0.thing != .bodyPart }.contains { index in
            switch clause.determiner(of: index)?.meaning {
            case .article(definite: true), .pronoun: false
            default: true
            }
        }
    }

    /// A smile is taken away by another pose, and put on by one.
    private static func isExpression(_ clause: EditClause) -> Bool {
        clause.does(.remove, .add, .put)
            && clause.contains { $0.isVerb(.pose) && ["smile", "grin", "frown", "pout", "smirk"].contains($0.name) }
    }

    /// "make her look at the camera", "look into the distance".
    private static func gazes(_ clause: EditClause) -> Bool {
        guard
            let look = clause.first(where: {
                $0.isVerb(.look) && ["look", "must look", "gaze", "stare", "facing", "face"].contains($0.name)
                    && $0.form != .third
            })
        else { return false }
        let isPerson =
            clause.items[..<look].contains {
                $0.meaning == .subject || $0.meaning == .person || $0.meaning == .pronoun(.person) || $0.thing == .other
            }
            || look == clause.mainVerb && clause.items[..<look].allSatisfy(\.isSmall)
        return isPerson
            && clause.items[(look + 1)...].contains {
                [.on, .inside, .to, .particle].contains($0.meaning) || $0.name == "straight"
            }
    }

    /// "move the vase to the left": a thing that is there goes somewhere else.
    private static func moves(_ clause: EditClause) -> Bool {
        guard let verb = clause.mainVerb,
            isBrought(clause, verb)
                || ["move", "shift", "relocate", "rearrange", "reposition", "slide", "shove"].contains(clause.items[verb].name),
            !clause.has(.background),
            !clause.has(.place),
            !clause.contains(where: { if case .band = $0.meaning { true } else { $0.isSlider || $0.isColor } })
        else { return false }
        return clause.contains {
            $0.thing != nil || $0.meaning == .subject || $0.meaning == .pronoun(.it) || $0.meaning == .pronoun(.person)
                || $0.meaning == .marked || $0.meaning == .markShape
        }
    }

    /// "bring the vase closer to the plant"
    private static func isBrought(_ clause: EditClause, _ verb: Int) -> Bool {
        clause.items[verb].name == "bring"
            && clause.items[verb...].contains {
                ["near", "near to", "closer", "nearer", "next to", "beside", "alongside"].contains($0.name)
            }
    }

    /// "turn the house at the top into a log cabin": another thing, and no other pose.
    private static func becomesOther(_ clause: EditClause) -> Bool {
        guard clause.does(.change, .turn), let link = clause.index(of: .to), link + 1 < clause.items.count,
            clause.items[link].name == "into"
                || clause.items[link].name == "to" && clause.items[link + 1].meaning == .article(definite: false)
        else { return false }
        let new = clause.items[(link + 1)...]
        return new.contains { $0.thing == .other || $0.thing == .accessory || $0.meaning == .place }
            && !new.contains { $0.meaning == .pose || $0.isSide || $0.meaning == .hairstyle || $0.thing == .bodyPart }
            && clause.items[..<link].contains {
                $0.thing == .other || $0.thing == .accessory || [.person, .place].contains($0.meaning)
            }
    }

    private static func view(_ clause: EditClause) -> DescribedChange.View? {
        // "one hard light from the side"
        if let from = clause.first(where: { $0.name.hasPrefix("from the ") }), from > 0,
            clause.items[from - 1].isRecipe || clause.items[from - 1].meaning == .lightNoun
        {
            return nil
        }
        for (index, item) in clause.items.enumerated() {
            // "hands behind her back" show no back.
            if ["her back", "his back"].contains(item.name), index > 0, clause.items[index - 1].name.hasSuffix("behind") {
                continue
            }
            if case .view(let view) = item.meaning,
                clause.verb == nil || !clause.does(.crop, .add, .put) || clause.contains(where: { $0.isVerb(.show) })
            {
                return view
            }
            let turned =
                clause.does(.turn, .rotate) && ["around", "round"].contains(item.name)
                && index == clause.items.lastIndex(where: { !$0.isSmall })
            if turned { return .back }
            guard clause.does(.show) || clause.has(.take) && clause.has(.pronoun(.writer)) else { continue }
            switch item.name {
            case "back", "rear", "other side", "reverse": return .back
            case "side": return .profile
            case "front": return .front
            default: continue
            }
        }
        return nil
    }

    private static func pose(_ clause: EditClause, _ context: EditContext, view: DescribedChange.View?) -> EditReading {
        let text = context.text(clause, 0..<clause.items.count)
        let moved = try? RegionReader(clause: clause, context: context).named()
        let region =
            moved.map { if case .named(let thing) = $0.region, thing.kind == .bodyPart { Region.subject } else { $0.region } }
            ?? .subject
        var reading = EditReading(
            actions: [
                .pose(
                    DescribedChange(
                        text: text, region: region == .whole || region == .background || isSide(region) ? .subject : region,
                        view: view))
            ],
            reason: "The pose shows parts of the person that the picture does not.", used: Set(clause.items.indices),
            region: .subject)
        reading.tookUnknown = true
        if view == .profile || view == .back { reading.notices.append(largeView(view, words: text)) }
        return reading
    }

    private static func isSide(_ region: Region) -> Bool {
        if case .part = region { return true }
        return false
    }

    private static func largeView(_ view: DescribedChange.View?, words: String) -> Notice {
        let side = "turn the model to a side view"
        let prompts = ["turn the model to a three-quarter view", side] + (view == .back ? ["show the model from behind"] : [])
        return Notice(
            code: .largeViewChange, message: "\u{201C}\(words)\u{201D} shows a side that the picture does not.", words: words,
            advice: "Go in steps, each with the result before as the source: "
                + prompts.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", then ")
                + ".", prompts: prompts)
    }

    // MARK: Turn

    private static func turn(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        // "raise her right hand above her head" moves the hand, and "lift the ball to her face" the ball.
        let start = clause.mainVerb ?? 0
        let isHead =
            clause.first { ["head", "chin", "face"].contains($0.name) }.map { head in
                !clause.items[min(start, head)..<head].contains { $0.meaning == .limb || $0.thing != nil && !$0.isOwner }
            } ?? false
        guard !clause.contains(where: { $0.isSlider || $0.meaning == .lightNoun || $0.isFlaw || $0.meaning == .noise }) else {
            return nil
        }
        let lifts = clause.contains {
            $0.verb == .raise || ($0.verb == .pose && ($0.name.hasPrefix("raise") || $0.name.hasPrefix("lift")))
        }
        let isBare =
            clause.verb == nil && isHead && clause.contains { ["up", "down"].contains($0.name) || $0.isSide }
            && !clause.contains { $0.tone != nil || $0.isColor || $0.isSlider }
        guard
            isBare || clause.does(.turn, .rotate, .tilt, .look) || clause.has(.look) && clause.does(.make)
                || (isHead
                    && (lifts || clause.contains { $0.isVerb(.lower) && $0.name == "lower" }
                        || clause.contains { $0.name.hasPrefix("drop ") || $0.name.hasPrefix("bow ") }))
        else { return nil }
        let isPerson = clause.contains {
            $0.meaning == .subject && !["product", "item", "object", "article"].contains($0.name) || $0.meaning == .person
                || $0.meaning == .pronoun(.person) || $0.name == "torso"
                || $0.name == "shoulder" || $0.name == "upper body" || $0.name == "person"
        }
        // "rotate the shoe 45 degrees" shows another side of it.
        let isThing = clause.contains {
            $0.thing == .accessory || $0.thing == .other || $0.thing == .garment || $0.meaning == .subject
        }
        if !isHead, !isPerson, isThing,
            clause.does(.rotate)
                || clause.does(.turn, .tilt) && (clause.contains(where: \.isSide) || FrameReader.number(clause) != nil),
            !clause.contains(where: \.isColor)
        {
            return pose(clause, context, view: nil)
        }
        // "turn slightly to the right": said to whom the picture shows.
        let isSaid =
            clause.does(.turn, .look)
            && (clause.contains(where: \.isSide) || clause.does(.look) && clause.contains { ["up", "down"].contains($0.name) })
            && clause.items.allSatisfy { item in
                item.isSmall || item.isDegree || item.isSide || item.isVerb(.turn, .look)
                    || [.to, .on, .with, .percent].contains(item.meaning)
                    || { if case .number = item.meaning { true } else { false } }()
            }
        guard isHead || isPerson || isSaid else { return nil }
        guard let direction = direction(clause, lifts: lifts && isHead) else {
            // "rotate the model 180 degrees", "turn her towards the light"
            if let number = FrameReader.number(clause), abs(number.value) > 12 {
                return pose(
                    clause, context, view: abs(number.value) > 120 ? .back : abs(number.value) >= 60 ? .profile : .threeQuarter)
            }
            if clause.does(.rotate) { return pose(clause, context, view: nil) }
            let towards = clause.contains { ["towards", "toward", "to"].contains($0.name) }
            return clause.does(.turn, .rotate) && towards
                && !clause.contains { $0.isColor || $0.thing == .garment || $0.isArticle && $0.name == "a" }
                ? pose(clause, context, view: nil) : nil
        }
        let part: Turning.Part = isHead || clause.has(.look) || clause.has(.tilt) ? .head : .body
        let slight: Float = part == .head ? 5 : 6
        let plain: Float = part == .head ? 8 : 10
        var degrees = clause.degree <= 0.25 ? slight : clause.degree > 0.5 ? 30 : plain
        if let number = FrameReader.number(clause) { degrees = abs(number.value) }
        guard degrees <= Turning.largest(part) else {
            return pose(clause, context, view: degrees > 120 ? .back : degrees >= 60 ? .profile : .threeQuarter)
        }
        guard degrees > 0 else { return nil }
        return EditReading(
            actions: [.turn(Turning(part: part, direction: direction, degrees: degrees))],
            reason: "A small turn of the \(part.rawValue) shows no part that the picture does not.",
            used: Set(clause.degreeIndices),
            region: .subject)
    }

    private static func direction(_ clause: EditClause, lifts: Bool) -> Turning.Direction? {
        if lifts { return .up }
        // "look over her left shoulder" is no turn to the left.
        let looksOver = !clause.does(.turn, .rotate) || clause.contains { $0.name == "over" }
        if clause.contains(where: { $0.name == "shoulder" && looksOver || $0.name.hasSuffix("shoulder") && $0.meaning == .pose })
        {
            return nil
        }
        if clause.has(.lower)
            || clause.contains(where: {
                $0.name == "nod" || ["down", "downward", "downwards"].contains($0.name) || $0.name.hasPrefix("drop ")
                    || $0.name.hasPrefix("bow ")
            })
        {
            return .down
        }
        if clause.contains(where: { ["up", "upward", "upwards"].contains($0.name) }) { return .up }
        let tilts = clause.has(.tilt)
        for item in clause.items {
            switch item.meaning {
            case .side(.left): return tilts ? .tiltLeft : .left
            case .side(.right): return tilts ? .tiltRight : .right
            case .side(.top): return .up
            case .side(.bottom): return .down
            default: continue
            }
        }
        return nil
    }
}
