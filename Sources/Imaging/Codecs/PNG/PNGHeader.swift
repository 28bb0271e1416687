// The chunks of a PNG before its pixels.

import CImageCodecs
import RetouchModel

/// Reads a PNG's header (PNG third edition, 5 and 11): after eight signature bytes, chunks of length (4), type (4), data, CRC (4).
enum PNGHeader {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Size, depth, profile and orientation; limits are checked before a profile is expanded.
    static func read(_ bytes: [UInt8], limits: Limits.Images) throws(EditFailure) -> ImageHeader {
        guard bytes.big32(at: 8) == 13, bytes.holds("IHDR", at: 12), bytes.count >= 33,
            let width = bytes.big32(at: 16), let height = bytes.big32(at: 20)
        else { throw .imageLoad("The PNG file ends in its header, or the header is damaged.") }
        try limits.check(width: width, height: height)
        var header = ImageHeader(format: .png, width: width, height: height, bitDepth: Int(bytes[24]))
        var offset = 33
        while let length = bytes.big32(at: offset), !bytes.holds("IDAT", at: offset + 4) {
            let data = offset + 8
            guard data + length + 4 <= bytes.count else { throw .imageLoad("The PNG file is cut off before its pixels.") }
            if bytes.holds("iCCP", at: offset + 4), header.profile == nil, !header.profileDropped {
                header.adopt(profile: try profile(bytes, data..<data + length, limits: limits))
            } else if bytes.holds("eXIf", at: offset + 4) {
                header.orientation = ExifOrientation.read(bytes, at: data, end: data + length)
            }
            offset = data + length + 4
        }
        return header
    }

    /// An iCCP chunk holds a name, NUL, the method 0 and a zlib stream; `nil` when it is damaged.
    private static func profile(
        _ bytes: [UInt8], _ data: Range<Int>, limits: Limits.Images
    ) throws(EditFailure) -> [UInt8]? {
        guard let end = bytes[data].firstIndex(of: 0), end - data.lowerBound <= 79, end + 2 < data.upperBound,
            bytes[end + 1] == 0
        else { return nil }
        let stream = Array(bytes[(end + 2)..<data.upperBound])
        // One byte more than allowed, so that a profile at the limit still fits.
        var capacity = min(limits.profileBytes, max(65_536, stream.count * 4)) + 1
        while true {
            let expanded = inflate(stream, capacity: capacity)
            if let expanded {
                try limits.check(profile: expanded.count)
                return expanded.isEmpty ? nil : expanded
            }
            try limits.check(profile: capacity)
            capacity = min(capacity * 4, limits.profileBytes + 1)
        }
    }

    /// The expanded stream, empty when it is damaged, `nil` when it needs more than `capacity` bytes.
    private static func inflate(_ stream: [UInt8], capacity: Int) -> [UInt8]? {
        var tooLarge = false
        let expanded = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let written = codec_inflate(stream, stream.count, buffer.baseAddress, capacity)
            tooLarge = written == Int(bitPattern: UInt.max)
            count = tooLarge ? 0 : written
        }
        return tooLarge ? nil : expanded
    }
}
