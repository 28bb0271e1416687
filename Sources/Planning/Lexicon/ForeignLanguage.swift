// Which language a prompt is written in, when it is not English: it is refused by name, and never half understood.

/// Guesses languages by script, by their commonest words and by letters that only they use.
enum ForeignLanguage {
    /// - Returns: the language's English name; `nil` for English, for noise, and for a foreign name in an English sentence.
    static func of(_ tokens: [Token], _ scalars: [Unicode.Scalar]) -> String? {
        if tokens.contains(where: { $0.kind == .foreignLetter }) { return script(of: scalars) }
        var scores: [String: Float] = [:]
        var hits: Float = 0
        var words: Float = 0
        for token in tokens {
            guard case .word(let word) = token.kind else { continue }
            words += 1
            guard let marker = ForeignWords.languages[word] else { continue }
            hits += marker.weight
            for language in marker.names { scores[language, default: 0] += marker.weight }
        }
        guard hits >= 1.5 || hits >= 1 && words <= 6 || hits * 3 >= words && hits > 0 && words > 1 else { return nil }
        for scalar in scalars {
            for language in letters[scalar] ?? [] { scores[language, default: 0] += 0.75 }
        }
        return scores.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// By the script of the first letters; kana tell Japanese from Chinese.
    private static func script(of scalars: [Unicode.Scalar]) -> String {
        var found: String?
        for scalar in scalars {
            switch scalar.value {
            case 0x3040...0x30FF: return "Japanese"
            case 0x4E00...0x9FFF, 0x3400...0x4DBF: found = found ?? "Chinese"
            case 0xAC00...0xD7AF, 0x1100...0x11FF, 0x3130...0x318F: return "Korean"
            case 0x0456, 0x0457, 0x0454, 0x0491: return "Ukrainian"
            case 0x0400...0x052F: found = found ?? "Russian"
            case 0x067E, 0x0686, 0x0698, 0x06AF: return "Persian"
            case 0x0600...0x06FF, 0x0750...0x077F: found = found ?? "Arabic"
            case 0x0370...0x03FF, 0x1F00...0x1FFF: found = found ?? "Greek"
            case 0x0590...0x05FF: found = found ?? "Hebrew"
            case 0x0900...0x097F: found = found ?? "Hindi"
            case 0x0980...0x09FF: found = found ?? "Bengali"
            case 0x0B80...0x0BFF: found = found ?? "Tamil"
            case 0x0E00...0x0E7F: found = found ?? "Thai"
            case 0x10A0...0x10FF: found = found ?? "Georgian"
            case 0x0530...0x058F: found = found ?? "Armenian"
            default: continue
            }
        }
        return found ?? "another script"
    }

    /// Letters that point at a language once words do.
    private static let letters: [Unicode.Scalar: [String]] = {
        let rows: [(String, [String])] = [
            ("ß", ["German"]), ("äöü", ["German", "Finnish", "Swedish", "Turkish", "Hungarian"]), ("łąęśćńźż", ["Polish"]),
            ("ığş", ["Turkish"]), ("ñ¿¡", ["Spanish"]), ("ãõ", ["Portuguese"]),
            ("èêëîïôûœ", ["French"]), ("ç", ["French", "Portuguese", "Turkish"]), ("ìòù", ["Italian"]),
            ("ø", ["Danish", "Norwegian"]), ("æ", ["Danish", "Norwegian"]), ("å", ["Swedish", "Danish", "Norwegian"]),
            ("řěů", ["Czech"]), ("őű", ["Hungarian"]), ("țăș", ["Romanian"]), ("đươ", ["Vietnamese"]), ("ij", []),
            ("áéíóú", ["Spanish", "Portuguese", "Czech", "Hungarian"]),
        ]
        var table: [Unicode.Scalar: [String]] = [:]
        for (letters, languages) in rows {
            for scalar in letters.unicodeScalars where !scalar.isASCII { table[scalar, default: []] += languages }
        }
        return table
    }()
}
