// The segments of a JPEG before its first scan.

import RetouchModel

/// Reads a JPEG's header (ITU-T T.81, annex B): segments of FF, a marker byte, a length (2) that counts itself, and data.
enum JPEGHeader {
    /// Size, orientation and profile, reassembled from its APP2 segments.
    static func read(_ bytes: [UInt8], limits: Limits.Images) throws(EditFailure) -> ImageHeader {
        var header: ImageHeader?
        var orientation = Orientation.upright
        var profile = ProfileParts()
        var offset = 2
        scan: while true {
            guard offset < bytes.count, bytes[offset] == 0xFF else { throw .imageLoad("The JPEG file's header is damaged.") }
            while offset < bytes.count, bytes[offset] == 0xFF { offset += 1 }
            guard offset < bytes.count, let length = bytes.big16(at: offset + 1), length >= 2 else {
                throw .imageLoad("The JPEG file is cut off in its header.")
            }
            let data = offset + 3
            let end = offset + 1 + length
            guard end <= bytes.count else { throw .imageLoad("The JPEG file is cut off in its header.") }
            switch bytes[offset] {
            case 0xDA: break scan
            case 0xD8, 0xD9, 0x01, 0xD0...0xD7: throw .imageLoad("The JPEG file holds no picture.")
            case 0xC4, 0xC8, 0xCC: break
            case 0xC0...0xCF: header = try frame(bytes, data, end, limits: limits)
            case 0xE1 where bytes.holds("Exif\0\0", at: data):
                orientation = ExifOrientation.read(bytes, at: data, end: end)
            case 0xE2 where bytes.holds("ICC_PROFILE\0", at: data) && end - data > 14:
                profile.add(bytes[(data + 14)..<end], number: Int(bytes[data + 12]), of: Int(bytes[data + 13]))
                try limits.check(profile: profile.count)
            default: break
            }
            offset = end
        }
        guard var header else { throw .imageLoad("The JPEG file holds no picture before its first scan.") }
        header.orientation = orientation
        if profile.count > 0 { header.adopt(profile: profile.joined()) }
        return header
    }

    /// A frame header holds the precision (1), height (2), width (2) and the number of components (1).
    private static func frame(
        _ bytes: [UInt8], _ data: Int, _ end: Int, limits: Limits.Images
    ) throws(EditFailure) -> ImageHeader {
        guard end - data >= 6, let height = bytes.big16(at: data + 1), let width = bytes.big16(at: data + 3) else {
            throw .imageLoad("The JPEG file's frame header is damaged.")
        }
        let precision = Int(bytes[data])
        let components = Int(bytes[data + 5])
        try limits.check(width: width, height: height)
        if components == 4 {
            throw .imageLoad("The JPEG file holds CMYK colours for print. Convert it to RGB (sRGB) and send it again.")
        }
        guard components == 1 || components == 3 else {
            throw .imageLoad("The JPEG file has \(components) colour channels; 1 (gray) or 3 (RGB) can be read.")
        }
        guard precision == 8 else {
            throw .imageLoad("The JPEG file has \(precision) bits a channel; 8 can be read.")
        }
        return ImageHeader(format: .jpeg, width: width, height: height)
    }

    /// The segments of a profile, which say their number from 1 and how many there are.
    private struct ProfileParts {
        private var parts: [Int: ArraySlice<UInt8>] = [:]
        private var total = 0
        private var consistent = true
        private(set) var count = 0

        mutating func add(_ data: ArraySlice<UInt8>, number: Int, of total: Int) {
            if self.total == 0 { self.total = total }
            consistent = consistent && total == self.total && number >= 1 && number <= total && parts[number] == nil
            parts[number] = data
            count += data.count
        }

        /// The whole profile; `nil` when segments are missing, doubled or of different minds.
        func joined() -> [UInt8]? {
            guard consistent, parts.count == total else { return nil }
            return (1...total).flatMap { parts[$0] ?? [] }
        }
    }
}
