// What a reason adds to the change that it stands behind.

import RetouchModel

extension EditReadings {
    /// "adjust the brightness of the sky to make it lighter": the purpose says which way.
    mutating func direct(_ reason: EditClause) {
        guard case .adjust(var adjustment)? = changes.last?.reading.actions.first, changes.last?.reading.actions.count == 1,
            let tone = reason.items.lazy.compactMap(\.tone).first(where: { $0.form == .comparative })
        else { return }
        for index in adjustment.changes.indices where adjustment.changes[index].isAutomatic {
            guard let share = tone.shares.first(where: { $0.slider == adjustment.changes[index].slider })?.share else { continue }
            adjustment.changes[index] = SliderChange(adjustment.changes[index].slider, amount: share * reason.degree)
        }
        changes[changes.count - 1].reading.actions = [.adjust(adjustment)]
    }

    /// "crop it so that her face isn't visible": no frame can be promised to do that.
    mutating func refuseHiding(_ reason: EditClause) {
        guard reason.has(.negation), reason.contains(where: { $0.thing == .bodyPart }), let last = changes.last,
            last.reading.actions.contains(where: { $0.kind == "Crop" })
        else { return }
        unread.append(changes.removeLast().clause)
    }
}
