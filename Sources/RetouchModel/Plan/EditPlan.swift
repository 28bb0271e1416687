// What will be done: the planner's answer and the executor's order.

/// An ordered list of typed steps, returned with every answer so that a caller can see what was done and why.
public struct EditPlan: Sendable, Codable, Equatable {
    public var steps: [PlanStep]
    /// "Keep the skin tones": what no step may change, whatever its own region.
    public var kept: [Region]

    public init(steps: [PlanStep], kept: [Region] = []) {
        self.steps = steps
        self.kept = kept
    }

    /// Plans that were stored before regions could be kept have none.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        steps = try values.decode([PlanStep].self, forKey: .steps)
        kept = try values.decodeIfPresent([Region].self, forKey: .kept) ?? []
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
