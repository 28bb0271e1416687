// Reframe: another aspect ratio, by cropping or by adding background.

import RetouchModel

/// Ranks high when the picture has none of the ten ratios (within 2 %); low when it has one, for the nearest channel that wants another.
enum ReframeRule: SuggestionRule {
    private static let tolerance = 1.02
    /// Free space kept around the subject, as a share of the frame's longest side.
    private static let margin = 0.03
    /// Smallest share of the picture that a crop may keep.
    private static let smallestCrop = 0.5

    static func suggestion(for picture: PictureReading) -> Suggestion? {
        let ranked = AspectRatio.all.map { ($0, $0.distance(to: picture.ratio)) }
        guard let nearest = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
        guard nearest.1 <= tolerance else {
            // Far from every ratio a reframe is a new picture: rank it lower again.
            let score: Float = nearest.1 > 2 ? 0.4 : 0.7
            return suggestion(
                picture, to: nearest.0, score: score, why: "The ratio is none that channels use; \(nearest.0.name) is nearest")
        }
        let channels = AspectRatio.channels.filter { $0.distance(to: picture.ratio) > tolerance }
        guard let channel = channels.min(by: { $0.distance(to: picture.ratio) < $1.distance(to: picture.ratio) }) else {
            return nil
        }
        return suggestion(
            picture, to: channel, score: 0.25,
            why: "The picture is \(nearest.0.name); feeds and shop grids also want \(channel.name)")
    }

    private static func suggestion(_ picture: PictureReading, to ratio: AspectRatio, score: Float, why: String) -> Suggestion {
        let expand = !survivesCrop(picture, to: ratio)
        let how =
            switch (expand, picture.subject) {
            case (true, _): "adding background keeps the whole subject."
            case (false, nil): "a crop is enough."
            case (false, _?): "a crop keeps the whole subject."
            }
        return Suggestion(
            tool: .reframe, score: score, reason: "\(why); \(how)",
            parameters: .reframe(aspectRatio: ratio.name, expand: expand, subject: picture.subject))
    }

    /// Whether the largest window of the ratio keeps half of the picture and, wherever it has to lie, the subject with its margin.
    private static func survivesCrop(_ picture: PictureReading, to ratio: AspectRatio) -> Bool {
        let width = min(Double(picture.width), Double(picture.height) * ratio.value)
        let height = min(Double(picture.height), Double(picture.width) / ratio.value)
        guard width * height >= smallestCrop * Double(picture.pixels) else { return false }
        guard let subject = picture.subject else { return true }
        let space = margin * Double(picture.longestSide)
        return needed(subject.x, subject.width, picture.width, space) <= width + 0.5
            && needed(subject.y, subject.height, picture.height, space) <= height + 0.5
    }

    /// The subject's extent with its margin, as far as the frame has one.
    private static func needed(_ start: Int, _ length: Int, _ side: Int, _ space: Double) -> Double {
        min(Double(side), Double(start + length) + space) - max(0, Double(start) - space)
    }
}
