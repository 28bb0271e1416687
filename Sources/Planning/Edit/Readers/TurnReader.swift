// Rotate: by how much, and which way round.

import RetouchModel

enum TurnReader {
    /// - Throws: InputValidationError for an angle that is more than a whole turn, or that leaves the picture as it is.
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let turned = clause.first {
            if case .rotation = $0.meaning { return true }
            return $0.meaning == .picture || $0.meaning == .pronoun(.it) || $0.meaning == .pronoun(.this)
        }
        let person = clause.first {
            $0.meaning == .subject || $0.meaning == .person || $0.meaning == .limb || $0.meaning == .pronoun(.person)
                || $0.thing != nil
        }
        let degrees = FrameReader.number(clause)
        // "turn 90 degrees right": nobody turns as far as that.
        let isQuarter = clause.does(.turn) && degrees.map { abs($0.value) >= 45 } == true
        guard person == nil,
            clause.does(.rotate) || clause.does(.turn, .tilt) && turned != nil || isQuarter || isBareTurn(clause)
        else { return nil }
        let named = angle(clause)
        guard clause.does(.rotate) || degrees != nil || named != nil || direction(clause) != nil else { return nil }
        let isSlight = clause.items.contains { if case .degree(let degree) = $0.meaning { degree < 0.3 } else { false } }
        var value = signed(degrees?.value ?? named ?? (isSlight ? slightTurn : 90), clause)
        guard abs(value) <= 360, value.truncatingRemainder(dividingBy: 360) != 0 else {
            throw EditRefusal.angle(degrees.map { context.quote.text(clause.items[$0.index].range) } ?? "")
        }
        if value > 180 { value -= 360 }
        if value < -180 { value += 360 }
        return EditReading(
            actions: [.rotate(value)], reason: "The prompt asks to rotate the picture.",
            used: Set(degrees.map { [$0.index] } ?? []))
    }

    /// Degrees clockwise: a side or "anticlockwise" says which way, and a sign of the number does where nothing else is said.
    static func signed(_ degrees: Float, _ clause: EditClause) -> Float {
        guard let direction = direction(clause) else { return degrees }
        return direction * abs(degrees)
    }

    /// "180 degrees", "90 clockwise".
    private static func isBareTurn(_ clause: EditClause) -> Bool {
        clause.verb == nil && clause.contains { if case .rotation = $0.meaning { true } else { false } }
    }

    /// 1 = clockwise, -1 = the other way; `nil` = not said.
    private static func direction(_ clause: EditClause) -> Float? {
        for item in clause.items {
            if case .rotation(let value) = item.meaning, abs(value) == 1 { return value }
        }
        for item in clause.items {
            switch item.meaning {
            case .side(.left): return -1
            case .side(.right): return 1
            default: continue
            }
        }
        return nil
    }

    /// "upside down", "a quarter turn".
    private static func angle(_ clause: EditClause) -> Float? {
        clause.items.lazy.compactMap { item -> Float? in
            if case .rotation(let value) = item.meaning, abs(value) > 1 { return value }
            return nil
        }.first
    }

    /// Degrees of "slightly".
    private static let slightTurn: Float = 3
}
