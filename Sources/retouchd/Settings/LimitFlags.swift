// The flags of the limits: one for each row of the catalog, so none is written down here.

import RetouchModel

/// What is left of the command line after the declared flags: limits, or mistakes.
enum LimitFlags {
    /// Checks that every word is a limit's flag or its value.
    ///
    /// - Parameter words: `--wire-frame-bytes 65536` or `--wire-frame-bytes=65536`.
    /// - Returns: the words, each flag followed by its value.
    static func check(_ words: [String]) throws(StartFailure) -> [String] {
        var checked: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard SettingNames.entry(flag: parts[0]) != nil else {
                let known = Limits.catalog.map(\.flag) + Serve.flags
                throw .wrong("there is no flag \(parts[0]).\(SettingNames.advice(parts[0], among: known))")
            }
            guard !checked.contains(parts[0]) else { throw .wrong("\(parts[0]) is given twice.") }
            guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                throw .wrong("\(parts[0]) needs a value.")
            }
            // The value is checked here because the provider would take "-5" for another flag.
            guard Int(value).map({ $0 >= 0 }) ?? false else {
                throw .wrong("\(parts[0]) is \(value): write a whole number that is not negative.")
            }
            checked += [parts[0], value]
        }
        return checked
    }
}
