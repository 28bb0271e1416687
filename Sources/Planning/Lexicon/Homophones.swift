// Words that sound like the one that was meant: "put her on a beech", "plane white background".

/// A spelling corrector passes them, for they are English words themselves; the words beside them tell.
enum Homophones {
    private struct Slip {
        var meant: String
        /// Words of which one stands before it, past an article; empty = any.
        var before: Set<String> = []
        /// Words of which one follows; empty = any.
        var after: Set<String> = []
    }

    private static let backdrops: Set<String> = [
        "white", "black", "grey", "gray", "beige", "cream", "pink", "blue", "green", "red", "yellow", "background", "bg",
        "backdrop",
        "wall", "studio",
    ]

    private static let slips: [String: Slip] = [
        "beech": Slip(meant: "beach", before: ["on", "at", "to"]),
        "see": Slip(meant: "sea", before: ["by", "near", "at"]),
        "peer": Slip(meant: "pier", before: ["on", "at"]),
        "plane": Slip(meant: "plain", after: backdrops),
        "plan": Slip(meant: "plain", after: backdrops),
        "hare": Slip(meant: "hair", before: ["her", "his"]),
        "waste": Slip(meant: "waist", before: ["at", "her", "his"]),
        "bear": Slip(meant: "bare", after: ["feet", "shoulders", "arms", "legs"]),
        "loose": Slip(meant: "lose", after: ["the", "her", "his", "that", "this", "those", "these"]),
        "satin": Slip(meant: "stain", after: ["on"]),
        "of": Slip(meant: "off", before: ["take", "taking", "wipe", "cut"], after: ["the", "her", "his", "that", "this"]),
        "to": Slip(
            meant: "too", before: ["", "is", "are", "its", "looks", "look", "bit", "way", "far"],
            after: [
                "dark", "bright", "yellow", "orange", "warm", "cold", "dull", "pale", "noisy", "blurry", "flat", "harsh", "much",
            ]),
        "lite": Slip(meant: "light", after: ["blue", "green", "gray", "grey", "pink", "brown", "yellow", "purple", "beige"]),
        "sleave": Slip(meant: "sleeve"),
        "sleaves": Slip(meant: "sleeves"),
        "lightening": Slip(meant: "lighting", before: ["studio", "soft", "better", "natural", "warm", "golden", "dramatic"]),
        "shrt": Slip(meant: "short", after: ["hair", "sleeve", "sleeves", "skirt"]),
    ]

    /// The tokens with such words put right.
    static func mended(_ tokens: [Token]) -> [Token] {
        var mended = tokens
        for index in tokens.indices {
            guard case .word(let word) = tokens[index].kind, let slip = slips[word],
                slip.before.isEmpty || slip.before.contains(wordBefore(index, tokens)),
                slip.after.isEmpty || slip.after.contains(self.word(tokens, index + 1))
            else { continue }
            mended[index].kind = .word(slip.meant)
        }
        return mended
    }

    /// The word before, past articles and what a beach or a sea is like.
    private static func wordBefore(_ index: Int, _ tokens: [Token]) -> String {
        var probe = index - 1
        while ["a", "an", "the", "sandy", "sunny", "tropical"].contains(word(tokens, probe)) { probe -= 1 }
        return word(tokens, probe)
    }

    private static func word(_ tokens: [Token], _ index: Int) -> String {
        guard tokens.indices.contains(index), case .word(let word) = tokens[index].kind else { return "" }
        return word
    }
}
