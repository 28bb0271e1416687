// What can be said of a request before its words are read.

import RetouchModel

/// Checks the request's own fields against the limits.
enum RequestValidation {
    /// - Throws: InputValidationError that names the field and its range.
    static func check(_ request: EditRequest, facts: PlanningFacts, limits: Limits) throws(EditFailure) {
        try checkPrompt(request.prompt, mayBeEmpty: request.operation == .changeBackground && facts.hasContext, limits: limits)
        guard (1...limits.edits.variations).contains(request.imageCount) else {
            throw Refusal.invalidInput("num_images must be from 1 to \(limits.edits.variations).")
        }
        guard (1...100).contains(request.output.quality) else {
            throw Refusal.invalidInput("quality must be from 1 to 100.")
        }
    }

    private static func checkPrompt(_ prompt: String, mayBeEmpty: Bool, limits: Limits) throws(EditFailure) {
        let most = limits.edits.promptCharacters
        var count = 0
        var blank = true
        for scalar in prompt.unicodeScalars {
            count += 1
            guard count <= most else { throw Refusal.invalidInput("A prompt has at most \(most) characters.") }
            guard !isControl(scalar) else {
                throw Refusal.invalidInput(
                    "A prompt is plain text: control characters are not allowed, except tabs and line breaks (found U+\(hex(scalar)) at "
                        + "character \(count)).")
            }
            if blank, !scalar.properties.isWhitespace { blank = false }
        }
        guard !blank || mayBeEmpty else {
            throw Refusal.invalidInput(
                "A prompt of 1 to \(most) characters is needed; it may only be empty when an image_context shows the scene.")
        }
    }

    /// C0 and C1 controls except tab, line feed and carriage return, and the scalars that are no characters.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
