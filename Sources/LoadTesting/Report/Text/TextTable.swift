// Columns for people who read a terminal.

/// A table whose columns are as wide as they need to be.
struct TextTable {
    private var rows: [[String]] = []

    init(_ head: [String]) {
        rows = [head]
    }

    mutating func append(_ row: [String]) {
        rows.append(row)
    }

    /// The first column to the left, the others to the right.
    func lines(indent: String = "  ") -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            return (indent + cells.joined(separator: "  ")).trimmedRight
        }
    }
}

extension String {
    fileprivate var trimmedRight: String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }
}
