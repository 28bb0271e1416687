// Face Swap: another face on the same model.

import RetouchModel

/// Only with a face in the picture. Small faces rank low: there is little of them to see.
enum FaceSwapRule: SuggestionRule {
    /// Pixels on a face's shortest side, below which a new face has no detail.
    private static let clearSide = 64
    /// Share of the frame's height from which a face is prominent.
    private static let prominent = 0.12

    static func suggestion(for picture: PictureReading) -> Suggestion? {
        guard let face = picture.face else { return nil }
        let isClear = min(face.width, face.height) >= clearSide
        let isProminent = Double(face.height) >= prominent * Double(picture.height)
        let (score, reason): (Float, String) =
            switch (isClear, isProminent) {
            case (true, true): (0.6, "A clear face is in the picture; Face Swap shows the same outfit on another model.")
            case (true, false): (0.5, "A face is in the picture; Face Swap shows the same outfit on another model.")
            case (false, _):
                (0.2, "A face is in the picture, but only \(face.width) by \(face.height) pixels large: upscale first.")
            }
        return Suggestion(tool: .faceSwap, score: score, reason: reason, parameters: .faceSwap(face: face))
    }
}
