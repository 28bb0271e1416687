// The chunks of a WebP file.

import CImageCodecs
import RetouchModel

/// Reads a WebP's header (RFC 9649): `RIFF`, a size (4, little-endian), `WEBP`, then chunks of type (4), size (4) and data,
/// padded to an even size.
enum WebPHeader {
    /// Size, profile and orientation.
    static func read(_ bytes: [UInt8], limits: Limits.Images) throws(EditFailure) -> ImageHeader {
        guard let size = bytes.little(4, at: 4), bytes.count >= 20 else {
            throw .imageLoad("The WebP file ends in its header.")
        }
        guard size + 8 <= bytes.count else {
            throw .imageLoad("The WebP file is cut off: it declares \(size + 8) bytes and has \(bytes.count).")
        }
        guard bytes.holds("VP8X", at: 12) else { return try simple(bytes, limits: limits) }
        guard let flags = bytes.little(1, at: 20), let width = bytes.little(3, at: 24),
            let height = bytes.little(3, at: 27)
        else { throw .imageLoad("The WebP file ends in its header.") }
        if flags & 0x02 != 0 {
            throw .imageLoad("The WebP file is an animation. Send one of its pictures as a still WebP, PNG or JPEG.")
        }
        try limits.check(width: width + 1, height: height + 1)
        var header = ImageHeader(format: .webp, width: width + 1, height: height + 1)
        try readMetadata(bytes, end: size + 8, into: &header, limits: limits)
        return header
    }

    /// A file of one VP8 or VP8L chunk, whose header libwebp reads.
    private static func simple(_ bytes: [UInt8], limits: Limits.Images) throws(EditFailure) -> ImageHeader {
        var header = codec_webp_header()
        guard codec_webp_probe(bytes, bytes.count, &header) else {
            throw .imageLoad("The WebP file's header is damaged.")
        }
        try limits.check(width: Int(header.width), height: Int(header.height))
        return ImageHeader(format: .webp, width: Int(header.width), height: Int(header.height))
    }

    private static func readMetadata(
        _ bytes: [UInt8], end: Int, into header: inout ImageHeader, limits: Limits.Images
    ) throws(EditFailure) {
        var offset = 12
        while offset + 8 <= end, let size = bytes.little(4, at: offset + 4) {
            let data = offset + 8
            guard data + size <= end else { throw .imageLoad("The WebP file's chunks are damaged.") }
            if bytes.holds("ICCP", at: offset), header.profile == nil, !header.profileDropped {
                try limits.check(profile: size)
                header.adopt(profile: Array(bytes[data..<data + size]))
            } else if bytes.holds("EXIF", at: offset) {
                header.orientation = ExifOrientation.read(bytes, at: data, end: data + size)
            }
            offset = data + size + size % 2
        }
    }
}
