// The API's messages as values and back: what a server reads and answers, what a client sends and reads.

import CRetouchProtos
package import NIOCore
package import RPCCore
package import RetouchModel

/// Translates between the messages of `retouch.v1` and the vocabulary. Immutable; safe on every thread.
///
/// Decoding takes time and memory in proportion to the message: call it on a thread that may take a while, for messages that may hold a
/// picture. It needs a stack of a few kilobytes whatever it is given.
package struct MessageCodec: Sendable {
    private let limits: Limits

    /// - Parameter limits: shapes (`wire`) and values (`edits`) that are accepted.
    package init(limits: Limits) {
        self.limits = limits
    }

    // MARK: Requests

    /// - Throws: `MessageError` with the path of the first field that is wrong.
    package func decodeChangeBackground(_ bytes: ByteBuffer) throws(MessageError) -> EditOrder {
        try decode(bytes) { (reader, message: Retouch__V1__ChangeBackgroundRequest) throws(MessageError) in
            try reader.changeBackground(message)
        }
    }

    /// - Throws: `MessageError` for values that the wire has no place for: a NUL in a text, numbers out of their ranges.
    package func encodeChangeBackground(_ order: EditOrder) throws(MessageError) -> Body {
        try order.checkBeforeSending()
        return encode { $0.changeBackground(order) }
    }

    /// - Throws: `MessageError` with the path of the first field that is wrong.
    package func decodeEdit(_ bytes: ByteBuffer) throws(MessageError) -> EditOrder {
        try decode(bytes) { (reader, message: Retouch__V1__EditRequest) throws(MessageError) in try reader.edit(message) }
    }

    /// - Throws: as `encodeChangeBackground`.
    package func encodeEdit(_ order: EditOrder) throws(MessageError) -> Body {
        try order.checkBeforeSending()
        return encode { $0.edit(order) }
    }

    /// An empty inline source stands for none.
    package func decodePlanEdit(_ bytes: ByteBuffer) throws(MessageError) -> EditRequest {
        try decode(bytes) { (reader, message: Retouch__V1__PlanEditRequest) throws(MessageError) in
            try reader.planEdit(message)
        }
    }

    /// - Throws: as `encodeChangeBackground`.
    package func encodePlanEdit(_ request: EditRequest) throws(MessageError) -> Body {
        try EditOrder(request: request).checkBeforeSending(needsSource: false)
        return encode { $0.planEdit(request) }
    }

    /// The picture to suggest for.
    package func decodeSuggestNext(_ bytes: ByteBuffer) throws(MessageError) -> ImageReference {
        try decode(bytes) { (reader, message: Retouch__V1__SuggestNextRequest) throws(MessageError) in
            try reader.requiredPicture(message.image, "image")
        }
    }

    package func encodeSuggestNext(_ image: ImageReference) -> Body {
        encode { builder in
            builder.make { (message: inout Retouch__V1__SuggestNextRequest) in message.image = builder.picture(image) }
        }
    }

    /// Whether the descriptor set is wanted.
    package func decodeDescribe(_ bytes: ByteBuffer) throws(MessageError) -> Bool {
        try decode(bytes) { (_, message: Retouch__V1__DescribeRequest) throws(MessageError) in
            message.omit_descriptor_set == 0
        }
    }

    package func encodeDescribe(descriptorSet: Bool) -> Body {
        encode { builder in
            builder.make { (message: inout Retouch__V1__DescribeRequest) in message.omit_descriptor_set = descriptorSet ? 0 : 1 }
        }
    }

    /// Only checks that it is a health check: it has no fields yet.
    package func decodeHealthCheck(_ bytes: ByteBuffer) throws(MessageError) {
        try decode(bytes) { (_, _: Retouch__V1__HealthCheckRequest) throws(MessageError) in () }
    }

    // MARK: Answers

    /// A variation's picture becomes a piece of the body of its own.
    package func encodeEvent(_ event: EditEvent, delivery: Delivery = .inline) -> Body {
        encode { $0.event(event, delivery: delivery) }
    }

    /// `nil` for an event that this version does not know.
    package func decodeEvent(_ bytes: ByteBuffer) throws(MessageError) -> EditEvent? {
        try decode(bytes) { (reader, message: Retouch__V1__EditEvent) throws(MessageError) in try reader.event(message) }
    }

    package func encodePlanAnswer(_ answer: PlanAnswer) -> Body {
        encode { $0.planAnswer(answer) }
    }

    package func decodePlanAnswer(_ bytes: ByteBuffer) throws(MessageError) -> PlanAnswer {
        try decode(bytes) { (reader, message: Retouch__V1__PlanEditResponse) throws(MessageError) in
            try reader.planAnswer(message)
        }
    }

    package func encodeSuggestions(_ suggestions: [Suggestion]) -> Body {
        encode { $0.suggestions(suggestions) }
    }

    package func decodeSuggestions(_ bytes: ByteBuffer) throws(MessageError) -> [Suggestion] {
        try decode(bytes) { (reader, message: Retouch__V1__SuggestNextResponse) throws(MessageError) in
            try reader.suggestions(message.suggestions, message.n_suggestions)
        }
    }

    package func encodeHealth(_ health: HealthStatus) -> Body {
        encode { $0.health(health) }
    }

    package func decodeHealth(_ bytes: ByteBuffer) throws(MessageError) -> HealthStatus {
        try decode(bytes) { (reader, message: Retouch__V1__HealthCheckResponse) in reader.health(message) }
    }

    /// - Parameter streaming: names of the methods whose answer is a stream.
    package func encodeDescription(_ description: ServerDescription, streaming: Set<String>) -> Body {
        encode { $0.description(description, streaming: streaming, schemaHash: Schema.hash) }
    }

    package func decodeDescription(_ bytes: ByteBuffer) throws(MessageError) -> ServerDescription {
        try decode(bytes) { (reader, message: Retouch__V1__DescribeResponse) throws(MessageError) in
            try reader.description(message)
        }
    }

    // MARK: Both

    private func decode<Message: WireMessage, Value>(
        _ buffer: ByteBuffer, _ body: (MessageReader, Message) throws(MessageError) -> Value
    ) throws(MessageError) -> Value {
        try buffer.withUnsafeReadableBytes { bytes throws(MessageError) in
            let unpacked = try UnpackedMessage<Message>(bytes, limits: ShapeLimits(limits.wire))
            return try unpacked.read { message, payloads throws(MessageError) in
                try body(MessageReader(payloads: payloads, limits: limits), message.pointee)
            }
        }
    }

    private func encode<Message: WireMessage>(_ build: (MessageBuilder) -> UnsafeMutablePointer<Message>) -> Body {
        let builder = MessageBuilder()
        return builder.pack(build(builder))
    }
}
