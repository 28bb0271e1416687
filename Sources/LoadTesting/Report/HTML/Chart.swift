// Line charts as SVG, coloured by the page's style sheet.

import Foundation

/// Lines over a common pair of axes, with a legend and words that show when the pointer rests on a place.
struct Chart {
    struct Line {
        var name: String
        /// Which colour of the style sheet.
        var color: Int
        var isDashed = false
        /// In the order of x; a gap interrupts the line.
        var points: [(x: Double, y: Double)?]
    }

    /// Words for a stretch of the x axis.
    struct Note {
        var from: Double
        var to: Double
        var text: String
    }

    var title: String
    var width = 960.0
    var height = 320.0
    let x: Axis
    let y: Axis
    var lines: [Line]
    var notes: [Note] = []
    /// A horizontal mark, such as an objective.
    var limit: (value: Double, name: String)?
    /// Points are drawn, too: for few of them.
    var hasDots = false

    private var left: Double { 62 }
    private var right: Double { width - 14 }
    private var top: Double { 34 }
    private var bottom: Double { height - 26 }

    var svg: String {
        var parts = [
            "<svg viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" role=\"img\" aria-label=\"\(HTML.escaped(title))\">"
        ]
        parts += grid()
        parts += lines.flatMap(draw)
        if let limit { parts += draw(limit) }
        parts += notes.map(draw)
        parts += legend()
        parts.append("</svg>")
        return parts.joined(separator: "\n")
    }

    private func place(_ point: (x: Double, y: Double)) -> (Double, Double) {
        (left + x.position(point.x) * (right - left), bottom - y.position(point.y) * (bottom - top))
    }

    private func grid() -> [String] {
        var parts: [String] = []
        for tick in y.ticks {
            let height = place((x.range.lowerBound, tick.value)).1
            parts.append(Self.line(left, height, right, height, "grid"))
            parts.append(Self.text(left - 6, height + 4, tick.label, "end"))
        }
        for tick in x.ticks {
            let across = place((tick.value, y.range.lowerBound)).0
            parts.append(Self.line(across, top, across, bottom, "grid"))
            let anchor = across > right - 24 ? "end" : "middle"
            parts.append(Self.text(across, bottom + 17, tick.label, anchor))
        }
        parts.append(Self.line(left, bottom, right, bottom, "axis"))
        return parts
    }

    private func draw(_ line: Line) -> [String] {
        var parts: [String] = []
        for run in line.points.split(whereSeparator: { $0 == nil }) {
            let places = run.compactMap { $0 }.map(place)
            let style = "line c\(line.color)\(line.isDashed ? " dashed" : "")"
            if places.count == 1 || hasDots {
                parts += places.map {
                    "<circle class=\"dot c\(line.color)\" cx=\"\(Self.number($0.0))\" cy=\"\(Self.number($0.1))\" r=\"3\"/>"
                }
            }
            if places.count > 1 {
                let points = places.map { "\(Self.number($0.0)),\(Self.number($0.1))" }.joined(separator: " ")
                parts.append("<polyline class=\"\(style)\" points=\"\(points)\"/>")
            }
        }
        return parts
    }

    private func draw(_ limit: (value: Double, name: String)) -> [String] {
        let height = place((x.range.lowerBound, limit.value)).1
        return [
            Self.line(left, height, right, height, "limit"),
            Self.text(right - 4, height - 5, limit.name, "end"),
        ]
    }

    private func draw(_ note: Note) -> String {
        let from = place((note.from, 0)).0
        let to = place((note.to, 0)).0
        return
            "<rect class=\"note\" x=\"\(Self.number(from))\" y=\"\(Self.number(top))\" width=\"\(Self.number(max(0.5, to - from)))\" "
            + "height=\"\(Self.number(bottom - top))\"><title>\(HTML.escaped(note.text))</title></rect>"
    }

    private func legend() -> [String] {
        var parts = [Self.text(left, 18, title, "start", style: "title")]
        // From the right edge leftwards, the last line first.
        var across = right
        for line in lines.reversed() where !line.name.isEmpty {
            across -= Double(line.name.count) * 6.6
            parts.append(Self.text(across, 18, line.name, "start"))
            let style = "line c\(line.color)\(line.isDashed ? " dashed" : "")"
            parts.append(Self.line(across - 24, 14, across - 6, 14, style))
            across -= 38
        }
        return parts
    }

    // MARK: Elements

    static func number(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(format: "%.1f", value)
    }

    private static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> String {
        "<line class=\"\(style)\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\"/>"
    }

    private static func text(_ x: Double, _ y: Double, _ text: String, _ anchor: String, style: String = "label") -> String {
        "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">\(HTML.escaped(text))</text>"
    }
}
