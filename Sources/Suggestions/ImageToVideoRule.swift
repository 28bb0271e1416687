// Image to Video: a short clip of a subject that has room to move.

import RetouchModel

/// Needs a subject. The more free frame around it, the higher and the longer.
enum ImageToVideoRule: SuggestionRule {
    /// Free share of the frame, from which a movement stays in it.
    private static let someRoom = 0.12
    private static let muchRoom = 0.35

    static func suggestion(for picture: PictureReading) -> Suggestion? {
        guard let subject = picture.subject else { return nil }
        let room = room(around: subject, in: picture)
        let name = picture.subjectIsPerson ? "person" : "product"
        let base: Float = picture.subjectIsPerson ? 0.55 : 0.45
        let score = room < someRoom ? 0.25 : base + 0.25 * Float(min(room, 1))
        let reason =
            room < someRoom
            ? "The \(name) fills the frame and has little room to move: a short, slow clip."
            : "The \(name) has room to move in the frame."
        return Suggestion(
            tool: .imageToVideo, score: score, reason: reason,
            parameters: .imageToVideo(seconds: room >= muchRoom ? 10 : 5, height: videoHeight(picture)))
    }

    /// Free share of the width or of the height above the subject, whichever is more; standing on the lower edge costs nothing.
    private static func room(around subject: Box, in picture: PictureReading) -> Double {
        let sideways = 1 - Double(subject.width) / Double(picture.width)
        let above = Double(subject.y) / Double(picture.height)
        let cutLeft = subject.x == 0
        let cutRight = subject.x + subject.width == picture.width
        // Cut by both sides of the frame, there is no way to go.
        return cutLeft && cutRight ? min(above, sideways) : max(sideways, above)
    }

    /// The largest video that the picture's shorter side fills.
    private static func videoHeight(_ picture: PictureReading) -> Int {
        switch picture.shortestSide {
        case ..<720: 480
        case ..<1_080: 720
        default: 1_080
        }
    }
}
