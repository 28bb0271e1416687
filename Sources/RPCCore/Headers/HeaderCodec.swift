// Headers are values here; another module turns them into protobuf and back.

package import NIOCore

/// Why a header could not be read. Both are the sender's fault.
package enum HeaderError: Error, Sendable, Hashable {
    /// Not protobuf, broken UTF-8, an embedded NUL, or a field of the wrong type. The text says which, for the peer.
    case malformed(String)
    /// More metadata entries, fields or nesting than the limits allow. The text says which, for the peer.
    case overLimit(String)

    /// What is wrong, for the peer.
    package var text: String {
        switch self {
        case .malformed(let text), .overLimit(let text): text
        }
    }
}

/// Writes and reads the protobuf headers of frames (`Protos/retouch/rpc/v1`).
///
/// Encoding appends to the buffer and cannot fail; the header with all defaults appends nothing. Decoding reads the buffer's
/// readable bytes, all of them; an empty buffer is the header with all defaults. Both are called on event loops, once a
/// frame: no locks, no waiting.
package protocol HeaderCodec: Sendable {
    func encode(_ header: Hello, into buffer: inout ByteBuffer)
    func encode(_ header: RequestHeader, into buffer: inout ByteBuffer)
    func encode(_ header: MessageHeader, into buffer: inout ByteBuffer)
    func encode(_ header: ResponseHeader, into buffer: inout ByteBuffer)
    func encode(_ header: Cancel, into buffer: inout ByteBuffer)
    func encode(_ header: GoAway, into buffer: inout ByteBuffer)

    func decodeHello(_ bytes: ByteBuffer) throws(HeaderError) -> Hello
    func decodeRequest(_ bytes: ByteBuffer) throws(HeaderError) -> RequestHeader
    func decodeMessage(_ bytes: ByteBuffer) throws(HeaderError) -> MessageHeader
    func decodeResponse(_ bytes: ByteBuffer) throws(HeaderError) -> ResponseHeader
    func decodeCancel(_ bytes: ByteBuffer) throws(HeaderError) -> Cancel
    func decodeGoAway(_ bytes: ByteBuffer) throws(HeaderError) -> GoAway
}
