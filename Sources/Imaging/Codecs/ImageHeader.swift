// What a file says of its picture before any pixel is decoded.

package import RetouchModel

/// The facts in a file's header, read without decoding and checked against the limits.
package struct ImageHeader: Sendable, Equatable {
    package let format: ImageFormat
    /// Size as stored, before the orientation is applied.
    package let storedWidth: Int
    package let storedHeight: Int
    /// Bits a channel: 1 ... 16.
    package let bitDepth: Int
    package internal(set) var orientation = Orientation.upright
    /// The embedded ICC profile, byte for byte, when it describes RGB.
    package internal(set) var profile: [UInt8]?
    /// A profile is embedded and cannot be kept: it is damaged or does not describe RGB.
    package internal(set) var profileDropped = false

    init(format: ImageFormat, width: Int, height: Int, bitDepth: Int = 8) {
        self.format = format
        storedWidth = width
        storedHeight = height
        self.bitDepth = bitDepth
    }

    /// Width of the upright picture.
    package var width: Int { orientation.swapsSides ? storedHeight : storedWidth }
    /// Height of the upright picture.
    package var height: Int { orientation.swapsSides ? storedWidth : storedHeight }

    /// Keeps a profile that describes RGB, and notes any other as dropped.
    mutating func adopt(profile bytes: [UInt8]?) {
        if let bytes, ColorProfile.describesRGB(bytes) {
            profile = bytes
        } else {
            profileDropped = true
        }
    }
}
