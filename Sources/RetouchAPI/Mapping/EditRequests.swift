// Requests of edits: what callers ask for, checked field by field.

import CRetouchProtos
package import RetouchModel

/// A request to edit, and how its pictures are to come back.
package struct EditOrder: Sendable, Equatable {
    package var request: EditRequest
    package var delivery: Delivery

    package init(request: EditRequest, delivery: Delivery = .inline) {
        self.request = request
        self.delivery = delivery
    }
}

extension MessageReader {
    func changeBackground(_ message: Retouch__V1__ChangeBackgroundRequest) throws(MessageError) -> EditOrder {
        var order = try order(.changeBackground, message.inputs, message.options, key: message.idempotency_key)
        order.request.harmonizeSubject = message.harmonize_subject != 0
        guard !order.request.prompt.isEmpty || order.request.context != nil else {
            throw MessageError(.invalid, "is empty, and there is no image_context to show the scene", field: "inputs.prompt")
        }
        return order
    }

    func edit(_ message: Retouch__V1__EditRequest) throws(MessageError) -> EditOrder {
        let order = try order(.edit, message.inputs, message.options, key: message.idempotency_key)
        guard !order.request.prompt.isEmpty else { throw MessageError(.invalid, "is empty", field: "inputs.prompt") }
        return order
    }

    /// - Parameter needsSource: a plan can be made without a picture; an edit cannot.
    func order(
        _ operation: EditRequest.Operation, _ inputs: UnsafeMutablePointer<Retouch__V1__EditInputs>?,
        _ options: UnsafeMutablePointer<Retouch__V1__EditOptions>?, key: UnsafeMutablePointer<CChar>?, needsSource: Bool = true
    ) throws(MessageError) -> EditOrder {
        let key = try text(key, atMost: limits.edits.idempotencyKeyCharacters, "idempotency_key")
        var order = EditOrder(request: EditRequest(operation: operation, source: .inline([])))
        if let options = options?.pointee {
            try inside("options") { () throws(MessageError) in try read(options, into: &order) }
        }
        let inputs = try required(inputs, "inputs").pointee
        try inside("inputs") { () throws(MessageError) in try read(inputs, into: &order.request, needsSource: needsSource) }
        order.request.idempotencyKey = key.isEmpty ? nil : key
        return order
    }

    private func read(
        _ inputs: Retouch__V1__EditInputs, into request: inout EditRequest, needsSource: Bool
    ) throws(MessageError) {
        request.prompt = try text(inputs.prompt, atMost: limits.edits.promptCharacters, "prompt")
        request.annotation = try inside("annotation") { () throws(MessageError) in try annotation(inputs.annotation) }
        request.source =
            needsSource ? try requiredPicture(inputs.source, "source") : try picture(inputs.source, "source") ?? .inline([])
        request.context = try picture(inputs.image_context, "image_context")
        request.mask = try picture(inputs.mask, "mask")
    }

    private func read(_ options: Retouch__V1__EditOptions, into order: inout EditOrder) throws(MessageError) {
        let count = try number(Int(options.num_images), in: 0...limits.edits.variations, "num_images")
        let quality = try number(Int(options.output_quality), in: 0...100, "output_quality")
        let engine = try text(options.engine, atMost: limits.edits.nameCharacters, "engine")
        order.request.imageCount = max(1, count)
        order.request.resolution = try Resolution.read(options.resolution.rawValue, "resolution")
        order.request.mode = try GenerationMode.read(options.generation_mode.rawValue, "generation_mode")
        order.request.seed = options.seed?.pointee.value
        order.request.output = OutputOptions(
            format: try ImageFormat.read(options.output_format.rawValue, "output_format"),
            quality: quality == 0 ? OutputOptions.defaultQuality : quality)
        order.request.engine = engine.isEmpty ? nil : engine
        order.delivery = try Delivery.read(options.delivery.rawValue, "delivery")
    }
}

extension MessageBuilder {
    func changeBackground(_ order: EditOrder) -> UnsafeMutablePointer<Retouch__V1__ChangeBackgroundRequest> {
        make {
            $0.inputs = inputs(order.request)
            $0.options = options(order)
            $0.idempotency_key = text(order.request.idempotencyKey ?? "")
            $0.harmonize_subject = order.request.harmonizeSubject ? 1 : 0
        }
    }

    func edit(_ order: EditOrder) -> UnsafeMutablePointer<Retouch__V1__EditRequest> {
        make {
            $0.inputs = inputs(order.request)
            $0.options = options(order)
            $0.idempotency_key = text(order.request.idempotencyKey ?? "")
        }
    }

    func inputs(_ request: EditRequest) -> UnsafeMutablePointer<Retouch__V1__EditInputs> {
        make {
            $0.source = request.source == .inline([]) ? nil : picture(request.source)
            $0.prompt = text(request.prompt)
            $0.image_context = picture(request.context)
            $0.annotation = annotation(request.annotation)
            $0.mask = picture(request.mask)
        }
    }

    func options(_ order: EditOrder) -> UnsafeMutablePointer<Retouch__V1__EditOptions> {
        let request = order.request
        return make {
            $0.num_images = UInt32(clamping: request.imageCount)
            $0.resolution = Retouch__V1__Resolution(request.resolution.number)
            $0.generation_mode = Retouch__V1__GenerationMode(request.mode.number)
            $0.seed = request.seed.map { seed in make { $0.value = seed } }
            $0.output_format = Retouch__V1__ImageFormat(request.output.format.number)
            $0.output_quality = UInt32(clamping: request.output.quality)
            $0.engine = text(request.engine ?? "")
            $0.delivery = Retouch__V1__Delivery(order.delivery.number)
        }
    }
}
