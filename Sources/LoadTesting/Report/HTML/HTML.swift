// A page that needs nothing but itself: its head, its style, and the few elements that reports are made of.

/// Pieces of a page; every text is escaped here.
enum HTML {
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            // No character of XML, not even as a reference.
            case "\u{0}"..."\u{8}", "\u{b}", "\u{c}", "\u{e}"..."\u{1f}", "\u{fffe}", "\u{ffff}": safe += "\u{fffd}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    static func page(title: String, body: [String]) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>\(escaped(title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <main>
        \(body.joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    static func heading(_ title: String, _ lines: [String]) -> String {
        "<header><h1>\(escaped(title))</h1>" + lines.map { "<p>\(escaped($0))</p>" }.joined() + "</header>"
    }

    static func warning(_ text: String) -> String { "<p class=\"warning\">\(escaped(text))</p>" }

    /// Large numbers with what they are; the third word is a second line.
    static func tiles(_ tiles: [(value: String, name: String, more: String)]) -> String {
        let cells = tiles.map {
            "<div class=\"tile\"><div class=\"name\">\(escaped($0.name))</div><div class=\"value\">\(escaped($0.value))</div>"
                + "<div class=\"more\">\(escaped($0.more))</div></div>"
        }
        return "<section class=\"tiles\">\(cells.joined())</section>"
    }

    /// Charts across the page, or side by side.
    static func charts(_ charts: [Chart], inPairs: Bool = false) -> String {
        guard !charts.isEmpty else { return "" }
        let figures = charts.map { "<figure>\($0.svg)</figure>" }
        return "<section class=\"\(inPairs ? "pairs" : "charts")\">\(figures.joined(separator: "\n"))</section>"
    }

    /// - Parameter rows: cells of the first column are words, the others numbers.
    static func table(_ title: String, head: [String], rows: [[String]], hasWords: Bool = false) -> String {
        guard !rows.isEmpty else { return "" }
        let top = head.map { "<th>\(escaped($0))</th>" }.joined()
        let body = rows.map { row in "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>" }.joined(separator: "\n")
        return """
            <section><h2>\(escaped(title))</h2>
            <div class="scroll"><table\(hasWords ? " class=\"words\"" : "")><thead><tr>\(top)</tr></thead>
            <tbody>
            \(body)
            </tbody></table></div></section>
            """
    }

    static func paragraphs(_ title: String, _ texts: [String]) -> String {
        guard !texts.isEmpty else { return "" }
        return "<section><h2>\(escaped(title))</h2>" + texts.map { "<p>\(escaped($0))</p>" }.joined() + "</section>"
    }

    private static let style = """
        :root { --ground: #f6f7f9; --card: #ffffff; --ink: #1b1f27; --soft: #5b6472; --rule: #e3e6eb; --warn: #8a4b00; --warnground: #fff3df;
          --c0: #1d5fd1; --c1: #c2570c; --c2: #b3261e; --c3: #0b7a53; --c4: #7a3fc4; --c5: #0b7285; --c6: #a3286d; --c7: #6b6f00; --c8: #6b7380; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #12151a; --card: #1b1f27; --ink: #e8ebf0; --soft: #a2abb9; --rule: #313844; --warn: #ffd48a; --warnground: #3a2c12;
            --c0: #7db2ff; --c1: #ffb066; --c2: #ff8a80; --c3: #5fd6a4; --c4: #c6a2ff; --c5: #6fd3e6; --c6: #ff9dd0; --c7: #d9d96a; --c8: #a2abb9; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        main { max-width: 1080px; margin: 0 auto; padding: 28px 20px 60px; }
        h1 { font-size: 24px; margin: 0 0 8px; } h2 { font-size: 16px; margin: 0 0 10px; }
        header { margin-bottom: 18px; } header p { margin: 2px 0; color: var(--soft); overflow-wrap: anywhere; }
        section { margin: 0 0 18px; }
        section:not(.tiles):not(.charts):not(.pairs) { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 14px 16px; }
        .warning { background: var(--warnground); color: var(--warn); border-radius: 10px; padding: 10px 14px; margin: 0 0 14px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(128px, 1fr)); gap: 12px; }
        .tile { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 12px; }
        .tile .name, .tile .more { color: var(--soft); font-size: 13px; } .tile .value { font-size: 22px; font-weight: 600; white-space: nowrap; }
        .charts, .pairs { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); }
        @media (min-width: 800px) { .pairs { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
        figure { margin: 0; background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 10px 8px 4px; }
        svg { display: block; width: 100%; height: auto; font: 12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        .grid { stroke: var(--rule); stroke-width: 1; } .axis { stroke: var(--soft); stroke-width: 1; }
        .label { fill: var(--soft); } .title { fill: var(--ink); font-size: 14px; font-weight: 600; }
        .line { fill: none; stroke-width: 1.8; stroke-linejoin: round; } .dashed { stroke-dasharray: 5 4; }
        .limit { stroke: var(--c2); stroke-width: 1.5; stroke-dasharray: 2 3; }
        .note { fill: var(--ink); fill-opacity: 0; } .note:hover { fill-opacity: 0.08; }
        .c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); } .c3 { stroke: var(--c3); } .c4 { stroke: var(--c4); }
        .c5 { stroke: var(--c5); } .c6 { stroke: var(--c6); } .c7 { stroke: var(--c7); } .c8 { stroke: var(--c8); }
        .dot { fill: var(--card); stroke-width: 2; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: right; padding: 5px 8px; border-bottom: 1px solid var(--rule); white-space: nowrap; }
        th { color: var(--soft); font-weight: 500; } th:first-child, td:first-child { text-align: left; }
        .words th, .words td { text-align: left; } .words td:last-child { white-space: normal; overflow-wrap: anywhere; }
        section p { margin: 0 0 8px; } section p:last-child { margin-bottom: 0; }
        """
}
