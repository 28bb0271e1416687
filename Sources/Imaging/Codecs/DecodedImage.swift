// What a decoder returns: pixels the right way up, and what must be written back with them.

package import RetouchModel

/// A decoded picture: oriented upright, 8 bits a channel, with its colour profile.
package struct DecodedImage: Sendable {
    /// EXIF orientation is applied.
    package var raster: Raster
    /// The embedded ICC profile, byte for byte; `nil` when the file has none.
    package var profile: [UInt8]?
    package var format: ImageFormat
    /// Whether the file can hold transparency and any pixel uses it.
    package var hasAlpha: Bool
    /// Bits a channel in the file: 1 ... 16. Above 8 the raster is rounded to 8.
    package var bitDepth: Int
    /// A profile was in the file and was not kept, because it does not describe RGB.
    package var profileDropped: Bool

    package init(
        raster: Raster, profile: [UInt8]? = nil, format: ImageFormat, hasAlpha: Bool, bitDepth: Int = 8,
        profileDropped: Bool = false
    ) {
        self.raster = raster
        self.profile = profile
        self.format = format
        self.hasAlpha = hasAlpha
        self.bitDepth = bitDepth
        self.profileDropped = profileDropped
    }
}
