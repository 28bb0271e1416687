// Prefix codes for deflate: from counts to lengths, and from lengths to bits.

/// Code lengths and codes of one alphabet (RFC 1951, 3.2.2).
struct HuffmanCode {
    /// Bits of each symbol, 0 when it does not occur.
    private(set) var lengths: [UInt8]

    /// The best complete code for `counts` with no code longer than `limit` bits.
    ///
    /// Where a code would be too long the counts are halved, which flattens them, until it is not: the code stays complete, as
    /// decoders demand, and long codes are so rare that the loss does not show.
    ///
    /// - Parameters:
    ///   - counts: one a symbol; 1 is assumed of the first two where fewer than two occur.
    ///   - limit: at most 15, and enough for the symbols: `1 << limit` of them at least.
    init(counts: [UInt32], limit: UInt8) {
        var counts = counts
        var missing = 2 - counts.count { $0 > 0 }
        for symbol in counts.indices where missing > 0 && counts[symbol] == 0 {
            counts[symbol] = 1
            missing -= 1
        }
        lengths = Self.lengths(counts)
        while lengths.max()! > limit {
            for symbol in counts.indices where counts[symbol] > 1 { counts[symbol] = (counts[symbol] + 1) / 2 }
            lengths = Self.lengths(counts)
        }
    }

    /// Huffman's algorithm with two queues: leaves by count, and inner nodes, which come into being in order of count.
    private static func lengths(_ counts: [UInt32]) -> [UInt8] {
        let leaves = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
        var weights = leaves.map { counts[$0] }
        var parents = [Int](repeating: 0, count: leaves.count * 2 - 1)
        var leaf = 0
        var inner = leaves.count
        for node in leaves.count..<leaves.count * 2 - 1 {
            var weight: UInt32 = 0
            for _ in 0..<2 {
                let takesLeaf = leaf < leaves.count && (inner >= node || weights[leaf] <= weights[inner])
                let child = takesLeaf ? leaf : inner
                if takesLeaf { leaf += 1 } else { inner += 1 }
                weight += weights[child]
                parents[child] = node
            }
            weights.append(weight)
        }
        var depths = [UInt8](repeating: 0, count: parents.count)
        for node in (0..<parents.count - 1).reversed() { depths[node] = depths[parents[node]] + 1 }
        var lengths = [UInt8](repeating: 0, count: counts.count)
        for (index, symbol) in leaves.enumerated() { lengths[symbol] = depths[index] }
        return lengths
    }

    /// The code of each symbol as deflate sends it, first bit lowest, above its length in the low eight bits.
    var entries: [UInt32] {
        var counts = [UInt32](repeating: 0, count: 16)
        for length in lengths where length > 0 { counts[Int(length)] += 1 }
        var next = [UInt32](repeating: 0, count: 16)
        for length in 2..<16 { next[length] = (next[length - 1] + counts[length - 1]) << 1 }
        return lengths.map { length in
            guard length > 0 else { return 0 }
            let code = UInt16(truncatingIfNeeded: next[Int(length)])
            next[Int(length)] += 1
            var reversed: UInt32 = 0
            for bit in 0..<UInt32(length) { reversed = reversed << 1 | UInt32(code >> bit & 1) }
            return reversed << 8 | UInt32(length)
        }
    }
}
