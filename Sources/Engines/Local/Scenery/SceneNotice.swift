// What a caller is told of a rendered scene.

import RetouchModel

/// The notice that a scene was rendered, what of its words it does not show, and where subject and scene do not agree.
struct SceneNotice {
    /// Words that the scene does not show, as they were named; each once.
    private let unmet: [String]
    private let staging: SceneStaging

    /// - Parameter unmet: what the recipe could not honour.
    init(_ scene: SceneDescription, staging: SceneStaging, unmet: [String]) {
        // The subject itself is there: "a car on a beach" lacks no car.
        let subject = SubjectNoun.first(in: scene.text)?.word
        let words = scene.leftOut.filter { $0 != subject } + unmet
        self.unmet = words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
        self.staging = staging
    }

    var notice: Notice {
        var message =
            unmet.isEmpty
            ? "The scene was rendered by the embedded engine, out of focus as behind a portrait lens."
            : "The scene was rendered by the embedded engine, out of focus; it does not show: \(unmet.joined(separator: ", "))."
        if staging.isLitFromTheOtherSide {
            message += " Its light comes from the side that was asked for, but the subject is lit from the other one."
        }
        return Notice(
            code: .sceneApproximated, message: message, words: unmet.joined(separator: ", "),
            advice: "For a particular place or thing, show it as image_context.")
    }
}
