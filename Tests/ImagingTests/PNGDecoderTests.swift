// The fast decoder beside libpng: what it takes, libpng takes too, to the same pixels; all else is left to libpng.

import CImageCodecs
import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

struct PNGDecoderTests {
    static let files = (FixtureTests.good + FixtureTests.bad).filter { $0.pathExtension == "png" }

    static var limits: Limits.Images {
        var limits = Limits.Images()
        limits.minimumSide = 1
        limits.side = 1_000_000
        limits.pixels = 1_000_000
        return limits
    }

    /// The pixels by the fast decoder, `nil` when it leaves the file to libpng.
    private func fast(_ bytes: [UInt8]) throws -> [UInt8]? {
        let header = try ImageDecoder.probe(bytes, limits: Self.limits)
        let size = header.storedWidth * header.storedHeight * 4
        let room = PNGDecoder.capacity(width: header.storedWidth, height: header.storedHeight)
        var pixels = [UInt8](repeating: 77, count: room)
        let taken = pixels.withUnsafeMutableBufferPointer {
            PNGDecoder.decode(bytes, header, chunkBytes: Self.limits.profileBytes, into: $0.baseAddress!)
        }
        return taken ? Array(pixels[..<size]) : nil
    }

    /// The pixels by libpng, `nil` when it refuses.
    private func libpng(_ bytes: [UInt8]) throws -> [UInt8]? {
        let header = try ImageDecoder.probe(bytes, limits: Self.limits)
        var pixels = [UInt8](repeating: 0, count: header.storedWidth * header.storedHeight * 4)
        var report = codec_report()
        let done = codec_png_decode(
            bytes, bytes.count, UInt32(header.storedWidth), UInt32(header.storedHeight), Self.limits.profileBytes,
            &pixels, &report)
        return done ? pixels : nil
    }

