// What each call of a run is, decided by the seed alone.

/// One call before it is sent.
package struct PlannedCall: Sendable, Equatable {
    package var kind: CallKind
    /// Index of its photograph; 0 where it has none.
    package var photograph: Int
    /// Index of its prompt among those of its kind; 0 where it has none.
    package var prompt: Int
    /// For the edit.
    package var seed: UInt32
    /// 0 up to 1: after how much of the longest patience a `cancel` is given up.
    package var patience: Double

    package init(kind: CallKind, photograph: Int, prompt: Int, seed: UInt32, patience: Double) {
        self.kind = kind
        self.photograph = photograph
        self.prompt = prompt
        self.seed = seed
        self.patience = patience
    }
}

/// The calls of a run by number: the same seed gives the same calls, however fast or by how many workers they are sent.
package struct CallPlan: Sendable {
    private let mix: CallMix
    private let photographs: Int
    private let prompts: @Sendable (CallKind) -> Int
    private let seed: UInt64

    /// - Parameters:
    ///   - photographs: how many there are.
    ///   - prompts: how many a kind has.
    package init(mix: CallMix, photographs: Int, seed: UInt64, prompts: @escaping @Sendable (CallKind) -> Int) {
        self.mix = mix
        self.photographs = photographs
        self.prompts = prompts
        self.seed = seed
    }

    package func call(at index: Int) -> PlannedCall {
        var random = SplitMix64(seed: seed, stream: UInt64(index))
        let kind = mix.kind(at: random.unit())
        let photograph = Int(random.unit() * Double(max(1, photographs)))
        let prompt = Int(random.unit() * Double(max(1, prompts(kind))))
        return PlannedCall(
            kind: kind, photograph: photograph, prompt: prompt, seed: UInt32(truncatingIfNeeded: random.next()),
            patience: random.unit())
    }
}
