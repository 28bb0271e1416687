// How names of the .proto are spelt in other languages.

package enum Spelling {
    /// "ChangeBackground" -> "change_background", "GetURLOfID" -> "get_url_of_id".
    package static func snake(_ name: String) -> String {
        words(name).map { $0.lowercased() }.joined(separator: "_")
    }

    /// "ChangeBackground" -> "CHANGE_BACKGROUND".
    package static func capitals(_ name: String) -> String {
        words(name).map { $0.uppercased() }.joined(separator: "_")
    }

    /// "ChangeBackground" -> "changeBackground", "URLOf" -> "urlOf".
    package static func lowerCamel(_ name: String) -> String {
        let parts = words(name)
        return (parts.first?.lowercased() ?? "") + parts.dropFirst().joined()
    }

    /// A capital begins a word after a small letter or a digit, and before a small letter when capitals stand before it.
    private static func words(_ name: String) -> [String] {
        let letters = Array(name)
        var words: [String] = []
        var word = ""
        for (index, letter) in letters.enumerated() {
            let follows = index > 0 ? letters[index - 1] : "_"
            let next = index + 1 < letters.count ? letters[index + 1] : "_"
            let begins = letter.isUppercase && (follows.isLowercase || follows.isNumber || next.isLowercase)
            if letter == "_" || begins, !word.isEmpty {
                words.append(word)
                word = ""
            }
            if letter != "_" { word.append(letter) }
        }
        return word.isEmpty ? words : words + [word]
    }
}
