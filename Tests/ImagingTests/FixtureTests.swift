// The image fixtures are the contract: every file in good/ decodes to its expected pixels, every file in bad/ is refused.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

struct FixtureTests {
    static let folder = Repository.fixtures.appending(path: "images")
    static let good = Repository.files(in: folder.appending(path: "good"))
    static let bad = Repository.files(in: folder.appending(path: "bad"))

    @Test func theFoldersHoldFiles() {
        #expect(Self.good.count >= 60)
        #expect(Self.bad.count >= 35)
    }

    @Test(arguments: good)
    func goodFilesDecodeToTheirPixels(file: URL) throws {
        let image = try ImageDecoder.decode(Repository.bytes(file), limits: Limits.Images())
        let name = file.lastPathComponent.replacing(".", with: "-") + ".png"
        let expected = try ImageDecoder.decode(
            Repository.bytes(Self.folder.appending(path: "expected/\(name)")), limits: Limits.Images())
        // JPEG leaves the last bit of its transform open; everything else is exact.
        let tolerance = image.format == .jpeg ? 2 : 0
        #expect(Difference.largest(image.raster, expected.raster) <= tolerance)
        #expect(image.hasAlpha == !expected.raster.isOpaque)
        #expect(image.format.rawValue.prefix(2) == file.pathExtension.prefix(2))
    }

    @Test(arguments: bad)
    func badFilesAreRefusedByName(file: URL) throws {
        let bytes = try Repository.bytes(file)
        let failure = #expect(throws: EditFailure.self) { try ImageDecoder.decode(bytes, limits: Limits.Images()) }
        #expect(failure?.reason == .imageLoad)
        #expect(failure?.stage == .input)
        #expect((failure?.message.count ?? 0) > 20)
    }

    @Test(arguments: [
        ("empty.png", "no bytes"), ("text.png", "PNG, JPEG, WebP"), ("gif.png", "PNG, JPEG, WebP"),
        ("cmyk.jpg", "CMYK"), ("twelve-bit.jpg", "12 bits"), ("animated.webp", "animation"),
        ("huge.png", "100000 x 100000"), ("huge.jpg", "65535 x 65535"), ("huge.webp", "100000 x 100000"),
        ("side-15.png", "27 x 15"), ("profile-bomb.png", "colour profile"), ("repeated-scan.jpg", "cannot be decoded"),
        ("truncated-40-lossy.webp", "cut off"), ("too-few-rows.png", "cannot be decoded"),
    ])
    func messagesSayWhatIsWrong(name: String, words: String) throws {
        let bytes = try Repository.bytes(Self.folder.appending(path: "bad/\(name)"))
        let failure = #expect(throws: EditFailure.self) { try ImageDecoder.decode(bytes, limits: Limits.Images()) }
        #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
    }

    @Test func depthsProfilesAndDropsAreReported() throws {
        func decode(_ name: String) throws -> DecodedImage {
            try ImageDecoder.decode(
                Repository.bytes(Self.folder.appending(path: "good/\(name)")), limits: Limits.Images())
        }
        #expect(try decode("gray1.png").bitDepth == 1)
        #expect(try decode("rgba16-interlaced.png").bitDepth == 16)
        let profile = try #require(try decode("rgb8-profile.png").profile)
        #expect(profile.count > 400)
        // The same profile three ways: a zlib stream, segments of 200 bytes, a chunk. Its creation time is fixed by the generator.
        #expect(try decode("profile-segments.jpg").profile?.count == profile.count)
        #expect(try decode("profile.webp").profile?.count == profile.count)
        let gray = try decode("gray-profile.jpg")
        #expect(gray.profile == nil)
        #expect(gray.profileDropped)
        #expect(try !decode("gray.jpg").profileDropped)
    }

    @Test func theProbeKnowsTheUprightSize() throws {
        for file in Self.good {
            let bytes = try Repository.bytes(file)
            let header = try ImageDecoder.probe(bytes, limits: Limits.Images())
            let raster = try ImageDecoder.decode(bytes, limits: Limits.Images()).raster
            #expect(header.width == raster.width && header.height == raster.height)
        }
    }
}
