// The smallest pieces of a prompt.

import RetouchModel

/// A word, a colour value, a number or a mark, with its place in the prompt.
struct Token: Equatable {
    enum Kind: Equatable {
        /// Folded: lower case, ASCII where the letter has a base letter there.
        case word(String)
        case color(Color)
        case number
        /// Ends a sentence: `.`, `;`, `!`, `?`, a line break.
        case stop
        /// Parts a list: `,`, `:`, a dash, brackets.
        case comma
        /// A letter of a script that English does not use.
        case foreignLetter
        /// An emoji or another sign.
        case symbol
    }

    var kind: Kind
    /// Unicode scalar offsets into the prompt.
    var range: Range<Int>
}
