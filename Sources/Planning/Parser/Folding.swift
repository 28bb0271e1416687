// Letters as the lexicon spells them.

/// Folding of single Unicode scalars.
enum Folding {
    enum Class {
        case letters(String)
        case digit
        case mark
        case space
        case foreignLetter
        case other
        /// Combining accents and joiners: part of the letter before, dropped.
        case ignored
    }

    static func fold(_ scalar: Unicode.Scalar) -> Class {
        switch scalar.value {
        case 0x61...0x7A: return .letters(String(Character(scalar)))
        case 0x41...0x5A: return .letters(String(Character(Unicode.Scalar(UInt8(scalar.value + 32)))))
        case 0x30...0x39: return .digit
        case 0x27, 0x2018, 0x2019, 0x02BC, 0x60, 0xB4: return .ignored
        case 0x300...0x36F, 0x200B...0x200F, 0xFE0E, 0xFE0F, 0xAD, 0xFEFF: return .ignored
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: return .space
        case 0x21...0x7E: return .mark
        case 0x2010...0x2015, 0x201C...0x201F, 0x2026, 0xAB, 0xBB, 0xB7, 0x2022: return .mark
        default: break
        }
        if let base = latin[scalar] { return .letters(base) }
        return scalar.properties.isAlphabetic ? .foreignLetter : .other
    }

    /// Accented Latin letters of Western and Central European languages.
    private static let latin: [Unicode.Scalar: String] = {
        let rows: [(String, String)] = [
            ("àáâãäåāăą", "a"), ("çćčĉċ", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"),
            ("ĵ", "j"), ("ķ", "k"), ("ĺļľł", "l"), ("ñńņň", "n"), ("òóôõöøōŏő", "o"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťțŧ", "t"),
            ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (letters, base) in rows {
            for scalar in letters.unicodeScalars {
                table[scalar] = base
                for upper in scalar.properties.uppercaseMapping.unicodeScalars where !upper.isASCII { table[upper] = base }
            }
        }
        return table
    }()
}
