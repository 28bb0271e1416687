// How big, how careful and in which format a result is made.

/// Size of a result. `auto` keeps the source's oriented width and height; the others keep its aspect ratio.
public enum Resolution: String, Sendable, Codable, CaseIterable {
    case auto
    case oneK = "1k"
    case twoK = "2k"
    case fourK = "4k"

    /// Pixels that the tier aims at; `nil` for auto.
    public var targetPixels: Int? {
        switch self {
        case .auto: nil
        case .oneK: 1_048_576
        case .twoK: 4_194_304
        case .fourK: 16_777_216
        }
    }
}

/// What trades time for quality.
public enum GenerationMode: String, Sendable, Codable, CaseIterable {
    case auto
    case fast
    case balanced
    case quality
}

/// An encoded picture's format.
public enum ImageFormat: String, Sendable, Codable, CaseIterable {
    case png
    case jpeg
    case webp
}

/// Format and quality of the results.
public struct OutputOptions: Sendable, Equatable {
    public var format: ImageFormat
    /// 1 ... 100 for JPEG and WebP (WebP at 100 is lossless); ignored by PNG.
    public var quality: Int

    public static let defaultQuality = 92

    public init(format: ImageFormat = .png, quality: Int = OutputOptions.defaultQuality) {
        self.format = format
        self.quality = quality
    }
}
