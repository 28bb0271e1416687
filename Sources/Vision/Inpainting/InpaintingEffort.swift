// How much work goes into a completion.

/// What a caller trades time for.
package enum InpaintingEffort: String, Sendable, CaseIterable {
    /// Few rounds: for holes in plain surroundings and for planes that are blurred afterwards.
    case fast
    case balanced
    /// More rounds everywhere, and twice as many at full size.
    case quality
}

/// Rounds of one size of the picture.
struct InpaintingRounds: Equatable {
    /// Rounds of search and vote.
    var rounds: Int
    /// Sweeps of the search in each round.
    var sweeps: Int
    /// How far the random search reaches at first, in pixels of this size.
    var reach: Int
}

extension InpaintingEffort {
    /// Patches above which a size gets only what repairs the enlarged field: the picture was decided at the sizes below.
    private static let most = 160_000

    /// The rounds of one size.
    ///
    /// - Parameters:
    ///   - depth: 0 = full size, each next one half of it.
    ///   - coarsest: whether no smaller size comes before it.
    ///   - patches: target patches of this size.
    ///   - longest: the longer side of this size.
    func rounds(depth: Int, coarsest: Bool, patches: Int, longest: Int) -> InpaintingRounds {
        if patches > Self.most, !coarsest { return InpaintingRounds(rounds: self == .quality ? 2 : 1, sweeps: 1, reach: 4) }
        // A field from half the size is right within a few pixels; far jumps pay only where nothing is known yet.
        let reach = coarsest ? longest : depth == 0 ? 16 : max(16, longest / 2)
        switch self {
        case .fast: return InpaintingRounds(rounds: coarsest ? 4 : depth == 0 ? 1 : 2, sweeps: 1, reach: reach)
        case .balanced:
            return InpaintingRounds(rounds: coarsest ? 8 : depth == 0 ? 2 : 4, sweeps: depth == 0 ? 1 : 2, reach: reach)
        case .quality: return InpaintingRounds(rounds: coarsest ? 14 : depth == 0 ? 4 : 8, sweeps: 2, reach: reach)
        }
    }
}
