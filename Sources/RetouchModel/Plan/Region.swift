// Where a step applies.

/// The part of a picture that a step may change. What it covers in pixels is found when the plan is carried out.
public enum Region: Sendable, Codable, Equatable {
    /// The whole frame.
    case whole
    /// Everything but the subject.
    case background
    /// What stands out: the person or the product.
    case subject
    /// One half of the frame.
    case part(Side)
    /// Every area of about this colour.
    case colorArea(Color)
    /// A thing by its word: a garment, a part of the body, anything else.
    case named(NamedRegion)
    /// What the caller drew.
    case annotation(MarkReference)
    /// The white of the caller's mask, taken literally; `word` is the thing that the prompt names inside it, or empty.
    case mask(word: String)

    public enum Side: String, Sendable, Codable, CaseIterable {
        case left
        case right
        case top
        case bottom
    }

    /// One word or two for a reader, such as "background" or "left sleeve".
    public var summary: String {
        switch self {
        case .whole: "the whole picture"
        case .background: "the background"
        case .subject: "the subject"
        case .part(let side): "the \(side.rawValue) part"
        case .colorArea(let color): "what is \(color.hex)"
        case .named(let thing): "the \(thing.summary)"
        case .annotation(let mark): mark.summary
        case .mask(let word): word.isEmpty ? "the mask" : "the \(word) inside the mask"
        }
    }
}

/// A thing that the prompt names.
public struct NamedRegion: Sendable, Codable, Equatable {
    /// What kind of thing the word names: engines find garments and parts of the body in other ways than other things.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case garment
        case accessory
        case bodyPart
        case other
    }

    public var kind: Kind
    /// Singular, lower case, American spelling: "dress", "skirt", "eye".
    public var word: String
    /// The colour that tells it from others, as in "the red scarf"; `nil` = none was said.
    public var color: Color?
    /// As in "the left sleeve"; the viewer's left.
    public var side: Region.Side?
    /// It is no part of the subject: "the lamp in the background", "the ring behind the bag".
    public var isBehind: Bool

    public init(kind: Kind, word: String, color: Color? = nil, side: Region.Side? = nil, isBehind: Bool = false) {
        self.kind = kind
        self.word = word
        self.color = color
        self.side = side
        self.isBehind = isBehind
    }

    /// Reads what was stored before things could be behind the subject, too.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        kind = try fields.decode(Kind.self, forKey: .kind)
        word = try fields.decode(String.self, forKey: .word)
        color = try fields.decodeIfPresent(Color.self, forKey: .color)
        side = try fields.decodeIfPresent(Region.Side.self, forKey: .side)
        isBehind = try fields.decodeIfPresent(Bool.self, forKey: .isBehind) ?? false
    }

    public var summary: String {
        [side?.rawValue, color?.hex, word, isBehind ? "behind the subject" : nil].compactMap(\.self).joined(separator: " ")
    }
}

/// Which marks of the annotation are meant, and how they are read.
public struct MarkReference: Sendable, Codable, Equatable {
    /// Only marks of about this colour, as in "the red circle"; `nil` = all of them.
    public var color: Color?
    /// "Exactly what I marked": the marked area itself and not the object in it.
    public var isExact: Bool
    /// The thing that the prompt names inside the mark, such as "sleeve"; may be empty.
    public var word: String
    /// What kind of thing that is; `nil` = nothing is named. For the engine alone: plans on the wire do not carry it.
    public var kind: NamedRegion.Kind?

    public init(color: Color? = nil, isExact: Bool = false, word: String = "", kind: NamedRegion.Kind? = nil) {
        self.color = color
        self.isExact = isExact
        self.word = word
        self.kind = kind
    }

    public var summary: String {
        let mark = color.map { "the \($0.hex) mark" } ?? "the mark"
        let place = isExact ? "exactly \(mark)" : mark
        return word.isEmpty ? place : "the \(word) at \(place)"
    }
}