    private func reference(_ raster: Raster, channels: Int, filters: Int32, level: Int32) throws -> [UInt8] {
        let packed = raster.pixels.enumerated().filter { $0.offset % 4 < channels }.map(\.element)
        var memory: UnsafeMutablePointer<UInt8>?
        var count = 0
        var report = codec_report()
        try #require(
            codec_png_encode_reference(
                packed, UInt32(raster.width), UInt32(raster.height), Int32(channels), level, filters, &memory, &count,
                &report))
        defer { codec_free(memory) }
        return Array(UnsafeBufferPointer(start: memory, count: count))
    }

    @Test(arguments: files)
    func fixturesDecodeAsByLibpng(file: URL) throws {
        let bytes = try Repository.bytes(file)
        guard (try? ImageDecoder.probe(bytes, limits: Self.limits)) != nil, let pixels = try fast(bytes) else { return }
        #expect(try libpng(bytes) == pixels)
    }

    /// Each filter alone (libpng's bits 0x08 ... 0x80) and all together, odd sizes, stored and compressed.
    @Test(
        arguments: [(1, 1), (1, 40), (40, 1), (33, 17), (257, 129)],
        [0x08, 0x10, 0x20, 0x40, 0x80, 0xF8] as [Int32])
    func libpngsFilesAreTaken(size: (Int, Int), filters: Int32) throws {
        for (channels, level) in [(3, -1), (4, -1), (3, 0), (4, 1)] as [(Int, Int32)] {
            for raster in [
                Pictures.noise(size.0, size.1, seed: 8, opaque: channels == 3), Pictures.gradient(size.0, size.1),
            ] {
                let bytes = try reference(raster, channels: channels, filters: filters, level: level)
                #expect(try fast(bytes) == raster.pixels)
            }
        }
    }

    @Test(arguments: [true, false])
    func ourOwnFilesAreTaken(opaque: Bool) throws {
        let raster = Pictures.noise(500, 300, seed: 4, opaque: opaque)
        let bytes = try ImageEncoder.encode(
            raster, profile: Profiles.rgb(count: 900), options: OutputOptions(format: .png), compute: Compute(workers: 2))
        #expect(try fast(bytes) == raster.pixels)
    }

    /// A file of 24 x 20 pixels, taken apart, so that a test can put it together differently.
    private func chunks() throws -> [(name: String, data: [UInt8])] {
        let bytes = try reference(Pictures.noise(24, 20, seed: 2, opaque: true), channels: 3, filters: -1, level: -1)
        return PNGFile.chunks(bytes)
    }

    @Test func whatIsOddOrDamagedIsLeftToLibpng() throws {
        let plain = try chunks()
        #expect(try fast(PNGFile.joined(plain)) != nil)
        func left(_ what: Comment, _ change: (inout [(name: String, data: [UInt8])]) -> Void) throws {
            var changed = plain
            change(&changed)
            let bytes = PNGFile.joined(changed)
            #expect(try fast(bytes) == nil, what)
            // The verdict on the whole is libpng's.
            let pixels = try? ImageDecoder.decode(bytes, limits: Self.limits).raster.pixels
            #expect(try libpng(bytes) == pixels, what)
        }
        let raw = [UInt8](repeating: 0, count: 73 * 20)
        try left("no end") { $0.removeLast() }
        try left("an end with data") { $0[$0.count - 1].data = [1] }
        try left("no data") { $0.removeAll { $0.name == "IDAT" } }
        try left("two headers") { $0.insert($0[0], at: 1) }
        try left("a colour that is transparent") { $0.insert(("tRNS", [0, 1, 0, 2, 0, 3]), at: 1) }
        try left("an unknown critical chunk") { $0.insert(("ABCD", []), at: 1) }
        try left("a name that is none") { $0.insert(("t xt", []), at: 1) }
        try left("data in two places") {
            let data = $0[1].data
            $0[1].data = Array(data[..<50])
            $0.insert(("tIME", [7, 208, 1, 1, 0, 0, 0]), at: 2)
            $0.insert(("IDAT", Array(data[50...])), at: 3)
        }
        try left("a row too few") { $0[1].data = PNGFile.stream(Array(raw.dropLast(73))) }
        try left("a row too many") { $0[1].data = PNGFile.stream(raw + raw.prefix(73)) }
        try left("a byte after the stream") { $0[1].data += [0] }
        try left("a filter that there is not") { $0[1].data = PNGFile.stream([5] + raw.dropFirst()) }
        try left("a wrong checksum") { $0[1].data[$0[1].data.count - 1] ^= 1 }
        try left("a preset dictionary") { $0[1].data.replaceSubrange(0..<2, with: [0x78, 0xBB]) }
    }

    @Test func piecesOfDataAndWordsAroundThemAreTaken() throws {
        var changed = try chunks()
        let pixels = try #require(try fast(PNGFile.joined(changed)))
        let data = changed[1].data
        changed.replaceSubrange(
            1...1, with: [("tEXt", Array("a\0b".utf8)), ("IDAT", []), ("IDAT", Array(data[..<1])), ("IDAT", Array(data[1...]))])
        changed.insert(("tIME", [7, 208, 1, 1, 0, 0, 0]), at: changed.count - 1)
        let bytes = PNGFile.joined(changed)
        #expect(try fast(bytes) == pixels)
        #expect(try libpng(bytes) == pixels)
        #expect(try fast(bytes + [1, 2, 3]) == pixels)
        #expect(try libpng(bytes + [1, 2, 3]) == pixels)
    }

    @Test func everyWrongCRCIsLeftToLibpng() throws {
        let bytes = PNGFile.joined(try chunks())
        var offset = 8
        while offset < bytes.count {
            let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
            offset += 12 + length
            var damaged = bytes
            damaged[offset - 1] ^= 1
            #expect(try fast(damaged) == nil)
        }
    }

    /// Mutations with every CRC made right again: whatever is still taken, libpng takes to the same pixels.
    @Test(arguments: files)
    func mutationsDecodeAsByLibpng(file: URL) throws {
        let original = try Repository.bytes(file)
        var random = SeededRandom(seed: original.reduce(23) { $0 &* 31 &+ UInt64($1) })
        for _ in 0..<MutationTests.count * 2 {
            let bytes = MutationTests.mutated(original, &random)
            guard (try? ImageDecoder.probe(bytes, limits: Self.limits)) != nil, let pixels = try fast(bytes) else { continue }
            #expect(try libpng(bytes) == pixels)
        }
    }
}

/// Puts PNG files together and takes them apart.
enum PNGFile {
    static func chunks(_ bytes: [UInt8]) -> [(name: String, data: [UInt8])] {
        var chunks: [(name: String, data: [UInt8])] = []
        var offset = 8
        while offset + 12 <= bytes.count {
            let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
            let name = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
            chunks.append((name, Array(bytes[(offset + 8)..<(offset + 8 + length)])))
            offset += 12 + length
        }
        return chunks
    }

    static func joined(_ chunks: [(name: String, data: [UInt8])]) -> [UInt8] {
        chunks.reduce([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { file, chunk in
            let body = Array(chunk.name.utf8) + chunk.data
            return file + big(UInt32(chunk.data.count)) + body + big(Checksum.crc32(body[...]))
        }
    }

    static func stream(_ raw: [UInt8]) -> [UInt8] {
        var stream = [UInt8](repeating: 0, count: codec_deflate_bound(raw.count))
        stream.removeLast(stream.count - codec_zlib(raw, raw.count, &stream, stream.count))
        return stream
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
