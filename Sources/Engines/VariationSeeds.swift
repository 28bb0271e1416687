// Which seed each variation gets.

/// Seeds of the variations of one edit.
///
/// Variation i has the seed `first + i` (wrapping), so asking for one picture with a returned seed gives that very picture again.
/// The two low bits of a seed choose one of four looks (light side and falloff, or crop), the rest varies it: neighbouring
/// seeds are therefore visibly different.
package enum VariationSeeds {
    /// - Parameters:
    ///   - first: the caller's seed, or one from `pick`.
    ///   - count: how many variations.
    package static func derived(from first: UInt32, count: Int) -> [UInt32] {
        (0..<max(0, count)).map { first &+ UInt32(truncatingIfNeeded: $0) }
    }

    /// The first seed where the caller gave none: random bits with the plainest look (key from the left, centred crop) first.
    package static func pick(random: UInt32) -> UInt32 {
        random & ~3
    }
}
