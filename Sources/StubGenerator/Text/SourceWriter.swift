// Lines of source text with their indentation.

/// Collects the lines of one file.
package struct SourceWriter: Sendable {
    private var lines: [String] = []
    private var depth = 0
    private let unit: String

    /// - Parameter unit: one level of indentation: four spaces, a tab.
    package init(indentation unit: String = "    ") {
        self.unit = unit
    }

    /// The file: every line with its end.
    package var text: String { lines.map { $0 + "\n" }.joined() }

    /// How many columns the current indentation takes, a tab as 4.
    package var column: Int { depth * (unit == "\t" ? 4 : unit.count) }

    package mutating func line(_ text: String = "") {
        lines.append(text.isEmpty ? "" : String(repeating: unit, count: depth) + text)
    }

    package mutating func lines(_ texts: [String]) {
        for text in texts { line(text) }
    }

    /// The lines that `body` writes, one level further in.
    package mutating func indented<Failure: Error>(
        _ body: (inout SourceWriter) throws(Failure) -> Void
    ) throws(Failure) {
        depth += 1
        defer { depth -= 1 }
        try body(&self)
    }

    /// Several lines, each behind a prefix such as "// "; blank ones get the prefix without its trailing space.
    package mutating func comment(_ doc: Doc, prefix: String) {
        let bare = String(prefix.reversed().drop { $0 == " " }.reversed())
        for text in doc.lines { line(text.isEmpty ? bare : prefix + text) }
    }
}
