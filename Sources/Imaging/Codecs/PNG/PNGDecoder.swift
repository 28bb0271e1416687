// The fast way through the PNGs that nearly everybody has, ours among them.

import CImageCodecs

/// Decodes whole, well-formed PNGs with 8 bits a channel, RGB or RGBA, not interlaced.
///
/// It never says what is wrong: whatever it does not take, odd or damaged, goes to libpng, whose verdict and words count. What it
/// takes, libpng takes too and decodes to the same pixels: every chunk's CRC is right, the chunks come in order with nothing
/// critical that is unknown, and the stream has the right checksum and exactly the declared rows.
///
/// One gap is known: libdeflate takes malformed codes that zlib refuses, such as length symbol 286, a table of 288 length symbols,
/// and a distance without a code. No encoder writes them, and the pixels are those that the checksum was made for.
package struct PNGDecoder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let width: Int
    private let height: Int
    private let channels: Int
    /// Bytes of all rows with their filter types.
    private let rawCount: Int

    /// Bytes that the output must have room for: the pixels, and a filter type a row.
    package static func capacity(width: Int, height: Int) -> Int { width * height * 4 + height }

    /// Decodes the file of which `header` was read into `pixels`, which has room for `capacity`; false when libpng has to look at it.
    ///
    /// - Parameter chunkBytes: the largest ancillary chunk that is skipped here.
    package static func decode(
        _ bytes: [UInt8], _ header: ImageHeader, chunkBytes: Int, into pixels: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            let decoder = PNGDecoder(bytes, width: header.storedWidth, height: header.storedHeight)
            return decoder?.decode(into: pixels, chunkBytes: chunkBytes) ?? false
        }
    }

    /// Reads the header; `nil` when the picture is of another kind, or not of this size.
    private init?(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, height: Int) {
        guard bytes.count > 45, bytes[24] == 8, bytes[25] == 2 || bytes[25] == 6,
            bytes[26] == 0, bytes[27] == 0, bytes[28] == 0
        else { return nil }
        self.bytes = bytes
        self.width = width
        self.height = height
        channels = bytes[25] == 2 ? 3 : 4
        rawCount = (width * channels + 1) * height
        guard big32(at: 8) == 13, big32(at: 16) == width, big32(at: 20) == height else { return nil }
    }

    private func decode(into pixels: UnsafeMutablePointer<UInt8>, chunkBytes: Int) -> Bool {
        guard let parts = dataChunks(chunkBytes: chunkBytes) else { return false }
        // The filtered rows lie at the end of the output, which they never outrun while they are undone from its start.
        let filtered = pixels + Self.capacity(width: width, height: height) - rawCount
        return inflate(parts, into: filtered) && unfilter(filtered, into: pixels)
    }

    /// Walks over all chunks up to the end chunk; `nil` when any is damaged or out of place.
    private func dataChunks(chunkBytes: Int) -> [Range<Int>]? {
        var parts: [Range<Int>] = []
        var dataEnded = false
        // Stored bytes with their headers, the least that libpng lets a chunk have.
        let mostData = rawCount + 6 + 5 * (rawCount / 32_566 + 1)
        var offset = 8
        while let length = big32(at: offset), offset + 12 + length <= bytes.count {
            let data = offset + 8..<offset + 8 + length
            guard let name = Name(bytes[offset + 4..<offset + 8]), hasRightCRC(data) else { return nil }
            switch name {
            case .header where offset == 8: break
            case .data where !dataEnded && length <= mostData: parts.append(data)
            case .end: return length == 0 && !parts.isEmpty ? parts : nil
            case .ancillary where length <= chunkBytes: dataEnded = !parts.isEmpty
            default: return nil
            }
            offset = data.upperBound + 4
        }
        return nil
    }

    /// Names that matter here.
    private enum Name {
        case header
        case data
        case end
        /// A chunk that changes nothing in the pixels.
        case ancillary

        /// `nil` for chunks that are for libpng: critical ones, transparency, and names that are not four letters.
        init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
            switch String(decoding: bytes, as: UTF8.self) {
            case "IHDR": self = .header
            case "IDAT": self = .data
            case "IEND": self = .end
            case "iCCP", "sRGB", "gAMA", "cHRM", "sBIT", "pHYs", "tIME", "tEXt", "zTXt", "iTXt", "eXIf", "bKGD":
                self = .ancillary
            default: return nil
            }
        }
    }

    private func hasRightCRC(_ data: Range<Int>) -> Bool {
        let crc = codec_crc32(0, bytes.baseAddress! + data.lowerBound - 4, data.count + 4)
        return big32(at: data.upperBound) == Int(crc)
    }

    private func inflate(_ parts: [Range<Int>], into filtered: UnsafeMutablePointer<UInt8>) -> Bool {
        let count = parts.reduce(0) { $0 + $1.count }
        guard count > 6 else { return false }
        let joined = parts.count == 1 ? [] : parts.flatMap { bytes[$0] }
        return joined.withUnsafeBufferPointer { joined in
            let stream = parts.count == 1 ? bytes.baseAddress! + parts[0].lowerBound : joined.baseAddress!
            // zlib refuses distances beyond a small window, libdeflate does not look at it.
            guard 256 << Int(stream[0] >> 4) >= min(rawCount, 32_768) else { return false }
            return codec_inflate_exactly(stream, count, filtered, rawCount) == count
        }
    }

    private func unfilter(_ filtered: UnsafeMutablePointer<UInt8>, into pixels: UnsafeMutablePointer<UInt8>) -> Bool {
        let rowBytes = width * channels
        // Two rows in turn, because a row's pixels may cover its own filtered bytes. Eight bytes over for the last pixel.
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: (rowBytes + 8) * 2)
        defer { memory.deallocate() }
        memory.initialize(repeating: 0, count: (rowBytes + 8) * 2)
        var (row, above) = (memory, memory + rowBytes + 8)
        for y in 0..<height {
            let source = filtered + y * (rowBytes + 1)
            row.update(from: source + 1, count: rowBytes)
            guard PNGUnfilter.undo(type: source[0], row: row, above: above, count: rowBytes, step: channels) else {
                return false
            }
            unpack(row, into: pixels + y * width * 4)
            swap(&row, &above)
        }
        return true
    }

    private func unpack(_ row: UnsafePointer<UInt8>, into out: UnsafeMutablePointer<UInt8>) {
        if channels == 4 { return out.update(from: row, count: width * 4) }
        let packed = UnsafeRawPointer(row)
        let raw = UnsafeMutableRawPointer(out)
        for x in 0..<width {
            let pixel = UInt32(littleEndian: packed.loadUnaligned(fromByteOffset: x * 3, as: UInt32.self)) | 0xFF00_0000
            raw.storeBytes(of: pixel.littleEndian, toByteOffset: x * 4, as: UInt32.self)
        }
    }

    private func big32(at offset: Int) -> Int? {
        guard offset + 4 <= bytes.count else { return nil }
        return (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
    }
}
