// From characters to tokens.

import RetouchModel

/// Splits a prompt into tokens in one pass over its Unicode scalars.
struct Tokenizer {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var tokens: [Token] = []

    /// - Throws: InputValidationError for a colour value that is none, such as `#12345`.
    static func tokens(of scalars: [Unicode.Scalar]) throws(EditFailure) -> [Token] {
        var tokenizer = Tokenizer(scalars: scalars)
        while tokenizer.position < scalars.count { try tokenizer.next() }
        return tokenizer.tokens
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private mutating func next() throws(EditFailure) {
        let start = position
        let scalar = scalars[position]
        if let literal = try ColorLiteral.read(scalars[position...]) {
            position = literal.end
            return append(.color(literal.color), from: start)
        }
        switch Folding.fold(scalar) {
        case .letters, .ignored: word()
        case .digit: digits()
        case .space:
            position += 1
            if scalar == "\n" { append(.stop, from: start) }
        case .mark:
            position += 1
            mark(scalar, at: start)
        case .foreignLetter:
            position += 1
            append(.foreignLetter, from: start)
        case .other:
            position += 1
            append(.symbol, from: start)
        }
    }

    /// Letters and digits up to the next space or mark; apostrophes are dropped ("don't" = "dont"), a possessive s too.
    private mutating func word() {
        let start = position
        var text = ""
        var possessive = false
        scan: while position < scalars.count {
            let first = position
            while position < scalars.count, scalars[position].isPlain { position += 1 }
            if position > first {
                text += String(unsafeUninitializedCapacity: position - first) { bytes in
                    for index in first..<position { bytes[index - first] = scalars[index].lowercase }
                    return position - first
                }
                continue
            }
            switch Folding.fold(scalars[position]) {
            case .letters(let base):
                text += base
            case .digit: text.unicodeScalars.append(scalars[position])
            case .ignored:
                let next = position + 1 < scalars.count ? scalars[position + 1] : " "
                let after = position + 2 < scalars.count ? Folding.fold(scalars[position + 2]) : .space
                if next == "s" || next == "S" {
                    if case .letters = after {
                        break
                    } else {
                        possessive = scalars[position].isApostrophe && text.count > 2 && !Self.contracted.contains(text)
                    }
                }
            default: break scan
            }
            position += 1
        }
        if possessive, text.hasSuffix("s") { text.removeLast() }
        // "w/ shadow", "w/o shadow"
        if text == "w", position < scalars.count, scalars[position] == "/" {
            let isWithout =
                position + 1 < scalars.count && scalars[position + 1].lowercase == UInt8(ascii: "o")
                && !isWord(at: position + 2)
            position += isWithout ? 2 : 1
            text = isWithout ? "without" : "with"
        }
        if let aperture = aperture(after: text) { text = aperture }
        if !text.isEmpty { append(.word(text), from: start) }
    }

    /// What the f-numbers up to 4 are called: they throw the background out of focus.
    static let wideAperture = "fwide"

    /// "f/1.8", "F2.8", "f1": a wide aperture, taken in whole.
    private mutating func aperture(after text: String) -> String? {
        guard text.first == "f", text.dropFirst().allSatisfy(\.isNumber), text.utf8.count < 4 else { return nil }
        var digits = text.dropFirst().isEmpty ? "" : String(text.dropFirst())
        var end = position
        if digits.isEmpty {
            guard scalars.indices.contains(end), scalars[end] == "/", isDigit(at: end + 1) else { return nil }
            end += 1
        }
        while isDigit(at: end) || scalars.indices.contains(end) && scalars[end] == "." && isDigit(at: end + 1) {
            digits.unicodeScalars.append(scalars[end])
            end += 1
        }
        // "F1 cars" race.
        guard let number = Float(digits), number > 0, number <= 4, !isWord(at: end), end > position else { return nil }
        position = end
        return Self.wideAperture
    }

    /// Before these an apostrophe and s are "is": "there's".
    private static let contracted: Set = ["there", "that", "what", "who", "where", "here", "she", "let", "how"]

    /// A number, or a word that begins with digits ("4k", "2nd", "f1.8").
    private mutating func digits() {
        let start = position
        var isNumber = true
        var text = ""
        scan: while position < scalars.count {
            switch Folding.fold(scalars[position]) {
            case .digit: text.unicodeScalars.append(scalars[position])
            case .letters(let base):
                isNumber = false
                text += base
            case .mark where scalars[position] == "." && isDigit(at: position + 1): text += "."
            default: break scan
            }
            position += 1
        }
        append(isNumber && text.count != 1 ? .number : .word(text), from: start)
    }

    private mutating func mark(_ scalar: Unicode.Scalar, at start: Int) {
        switch scalar {
        case ".", ";", "!", "?", "\u{2026}", "\u{2022}": append(.stop, from: start)
        case "-", "_", "\u{2010}", "\u{2011}":
            // Inside a word it only joins; on its own it is a dash.
            let joins = start > 0 && isWord(at: start - 1) && isWord(at: position)
            if !joins { append(.comma, from: start) }
        case "/": append(.word("or"), from: start)
        case "&", "+": append(.word("and"), from: start)
        case ",", ":", "(", ")", "[", "]", "\u{2012}"..."\u{2015}": append(.comma, from: start)
        case "\"", "\u{201C}"..."\u{201F}", "\u{AB}", "\u{BB}", "*", "\u{B7}", "\u{2022}": break
        default: append(.symbol, from: start)
        }
    }

    private func isWord(at index: Int) -> Bool {
        guard scalars.indices.contains(index) else { return false }
        return switch Folding.fold(scalars[index]) {
        case .letters, .digit: true
        default: false
        }
    }

    private func isDigit(at index: Int) -> Bool {
        scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
    }

    private mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<position))
    }
}

extension Unicode.Scalar {
    /// A letter or a digit of ASCII.
    fileprivate var isPlain: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// Of a plain one.
    fileprivate var lowercase: UInt8 { UInt8(truncatingIfNeeded: value) | (value >= 0x41 ? 0x20 : 0) }

    fileprivate var isApostrophe: Bool { self == "'" || self == "\u{2019}" }
}
