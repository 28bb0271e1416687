// The wire's headers in protobuf, through protobuf-c: decoding.

import CRetouchProtos
package import NIOCore
package import RPCCore

extension ProtobufHeaderCodec {
    package func decodeHello(_ bytes: ByteBuffer) throws(HeaderError) -> Hello {
        try read(bytes) { (hello: UnsafePointer<Retouch__Rpc__V1__Hello>) throws(MessageError) in
            Hello(
                version: hello.pointee.version, agent: Text.read(hello.pointee.agent),
                credential: Text.read(hello.pointee.credential), schemaHash: hello.pointee.schema_hash,
                limits: hello.pointee.limits.map { Self.limits($0.pointee) }, build: Text.read(hello.pointee.build))
        }
    }

    package func decodeRequest(_ bytes: ByteBuffer) throws(HeaderError) -> RequestHeader {
        try read(bytes) { (request: UnsafePointer<Retouch__Rpc__V1__RequestHeader>) throws(MessageError) in
            let method = Text.read(request.pointee.method)
            guard !method.isEmpty else { throw MessageError(.malformed, "names no method", field: "method") }
            return RequestHeader(
                method: method, timeoutMilliseconds: request.pointee.timeout_ms,
                metadata: try metadata(request.pointee.metadata, request.pointee.n_metadata),
                schemaHash: request.pointee.schema_hash)
        }
    }

    package func decodeMessage(_ bytes: ByteBuffer) throws(HeaderError) -> MessageHeader {
        guard bytes.readableBytes > 0 else { return MessageHeader() }
        return try read(bytes) { (message: UnsafePointer<Retouch__Rpc__V1__MessageHeader>) throws(MessageError) in
            MessageHeader(sequence: message.pointee.sequence)
        }
    }

    package func decodeResponse(_ bytes: ByteBuffer) throws(HeaderError) -> ResponseHeader {
        guard bytes.readableBytes > 0 else { return ResponseHeader() }
        return try read(bytes) { (response: UnsafePointer<Retouch__Rpc__V1__ResponseHeader>) throws(MessageError) in
            let details = response.pointee.details.map { details in
                StatusDetails(
                    reason: Text.read(details.pointee.reason), stage: Text.read(details.pointee.stage),
                    retryable: details.pointee.retryable != 0, retryAfterMilliseconds: details.pointee.retry_after_ms,
                    charged: details.pointee.charged != 0)
            }
            return ResponseHeader(
                status: Status(
                    Status.Code(wire: response.pointee.code.rawValue), Text.read(response.pointee.message), details: details),
                metadata: try metadata(response.pointee.metadata, response.pointee.n_metadata),
                processed: Processed(wire: response.pointee.processed.rawValue))
        }
    }

    package func decodeCancel(_ bytes: ByteBuffer) throws(HeaderError) -> Cancel {
        try read(bytes) { (cancel: UnsafePointer<Retouch__Rpc__V1__Cancel>) throws(MessageError) in
            Cancel(reason: Cancel.Reason(wire: cancel.pointee.reason.rawValue), message: Text.read(cancel.pointee.message))
        }
    }

    package func decodeGoAway(_ bytes: ByteBuffer) throws(HeaderError) -> GoAway {
        try read(bytes) { (goAway: UnsafePointer<Retouch__Rpc__V1__GoAway>) throws(MessageError) in
            GoAway(
                lastCallID: goAway.pointee.last_call_id, reason: GoAway.Reason(wire: goAway.pointee.reason.rawValue),
                message: Text.read(goAway.pointee.message), retryAfterMilliseconds: goAway.pointee.retry_after_ms,
                limit: goAway.pointee.limit)
        }
    }

    private func read<Message: WireMessage, Value>(
        _ buffer: ByteBuffer, _ body: (UnsafePointer<Message>) throws(MessageError) -> Value
    ) throws(HeaderError) -> Value {
        // Metadata is the only list; with it and every known field once, a header cannot honestly have more than this.
        let shape = ShapeLimits(
            depth: limits.messageDepth, fields: limits.metadataEntries + limits.unknownFields + 16,
            unknown: limits.unknownFields)
        do {
            return try buffer.withUnsafeReadableBytes { bytes throws(MessageError) in
                try withUnsafeTemporaryAllocation(byteCount: Self.blockBytes, alignment: 16) { block throws(MessageError) in
                    let unpacked = try UnpackedMessage<Message>(bytes, limits: shape, block: block)
                    return try unpacked.read { message, _ throws(MessageError) in try body(message) }
                }
            }
        } catch {
            throw error.kind == .overLimit ? .overLimit(error.description) : .malformed(error.description)
        }
    }

    private func metadata(
        _ list: UnsafeMutablePointer<UnsafeMutablePointer<Retouch__Rpc__V1__Metadata>?>?, _ count: Int
    ) throws(MessageError) -> Metadata {
        guard count > 0, let list else { return Metadata() }
        guard count <= limits.metadataEntries else {
            throw MessageError(
                .overLimit, "\(count) entries; \(limits.metadataEntries) are allowed", field: "metadata")
        }
        return Metadata(
            UnsafeBufferPointer(start: list, count: count).map { entry in
                Metadata.Entry(key: Text.read(entry?.pointee.key), value: Text.read(entry?.pointee.value))
            })
    }

    private static func limits(_ wire: Retouch__Rpc__V1__WireLimits) -> AnnouncedLimits {
        var limits = AnnouncedLimits()
        limits.frameBytes = wire.frame_bytes
        limits.fragmentBytes = wire.fragment_bytes
        limits.messageBytes = wire.message_bytes
        limits.headerBytes = wire.header_bytes
        limits.metadataEntries = wire.metadata_entries
        limits.callsInFlight = wire.calls_in_flight
        limits.pingBytes = wire.ping_bytes
        limits.firstFrameMilliseconds = wire.first_frame_ms
        limits.idleMilliseconds = wire.idle_ms
        limits.progressBytesPerSecond = wire.progress_bytes_per_second
        limits.progressGraceMilliseconds = wire.progress_grace_ms
        limits.writeStallMilliseconds = wire.write_stall_ms
        limits.drainMilliseconds = wire.drain_ms
        return limits
    }
}
