// Damaged files by the thousand: a picture or a named error, never a crash.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

struct MutationTests {
    /// Mutations of each fixture; `RETOUCH_MUTATIONS` sets another number for a long run.
    static let count = ProcessInfo.processInfo.environment["RETOUCH_MUTATIONS"].flatMap { Int($0) } ?? 60

    @Test(arguments: FixtureTests.good + FixtureTests.bad)
    func mutatedFilesGiveAPictureOrAnError(file: URL) throws {
        let original = try Repository.bytes(file)
        var limits = Limits.Images()
        // Small limits keep the run short when a mutation declares a large picture; they are checked all the same.
        limits.pixels = 1_000_000
        limits.decoderBytes = 16 << 20
        var random = SeededRandom(seed: original.reduce(17) { $0 &* 31 &+ UInt64($1) })
        for _ in 0..<Self.count {
            let bytes = Self.mutated(original, &random)
            do {
                let image = try ImageDecoder.decode(bytes, limits: limits)
                #expect(image.raster.pixelCount <= limits.pixels)
            } catch {
                #expect(error.reason == .imageLoad)
                #expect(!error.message.isEmpty)
            }
        }
    }

    static func mutated(_ original: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            // Headers are where the interesting fields are: half of the changes fall into the first 64 bytes.
            let reach = Bool.random(using: &random) ? min(64, bytes.count) : bytes.count
            let place = Int.random(in: 0..<reach, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes[place] = [0x00, 0xFF, 0x7F, 0x80].randomElement(using: &random)!
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...16, using: &random)))
            case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 16)], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return repaired(bytes)
    }

    /// Makes every CRC of a PNG right again, so that mutations reach past the check.
    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return bytes }
        var bytes = bytes
        var offset = 8
        while offset + 12 <= bytes.count {
            let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
            guard offset + 12 + length <= bytes.count else { break }
            let crc = Checksum.crc32(bytes[(offset + 4)..<(offset + 8 + length)])
            for index in 0..<4 { bytes[offset + 8 + length + index] = UInt8(truncatingIfNeeded: crc >> UInt32(24 - 8 * index)) }
            offset += 12 + length
        }
        return bytes
    }
}

/// CRC-32 as PNG defines it, bit by bit: the oracle for zlib's.
enum Checksum {
    static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
