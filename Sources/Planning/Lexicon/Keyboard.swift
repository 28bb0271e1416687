// Where the keys lie: which of two misspellings is a slip of the finger.

enum Keyboard {
    private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }

    /// Row and column of each letter; every row begins half a key further right.
    private static let places: [UInt8: (row: Float, column: Float)] = {
        var places: [UInt8: (row: Float, column: Float)] = [:]
        for (row, letters) in rows.enumerated() {
            for (column, letter) in letters.enumerated() { places[letter] = (Float(row), Float(column) + 0.5 * Float(row)) }
        }
        return places
    }()

    /// How likely one word becomes the other: 0 = a neighbouring key, two letters swapped, or a letter twice; 1 = a letter too few or too
    /// many; 2 = any other key.
    ///
    /// - Parameters:
    ///   - typed: one error away from `meant`.
    ///   - meant: a word of the lexicon.
    static func rank(_ typed: String, _ meant: String) -> Int {
        let (a, b) = (Array(typed.utf8), Array(meant.utf8))
        guard let place = zip(a, b).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else { return 1 }
        if a.count == b.count {
            return !a[(place + 1)...].elementsEqual(b[(place + 1)...]) || areNeighbors(a[place], b[place]) ? 0 : 2
        }
        let longer = a.count > b.count ? a : b
        return longer[place] == longer[max(0, place - 1)] ? 0 : 1
    }

    private static func areNeighbors(_ first: UInt8, _ second: UInt8) -> Bool {
        guard let a = places[first], let b = places[second] else { return false }
        let (down, right) = (a.row - b.row, a.column - b.column)
        return down * down + right * right < 1.6
    }
}
