// Turn and Pose.

import RetouchModel

/// Small turns of head and body are Turn; everything else that moves a person is Pose.
enum PoseReader {
    static func read(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        if let view = view(clause) { return pose(clause, context, view: view) }
        if let turn = turn(clause, context) { return turn }
        let verb = clause.first { $0.verb == .pose }
        let posed = clause.first { $0.meaning == .pose }
        let limb = clause.first { $0.meaning == .limb }
        let moves = clause.has(.put, .change, .raise, .lower, .make) || clause.verb == nil
        guard
            verb != nil || posed != nil
                || (limb != nil && moves && !clause.items.contains(where: { $0.isColor || $0.tone != nil }))
        else {
            return nil
        }
        if verb != nil, posed == nil, clause.items.contains(where: { $0.thing == .garment || $0.thing == .accessory }) {
            return nil
        }
        return pose(clause, context, view: nil)
    }

    private static func view(_ clause: EditClause) -> DescribedChange.View? {
        for (index, item) in clause.items.enumerated() {
            if case .view(let view) = item.meaning { return view }
            let turned = clause.has(.turn, .rotate) && index == clause.items.count - 1 && item.name == "around"
            if turned { return .back }
        }
        return nil
    }

    private static func pose(_ clause: EditClause, _ context: EditContext, view: DescribedChange.View?) -> EditReading {
        let text = context.text(clause, 0..<clause.items.count)
        var reading = EditReading(
            actions: [.pose(DescribedChange(text: text, region: .subject, view: view))],
            reason: "The pose shows parts of the person that the picture does not.", used: Set(clause.items.indices),
            region: .subject)
        reading.tookUnknown = true
        if view == .profile || view == .back { reading.notices.append(largeView(view, words: text)) }
        return reading
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
        let isHead = clause.items.contains { ["head", "chin", "face"].contains($0.name) }
        let lifts = clause.items.contains { $0.verb == .raise || ($0.verb == .pose && $0.name.hasPrefix("raise")) }
        guard clause.has(.turn, .rotate, .tilt, .look) || (isHead && (lifts || clause.has(.lower))) else { return nil }
        let isPerson = clause.items.contains {
            $0.meaning == .subject || $0.meaning == .pronoun(.person) || $0.name == "torso" || $0.name == "shoulder"
        }
        guard isHead || isPerson, let direction = direction(clause, lifts: lifts && isHead) else { return nil }
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
        if clause.has(.lower) || clause.items.contains(where: { $0.name == "nod" || $0.name == "down" }) { return .down }
        if clause.items.contains(where: { $0.name == "up" }) { return .up }
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
