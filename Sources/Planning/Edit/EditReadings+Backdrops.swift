// A background that is taken away and filled again is one change.

import RetouchModel

extension EditReadings {
    /// "remove the background and replace it with white": one change of the background, and none of what stands before it.
    func refilled(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard case .replaceBackground(.transparent)? = changes.last?.reading.actions.first,
            changes.last?.clause.does(.remove) == true, clause.does(.change, .make, .put, .use, .add, .turn),
            !clause.contains(where: { $0.thing != nil && $0.thing != .other || $0.meaning == .subject || $0.meaning == .person })
        else { return nil }
        var named = clause
        let stand = clause.first { [.pronoun(.it), .anything].contains($0.meaning) && ["it", "one"].contains($0.name) }
        if let stand {
            named.items[stand].meaning = .background
        } else {
            // "add a forest instead"
            guard let verb = clause.mainVerb,
                clause.items[verb].isVerb(.change) && clause.has(.with)
                    || clause.items[verb].isVerb(.add, .put, .use) && clause.items.last?.name == "instead" && clause.has(.place)
            else { return nil }
            named.items[verb].meaning = .background
        }
        guard let reading = try BackdropReader.read(named, context),
            case .replaceBackground(let backdrop)? = reading.actions.first, backdrop != .transparent
        else { return nil }
        return reading
    }
}
