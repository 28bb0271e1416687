// Facts that rules can rely on: boxes inside the frame, numbers in range.

import RetouchModel

/// A picture's facts after checking.
struct PictureReading {
    let width: Int
    let height: Int
    /// Inside the frame and at least one pixel large.
    let subject: Box?
    let subjectIsPerson: Bool
    let face: Box?
    /// 0 ... 1.
    let backgroundComplexity: Float
    let hasTransparency: Bool
    let plainBackgroundAsked: Bool
    let limits: Limits

    /// `nil` when the picture has no pixels.
    init?(_ facts: PictureFacts, limits: Limits) {
        // Beyond a million a side the arithmetic below would need care, and no picture is.
        guard (1...1_000_000).contains(facts.width), (1...1_000_000).contains(facts.height) else { return nil }
        width = facts.width
        height = facts.height
        subject = facts.subject.flatMap { Self.cut($0, facts.width, facts.height) }
        face = facts.face.flatMap { Self.cut($0, facts.width, facts.height) }
        subjectIsPerson = facts.subjectIsPerson
        let complexity = facts.backgroundComplexity
        backgroundComplexity = complexity.isNaN ? 0 : min(max(complexity, 0), 1)
        hasTransparency = facts.hasTransparency
        plainBackgroundAsked = facts.plainBackgroundAsked
        self.limits = limits
    }

    var pixels: Int { width * height }
    var longestSide: Int { max(width, height) }
    var shortestSide: Int { min(width, height) }
    /// Width over height.
    var ratio: Double { Double(width) / Double(height) }

    /// The part of a box that lies in the frame.
    private static func cut(_ box: Box, _ width: Int, _ height: Int) -> Box? {
        guard let across = cut(box.x, box.width, width), let down = cut(box.y, box.height, height) else { return nil }
        return Box(x: across.lowerBound, y: down.lowerBound, width: across.count, height: down.count)
    }

    private static func cut(_ start: Int, _ length: Int, _ side: Int) -> Range<Int>? {
        guard length > 0 else { return nil }
        let (sum, overflow) = start.addingReportingOverflow(length)
        let end = overflow ? side : min(sum, side)
        let begin = max(start, 0)
        return begin < end ? begin..<end : nil
    }
}
