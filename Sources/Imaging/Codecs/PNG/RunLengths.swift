// How deflate writes lengths: of runs, and of codes.

/// Lengths of runs as matches (RFC 1951, 3.2.5).
enum RunLengths {
    /// Splits a run of at least three bytes into matches of 3 ... 258.
    @inline(__always)
    static func each(_ length: Int32, _ body: (Int) -> Void) {
        var left = Int(length)
        while left > 258 {
            // Never leaves one or two bytes, which no match can have.
            let part = left < 261 ? 255 : 258
            body(part)
            left -= part
        }
        body(left)
    }

    /// Symbol, extra bits and their number for a length of 3 ... 258.
    @inline(__always)
    static func symbol(_ length: Int) -> (symbol: Int, extra: UInt64, extraLength: Int) {
        if length == 258 { return (285, 0, 0) }
        let value = length - 3
        if value < 8 { return (257 + value, 0, 0) }
        // Four symbols for each power of two from 8 on.
        let extraLength = Int.bitWidth - 1 - value.leadingZeroBitCount - 2
        let symbol = 257 + 4 * extraLength + (value >> extraLength)
        return (symbol, UInt64(value & ((1 << extraLength) - 1)), extraLength)
    }
}

/// Lengths of codes, with repeats written short (RFC 1951, 3.2.7).
enum CodeLengths {
    /// The symbols 0 ... 18 that stand for `lengths`: 16 repeats the last length, 17 and 18 are zeros.
    static func shortened(_ lengths: ArraySlice<UInt8>) -> [(symbol: Int, extra: UInt64, extraLength: Int)] {
        var items: [(symbol: Int, extra: UInt64, extraLength: Int)] = []
        var place = lengths.startIndex
        while place < lengths.endIndex {
            let length = lengths[place]
            var end = place + 1
            while end < lengths.endIndex, lengths[end] == length { end += 1 }
            var left = end - place
            if length > 0 {
                items.append((Int(length), 0, 0))
                left -= 1
            }
            while left >= 3 {
                let most = length > 0 ? 6 : 138
                let part = min(left, most)
                if length > 0 {
                    items.append((16, UInt64(part - 3), 2))
                } else {
                    items.append(part <= 10 ? (17, UInt64(part - 3), 3) : (18, UInt64(part - 11), 7))
                }
                left -= part
            }
            for _ in 0..<left { items.append((Int(length), 0, 0)) }
            place = end
        }
        return items
    }
}
