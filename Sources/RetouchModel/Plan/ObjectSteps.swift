// Steps that bring something new into the picture.

/// Puts what the context picture shows into the source.
public struct Placement: Sendable, Codable, Equatable {
    /// The caller's word for it, such as "bag"; "object" when only "this" was said.
    public var object: String
    /// Where; `whole` leaves the place to the engine.
    public var region: Region

    public init(object: String, region: Region) {
        self.object = object
        self.region = region
    }

    public var summary: String { region == .whole ? object : "\(object) at \(region.summary)" }
}

/// Adds a thing that only words describe.
public struct ObjectAddition: Sendable, Codable, Equatable {
    /// What landmarks of a body can carry without anything being generated.
    public enum Accessory: String, Sendable, Codable, CaseIterable {
        case sunglasses
        case crossbodyBag
        case belt
        case necklace
    }

    /// The caller's words, such as "black leather crossbody bag".
    public var object: String
    /// `nil`: only a generative engine can add it.
    public var accessory: Accessory?
    /// The colour that was named for it.
    public var color: Color?
    /// Where; `whole` leaves the place to the engine.
    public var region: Region

    public init(object: String, accessory: Accessory? = nil, color: Color? = nil, region: Region = .whole) {
        self.object = object
        self.accessory = accessory
        self.color = color
        self.region = region
    }

    public var summary: String { region == .whole ? object : "\(object) at \(region.summary)" }
}

/// Replaces a thing by another one.
public struct ObjectReplacement: Sendable, Codable, Equatable {
    public var region: Region
    /// The caller's words for the new thing; empty when the context picture shows it.
    public var object: String
    /// Whether the context picture shows the new thing.
    public var fromContext: Bool

    public init(region: Region, object: String, fromContext: Bool = false) {
        self.region = region
        self.object = object
        self.fromContext = fromContext
    }

    public var summary: String { "\(region.summary) by \(fromContext ? "what the context picture shows" : object)" }
}

/// A change that only words describe and only a generative engine can make: pose, hairstyle, garment, style.
public struct DescribedChange: Sendable, Codable, Equatable {
    /// The caller's words.
    public var text: String
    /// What changes; `subject` for poses, `whole` for styles.
    public var region: Region
    /// Only for poses: the side of the subject that is to be seen.
    public var view: View?

    public enum View: String, Sendable, Codable, CaseIterable {
        case front
        case threeQuarter
        case profile
        case back
    }

    public init(text: String, region: Region, view: View? = nil) {
        self.text = text
        self.region = region
        self.view = view
    }

    public var summary: String { text }
}
