// What is wrong with a file of a plate folder.

/// Why a file cannot serve as a plate, in words for the operator: the end of a sentence that begins with the file's name.
package struct PlateTrouble: Error, Sendable, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// A text out of a file, in quotation marks and short.
    package static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        return "\"\(printable(String(String.UnicodeScalarView(scalars.prefix(60)))))\(scalars.count > 60 ? "…" : "")\""
    }

    /// A text without the characters that would do something to a log or a terminal.
    package static func printable(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format ? "?" : String(scalar)
        }.joined()
    }
}

/// What the index found out about one file of the folder.
package struct PlateFinding: Sendable, Equatable {
    /// The file's name in the folder.
    package let file: String
    /// In words for the operator.
    package let what: String
    /// The file does not serve as a plate; otherwise it does, and this is advice.
    package let isLeftOut: Bool

    package init(file: String, what: String, isLeftOut: Bool) {
        self.file = PlateTrouble.printable(file)
        self.what = what
        self.isLeftOut = isLeftOut
    }
}
