// A fault that is told and the request that mends it are one change.

import RetouchModel

extension EditReadings {
    /// "It's too dark, make it brighter" is one change: a fault that a request after it mends is only its reason.
    mutating func settleStatements() {
        // "the colour is off, the dress is really coral": the colour that it should have mends it.
        if changes.contains(where: { $0.clause.isStatement && $0.reading.actions.contains { $0.kind == "Recolor" } }) {
            let balance = [SliderChange(.temperature, amount: 0, isAutomatic: true)]
            for index in changes.indices {
                changes[index].reading.actions.removeAll {
                    if case .adjust(let fix) = $0 { fix.changes == balance } else { false }
                }
            }
            changes.removeAll { $0.reading.actions.isEmpty && $0.reading.sizing.isEmpty }
        }
        for index in changes.indices.reversed() where changes[index].clause.isStatement || changes[index].clause.tellsFault {
            let requests = changes[(index + 1)...].filter { !$0.clause.isStatement }
            var actions: [PlanAction] = []
            for action in changes[index].reading.actions {
                guard case .adjust(var fault) = action else {
                    if !requests.contains(where: { $0.reading.actions.contains { $0.kind == action.kind } }) {
                        actions.append(action)
                    }
                    for number in changes.indices.dropFirst(index + 1) {
                        changes[number].reading.actions = changes[number].reading.actions.map { $0.strengthened(by: action) }
                    }
                    continue
                }
                // "lift the brim, it falls into shadow": the fault may be told behind the request, in its sentence.
                let first = changes[index].clause.continuesSentence ? index - 1 : index + 1
                for (number, request) in changes.enumerated()
                where number >= first && number != index && !request.clause.isStatement {
                    changes[number].reading.actions = request.reading.actions.map { mended(&fault, by: $0) }
                }
                if !fault.changes.isEmpty { actions.append(.adjust(fault)) }
            }
            changes[index].reading.actions = actions
        }
        changes.removeAll { $0.reading.actions.isEmpty && $0.reading.sizing.isEmpty && $0.clause.isStatement }
        // "there is a sign above the door; remove the sign": what is there was only told.
        if !changes.isEmpty {
            unread.removeAll { clause in
                clause.isStatement && clause.contains { $0.meaning == .copula && $0.name.hasPrefix("there") }
            }
        }
        // "… because of the backlight"
        if changes.contains(where: { !$0.clause.isReason && !$0.reading.actions.isEmpty }) {
            changes.removeAll { $0.clause.isReason }
        }
    }

    /// Takes from a fault what a request mends, and gives the request the fault's degree where it is the larger one.
    private func mended(_ fault: inout Adjustment, by action: PlanAction) -> PlanAction {
        guard case .adjust(var request) = action else { return action }
        fault.changes.removeAll { change in
            guard let index = request.changes.firstIndex(where: { $0.slider.family == change.slider.family }) else {
                return false
            }
            if request.changes[index].slider == change.slider, request.changes[index].amount * change.amount > 0,
                abs(change.amount) > abs(request.changes[index].amount),
                change.amount.magnitude > EditClause.plainDegree
            {
                request.changes[index].amount = change.amount
            }
            return true
        }
        return .adjust(request)
    }
}

extension PlanAction {
    /// "super creased, can you iron it": as much as the fault is large, where the request itself does not say.
    fileprivate func strengthened(by fault: PlanAction) -> PlanAction {
        switch (self, fault) {
        case (.smooth(var smoothing), .smooth(let said))
        where smoothing.flaw == said.flaw && smoothing.amount == EditClause.plainDegree:
            smoothing.amount = max(smoothing.amount, said.amount)
            // "the scarf is creased; flatten the creases"
            if smoothing.region == .subject { smoothing.region = said.region }
            return .smooth(smoothing)
        case (.denoise(var refinement), .denoise(let said)) where refinement.amount == EditClause.plainDegree:
            refinement.amount = max(refinement.amount, said.amount)
            return .denoise(refinement)
        default: return self
        }
    }
}

extension Slider {
    /// Sliders that mend the same kind of fault.
    fileprivate var family: Int {
        switch self {
        case .exposure, .highlights, .shadows, .whites, .blacks, .lightness: 0
        case .saturation, .vibrance, .hue: 1
        case .temperature, .tint: 2
        case .contrast, .clarity, .dehaze, .texture: 3
        case .vignette: 4
        case .grain: 5
        }
    }
}
