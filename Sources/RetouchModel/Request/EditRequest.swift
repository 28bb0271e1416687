// What a caller asks for: the inputs of Edit and ChangeBackground.

/// One request to change a picture, as the caller gave it; nothing is decoded or looked up yet.
public struct EditRequest: Sendable, Equatable {
    public var operation: Operation
    public var source: ImageReference
    /// Free-form instruction, or the scene of a background change. May be empty there when `context` shows the scene.
    public var prompt: String
    /// A second picture that guides background, texture, colour or the object to place.
    public var context: ImageReference?
    public var annotation: Annotation?
    /// White may change; a hard limit. Same oriented size as the source.
    public var mask: ImageReference?
    /// 1 ... 4.
    public var imageCount: Int
    public var resolution: Resolution
    public var mode: GenerationMode
    /// `nil`: the service picks one and returns it.
    public var seed: UInt32?
    public var output: OutputOptions
    public var idempotencyKey: String?
    /// `nil`: auto.
    public var engine: String?
    /// How much a background change may move the subject's own colours towards the new light; off by default,
    /// because the subject's interior then no longer equals the source.
    public var harmonizeSubject: Bool

    public enum Operation: String, Sendable, CaseIterable {
        case edit
        case changeBackground
    }

    public init(
        operation: Operation, source: ImageReference, prompt: String = "", context: ImageReference? = nil,
        annotation: Annotation? = nil, mask: ImageReference? = nil, imageCount: Int = 1,
        resolution: Resolution = .auto, mode: GenerationMode = .auto, seed: UInt32? = nil,
        output: OutputOptions = OutputOptions(), idempotencyKey: String? = nil, engine: String? = nil,
        harmonizeSubject: Bool = false
    ) {
        self.operation = operation
        self.source = source
        self.prompt = prompt
        self.context = context
        self.annotation = annotation
        self.mask = mask
        self.imageCount = imageCount
        self.resolution = resolution
        self.mode = mode
        self.seed = seed
        self.output = output
        self.idempotencyKey = idempotencyKey
        self.engine = engine
        self.harmonizeSubject = harmonizeSubject
    }
}

/// A picture by value or by name.
public enum ImageReference: Sendable, Equatable {
    /// An encoded PNG, JPEG or WebP.
    case inline([UInt8])
    /// The id of an uploaded image or of an earlier result.
    case stored(String)
}

/// Where the caller drew on the picture.
public enum Annotation: Sendable, Equatable {
    /// An RGBA picture of the source's oriented size that holds the marks alone.
    case overlay(ImageReference)
    /// Strokes in normalised coordinates.
    case strokes([Stroke])
    /// A copy of the source with the marks drawn on it.
    case markedCopy(ImageReference)

    /// The picture that it comes as; `nil` for strokes.
    public var picture: ImageReference? {
        switch self {
        case .overlay(let picture), .markedCopy(let picture): picture
        case .strokes: nil
        }
    }
}

/// One vector mark. Coordinates are normalised to 0 ... 1 of the source's oriented width and height.
public struct Stroke: Sendable, Equatable {
    public enum Shape: Sendable, Equatable {
        case freehand([Point])
        case circle(center: Point, radiusX: Float, radiusY: Float)
        case box(origin: Point, width: Float, height: Float)
        case arrow(from: Point, to: Point)
    }

    public var shape: Shape
    public var color: Color

    public init(shape: Shape, color: Color) {
        self.shape = shape
        self.color = color
    }
}

/// A place on a picture, normalised to 0 ... 1 of its width and height.
public struct Point: Sendable, Equatable {
    public var x: Float
    public var y: Float

    public init(x: Float, y: Float) {
        self.x = x
        self.y = y
    }
}
