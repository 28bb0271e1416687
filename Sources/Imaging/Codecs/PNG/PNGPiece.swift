// One stretch of rows, filtered and compressed into an IDAT chunk of its own.

import CImageCodecs

/// Compresses a range of rows; pieces know nothing of each other, so any core can do any piece.
struct PNGPiece {
    let pixels: UnsafePointer<UInt8>
    let width: Int
    let height: Int
    /// 3 when the picture is opaque, else 4.
    let channels: Int

    /// A finished chunk, and the checksums of what is in it.
    struct Result {
        /// The chunk's length (not yet filled in), type and data.
        var chunk: [UInt8]
        /// CRC-32 of type and data.
        var crc: UInt32
        /// Adler-32 of the filtered rows.
        var adler: UInt32
        var rawCount: Int
    }

    /// Memory for one piece at a time.
    struct Workspace {
        let filtered: UnsafeMutablePointer<UInt8>
        let runs: UnsafeMutablePointer<DeflateBlock.Run>
        let rows: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)
        private let rowMemory: UnsafeMutablePointer<UInt8>

        init(rowBytes: Int, rowCount: Int) {
            let count = (rowBytes + 1) * rowCount
            filtered = .allocate(capacity: count)
            runs = .allocate(capacity: DeflateBlock.runCapacity(count))
            // Each row has 16 zero bytes before it, for filters that look left, and room for an overlapping store after it.
            let row = rowBytes + 32
            rowMemory = .allocate(capacity: row * 2)
            rowMemory.initialize(repeating: 0, count: row * 2)
            rows = (rowMemory + 16, rowMemory + row + 16)
        }

        func free() {
            filtered.deallocate()
            runs.deallocate()
            rowMemory.deallocate()
        }
    }

    private var rowBytes: Int { width * channels }

    /// Filters and compresses `rows`.
    func compress(_ rows: Range<Int>, in workspace: Workspace) -> Result {
        let rawCount = (rowBytes + 1) * rows.count
        filter(rows, workspace)
        let block = DeflateBlock(workspace.filtered, count: rawCount, runs: workspace.runs)
        let chunk = [UInt8](unsafeUninitializedCapacity: block.capacity + 10) { buffer, count in
            let base = buffer.baseAddress!
            base.update(repeating: 0, count: 4)
            for (offset, character) in "IDAT".utf8.enumerated() { base[4 + offset] = character }
            var start = 8
            if rows.lowerBound == 0 {
                // A zlib stream's first two bytes: deflate with a 32 KiB window, fastest level.
                base[8] = 0x78
                base[9] = 0x01
                start = 10
            }
            count = start + block.write(isLast: rows.upperBound == height, into: base + start)
        }
        let crc = chunk.withUnsafeBufferPointer { codec_crc32(0, $0.baseAddress! + 4, $0.count - 4) }
        return Result(
            chunk: chunk, crc: crc, adler: codec_adler32(1, workspace.filtered, rawCount), rawCount: rawCount)
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
        let raw = UnsafeRawPointer(source)
        let packed = UnsafeMutableRawPointer(out)
        // Four bytes at a time: the next pixel covers the fourth.
        for x in 0..<width {
            packed.storeBytes(of: raw.load(fromByteOffset: x * 4, as: UInt32.self), toByteOffset: x * 3, as: UInt32.self)
        }
    }
}
