// What a caller is told of a scene that was made of words.

import RetouchModel

/// The notice that a scene was rendered, or taken from the server's folder; what of its words it does not show; and where subject and scene
/// do not agree.
struct SceneNotice {
    /// What the scene was made from.
    enum Origin {
        /// - Parameter misfit: the folder has pictures of the scene, and none fits the frame.
        case rendered(misfit: Bool)
        case picture
    }

    private let origin: Origin
    /// Words that the scene does not show, as they were named; each once.
    private let unmet: [String]
    private let staging: SceneStaging

    /// - Parameter unmet: words that the scene does not show, in the order in which they were named.
    init(_ scene: SceneDescription, origin: Origin, staging: SceneStaging, unmet: [String]) {
        // The subject itself is there: "a car on a beach" lacks no car.
        let subject = SubjectNoun.first(in: scene.text)?.word
        let words = unmet.filter { $0 != subject }
        self.origin = origin
        self.unmet = words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
        self.staging = staging
    }

    var notice: Notice {
        var message = made
        message += unmet.isEmpty ? " as behind a portrait lens." : "; it does not show: \(unmet.joined(separator: ", "))."
        if case .rendered(misfit: true) = origin {
            message +=
                " Pictures of the server's folder show it, too, but are too small for this frame or show no ground where the subject "
                + "stands."
        }
        if staging.isLitFromTheOtherSide {
            message += " Its light comes from the side that was asked for, but the subject is lit from the other one."
        }
        return Notice(
            code: code, message: message, words: unmet.joined(separator: ", "),
            advice: "For a particular place or thing, show it as image_context.")
    }

    private var code: Notice.Code {
        switch origin {
        case .rendered: .sceneApproximated
        case .picture: .sceneFromPicture
        }
    }

    private var made: String {
        switch origin {
        case .rendered: "The scene was rendered by the embedded engine, out of focus"
        case .picture: "The scene is a picture of the server's folder, cropped to the frame and put out of focus"
        }
    }
}
