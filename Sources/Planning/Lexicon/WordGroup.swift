// How the word lists are written down.

/// Words and phrases of one meaning, parted by commas; lower case, American spelling, singular.
struct WordGroup: Sendable {
    let meaning: Meaning
    let words: String

    init(_ meaning: Meaning, _ words: String) {
        self.meaning = meaning
        self.words = words
    }

    /// The phrases, each with its inner spaces kept.
    var phrases: [Substring] {
        words.split(separator: ",").map { phrase in
            phrase.drop { $0 == " " || $0 == "\n" }
        }
    }
}
