// The kinds of calls that a load is mixed from.

/// One kind of call, by the name that `--mix` gives it. The order is that of reports.
package enum CallKind: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    /// Health.Check: the smallest call there is.
    case small
    /// PlanEdit from words alone: small messages, a little work.
    case plan
    /// PlanEdit with a photograph, of which the server reads only the header: the way of the bytes.
    case upload
    /// SuggestNext for a photograph.
    case suggest
    /// Edit of a photograph, read as fast as it comes.
    case edit
    /// ChangeBackground of a photograph, read as fast as it comes.
    case background
    /// ChangeBackground that is given up after a while. Its time is that until it was given up.
    case cancel
    /// ChangeBackground whose events are read with a pause before each, over connections of its own. Its time has the pauses in it.
    case slow

    /// Whether it sends a photograph.
    package var needsPhotograph: Bool {
        switch self {
        case .small, .plan: false
        case .upload, .suggest, .edit, .background, .cancel, .slow: true
        }
    }
}
