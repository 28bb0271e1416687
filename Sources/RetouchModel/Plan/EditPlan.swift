// What will be done: the planner's answer and the executor's order.

/// An ordered list of typed steps, returned with every answer so that a caller can see what was done and why.
public struct EditPlan: Sendable, Codable, Equatable {
    public var steps: [PlanStep]

    public init(steps: [PlanStep]) {
        self.steps = steps
    }
}

/// One step, with the words it came from and the reason the planner chose it.
public struct PlanStep: Sendable, Codable, Equatable {
    public var action: PlanAction
    /// The words of the prompt that the step answers; empty when it came from another input.
    public var words: String
    public var reason: String

    public init(action: PlanAction, words: String, reason: String) {
        self.action = action
        self.words = words
        self.reason = reason
    }
}

/// What a step does. A new kind touches this enum, the planner's lexicon, one file in `Engines/Local` and one registry line.
public enum PlanAction: Sendable, Codable, Equatable {
    case replaceBackground(Backdrop)

    /// The step's name in answers and on the command line.
    public var kind: String {
        switch self {
        case .replaceBackground: "ReplaceBackground"
        }
    }

    /// One line for a reader, such as "studio sweep, #ffffff, seamless floor".
    public var summary: String {
        switch self {
        case .replaceBackground(let backdrop): backdrop.summary
        }
    }
}
