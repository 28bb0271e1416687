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
