// Marks as people write them: "0.5,0.4,0.1,0.1" or "0.5,0.4,0.1,0.1@blue".

package import RetouchModel

/// The shapes that can be written in numbers.
package enum MarkText: String, Sendable, CaseIterable {
    /// X,Y,RX,RY: centre and half axes.
    case circle
    /// X,Y,W,H: top left corner, width and height.
    case box
    /// X1,Y1,X2,Y2: tail and head.
    case arrow
    /// X,Y,X,Y,…: a line drawn by hand.
    case scribble

    /// The mark that a text stands for.
    ///
    /// - Parameters:
    ///   - text: numbers from 0 to 1, as fractions of the upright picture's width and height, with commas between; "@" and a colour may
    ///     follow.
    ///   - color: of a mark that names none.
    /// - Throws: what is wrong with which number, and what would be right.
    package func stroke(_ text: String, color: Color) throws(UsageFailure) -> Stroke {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let color = parts.count > 1 ? try Self.color(String(parts[1]), of: "--\(rawValue) \(text)") : color
        let numbers = try numbers(parts[0], of: text)
        switch self {
        case .circle:
            try checkExtents(numbers, "a radius", of: text)
            return Stroke(
                shape: .circle(center: Point(x: numbers[0], y: numbers[1]), radiusX: numbers[2], radiusY: numbers[3]),
                color: color)
        case .box:
            try checkExtents(numbers, "a width or height", of: text)
            // Half a hundredth for what rounding adds, as the server allows it.
            guard numbers[0] + numbers[2] <= 1.005, numbers[1] + numbers[3] <= 1.005 else {
                throw UsageFailure("--\(rawValue) \(text): the box leaves the picture")
            }
            return Stroke(
                shape: .box(origin: Point(x: numbers[0], y: numbers[1]), width: numbers[2], height: numbers[3]), color: color)
        case .arrow:
            guard numbers[0] != numbers[2] || numbers[1] != numbers[3] else {
                throw UsageFailure("--\(rawValue) \(text): the arrow begins where it ends")
            }
            return Stroke(
                shape: .arrow(from: Point(x: numbers[0], y: numbers[1]), to: Point(x: numbers[2], y: numbers[3])), color: color)
        case .scribble:
            let points = stride(from: 0, to: numbers.count, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
            return Stroke(shape: .freehand(points), color: color)
        }
    }

    /// A colour by one of the names that marks are drawn in, or by its hexadecimal digits.
    package static func color(_ text: String, of option: String) throws(UsageFailure) -> Color {
        let name = text.lowercased()
        if let known = colors.first(where: { $0.name == name }) { return known.color }
        guard text.hasPrefix("#"), let color = Color(hex: text) else {
            let names = colors.map(\.name).joined(separator: ", ")
            throw UsageFailure("\(option): write a colour as #rrggbb or as one of \(names)")
        }
        return color
    }

    /// The pens of drawing tools, brightest first.
    private static let colors: [(name: String, color: Color)] = [
        ("red", Color(red: 255, green: 0, blue: 0)), ("green", Color(red: 0, green: 176, blue: 0)),
        ("blue", Color(red: 0, green: 0, blue: 255)), ("yellow", Color(red: 255, green: 255, blue: 0)),
        ("orange", Color(red: 255, green: 140, blue: 0)), ("purple", Color(red: 128, green: 0, blue: 128)),
        ("pink", Color(red: 255, green: 105, blue: 180)), ("cyan", Color(red: 0, green: 255, blue: 255)),
        ("magenta", Color(red: 255, green: 0, blue: 255)), ("white", .white), ("black", .black),
    ]

    /// How many numbers, in words.
    private var form: String {
        switch self {
        case .circle: "X,Y,RX,RY"
        case .box: "X,Y,W,H"
        case .arrow: "X1,Y1,X2,Y2"
        case .scribble: "X,Y,X,Y,…"
        }
    }

    private func numbers(_ list: Substring, of text: String) throws(UsageFailure) -> [Float] {
        var numbers: [Float] = []
        for field in list.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = Float(field) else {
                throw UsageFailure("--\(rawValue) \(text): \"\(field)\" is no number; write \(form)")
            }
            // NaN is in no range.
            guard (0...1).contains(number) else {
                throw UsageFailure("--\(rawValue) \(text): \(field) lies outside 0 to 1, the picture's width and height")
            }
            numbers.append(number)
        }
        let isRight = self == .scribble ? numbers.count >= 2 && numbers.count % 2 == 0 : numbers.count == 4
        guard isRight else { throw UsageFailure("--\(rawValue) \(text): has \(numbers.count) numbers; write \(form)") }
        return numbers
    }

    private func checkExtents(_ numbers: [Float], _ what: String, of text: String) throws(UsageFailure) {
        guard numbers[2] > 0, numbers[3] > 0 else { throw UsageFailure("--\(rawValue) \(text): \(what) must be above 0") }
    }
}
