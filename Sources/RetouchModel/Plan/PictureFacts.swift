// What is known of a picture before it is planned for, and after it was made.

/// A box in pixels, origin at the top left.
public struct Box: Sendable, Codable, Equatable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// What the planner may know of the inputs; it never sees a pixel.
public struct PlanningFacts: Sendable, Equatable {
    public var width: Int
    public var height: Int
    public var hasContext: Bool
    public var hasAnnotation: Bool
    public var hasMask: Bool

    public init(width: Int, height: Int, hasContext: Bool, hasAnnotation: Bool, hasMask: Bool) {
        self.width = width
        self.height = height
        self.hasContext = hasContext
        self.hasAnnotation = hasAnnotation
        self.hasMask = hasMask
    }
}

/// What is measured on a result, or on an uploaded picture, to suggest the next tools.
public struct PictureFacts: Sendable, Equatable {
    public var width: Int
    public var height: Int
    /// The subject's box; `nil` when nothing stands out.
    public var subject: Box?
    public var subjectIsPerson: Bool
    /// The clearest face's box; `nil` = none found.
    public var face: Box?
    /// 0 = plain or transparent, 1 = as busy as a crowd; measured outside the subject.
    public var backgroundComplexity: Float
    public var hasTransparency: Bool
    /// A solid or transparent background was asked for in this edit.
    public var plainBackgroundAsked: Bool

    public init(
        width: Int, height: Int, subject: Box? = nil, subjectIsPerson: Bool = false, face: Box? = nil,
        backgroundComplexity: Float = 0, hasTransparency: Bool = false, plainBackgroundAsked: Bool = false
    ) {
        self.width = width
        self.height = height
        self.subject = subject
        self.subjectIsPerson = subjectIsPerson
        self.face = face
        self.backgroundComplexity = backgroundComplexity
        self.hasTransparency = hasTransparency
        self.plainBackgroundAsked = plainBackgroundAsked
    }
}
