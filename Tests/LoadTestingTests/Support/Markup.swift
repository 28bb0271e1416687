// A reader of well-formed markup, strict enough that every browser and every XML parser agree with it.

/// The elements and texts of a page.
struct Markup {
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var elements: [String: Int] = [:]
    /// All texts outside of style sheets, in their order.
    private(set) var texts: [String] = []

    private var rest: Substring
    private var open: [String] = []

    /// - Throws: for elements that do not nest, attributes without quotes, unknown entities, and bare signs of markup.
    init(_ page: String) throws {
        rest = page[...]
        guard rest.hasPrefix("<!DOCTYPE html>") else { throw Broken(description: "no document type") }
        rest = rest.dropFirst("<!DOCTYPE html>".count)
        while !rest.isEmpty {
            if rest.first == "<" { try tag() } else { try text() }
        }
        guard open.isEmpty else { throw Broken(description: "never closed: \(open)") }
    }

    private mutating func text() throws {
        let end = rest.firstIndex(of: "<") ?? rest.endIndex
        let text = rest[..<end]
        if open.last != "style" {
            texts.append(try Self.decoded(text))
            guard !text.contains(">") else { throw Broken(description: "a bare > in \(text)") }
        }
        guard open.isEmpty ? text.allSatisfy(\.isWhitespace) : true else { throw Broken(description: "text outside: \(text)") }
        rest = rest[end...]
    }

    private mutating func tag() throws {
        guard let end = rest.firstIndex(of: ">") else { throw Broken(description: "an endless tag") }
        var inside = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if inside.hasPrefix("/") {
            guard open.popLast() == String(inside.dropFirst()) else {
                throw Broken(description: "</\(inside.dropFirst())> closes \(open)")
            }
            return
        }
        let isEmpty = inside.hasSuffix("/")
        if isEmpty { inside = inside.dropLast() }
        let name = String(inside.prefix { $0.isLetter || $0.isNumber })
        guard !name.isEmpty else { throw Broken(description: "no name: <\(inside)>") }
        elements[name, default: 0] += 1
        try Self.attributes(inside.dropFirst(name.count))
        if !isEmpty { open.append(name) }
    }

    private static func attributes(_ text: Substring) throws {
        var rest = text
        var seen = Set<Substring>()
        while let first = rest.first {
            guard first == " " else { throw Broken(description: "attributes: \(text)") }
            rest = rest.drop { $0 == " " }
            guard !rest.isEmpty else { return }
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
            rest = rest[name.endIndex...]
            guard !name.isEmpty, seen.insert(name).inserted, rest.hasPrefix("=\""),
                let end = rest.dropFirst(2).firstIndex(of: "\"")
            else {
                throw Broken(description: "attributes: \(text)")
            }
            _ = try decoded(rest[..<end].dropFirst(2))
            rest = rest[rest.index(after: end)...]
        }
    }

    private static func decoded(_ text: Substring) throws -> String {
        var plain = ""
        var rest = text
        while let sign = rest.firstIndex(of: "&") {
            plain += rest[..<sign]
            rest = rest[sign...]
            guard
                let (name, letter) = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")].first(where: {
                    rest.hasPrefix($0.0)
                })
            else { throw Broken(description: "an unknown entity: \(rest.prefix(12))") }
            plain += letter
            rest = rest.dropFirst(name.count)
        }
        return plain + rest
    }
}
