// A folder of plates as a table.

import RetouchModel

/// Plates, one a line, then what is wrong or could be better.
struct PlateReport {
    let plates: [PlateRecord]
    let findings: [PlateFinding]

    var leavesOut: Bool { findings.contains(where: \.isLeftOut) }

    var text: String {
        var lines: [String] = []
        if !plates.isEmpty {
            let head = ["file", "size", "horizon", "shows", "licence", "credit"]
            let rows = [head] + plates.map(Self.row)
            let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
            lines += rows.map { row in
                let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
                return Self.trimmed(cells.joined(separator: "  "))
            }
            lines.append("")
        }
        let order = findings.sorted { ($0.isLeftOut ? 0 : 1, $0.file) < ($1.isLeftOut ? 0 : 1, $1.file) }
        lines += order.map { "\($0.isLeftOut ? "no plate" : "advice  ")  \($0.file) \($0.what)" }
        if !findings.isEmpty { lines.append("") }
        let leftOut = findings.count(where: \.isLeftOut)
        lines.append("\(Self.count(plates.count, "plate")), \(Self.count(leftOut, "file")) left out")
        return lines.joined(separator: "\n")
    }

    private static func row(_ plate: PlateRecord) -> [String] {
        let horizon = "\((plate.horizon * 100).rounded() / 100)"
        return [
            plate.file, "\(plate.width)x\(plate.height)", horizon, short(plate.words.joined(separator: ", ")),
            short(plate.licence.isEmpty ? "-" : plate.licence), short(plate.credit.isEmpty ? "-" : plate.credit),
        ]
    }

    private static func short(_ text: String) -> String { text.count <= 40 ? text : text.prefix(39) + "…" }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func count(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }
}
