// Words with what they stand for, as one text: a dictionary literal of some hundred pairs takes the optimizer a second.

enum WordPairs {
    /// A table from pairs parted by commas: a word, and behind a space what it stands for, which may be several words.
    static func table(_ text: String) -> [String: String] {
        var table: [String: String] = [:]
        for pair in WordGroup(.unknown, text).phrases {
            guard let space = pair.firstIndex(of: " ") else { continue }
            table[String(pair[..<space])] = String(pair[pair.index(after: space)...])
        }
        return table
    }
}
