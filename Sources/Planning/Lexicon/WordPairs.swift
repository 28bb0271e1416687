// Words with what they stand for, as one text: a dictionary literal of some hundred pairs takes the optimizer a second.

enum WordPairs {
    /// A table from pairs parted by commas; the word that stands for another comes first.
    ///
    /// - Parameter link: what parts the two; with a space, what comes first is a single word.
    static func table(_ text: String, link: Character = " ") -> [String: String] {
        var table: [String: String] = [:]
        for pair in WordGroup(.unknown, text).phrases {
            guard let place = pair.firstIndex(of: link) else { continue }
            table[String(pair[..<place])] = String(pair[pair.index(after: place)...])
        }
        return table
    }
}
