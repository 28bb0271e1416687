// JPEG and WebP out.

import Imaging
import RetouchModel
import TestSupport
import Testing

struct LossyEncoderTests {
    private func roundTrip(
        _ raster: Raster, _ format: ImageFormat, quality: Int, profile: [UInt8]? = nil
    ) throws -> (bytes: [UInt8], image: DecodedImage) {
        let bytes = try ImageEncoder.encode(
            raster, profile: profile, options: OutputOptions(format: format, quality: quality),
            compute: Compute(workers: 2))
        return (bytes, try ImageDecoder.decode(bytes, limits: Limits.Images()))
    }

    @Test(arguments: [ImageFormat.jpeg, .webp])
    func moreQualityIsCloserAndLarger(format: ImageFormat) throws {
        let raster = Pictures.natural(200, 150, seed: 8)
        let low = try roundTrip(raster, format, quality: 30)
        let high = try roundTrip(raster, format, quality: 95)
        #expect(Difference.psnr(high.image.raster, raster) > Difference.psnr(low.image.raster, raster) + 3)
        #expect(Difference.psnr(low.image.raster, raster) > 20)
        #expect(high.bytes.count > low.bytes.count)
        #expect(high.image.format == format)
    }

    /// Bytes 0 to 4 of SOF0's component list hold the luma's sampling factors.
    @Test(arguments: [(89, UInt8(0x22)), (90, UInt8(0x11))])
    func jpegKeepsFullColourFromQuality90(quality: Int, sampling: UInt8) throws {
        let bytes = try roundTrip(Pictures.gradient(48, 48), .jpeg, quality: quality).bytes
        let frame = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
        #expect(bytes[frame + 11] == sampling)
    }

    @Test(arguments: [ImageFormat.jpeg, .webp, .png])
    func profilesComeBackByteForByte(format: ImageFormat) throws {
        // Larger than one JPEG segment of 64 KiB.
        let profile = Profiles.rgb(count: 150_001)
        let image = try roundTrip(Pictures.gradient(40, 30), format, quality: 90, profile: profile).image
        #expect(image.profile == profile)
        #expect(!image.profileDropped)
    }

    @Test func webpAtQuality100LosesNothing() throws {
        for opaque in [true, false] {
            let raster = Pictures.noise(65, 43, seed: 9, opaque: opaque)
            #expect(try roundTrip(raster, .webp, quality: 100).image.raster == raster)
        }
    }

    @Test func webpKeepsAlpha() throws {
        let raster = Pictures.drawn(64, 64) { x, y in SIMD4(200, UInt8(y * 4), 40, UInt8(x * 4)) }
        let image = try roundTrip(raster, .webp, quality: 90).image
        #expect(image.hasAlpha)
        #expect((0..<64).allSatisfy { abs(Int(image.raster[$0, 10].w) - $0 * 4) <= 1 })
    }

    @Test func jpegRefusesTransparency() {
        let failure = #expect(throws: EditFailure.self) {
            try roundTrip(Raster(width: 20, height: 20, red: 9, alpha: 254), .jpeg, quality: 90)
        }
        #expect(failure?.reason == .pipeline)
        #expect(failure?.stage == .output)
    }

    @Test(arguments: [(ImageFormat.webp, 16_384), (.jpeg, 65_501)])
    func sidesBeyondTheFormatAreRefused(format: ImageFormat, side: Int) {
        let failure = #expect(throws: EditFailure.self) {
            try roundTrip(Pictures.plain(side, 1, .white), format, quality: 80)
        }
        #expect(failure?.message.contains("\(side)") == true)
    }

    @Test func anyNumberOfWorkersGivesTheSameBytes() throws {
        let raster = Pictures.natural(300, 200, seed: 12)
        for format in [ImageFormat.jpeg, .webp] {
            for quality in [80, 100] {
                let options = OutputOptions(format: format, quality: quality)
                let files = try [1, 2, 3, 7].map {
                    try ImageEncoder.encode(raster, profile: nil, options: options, compute: Compute(workers: $0))
                }
                #expect(files.allSatisfy { $0 == files[0] })
            }
        }
    }

    @Test func flatteningMixesInLinearLight() {
        let compute = Compute(workers: 1)
        let half = Raster(width: 4, height: 4, red: 255, green: 255, blue: 255, alpha: 128)
        let flat = half.flattened(on: .black, compute: compute)
        // Half of the light is 188 of 255, not 128.
        #expect(flat.pixels.prefix(4) == [188, 188, 188, 255])
        let clear = Raster(width: 4, height: 4, red: 7, green: 8, blue: 9, alpha: 0)
        #expect(clear.flattened(on: Color(red: 1, green: 2, blue: 3), compute: compute).pixels.prefix(4) == [1, 2, 3, 255])
        let opaque = Pictures.noise(9, 9, seed: 1)
        #expect(opaque.flattened(on: .white, compute: compute) == opaque)
    }
}
