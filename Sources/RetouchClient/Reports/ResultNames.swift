// Where results go: OUT for one, OUT-1, OUT-2 … for several.

package import RetouchModel

extension ImageFormat {
    /// The format that a file's ending stands for; `nil` when it stands for none.
    package init?(fileEnding: some StringProtocol) {
        switch fileEnding.lowercased() {
        case "png": self = .png
        case "jpg", "jpeg": self = .jpeg
        case "webp": self = .webp
        default: return nil
        }
    }

    /// The ending that files of the format get, without the dot.
    package var fileEnding: String { self == .jpeg ? "jpg" : rawValue }
}

/// The names of the result files of one edit, and the format that they imply.
package struct ResultNames: Sendable, Equatable {
    /// The path without its ending.
    private let stem: String
    private let ending: String
    private let count: Int
    /// The format of the results.
    package let format: ImageFormat

    /// - Parameters:
    ///   - out: what the user wrote; `nil`: beside the source, `people.jpg` gives `people-background.png`.
    ///   - suffix: what was done, for that name.
    ///   - format: what the user asked for; `nil`: that of OUT's ending, else PNG.
    /// - Throws: when OUT's ending and the format contradict each other, or OUT names no file.
    package init(
        out: String?, source: String, suffix: String, format: ImageFormat?, count: Int
    ) throws(UsageFailure) {
        self.count = count
        let name = out ?? "\(Self.split(source).stem)-\(suffix)"
        guard !name.isEmpty, !name.hasSuffix("/") else { throw UsageFailure("-o \(name): name a file, not a folder") }
        let (stem, given) = Self.split(name)
        if let named = ImageFormat(fileEnding: given) {
            if let format, format != named {
                throw UsageFailure("-o \(name) ends in .\(given), but --format is \(format.rawValue)")
            }
            self.format = named
            self.stem = stem
            ending = given
        } else {
            // An ending that is no picture's, as in "version.2", is part of the name.
            self.format = format ?? .png
            self.stem = name
            ending = self.format.fileEnding
        }
    }

    /// The file of variation `index`, counted from 0.
    package func path(_ index: Int) -> String {
        count == 1 ? "\(stem).\(ending)" : "\(stem)-\(index + 1).\(ending)"
    }

    /// The folder that the files go to; empty for the current one.
    package var folder: String {
        guard let slash = stem.lastIndex(of: "/") else { return "" }
        return slash == stem.startIndex ? "/" : String(stem[..<slash])
    }

    /// A path before and after the dot of its ending; a dot file, such as ".png", has none.
    private static func split(_ path: String) -> (stem: String, ending: String) {
        let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (path, "") }
        return (String(path[..<dot]), String(path[path.index(after: dot)...]))
    }
}
