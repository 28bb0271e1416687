// Files in, pictures out: the only door for a caller's bytes.

import CImageCodecs
package import RetouchModel

/// Decodes PNG, JPEG and WebP; the first bytes tell which, not a name.
package enum ImageDecoder {
    /// Reads the header alone: format, upright size, profile.
    ///
    /// - Throws: ImageLoadError when the bytes are none of the three formats, damaged, or beyond a limit.
    package static func probe(_ bytes: [UInt8], limits: Limits.Images) throws(EditFailure) -> ImageHeader {
        try limits.check(encoded: bytes.count)
        if bytes.starts(with: PNGHeader.signature) { return try PNGHeader.read(bytes, limits: limits) }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return try JPEGHeader.read(bytes, limits: limits) }
        if bytes.holds("RIFF", at: 0), bytes.holds("WEBP", at: 8) {
            return try WebPHeader.read(bytes, limits: limits)
        }
        throw .imageLoad("The picture is in none of the formats that can be read: PNG, JPEG, WebP.")
    }

    /// Decodes a picture and stands it upright.
    ///
    /// Nothing is allocated before the header passed the limits; beside the pixels, a decoder may use `limits.decoderBytes`.
    /// A file that ends early or is damaged is refused, never returned in part.
    ///
    /// - Throws: ImageLoadError, saying what is wrong and at which limit; what `compute` throws when nobody wants it any more.
    package static func decode(
        _ bytes: [UInt8], limits: Limits.Images, compute: Compute = Compute(workers: 1)
    ) throws(EditFailure) -> DecodedImage {
        let header = try probe(bytes, limits: limits)
        try compute.checkpoint()
        let stored = try pixels(of: bytes, header, limits: limits, threads: compute.workers > 1)
        try compute.checkpoint()
        let raster = header.orientation.applied(to: stored, compute: compute)
        return DecodedImage(
            raster: raster, profile: header.profile, format: header.format,
            hasAlpha: header.format != .jpeg && !raster.isOpaque, bitDepth: header.bitDepth,
            profileDropped: header.profileDropped)
    }

    private static func pixels(
        of bytes: [UInt8], _ header: ImageHeader, limits: Limits.Images, threads: Bool
    ) throws(EditFailure) -> Raster {
        let width = UInt32(header.storedWidth)
        let height = UInt32(header.storedHeight)
        let size = header.storedWidth * header.storedHeight * 4
        var report = codec_report()
        var whole = false
        let capacity =
            header.format == .png ? PNGDecoder.capacity(width: header.storedWidth, height: header.storedHeight) : size
        let pixels = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let out = buffer.baseAddress!
            whole =
                switch header.format {
                case .png:
                    PNGDecoder.decode(bytes, header, chunkBytes: limits.profileBytes, into: out)
                        || codec_png_decode(bytes, bytes.count, width, height, limits.profileBytes, out, &report)
                case .jpeg:
                    codec_jpeg_decode(
                        bytes, bytes.count, width, height, limits.decoderBytes, Int32(limits.scans), out, &report)
                case .webp:
                    codec_webp_decode(bytes, bytes.count, width, height, threads, out, &report)
                }
            count = whole ? size : 0
        }
        guard whole else {
            let name = header.format.name
            throw .imageLoad("The \(name) file cannot be decoded: \(report.words).", log: report.words)
        }
        return Raster(width: header.storedWidth, height: header.storedHeight, pixels: pixels)
    }
}

extension ImageFormat {
    /// The format's name as people write it.
    package var name: String {
        switch self {
        case .png: "PNG"
        case .jpeg: "JPEG"
        case .webp: "WebP"
        }
    }
}

extension codec_report {
    /// The library's words, printable ASCII only: a file's bytes can be among them.
    var words: String {
        withUnsafeBytes(of: message) { bytes in
            let text = bytes.prefix { $0 != 0 }.map { (32..<127).contains($0) ? $0 : UInt8(ascii: "?") }
            return text.isEmpty ? "the data are damaged" : String(decoding: text, as: UTF8.self)
        }
    }
}
