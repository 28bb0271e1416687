// What an edit would do, without doing it.

/// The answer to "what would you do?": the plan, its price and what the caller should know first.
public struct PlanAnswer: Sendable, Equatable {
    public var plan: EditPlan
    public var notices: [Notice]
    /// The engine that would do it; empty when no engine of the server can, and a notice says why.
    public var engine: String
    /// Never auto.
    public var mode: GenerationMode
    public var modeReason: String
    /// For all pictures of the request.
    public var credits: Int

    public init(
        plan: EditPlan, notices: [Notice], engine: String, mode: GenerationMode, modeReason: String, credits: Int
    ) {
        self.plan = plan
        self.notices = notices
        self.engine = engine
        self.mode = mode
        self.modeReason = modeReason
        self.credits = credits
    }
}
