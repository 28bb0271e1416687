// A plate as an operator sees it in a list.

/// What the index of a plate folder knows of one picture, in words and numbers.
package struct PlateRecord: Sendable, Equatable {
    /// Its name in the folder.
    package let file: String
    /// Of the upright picture, in pixels.
    package let width: Int
    package let height: Int
    /// Row of the horizon as a share of the height.
    package let horizon: Float
    /// What tags and caption were understood to show.
    package let words: [String]
    /// As the sidecar has it; empty = none.
    package let licence: String
    /// Who is to be named; empty = nobody.
    package let credit: String

    package init(
        file: String, width: Int, height: Int, horizon: Float, words: [String], licence: String, credit: String
    ) {
        self.file = file
        self.width = width
        self.height = height
        self.horizon = horizon
        self.words = words
        self.licence = licence
        self.credit = credit
    }
}
