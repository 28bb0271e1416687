// Limits hold before anything is allocated, and damaged files are never returned in part.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

struct DecoderLimitTests {
    private func encoded(_ format: ImageFormat, width: Int = 64, height: Int = 48) throws -> [UInt8] {
        try ImageEncoder.encode(
            Pictures.natural(width, height, seed: 3), profile: nil, options: OutputOptions(format: format),
            compute: Compute(workers: 1))
    }

    @Test(arguments: ImageFormat.allCases)
    func eachLimitIsChecked(format: ImageFormat) throws {
        let bytes = try encoded(format)
        func refuses(_ change: (inout Limits.Images) -> Void) -> String {
            var limits = Limits.Images()
            change(&limits)
            let failure = #expect(throws: EditFailure.self) { try ImageDecoder.probe(bytes, limits: limits) }
            #expect(failure?.reason == .imageLoad)
            return failure?.message ?? ""
        }
        #expect(refuses { $0.encodedBytes = bytes.count - 1 }.contains("\(bytes.count - 1)"))
        #expect(refuses { $0.side = 63 }.contains("63"))
        #expect(refuses { $0.pixels = 64 * 48 - 1 }.contains("3071"))
        #expect(refuses { $0.minimumSide = 49 }.contains("49"))
        var exact = Limits.Images()
        exact.encodedBytes = bytes.count
        exact.side = 64
        exact.pixels = 64 * 48
        exact.minimumSide = 48
        #expect(try ImageDecoder.decode(bytes, limits: exact).raster.width == 64)
    }

    @Test(arguments: ImageFormat.allCases)
    func everyTruncationIsRefused(format: ImageFormat) throws {
        let bytes = try encoded(format, width: 24, height: 20)
        for count in 0..<bytes.count {
            #expect(throws: EditFailure.self, "\(count) of \(bytes.count) bytes") {
                try ImageDecoder.decode(Array(bytes[..<count]), limits: Limits.Images())
            }
        }
    }

    @Test func aProfileAtTheLimitPassesAndOneByteMoreDoesNot() throws {
        let profile = Profiles.rgb(count: 5_000)
        for format in ImageFormat.allCases {
            let bytes = try ImageEncoder.encode(
                Pictures.gradient(32, 32), profile: profile, options: OutputOptions(format: format),
                compute: Compute(workers: 1))
            var limits = Limits.Images()
            limits.profileBytes = 5_000
            #expect(try ImageDecoder.decode(bytes, limits: limits).profile == profile)
            limits.profileBytes = 4_999
            let failure = #expect(throws: EditFailure.self) { try ImageDecoder.decode(bytes, limits: limits) }
            #expect(failure?.message.contains("4999") == true)
        }
    }

    @Test func aProgressiveJPEGMayNotExceedTheDecodersMemory() throws {
        let bytes = try Repository.bytes(FixtureTests.folder.appending(path: "good/progressive-tall.jpg"))
        var limits = Limits.Images()
        limits.decoderBytes = 8_000
        let failure = #expect(throws: EditFailure.self) { try ImageDecoder.decode(bytes, limits: limits) }
        #expect(failure?.message.contains("memory") == true)
    }

    @Test func theScansOfAProgressiveJPEGAreCounted() throws {
        let bytes = try Repository.bytes(FixtureTests.folder.appending(path: "good/progressive.jpg"))
        var limits = Limits.Images()
        limits.scans = 4
        let failure = #expect(throws: EditFailure.self) { try ImageDecoder.decode(bytes, limits: limits) }
        #expect(failure?.message.contains("too many scans") == true)
    }

    @Test func decodingStopsWhenNobodyWantsIt() throws {
        let bytes = try encoded(.png)
        let compute = Compute(workers: 1) { EditFailure(.cancelled, stage: .input, "cancelled") }
        let failure = #expect(throws: EditFailure.self) {
            try ImageDecoder.decode(bytes, limits: Limits.Images(), compute: compute)
        }
        #expect(failure?.reason == .cancelled)
    }
}

/// Profiles that a test makes up.
enum Profiles {
    /// Bytes with the header of an RGB profile.
    static func rgb(count: Int) -> [UInt8] {
        var bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 255) }
        for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: count >> (24 - 8 * index)) }
        bytes.replaceSubrange(16..<20, with: "RGB ".utf8)
        bytes.replaceSubrange(36..<40, with: "acsp".utf8)
        return bytes
    }
}
