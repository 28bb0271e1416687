// How much a figure of a run would change by chance alone.

/// The circular block bootstrap (Politis and Romano, 1992; blocks after Künsch, 1989).
///
/// Calls that are close in time are alike: a pause slows hundreds of them. So it is not calls that are drawn again, as if each were news of its
/// own, but blocks of neighbouring slices of time.
struct BlockBootstrap: Sendable {
    let slices: Int
    let block: Int

    /// Blocks grow with the cube root of the series, the rate that is best for estimating a spread (Hall, Horowitz and Jing, 1995).
    init(slices: Int) {
        self.slices = slices
        var block = 1
        while block * block * block < slices { block += 1 }
        self.block = max(1, block)
    }

    /// How often each slice is in one draw.
    func draw(_ random: inout SplitMix64) -> [Float] {
        var weights = [Float](repeating: 0, count: slices)
        var left = slices
        while left > 0 {
            let start = Int(random.unit() * Double(slices))
            for offset in 0..<min(block, left) { weights[(start + offset) % slices] += 1 }
            left -= block
        }
        return weights
    }
}
