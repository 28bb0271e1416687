// What a client must notice itself, because the wire would turn it into something else.

import RetouchModel

extension EditOrder {
    /// Zero means "default" on the wire, negative numbers have no place there, and a NUL would end a text.
    ///
    /// - Throws: `invalid` with the field's path.
    func checkBeforeSending(needsSource: Bool = true) throws(MessageError) {
        guard request.imageCount > 0 else {
            throw MessageError(.invalid, "is \(request.imageCount); it may be 1 or more", field: "options.num_images")
        }
        guard (1...100).contains(request.output.quality) else {
            throw MessageError(.invalid, "is \(request.output.quality); it may be 1 to 100", field: "options.output_quality")
        }
        for (text, field) in [
            (request.prompt, "inputs.prompt"), (request.engine ?? "", "options.engine"),
            (request.idempotencyKey ?? "", "idempotency_key"),
        ] where text.utf8.contains(0) {
            throw MessageError(.invalid, "has a NUL", field: field)
        }
        for (picture, field) in [
            (request.source, "inputs.source"), (request.context, "inputs.image_context"), (request.mask, "inputs.mask"),
            (request.annotation?.picture, "inputs.annotation.\(request.annotation?.pictureField ?? "")"),
        ] where picture == .inline([]) && (needsSource || field != "inputs.source") {
            throw MessageError(.invalid, "is empty", field: "\(field).data")
        }
    }
}

extension Annotation {
    /// The field that holds `picture`.
    fileprivate var pictureField: String { if case .markedCopy = self { "marked_copy" } else { "overlay" } }
}
