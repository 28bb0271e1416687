// The wire's headers in protobuf, through protobuf-c: encoding.

import CRetouchProtos
package import NIOCore
package import RPCCore
package import RetouchModel

/// `HeaderCodec` by protobuf-c.
///
/// Works on the stack for headers of up to a kilobyte: about a quarter of a microsecond for an ordinary REQUEST, of which a good
/// part is the Swift string of its method. The header of an ordinary success takes no bytes and no time.
package struct ProtobufHeaderCodec: HeaderCodec {
    let limits: Limits.Wire

    /// Stack that a header's C structures and strings may use before memory is asked for.
    static let blockBytes = 1_024

    /// - Parameter limits: `metadataEntries`, `messageDepth` and `unknownFields` bound what is decoded.
    package init(limits: Limits.Wire) {
        self.limits = limits
    }

    package func encode(_ header: Hello, into buffer: inout ByteBuffer) {
        write(into: &buffer) { (builder, hello: inout Retouch__Rpc__V1__Hello) in
            hello.version = header.version
            hello.agent = builder.text(header.agent)
            hello.credential = builder.text(header.credential)
            hello.schema_hash = header.schemaHash
            hello.limits = header.limits.map { limits in builder.make { Self.fill(&$0, limits) } }
            hello.build = builder.text(header.build)
        }
    }

    package func encode(_ header: RequestHeader, into buffer: inout ByteBuffer) {
        write(into: &buffer) { (builder, request: inout Retouch__Rpc__V1__RequestHeader) in
            request.method = builder.text(header.method)
            request.timeout_ms = header.timeoutMilliseconds
            (request.n_metadata, request.metadata) = Self.metadata(header.metadata, builder)
            request.schema_hash = header.schemaHash
        }
    }

    package func encode(_ header: MessageHeader, into buffer: inout ByteBuffer) {
        guard header.sequence > 0 else { return }
        write(into: &buffer) { (_, message: inout Retouch__Rpc__V1__MessageHeader) in
            message.sequence = header.sequence
        }
    }

    package func encode(_ header: ResponseHeader, into buffer: inout ByteBuffer) {
        // A success is done whatever is written, so the reader need not be told.
        guard !header.isPlain else { return }
        write(into: &buffer) { (builder, response: inout Retouch__Rpc__V1__ResponseHeader) in
            response.code = Retouch__Rpc__V1__StatusCode(header.status.code.rawValue)
            response.message = builder.text(header.status.message)
            response.details = header.status.details.map { details in
                builder.make { (wire: inout Retouch__Rpc__V1__StatusDetails) in
                    wire.reason = builder.text(details.reason)
                    wire.stage = builder.text(details.stage)
                    wire.retryable = details.retryable ? 1 : 0
                    wire.retry_after_ms = details.retryAfterMilliseconds
                    wire.charged = details.charged ? 1 : 0
                }
            }
            (response.n_metadata, response.metadata) = Self.metadata(header.metadata, builder)
            if header.status.code != .ok {
                response.processed = Retouch__Rpc__V1__Processed(header.processed.rawValue)
            }
        }
    }

    package func encode(_ header: Cancel, into buffer: inout ByteBuffer) {
        write(into: &buffer) { (builder, cancel: inout Retouch__Rpc__V1__Cancel) in
            cancel.reason = Retouch__Rpc__V1__CancelReason(header.reason.rawValue)
            cancel.message = builder.text(header.message)
        }
    }

    package func encode(_ header: GoAway, into buffer: inout ByteBuffer) {
        write(into: &buffer) { (builder, goAway: inout Retouch__Rpc__V1__GoAway) in
            goAway.last_call_id = header.lastCallID
            goAway.reason = Retouch__Rpc__V1__GoAwayReason(header.reason.rawValue)
            goAway.message = builder.text(header.message)
            goAway.retry_after_ms = header.retryAfterMilliseconds
            goAway.limit = header.limit
        }
    }

    private func write<Message: WireMessage>(
        into buffer: inout ByteBuffer, _ fill: (MessageBuilder, inout Message) -> Void
    ) {
        withUnsafeTemporaryAllocation(byteCount: Self.blockBytes, alignment: 16) { block in
            let builder = MessageBuilder(block: block)
            builder.pack(builder.make { fill(builder, &$0) }, into: &buffer)
        }
    }

    private static func metadata(
        _ metadata: Metadata, _ builder: MessageBuilder
    ) -> (Int, UnsafeMutablePointer<UnsafeMutablePointer<Retouch__Rpc__V1__Metadata>?>?) {
        builder.list(metadata.entries) { entry in
            builder.make {
                $0.key = builder.text(entry.key)
                $0.value = builder.text(entry.value)
            }
        }
    }

    private static func fill(_ wire: inout Retouch__Rpc__V1__WireLimits, _ limits: AnnouncedLimits) {
        wire.frame_bytes = limits.frameBytes
        wire.fragment_bytes = limits.fragmentBytes
        wire.message_bytes = limits.messageBytes
        wire.header_bytes = limits.headerBytes
        wire.metadata_entries = limits.metadataEntries
        wire.calls_in_flight = limits.callsInFlight
        wire.ping_bytes = limits.pingBytes
        wire.first_frame_ms = limits.firstFrameMilliseconds
        wire.idle_ms = limits.idleMilliseconds
        wire.progress_bytes_per_second = limits.progressBytesPerSecond
        wire.progress_grace_ms = limits.progressGraceMilliseconds
        wire.write_stall_ms = limits.writeStallMilliseconds
        wire.drain_ms = limits.drainMilliseconds
    }
}
