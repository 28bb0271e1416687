// PNG on all cores: pieces of rows compressed apart and joined into one stream.

import CImageCodecs
import RetouchModel

/// Writes RGB or RGBA with 8 bits a channel.
///
/// libpng compresses on one core and searches for long matches, which photographs do not have. Here rows are filtered and
/// compressed in pieces, each a block with its own code that ends at a byte boundary. Pieces have a fixed number of rows, so the
/// file is the same for any number of workers.
enum PNGEncoder {
    /// Filtered bytes in a piece, about: they stay in a core's cache, even a small picture has work for all cores, and the 100
    /// bytes of a block's code do not count.
    private static let pieceBytes = 131_072

    static func encode(_ raster: Raster, profile: [UInt8]?, compute: Compute) throws(EditFailure) -> [UInt8] {
        let channels = raster.isOpaque ? 3 : 4
        let results = try pieces(of: raster, channels: channels, compute)
        var file = PNGHeader.signature
        appendChunk("IHDR", header(raster, channels: channels), to: &file)
        if let profile { try appendProfile(profile, to: &file) }
        file.reserveCapacity(file.count + results.reduce(0) { $0 + $1.chunk.count + 4 } + 16)
        var adler: UInt32 = 1
        for (index, result) in results.enumerated() {
            adler = codec_adler32_join(adler, result.adler, result.rawCount)
            let start = file.count
            file.append(contentsOf: result.chunk)
            var crc = result.crc
            if index == results.count - 1 {
                append(big: adler, to: &file)
                crc = file.withUnsafeBufferPointer { codec_crc32(crc, $0.baseAddress! + $0.count - 4, 4) }
            }
            closeChunk(at: start, crc: crc, in: &file)
        }
        appendChunk("IEND", [], to: &file)
        return file
    }

    private static func pieces(
        of raster: Raster, channels: Int, _ compute: Compute
    ) throws(EditFailure) -> [PNGPiece.Result] {
        let rowBytes = raster.width * channels
        let rowCount = min(raster.height, max(1, pieceBytes / rowBytes))
        let count = (raster.height + rowCount - 1) / rowCount
        var results = [PNGPiece.Result?](repeating: nil, count: count)
        raster.pixels.withUnsafeBufferPointer { pixels in
            let piece = PNGPiece(
                pixels: pixels.baseAddress!, width: raster.width, height: raster.height, channels: channels)
            results.withUnsafeMutableBufferPointer { results in
                let results = results.baseAddress!
                compute.bands(count, minimum: 1) { range in
                    let workspace = PNGPiece.Workspace(rowBytes: rowBytes, rowCount: rowCount)
                    defer { workspace.free() }
                    for index in range {
                        let end = min(raster.height, (index + 1) * rowCount)
                        guard compute.isWanted else { return }
                        results[index] = piece.compress(index * rowCount..<end, in: workspace)
                    }
                }
            }
        }
        // Pieces are missing only when nobody wants them any more, and then this throws.
        try compute.checkpoint()
        return results.compactMap { $0 }
    }

    /// Width, height, 8 bits, colour type 2 (RGB) or 6 (RGBA), deflate, adaptive filters, not interlaced.
    private static func header(_ raster: Raster, channels: Int) -> [UInt8] {
        var data: [UInt8] = []
        append(big: UInt32(raster.width), to: &data)
        append(big: UInt32(raster.height), to: &data)
        return data + [8, channels == 3 ? 2 : 6, 0, 0, 0]
    }

    private static func appendProfile(_ profile: [UInt8], to file: inout [UInt8]) throws(EditFailure) {
        let capacity = codec_deflate_bound(profile.count)
        let stream = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = codec_zlib(profile, profile.count, buffer.baseAddress, capacity)
        }
        guard !stream.isEmpty else { throw .encoding("The colour profile could not be compressed.") }
        appendChunk("iCCP", Array("ICC profile".utf8) + [0, 0] + stream, to: &file)
    }

    private static func appendChunk(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
        let start = file.count
        file += [0, 0, 0, 0] + type.utf8
        file += data
        let crc = file.withUnsafeBufferPointer { codec_crc32(0, $0.baseAddress! + start + 4, $0.count - start - 4) }
        closeChunk(at: start, crc: crc, in: &file)
    }

    /// Fills in the length of the chunk that began at `start` and reaches to the end, and adds its CRC.
    private static func closeChunk(at start: Int, crc: UInt32, in file: inout [UInt8]) {
        let length = file.count - start - 8
        for index in 0..<4 { file[start + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * index)) }
        append(big: crc, to: &file)
    }

    private static func append(big number: UInt32, to bytes: inout [UInt8]) {
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
