// Every text with which the planner refuses, in one place.

import RetouchModel

/// Builds the planner's failures. A message says what would be right; it never repeats the prompt beyond the words concerned.
enum Refusal {
    static func invalidInput(_ message: String) -> EditFailure {
        EditFailure(.inputValidation, stage: .input, message)
    }

    static func invalidColor(_ message: String) -> EditFailure {
        EditFailure(.inputValidation, stage: .prompt, message)
    }

    static func contradiction(_ message: String) -> EditFailure {
        EditFailure(.inputValidation, stage: .prompt, message)
    }

    static func contextMissing(_ words: String) -> EditFailure {
        EditFailure(
            .inputValidation, stage: .prompt,
            "The prompt refers to a second picture (\u{201C}\(words)\u{201D}), but none was given: send it as image_context, or describe the "
                + "background in words.")
    }

    static func annotationMissing(_ words: String) -> EditFailure {
        EditFailure(
            .annotationMissing, stage: .prompt,
            "The prompt refers to a mark (\u{201C}\(words)\u{201D}), but no annotation was given. A background change needs no mark: name the "
                + "background, or use Edit with an annotation.")
    }

    /// - Parameter language: its English name.
    static func notEnglish(_ language: String, _ operation: EditRequest.Operation) -> EditFailure {
        let examples =
            operation == .edit
            ? "\u{201C}make the dress emerald green\u{201D}, \u{201C}remove the object I circled\u{201D} or \u{201C}warmer, less contrast\u{201D}"
            : "\u{201C}clean white studio backdrop\u{201D}, \u{201C}transparent\u{201D} or \u{201C}#f4f1ea\u{201D}"
        return EditFailure(
            .promptNotUnderstood, stage: .prompt,
            "The prompt seems to be in \(language); prompts are read in English: for example \(examples).")
    }

    static let nothingUnderstood = EditFailure(
        .promptNotUnderstood, stage: .prompt,
        "The prompt names no background that could be recognised. Prompts are read in English: name a colour (\u{201C}white\u{201D}, "
            + "\u{201C}#f4f1ea\u{201D}), a studio (\u{201C}grey seamless paper\u{201D}), \u{201C}transparent\u{201D}, a place, or give an "
            + "image_context that shows the scene.")

    static func noColor(_ words: String) -> EditFailure {
        EditFailure(
            .promptNotUnderstood, stage: .prompt,
            "\u{201C}\(words)\u{201D} names no colour by itself: add one, such as \u{201C}\(words) pink\u{201D}, or a hex value.")
    }

    static let onlySubject = EditFailure(
        .promptNotUnderstood, stage: .prompt,
        "The prompt asks for a change of the picture's subject or of the whole picture, and a background change leaves both as they are: "
            + "describe the new background, or use Edit.")

    static let onlyNegative = EditFailure(
        .inputValidation, stage: .prompt,
        "The prompt says only what the background should not be: also name what it should be, such as \u{201C}light grey\u{201D}."
    )

    static let blurAlone = EditFailure(
        .inputValidation, stage: .prompt,
        "A background change replaces the background and cannot blur the one that is there: name the new background, or use Edit."
    )

    static let keepsBackground = EditFailure(
        .inputValidation, stage: .prompt,
        "The prompt asks to keep the background, and a background change replaces it: name the new background, or use Edit to change "
            + "something else.")
}
