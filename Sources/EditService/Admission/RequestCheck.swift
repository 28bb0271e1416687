// What admission itself relies on in a request.

import RetouchModel

extension EditRequest {
    /// Checks what the price and the key's row are made of. The planner checks the rest of the fields.
    ///
    /// - Throws: `inputValidation`, naming the input, what is wrong with it and what would be right.
    func check(_ limits: Limits) throws(EditFailure) {
        let edits = limits.edits
        guard (1...edits.variations).contains(imageCount) else {
            throw Self.invalid("num_images is \(imageCount); 1 to \(edits.variations) are possible.")
        }
        if let key = idempotencyKey {
            guard (1...edits.idempotencyKeyCharacters).contains(key.unicodeScalars.count) else {
                throw Self.invalid("The idempotency key must have 1 to \(edits.idempotencyKeyCharacters) characters.")
            }
        }
    }

    static func invalid(_ message: String) -> EditFailure {
        EditFailure(.inputValidation, stage: .input, message)
    }
}
