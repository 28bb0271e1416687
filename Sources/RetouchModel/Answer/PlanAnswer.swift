// What an edit would do, without doing it.

/// The answer to "what would you do?": the plan in words, its price and what the caller should know first.
public struct PlanAnswer: Sendable, Equatable {
    /// One step as a reader sees it. Kinds that are newer than the reader keep their name and their words.
    public struct Step: Sendable, Equatable {
        /// As `PlanAction.kind`.
        public var kind: String
        /// As `PlanAction.summary`.
        public var summary: String
        /// The words of the prompt that the step answers.
        public var words: String
        public var reason: String

        public init(kind: String, summary: String, words: String, reason: String) {
            self.kind = kind
            self.summary = summary
            self.words = words
            self.reason = reason
        }
    }

    public var steps: [Step]
    public var notices: [Notice]
    /// The engine that would do it; empty when no engine of the server can, and a notice says why.
    public var engine: String
    /// Never auto.
    public var mode: GenerationMode
    public var modeReason: String
    /// For all pictures of the request.
    public var credits: Int

    public init(
        steps: [Step], notices: [Notice], engine: String, mode: GenerationMode, modeReason: String, credits: Int
    ) {
        self.steps = steps
        self.notices = notices
        self.engine = engine
        self.mode = mode
        self.modeReason = modeReason
        self.credits = credits
    }
}
