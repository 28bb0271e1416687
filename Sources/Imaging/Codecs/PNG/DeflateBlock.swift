// Deflate for filtered rows: literals and runs, with a code made for each block.

/// One block with dynamic codes (RFC 1951, 3.2.7) whose only matches are runs of one byte.
///
/// What a filter leaves of a photograph has no long repeats to search for: nearly all of its redundancy is in the counts of
/// the bytes, and runs catch flat areas.
struct DeflateBlock {
    /// A stretch of bytes that each equal the one before.
    struct Run {
        var start: Int32
        var length: Int32
    }

    /// Shorter runs cost as little as literals.
    private static let shortestRun = 8
    private static let endOfBlock = 256
    /// Four literals with 14 bits each and the seven bits that may wait fit into 63.
    private static let longestCode: UInt8 = 14
    /// The order in which the lengths of the lengths' code are sent (RFC 1951, 3.2.7).
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    private let runs: UnsafeBufferPointer<Run>
    private let code: HuffmanCode
    private let header: [(symbol: Int, extra: UInt64, extraLength: Int)]
    private let headerCode: HuffmanCode
    private let symbolCount: Int
    private var bitCount: Int

    /// Entries that the memory for runs of `count` bytes must have.
    static func runCapacity(_ count: Int) -> Int { count / shortestRun + 1 }

    /// Finds the runs and makes the codes.
    ///
    /// - Parameters:
    ///   - bytes: at least one.
    ///   - memory: `runCapacity(count)` entries, in use as long as the block.
    init(_ bytes: UnsafePointer<UInt8>, count: Int, runs memory: UnsafeMutablePointer<Run>) {
        self.bytes = bytes
        self.count = count
        var census = ByteCensus()
        let found = census.take(bytes, count: count, shortestRun: Self.shortestRun, runs: memory)
        runs = UnsafeBufferPointer(start: memory, count: found)
        var counts = census.literals + [UInt32](repeating: 0, count: 30)
        counts[Self.endOfBlock] = 1
        var bitCount = 0
        for run in runs {
            RunLengths.each(run.length) { length in
                let (symbol, _, extraLength) = RunLengths.symbol(length)
                counts[symbol] += 1
                bitCount += extraLength + 1
            }
        }
        let code = HuffmanCode(counts: counts, limit: Self.longestCode)
        self.code = code
        symbolCount = (code.lengths.lastIndex { $0 > 0 } ?? Self.endOfBlock) + 1
        // The one distance, 1, has a code of one bit; deflate lets a code with a single symbol be incomplete.
        header = CodeLengths.shortened(code.lengths[..<symbolCount] + [1])
        var headerCounts = [UInt32](repeating: 0, count: 19)
        for item in header { headerCounts[item.symbol] += 1 }
        headerCode = HuffmanCode(counts: headerCounts, limit: 7)
        for symbol in counts.indices { bitCount += Int(counts[symbol]) * Int(code.lengths[symbol]) }
        for item in header { bitCount += Int(headerCode.lengths[item.symbol]) + item.extraLength }
        self.bitCount = bitCount + 17 + 19 * 3
    }

    /// Memory that `write` needs: the block, an empty stored block, and the writer's overhang.
    var capacity: Int { bitCount / 8 + 24 }

    /// Writes the block and returns its bytes. One that is not the last ends at a byte boundary with an empty stored block.
    func write(isLast: Bool, into memory: UnsafeMutablePointer<UInt8>) -> Int {
        var writer = BitWriter(memory)
        writeHeader(isLast: isLast, &writer)
        code.entries.withUnsafeBufferPointer { entries in
            let entries = entries.baseAddress!
            var place = 0
            for run in runs {
                writeLiterals(place..<Int(run.start), entries, &writer)
                RunLengths.each(run.length) { length in
                    let (symbol, extra, extraLength) = RunLengths.symbol(length)
                    writer.add(entry: entries[symbol])
                    // The distance's one bit is 0.
                    writer.add(extra, extraLength + 1)
                    writer.flush()
                }
                place = Int(run.start + run.length)
            }
            writeLiterals(place..<count, entries, &writer)
            writer.add(entry: entries[Self.endOfBlock])
            writer.flush()
        }
        guard !isLast else { return writer.finish() }
        writer.add(0, 3)
        let size = writer.finish()
        // Length 0 and its complement.
        memory[size] = 0
        memory[size + 1] = 0
        memory[size + 2] = 0xFF
        memory[size + 3] = 0xFF
        return size + 4
    }

    private func writeHeader(isLast: Bool, _ writer: inout BitWriter) {
        let sent = 1 + (Self.order.lastIndex { headerCode.lengths[$0] > 0 } ?? 3)
        let sentCount = max(4, sent)
        writer.add(isLast ? 1 : 0, 1)
        writer.add(2, 2)
        writer.add(UInt64(symbolCount - 257), 5)
        writer.add(0, 5)
        writer.add(UInt64(sentCount - 4), 4)
        writer.flush()
        for symbol in Self.order[..<sentCount] {
            writer.add(UInt64(headerCode.lengths[symbol]), 3)
            writer.flush()
        }
        let entries = headerCode.entries
        for item in header {
            writer.add(entry: entries[item.symbol])
            writer.add(item.extra, item.extraLength)
            writer.flush()
        }
    }

    @inline(__always)
    private func writeLiterals(_ range: Range<Int>, _ entries: UnsafePointer<UInt32>, _ writer: inout BitWriter) {
        var place = bytes + range.lowerBound
        let end = bytes + range.upperBound
        while end - place >= 4 {
            writer.add(entry: entries[Int(place[0])])
            writer.add(entry: entries[Int(place[1])])
            writer.add(entry: entries[Int(place[2])])
            writer.add(entry: entries[Int(place[3])])
            writer.flush()
            place += 4
        }
        while place < end {
            writer.add(entry: entries[Int(place[0])])
            writer.flush()
            place += 1
        }
    }
}
