// Pictures in, files out.

import CImageCodecs
package import RetouchModel

/// Encodes results; the same picture, profile and options give the same bytes for any number of workers.
package enum ImageEncoder {
    /// Longest side that a picture of the format can have; `nil` = no other limit than the picture's own.
    package static func longestSide(of format: ImageFormat) -> Int? {
        switch format {
        case .png: nil
        case .jpeg: 65_500
        case .webp: 16_383
        }
    }

    /// Encodes a picture with its profile and without any other metadata.
    ///
    /// - Parameters:
    ///   - raster: opaque for JPEG, which has no transparency: see `Raster.flattened(on:compute:)`.
    ///   - profile: an ICC profile to embed, or `nil`.
    ///   - options: PNG ignores the quality; JPEG keeps full colour resolution from 90 on; WebP at 100 is lossless.
    /// - Throws: PipelineError when the format cannot hold the picture or memory is short.
    package static func encode(
        _ raster: Raster, profile: [UInt8]?, options: OutputOptions, compute: Compute
    ) throws(EditFailure) -> [UInt8] {
        try compute.checkpoint()
        switch options.format {
        case .png: return try PNGEncoder.encode(raster, profile: profile, compute: compute)
        case .jpeg: return try encodeJPEG(raster, profile, quality: options.quality)
        case .webp: return try encodeWebP(raster, profile, quality: options.quality, threads: compute.workers > 1)
        }
    }

    private static func encodeJPEG(_ raster: Raster, _ profile: [UInt8]?, quality: Int) throws(EditFailure) -> [UInt8] {
        try check(raster, format: .jpeg)
        guard raster.isOpaque else {
            throw .encoding("The result has transparency, which JPEG cannot hold; ask for PNG or WebP.")
        }
        let quality = min(max(quality, 1), 100)
        return try collect(.jpeg) { out, count, report in
            codec_jpeg_encode(
                raster.pixels, UInt32(raster.width), UInt32(raster.height), Int32(quality), quality >= 90, profile,
                profile?.count ?? 0, out, count, report)
        }
    }

    private static func encodeWebP(
        _ raster: Raster, _ profile: [UInt8]?, quality: Int, threads: Bool
    ) throws(EditFailure) -> [UInt8] {
        try check(raster, format: .webp)
        let opaque = raster.isOpaque
        return try collect(.webp) { out, count, report in
            codec_webp_encode(
                raster.pixels, UInt32(raster.width), UInt32(raster.height), Int32(min(max(quality, 1), 100)), !opaque,
                threads, profile, profile?.count ?? 0, out, count, report)
        }
    }

    private static func check(_ raster: Raster, format: ImageFormat) throws(EditFailure) {
        guard let side = longestSide(of: format), max(raster.width, raster.height) > side else { return }
        throw .encoding(
            "The result is \(raster.width) x \(raster.height) pixels; a \(format.name) side can have \(side). Ask for PNG.")
    }

    /// Runs a C encoder and takes over what it allocated.
    private static func collect(
        _ format: ImageFormat,
        _ encode: (
            UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>, UnsafeMutablePointer<codec_report>
        ) -> Bool
    ) throws(EditFailure) -> [UInt8] {
        var memory: UnsafeMutablePointer<UInt8>?
        var count = 0
        var report = codec_report()
        guard encode(&memory, &count, &report), let memory else {
            throw .encoding("The result could not be encoded as \(format.name).", log: report.words)
        }
        defer { codec_free(memory) }
        return Array(UnsafeBufferPointer(start: memory, count: count))
    }
}
