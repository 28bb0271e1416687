// What an edit answers: progress, each variation as it is ready, and a summary.

/// One item of an edit's answer, in the order of the stream.
public enum EditEvent: Sendable, Equatable {
    case progress(Progress)
    case variation(Variation)
    case summary(EditSummary)
}

/// How far an edit is.
public struct Progress: Sendable, Equatable {
    /// Stages in the order they are passed.
    public enum Stage: String, Sendable, CaseIterable {
        case queued
        case decode
        case plan
        case segment
        case matte
        case render
        case encode
        case store
    }

    public var stage: Stage
    /// 0 ... 1 of the whole edit.
    public var fraction: Float
    /// Edits ahead of this one while it waits; 0 once it runs.
    public var queuePosition: Int

    public init(stage: Stage, fraction: Float, queuePosition: Int = 0) {
        self.stage = stage
        self.fraction = fraction
        self.queuePosition = queuePosition
    }
}

/// One finished picture.
public struct Variation: Sendable, Equatable {
    /// 0-based.
    public var index: Int
    /// The encoded picture.
    public var bytes: [UInt8]
    /// Its id in the store.
    public var imageID: String
    public var width: Int
    public var height: Int
    public var format: ImageFormat
    public var seed: UInt32
    /// Lower-case hexadecimal SHA-256 of `bytes`.
    public var sha256: String
    public var fidelity: FidelityReport

    public init(
        index: Int, bytes: [UInt8], imageID: String, width: Int, height: Int, format: ImageFormat, seed: UInt32,
        sha256: String, fidelity: FidelityReport
    ) {
        self.index = index
        self.bytes = bytes
        self.imageID = imageID
        self.width = width
        self.height = height
        self.format = format
        self.seed = seed
        self.sha256 = sha256
        self.fidelity = fidelity
    }
}

/// The proof that what was not asked for did not change, measured on the encoded result.
public struct FidelityReport: Sendable, Codable, Equatable {
    /// Share of the frame that the plan was allowed to change, 0 ... 1.
    public var allowedFraction: Double
    /// Pixels outside the allowed region.
    public var protectedPixels: Int
    /// Of those, how many differ from the source (resampled to the result's size) in any channel.
    public var changedOutside: Int
    /// Largest difference of one channel outside the allowed region, in 8-bit levels.
    public var largestDifferenceOutside: Int
    /// Background changes only: pixels wholly inside the subject (alpha = 1), and how many of them differ.
    public var subjectPixels: Int
    public var changedSubject: Int
    /// Whether encoding is lossless; with a lossy format differences include the codec's own.
    public var lossless: Bool

    public init(
        allowedFraction: Double, protectedPixels: Int, changedOutside: Int, largestDifferenceOutside: Int,
        subjectPixels: Int, changedSubject: Int, lossless: Bool
    ) {
        self.allowedFraction = allowedFraction
        self.protectedPixels = protectedPixels
        self.changedOutside = changedOutside
        self.largestDifferenceOutside = largestDifferenceOutside
        self.subjectPixels = subjectPixels
        self.changedSubject = changedSubject
        self.lossless = lossless
    }

    /// Changed pixels outside the allowed region as a share of the pixels there.
    public var changedFraction: Double {
        protectedPixels == 0 ? 0 : Double(changedOutside) / Double(protectedPixels)
    }
}

/// What closes the stream.
public struct EditSummary: Sendable, Codable, Equatable {
    public var editID: String
    public var plan: EditPlan
    public var engine: String
    /// The mode that was used, never auto.
    public var mode: GenerationMode
    /// Why that mode, in words.
    public var modeReason: String
    public var notices: [Notice]
    public var credits: Int
    public var timings: [StageTiming]
    public var suggestions: [Suggestion]
    /// Pictures of the server's folder that results show.
    public var pictures: [BackgroundPicture]

    public init(
        editID: String, plan: EditPlan, engine: String, mode: GenerationMode, modeReason: String, notices: [Notice],
        credits: Int, timings: [StageTiming], suggestions: [Suggestion], pictures: [BackgroundPicture] = []
    ) {
        self.editID = editID
        self.plan = plan
        self.engine = engine
        self.mode = mode
        self.modeReason = modeReason
        self.notices = notices
        self.credits = credits
        self.timings = timings
        self.suggestions = suggestions
        self.pictures = pictures
    }

    /// Answers are kept for days: those that were stored before pictures were told have none.
    public init(from decoder: any Decoder) throws {
        let stored = try decoder.container(keyedBy: CodingKeys.self)
        editID = try stored.decode(String.self, forKey: .editID)
        plan = try stored.decode(EditPlan.self, forKey: .plan)
        engine = try stored.decode(String.self, forKey: .engine)
        mode = try stored.decode(GenerationMode.self, forKey: .mode)
        modeReason = try stored.decode(String.self, forKey: .modeReason)
        notices = try stored.decode([Notice].self, forKey: .notices)
        credits = try stored.decode(Int.self, forKey: .credits)
        timings = try stored.decode([StageTiming].self, forKey: .timings)
        suggestions = try stored.decode([Suggestion].self, forKey: .suggestions)
        pictures = try stored.decodeIfPresent([BackgroundPicture].self, forKey: .pictures) ?? []
    }
}

/// Time spent in one stage, over all variations.
public struct StageTiming: Sendable, Codable, Equatable {
    public var stage: String
    public var microseconds: Int

    public init(stage: String, microseconds: Int) {
        self.stage = stage
        self.microseconds = microseconds
    }
}
