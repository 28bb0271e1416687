// How a limit is called in each of the places where it can be set.

import RetouchModel

extension LimitEntry {
    /// `--wire-frame-bytes`.
    var flag: String { "--" + name.replacing(".", with: "-") }

    /// `RETOUCH_WIRE_FRAME_BYTES`.
    var variable: String { SettingNames.prefix + bareVariable }

    /// The variable without the prefix.
    var bareVariable: String { name.replacing(".", with: "_").replacing("-", with: "_").uppercased() }
}

enum SettingNames {
    static let prefix = "RETOUCH_"

    /// The parts of the names in front of the dot: `wire`, `images`, `edits`.
    static var sections: Set<String> {
        Set(Limits.catalog.compactMap { $0.name.split(separator: ".").first.map(String.init) })
    }

    static func entry(flag: String) -> LimitEntry? { Limits.catalog.first { $0.flag == flag } }

    /// The known name that is nearest to a mistyped one, as advice; empty when none is near.
    static func advice(_ name: String, among known: [String]) -> String {
        let near = known.map { (name: $0, distance: distance($0, name)) }.min { $0.distance < $1.distance }
        guard let near, near.distance <= 3 else { return "" }
        return " Did you mean \(near.name)?"
    }

    /// Levenshtein's edit distance, on the scale of a name.
    private static func distance(_ first: String, _ second: String) -> Int {
        let second = Array(second)
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in second.indices {
                let change = diagonal + (letter == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, diagonal + 1, row[column] + 1)
            }
        }
        return row[second.count]
    }
}
