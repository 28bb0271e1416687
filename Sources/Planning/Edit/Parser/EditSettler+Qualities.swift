// "Keep her pose", "make the skin smoother": words that sound like a request of their own and are a part of one.

import RetouchModel

extension EditSettler {
    /// "keep the model, pose and outfit the same": a pose that stays is none that is asked for.
    static func settleKeptPoses(_ items: inout [EditItem]) {
        for pose in items.indices where items[pose].name == "pose" && items[pose].isWord {
            let sentence = items[..<pose].lastIndex { $0.mark == .stop } ?? -1
            guard let keep = items[(sentence + 1)..<pose].lastIndex(where: { $0.isVerb(.keep) }),
                items[(keep + 1)..<pose].allSatisfy({ !$0.acts && $0.meaning != .but })
            else { continue }
            items[pose].meaning = .filler
        }
    }

    /// "make the skin smoother" smooths it.
    static func settleSmoother(_ items: inout [EditItem]) {
        for index in items.indices where items[index].name == "smoother" && items[index].isWord {
            let start = items[..<index].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
            guard let verb = (start..<index).first(where: { items[$0].acts }),
                items[verb].isVerb(.make, .turn, .look, .want),
                items[verb..<index].contains(where: { $0.thing != nil || $0.meaning == .hair })
            else { continue }
            items[verb].meaning = .filler
            items[index].meaning = .verb(.smooth)
        }
    }
}
