// Every text with which the edit grammar refuses.

import RetouchModel

/// Builds the failures of edit prompts.
enum EditRefusal {
    static func annotationMissing(_ words: String) -> EditFailure {
        EditFailure(
            .annotationMissing, stage: .prompt,
            "The prompt refers to a mark (\u{201C}\(words)\u{201D}), but no annotation was given: draw it, or name the thing in words."
        )
    }

    static func markColorMissing(_ words: String) -> EditFailure {
        EditFailure(
            .annotationMissing, stage: .prompt,
            "The prompt refers to a \(words) mark, but none of the strokes has that colour: draw it, or leave the colour away.")
    }

    static func maskMissing(_ words: String) -> EditFailure {
        EditFailure(
            .inputValidation, stage: .prompt,
            "The prompt refers to a mask (\u{201C}\(words)\u{201D}), but none was given: send it as mask, or name the thing in words."
        )
    }

    static func contextMissing(_ words: String) -> EditFailure {
        EditFailure(
            .inputValidation, stage: .prompt,
            "The prompt refers to a second picture (\u{201C}\(words)\u{201D}), but none was given: send it as image_context.")
    }

    static func contradiction(_ first: String, _ second: String) -> EditFailure {
        EditFailure(
            .inputValidation, stage: .prompt,
            "The prompt contradicts itself (\u{201C}\(first)\u{201D} and \u{201C}\(second)\u{201D}): ask for one of them.")
    }

    static func angle(_ words: String) -> EditFailure {
        EditFailure(
            .inputValidation, stage: .prompt,
            "The picture cannot be rotated by \u{201C}\(words)\u{201D} degrees: say an angle between -360 and 360 that is no whole turn."
        )
    }

    static func onlySizing(_ words: String) -> EditFailure {
        EditFailure(
            .inputValidation, stage: .prompt,
            "SIZING_NOT_APPLIED: Edit keeps sizes and lengths (\u{201C}\(words)\u{201D}) as they are. Address them in Product to Model or Try On."
        )
    }

    static func onlyOutput(_ words: String) -> EditFailure {
        EditFailure(
            .inputValidation, stage: .prompt,
            "Size and format (\u{201C}\(words)\u{201D}) are not read from the prompt: set resolution and output_format in the request, and say in the prompt what to change."
        )
    }

    static let nothingUnderstood = EditFailure(
        .promptNotUnderstood, stage: .prompt,
        "The prompt asks for no change that could be recognised. Say what to change and how, in English: \u{201C}make the dress red\u{201D}, "
            + "\u{201C}remove the logo\u{201D}, \u{201C}soft daylight\u{201D}, \u{201C}blur the background\u{201D}.")

    static func noColor(_ words: String) -> EditFailure {
        EditFailure(
            .promptNotUnderstood, stage: .prompt,
            "\u{201C}\(words)\u{201D} does not say which colour: add its name or a hex value.")
    }
}
