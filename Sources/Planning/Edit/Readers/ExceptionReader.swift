// "Everything except the bag": changes that are turned round by what they leave out.

import RetouchModel

enum ExceptionReader {
    /// - Returns: a reading where the exception decides what is done; `nil` where it only limits the change.
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard !clause.exceptions.isEmpty, let verb = clause.verb else { return nil }
        let isAll = !clause.contains { $0.thing != nil || $0.meaning == .background || $0.meaning == .subject }
        guard isAll else { return nil }
        var regions: [Region] = []
        for exception in clause.exceptions {
            let items = EditClause(exception, continuesSentence: true)
            if let found = try RegionReader(clause: items, context: context).named() {
                regions.append(found.region)
            } else if items.contains(where: { $0.meaning == .pronoun(.person) || $0.meaning == .person }) {
                regions.append(.subject)
            }
        }
        guard let first = regions.first, regions.count == clause.exceptions.count else { return nil }
        switch verb {
        case .remove:
            guard regions.count == 1 else { return nil }
            if first == .background { return nil }
            return EditReading(
                actions: [.extract(first)], reason: "Everything else is taken away.", used: Set(clause.items.indices),
                region: first)
        case .blur:
            guard regions.allSatisfy({ $0 == .subject }) else { return nil }
            return EditReading(
                actions: [.blurBackground(SurfaceReader.diameter(clause))],
                reason: "Everything but the subject goes out of focus.",
                used: Set(clause.items.indices), region: .background)
        default: return nil
        }
    }
}
