// What a plate's licence asks of those who use a picture made with it.

/// The duties that a licence's name stands for. No legal advice: it tells apart what a shop can print without a thought from what somebody
/// has to look at first.
package struct PlateLicence: Sendable, Equatable {
    /// As the sidecar names it; empty = it names none.
    package let name: String
    package let duties: Set<Duty>

    package enum Duty: String, Sendable, CaseIterable {
        /// The author must be named.
        case credit
        /// What is made of the picture must be under the same licence.
        case shareAlike
        case noCommerce
        /// What is made of the picture must not be passed on.
        case noDerivatives
        /// No licence is named, or none that is known here.
        case unknown
    }

    /// - Parameter name: such as "CC-BY-SA-4.0", "CC0", "https://creativecommons.org/licenses/by/4.0/", "own", "commercial".
    package init(_ name: String) {
        self.name = name
        duties = Self.duties(of: name)
    }

    /// Whether a picture with this plate can be used like any other, if the credit is printed where one is asked for.
    package var isFree: Bool { duties.isDisjoint(with: [.shareAlike, .noCommerce, .noDerivatives, .unknown]) }

    private static func duties(of name: String) -> Set<Duty> {
        let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let words = Set(parts)
        func has(_ candidates: String...) -> Bool { !words.isDisjoint(with: candidates) }
        func follows(_ first: String, _ second: String) -> Bool {
            zip(parts, parts.dropFirst()).contains { $0 == (first, second) }
        }
        var duties: Set<Duty> = []
        let isCreative = has("cc", "creativecommons", "creative", "attribution")
        if has("sa", "sharealike", "odbl", "copyleft") || follows("share", "alike")
            || parts.contains(where: { part in ["gpl", "lgpl", "agpl", "gfdl", "fdl"].contains { part.hasPrefix($0) } })
        {
            duties.insert(.shareAlike)
        }
        if has("nc", "noncommercial", "editorial") || follows("non", "commercial") { duties.insert(.noCommerce) }
        if has("nd", "noderivatives", "noderivs") || follows("no", "derivatives") { duties.insert(.noDerivatives) }
        if isCreative && has("by", "attribution") || has("mit", "apache", "bsd") || !duties.isEmpty { duties.insert(.credit) }
        guard duties.isEmpty else { return duties }
        let isPublic =
            has("cc0", "publicdomain", "pdm", "unlicense", "unsplash", "pexels", "pixabay") || follows("public", "domain")
            || isCreative && has("zero")
        // The operator's own pictures, and those whose rights were bought.
        let isGranted =
            has("own", "owned", "inhouse", "proprietary", "commissioned", "commercial") || follows("in", "house")
            || follows("royalty", "free") || follows("rights", "managed")
        return isPublic || isGranted ? [] : [.unknown]
    }
}
