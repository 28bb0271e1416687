// Colours by value: "#f4f1ea", "#fa3", "f4f1ea", "rgb(244, 241, 234)", "RGB 244 241 234".

import RetouchModel

/// Reads colour values.
enum ColorLiteral {
    /// A colour value at the beginning of some scalars.
    ///
    /// - Returns: the colour and the index after it, or `nil` when no colour value begins here.
    /// - Throws: InputValidationError for `#` and a wrong number of hexadecimal digits, and for rgb() out of range.
    static func read(_ scalars: ArraySlice<Unicode.Scalar>) throws(EditFailure) -> (color: Color, end: Int)? {
        guard let first = scalars.first else { return nil }
        if first == "#" { return try hash(scalars) }
        if first == "r" || first == "R" { return try rgb(scalars) }
        return bareHex(scalars)
    }

    private static func hash(_ scalars: ArraySlice<Unicode.Scalar>) throws(EditFailure) -> (color: Color, end: Int)? {
        let word = scalars.dropFirst().prefix { isAlphanumeric($0) }
        guard !word.isEmpty else { return nil }
        guard word.count == 3 || word.count == 6, let color = Color(hex: text(word)) else {
            guard word.contains(where: { $0.properties.numericType != nil }) || word.allSatisfy({ isHex($0) }) else { return nil }
            throw Refusal.invalidColor("A hex colour is # and three or six digits from 0 to 9 and a to f, such as #f4f1ea.")
        }
        return (color, word.endIndex)
    }

    /// Six hexadecimal digits without `#`: at least one a digit and one a letter, so that neither words nor numbers are taken.
    private static func bareHex(_ scalars: ArraySlice<Unicode.Scalar>) -> (color: Color, end: Int)? {
        let word = scalars.prefix(7).prefix { isAlphanumeric($0) }
        guard word.count == 6, word.allSatisfy(isHex), word.contains(where: { ("0"..."9").contains($0) }),
            word.contains(where: { !("0"..."9").contains($0) }), let color = Color(hex: text(word))
        else { return nil }
        return (color, word.endIndex)
    }

    private static func rgb(_ scalars: ArraySlice<Unicode.Scalar>) throws(EditFailure) -> (color: Color, end: Int)? {
        guard text(scalars.prefix(3)).lowercased() == "rgb" else { return nil }
        var index = scalars.startIndex + 3
        while index < scalars.endIndex, scalars[index] == " " { index += 1 }
        guard index < scalars.endIndex, scalars[index] == "(" else { return bareRGB(scalars[index...]) }
        let body = scalars[(index + 1)...].prefix(40)
        guard let close = body.firstIndex(of: ")") else {
            throw Refusal.invalidColor("Write rgb colours as rgb(244, 241, 234).")
        }
        let values = text(body[..<close]).split { $0 == "," || $0 == " " }.map { Int($0) }
        guard values.count == 3, let red = byte(values[0]), let green = byte(values[1]), let blue = byte(values[2]) else {
            throw Refusal.invalidColor("An rgb colour has three whole numbers from 0 to 255, such as rgb(244, 241, 234).")
        }
        return (Color(red: red, green: green, blue: blue), close + 1)
    }

    /// "RGB 245 245 245", "RGB: 255,255,255": three numbers behind the word.
    private static func bareRGB(_ scalars: ArraySlice<Unicode.Scalar>) -> (color: Color, end: Int)? {
        var values: [UInt8] = []
        var index = scalars.startIndex
        while index < scalars.endIndex, values.count < 3 {
            if [" ", ",", ":", "="].contains(scalars[index]) {
                index += 1
                continue
            }
            let number = scalars[index...].prefix(4).prefix { isAlphanumeric($0) }
            guard let value = UInt8(text(number)) else { return nil }
            values.append(value)
            index = number.endIndex
        }
        return values.count == 3 ? (Color(red: values[0], green: values[1], blue: values[2]), index) : nil
    }

    private static func byte(_ value: Int?) -> UInt8? {
        value.flatMap { UInt8(exactly: $0) }
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "a"..."z", "A"..."Z": true
        default: false
        }
    }

    private static func isHex(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "a"..."f", "A"..."F": true
        default: false
        }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }
}
