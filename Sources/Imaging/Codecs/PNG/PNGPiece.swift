// One stretch of rows, filtered and compressed into an IDAT chunk of its own.

import CImageCodecs

/// Compresses a range of rows; pieces know nothing of each other, so any core can do any piece.
struct PNGPiece {
    let pixels: UnsafePointer<UInt8>
    let width: Int
    let height: Int
    /// 3 when the picture is opaque, else 4.
    let channels: Int

    /// A finished chunk, and the checksum of what was compressed into it.
    struct Result {
        var chunk: [UInt8]
        var adler: UInt32
        var rawCount: Int
    }

    /// Memory for one piece at a time.
    struct Workspace {
        let filtered: UnsafeMutablePointer<UInt8>
        let rows: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)
        private let memory: UnsafeMutablePointer<UInt8>

        init(rowBytes: Int, rowCount: Int) {
            // Each row buffer has 16 zero bytes before it, for filters that look left.
            let row = rowBytes + 16
            let size = (rowBytes + 1) * rowCount + row * 2
            memory = .allocate(capacity: size)
            memory.initialize(repeating: 0, count: size)
            filtered = memory
            let after = memory + (rowBytes + 1) * rowCount
            rows = (after + 16, after + row + 16)
        }

        func free() { memory.deallocate() }
    }

    private var rowBytes: Int { width * channels }

    /// Filters and compresses `rows`; `nil` when zlib has no memory.
    ///
    /// The result is the chunk's length, type and data; its CRC follows when the stream's end is known.
    func compress(_ rows: Range<Int>, in workspace: Workspace) -> Result? {
        let rawCount = (rowBytes + 1) * rows.count
        filter(rows, workspace)
        let first = rows.lowerBound == 0
        let capacity = codec_deflate_bound(rawCount)
        var done = false
        let chunk = [UInt8](unsafeUninitializedCapacity: capacity + 18) { buffer, count in
            let base = buffer.baseAddress!
            let start = first ? 10 : 8
            let written = codec_deflate(workspace.filtered, rawCount, rows.upperBound == height, base + start, capacity)
            done = written > 0
            if first {
                // A zlib stream's first two bytes: deflate with a 32 KiB window, fastest level.
                base[8] = 0x78
                base[9] = 0x01
            }
            for (offset, character) in "IDAT".utf8.enumerated() { base[4 + offset] = character }
            count = done ? start + written : 0
            base.update(repeating: 0, count: 4)
        }
        guard done else { return nil }
        return Result(chunk: chunk, adler: codec_adler32(1, workspace.filtered, rawCount), rawCount: rawCount)
    }

    private func filter(_ rows: Range<Int>, _ workspace: Workspace) {
        var (current, above) = workspace.rows
        if rows.lowerBound > 0 {
            pack(row: rows.lowerBound - 1, into: above)
        } else {
            above.update(repeating: 0, count: rowBytes)
        }
        var out = workspace.filtered
        for y in rows {
            pack(row: y, into: current)
            out[0] = PNGFilter.paethType
            PNGFilter.paeth(current, above: above, step: channels, count: rowBytes, into: out + 1)
            out += rowBytes + 1
            swap(&current, &above)
        }
    }

    private func pack(row: Int, into out: UnsafeMutablePointer<UInt8>) {
        let source = pixels + row * width * 4
        if channels == 4 { return out.update(from: source, count: width * 4) }
        for x in 0..<width {
            out[x * 3] = source[x * 4]
            out[x * 3 + 1] = source[x * 4 + 1]
            out[x * 3 + 2] = source[x * 4 + 2]
        }
    }
}
