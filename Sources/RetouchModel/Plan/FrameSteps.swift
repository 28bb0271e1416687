// Steps that move the frame or the subject in it.

/// Cuts the frame. At least one of `ratio`, `isTighter`, `trim` and a region says how.
public struct Cropping: Sendable, Codable, Equatable {
    /// Width to height in small whole numbers; `nil` = the source's.
    public var ratio: AspectRatio?
    /// Closer on the region than the ratio alone asks for.
    public var isTighter: Bool
    /// The side that is cut away; `nil` = evenly round the region.
    public var trim: Region.Side?
    /// What stays in the frame.
    public var region: Region

    public init(ratio: AspectRatio? = nil, isTighter: Bool = false, trim: Region.Side? = nil, region: Region = .whole) {
        self.ratio = ratio
        self.isTighter = isTighter
        self.trim = trim
        self.region = region
    }

    public var summary: String {
        let how = [ratio?.summary, isTighter ? "tighter" : nil, trim.map { "without the \($0.rawValue)" }].compactMap(\.self)
        return (how + ["on \(region.summary)"]).joined(separator: ", ")
    }
}

/// A frame's proportions.
public struct AspectRatio: Sendable, Codable, Equatable {
    /// 1 ... 100.
    public var width: Int
    /// 1 ... 100.
    public var height: Int

    public init(_ width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }

    public var summary: String { "\(width):\(height)" }
}

/// Mirrors the picture.
public enum FlipAxis: String, Sendable, Codable, CaseIterable {
    /// Left becomes right.
    case horizontal
    /// Top becomes bottom.
    case vertical
}

/// A small turn of the head or the whole body.
public struct Turning: Sendable, Codable, Equatable {
    public enum Part: String, Sendable, Codable, CaseIterable {
        case head
        case body
    }

    public enum Direction: String, Sendable, Codable, CaseIterable {
        case left
        case right
        case up
        case down
        case tiltLeft
        case tiltRight
    }

    public var part: Part
    /// As the viewer sees it.
    public var direction: Direction
    /// Above 0, up to `largest`.
    public var degrees: Float

    /// More than this shows parts that the picture does not: it is a pose.
    public static func largest(_ part: Part) -> Float { part == .head ? 12 : 10 }

    public init(part: Part, direction: Direction, degrees: Float) {
        self.part = part
        self.direction = direction
        self.degrees = degrees
    }

    public var summary: String { "\(part.rawValue) \(direction.rawValue) by \(Int(degrees + 0.5))\u{B0}" }
}
