// What a block's bytes are: how often each occurs outside of runs, and where the runs are.

/// Counts literals and finds runs in one pass.
struct ByteCensus {
    /// Bytes outside of runs, counted by value; four tables apart, because equal neighbours would wait for each other's sum.
    private var tables = [UInt32](repeating: 0, count: 1024)

    /// The counts of all 256 values.
    var literals: [UInt32] {
        var sums = Array(tables[..<256])
        // Wrapping, as a run takes its bytes back from the first table alone.
        for index in 256..<1024 { sums[index % 256] &+= tables[index] }
        return sums
    }

    /// Reads `count` bytes, at least one, and returns the number of runs of at least `shortestRun` (7 or more) equal steps.
    mutating func take(
        _ bytes: UnsafePointer<UInt8>, count: Int, shortestRun: Int, runs: UnsafeMutablePointer<DeflateBlock.Run>
    ) -> Int {
        tables.withUnsafeMutableBufferPointer { tables in
            let tables = tables.baseAddress!
            var found = 0
            tables[Int(bytes[0])] += 1
            var place = 1
            while place + 8 <= count {
                let word = Self.word(bytes + place)
                let steps = word ^ Self.word(bytes + place - 1)
                // Seven equal steps always fill one half of some word.
                if steps & 0xFFFF_FFFF == 0 || steps >> 32 == 0 {
                    let run = Self.run(around: place + (steps & 0xFFFF_FFFF == 0 ? 0 : 4), bytes, count)
                    if run.count >= shortestRun {
                        for index in stride(from: run.lowerBound, to: place, by: 1) { tables[Int(bytes[index])] &-= 1 }
                        for index in stride(from: place, to: run.lowerBound, by: 1) { tables[Int(bytes[index])] &+= 1 }
                        runs[found] = DeflateBlock.Run(start: Int32(run.lowerBound), length: Int32(run.count))
                        found += 1
                        place = run.upperBound
                        continue
                    }
                }
                Self.count(word, tables)
                place += 8
            }
            for index in place..<max(place, count) { tables[Int(bytes[index])] &+= 1 }
            return found
        }
    }

    @inline(__always)
    private static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    private static func count(_ word: UInt64, _ tables: UnsafeMutablePointer<UInt32>) {
        tables[Int(word & 0xFF)] &+= 1
        tables[Int(256 &+ (word &>> 8 & 0xFF))] &+= 1
        tables[Int(512 &+ (word &>> 16 & 0xFF))] &+= 1
        tables[Int(768 &+ (word &>> 24 & 0xFF))] &+= 1
        tables[Int(word &>> 32 & 0xFF)] &+= 1
        tables[Int(256 &+ (word &>> 40 & 0xFF))] &+= 1
        tables[Int(512 &+ (word &>> 48 & 0xFF))] &+= 1
        tables[Int(768 &+ (word &>> 56 & 0xFF))] &+= 1
    }

    /// The whole run that `place` lies in. It cannot reach into an earlier one, which ended at a byte that differs.
    private static func run(around place: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Range<Int> {
        var start = place
        while start > 1, bytes[start - 1] == bytes[start - 2] { start -= 1 }
        var end = place
        while end + 8 <= count, word(bytes + end) == word(bytes + end - 1) { end += 8 }
        while end < count, bytes[end] == bytes[end - 1] { end += 1 }
        return start..<end
    }
}
