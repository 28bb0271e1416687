// What travels beside a message: short texts by key.

/// Ordered entries of a call or an answer. Keys are lower-case ASCII; the same key may come more than once.
package struct Metadata: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package var key: String
        package var value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    package var entries: [Entry]

    package init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    package var isEmpty: Bool { entries.isEmpty }
    package var count: Int { entries.count }

    /// The first value of a key; `nil` without one.
    package subscript(_ key: String) -> String? {
        entries.first { $0.key == key }?.value
    }

    package mutating func append(_ key: String, _ value: String) {
        entries.append(Entry(key: key, value: value))
    }
}

extension Metadata: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        entries = elements.map { Entry(key: $0.0, value: $0.1) }
    }
}
