// PNG out: lossless, the same for any number of workers, and clean in libpng's eyes.

import CImageCodecs
import Imaging
import RetouchModel
import TestSupport
import Testing

struct PNGEncoderTests {
    private func encode(_ raster: Raster, profile: [UInt8]? = nil, workers: Int = 2) throws -> [UInt8] {
        try ImageEncoder.encode(
            raster, profile: profile, options: OutputOptions(format: .png), compute: Compute(workers: workers))
    }

    /// Sizes with one row, one column, odd sides, several pieces, and rows wider than a piece.
    @Test(arguments: [(1, 1), (1, 300), (300, 1), (17, 33), (640, 480), (1031, 997), (300_000, 3)], [true, false])
    func everyPixelSurvives(size: (Int, Int), opaque: Bool) throws {
        let raster = Pictures.noise(size.0, size.1, seed: 5, opaque: opaque)
        let bytes = try encode(raster)
        var limits = Limits.Images()
        limits.minimumSide = 1
        limits.side = 1_000_000
        let image = try ImageDecoder.decode(bytes, limits: limits)
        #expect(image.raster == raster)
        #expect(bytes[25] == (raster.isOpaque ? 2 : 6))
    }

    /// Encodes a gray row, checks that libpng, and with it zlib, reads it, and returns the file.
    @discardableResult
    private func readBack(row: [UInt8]) throws -> [UInt8] {
        let raster = Raster(
            width: row.count, height: 1, pixels: row.flatMap { [$0, $0, $0, 255] })
        let bytes = try encode(raster)
        var report = codec_report()
        var pixels = [UInt8](repeating: 0, count: row.count * 4)
        try #require(codec_png_decode(bytes, bytes.count, UInt32(row.count), 1, 1 << 20, &pixels, &report))
        #expect(report.warnings == 0)
        #expect(pixels == raster.pixels)
        return bytes
    }

    /// Rows of one colour leave one run: every length up to three matches, and the ends of matches with each other.
    @Test func runsOfEveryLengthAreRead() throws {
        for width in 1...270 { try readBack(row: [UInt8](repeating: 9, count: width)) }
        let flat = try readBack(row: [UInt8](repeating: 9, count: 100_000))
        #expect(flat.count < 1_000)
    }

    @Test func runsBetweenNoiseAreRead() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<40 {
            var row: [UInt8] = []
            while row.count < 3_000 {
                for _ in 0..<Int.random(in: 0...9, using: &random) { row.append(.random(in: 0...255, using: &random)) }
                let last = row.last ?? 0
                row += [UInt8](repeating: last, count: Int.random(in: 0...100, using: &random))
            }
            try readBack(row: row)
        }
    }

    /// Differences counted like Fibonacci's numbers ask for codes of 20 bits, which deflate does not have.
    @Test func codesThatWouldBeTooLongAreRead() throws {
        var counts = [1, 1]
        while counts.reduce(0, +) < 28_000 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
        var random = SeededRandom(seed: 12)
        let steps = counts.enumerated().flatMap { [UInt8](repeating: UInt8($0.offset + 1), count: $0.element) }
            .shuffled(using: &random)
        var value: UInt8 = 0
        try readBack(
            row: steps.map { step in
                value &+= step
                return value
            })
    }

    @Test(arguments: [true, false])
    func libpngReadsItWithoutAWarning(opaque: Bool) throws {
        let raster = Pictures.noise(700, 900, seed: 6, opaque: opaque)
        let bytes = try encode(raster, profile: Profiles.rgb(count: 3_000))
        var report = codec_report()
        var pixels = [UInt8](repeating: 0, count: raster.pixels.count)
        #expect(codec_png_decode(bytes, bytes.count, 700, 900, 1 << 20, &pixels, &report))
        #expect(report.warnings == 0)
        #expect(pixels == raster.pixels)
    }

    @Test func chunksAreWholeAndInOrder() throws {
        let bytes = try encode(Pictures.natural(900, 700, seed: 1), profile: Profiles.rgb(count: 600))
        var names: [String] = []
        var offset = 8
        while offset + 12 <= bytes.count {
            let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
            names.append(String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self))
            let stored = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[offset + 8 + length + $1]) }
            #expect(stored == Checksum.crc32(bytes[(offset + 4)..<(offset + 8 + length)]))
            offset += 12 + length
        }
        #expect(offset == bytes.count)
        #expect(names.first == "IHDR" && names.dropFirst().first == "iCCP" && names.last == "IEND")
        #expect(names.filter { $0 == "IDAT" }.count == names.count - 3)
        #expect(names.count > 5)
    }

    @Test func anyNumberOfWorkersGivesTheSameBytes() throws {
        let raster = Pictures.natural(1200, 900, seed: 2)
        let one = try encode(raster, profile: Profiles.rgb(count: 500), workers: 1)
        for workers in [2, 3, 7] {
            #expect(try encode(raster, profile: Profiles.rgb(count: 500), workers: workers) == one)
        }
    }

    @Test func itIsNotMuchLargerThanLibpngs() throws {
        let raster = Pictures.natural(800, 600, seed: 4)
        let packed = raster.pixels.enumerated().filter { $0.offset % 4 != 3 }.map(\.element)
        var memory: UnsafeMutablePointer<UInt8>?
        var count = 0
        var report = codec_report()
        #expect(codec_png_encode_reference(packed, 800, 600, 3, -1, -1, &memory, &count, &report))
        codec_free(memory)
        #expect(Double(try encode(raster).count) < Double(count) * 1.15)
    }

    @Test func encodingStopsWhenNobodyWantsIt() {
        let compute = Compute(workers: 2) { EditFailure(.deadlineExceeded, stage: .output, "late") }
        let failure = #expect(throws: EditFailure.self) {
            try ImageEncoder.encode(
                Pictures.gradient(64, 64), profile: nil, options: OutputOptions(), compute: compute)
        }
        #expect(failure?.reason == .deadlineExceeded)
    }
}
