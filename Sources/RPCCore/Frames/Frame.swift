// One frame as a value: what the decoder yields and the state machines consume.

package import NIOCore

/// The fixed first 12 bytes of a frame.
package struct FrameHead: Sendable, Hashable {
    /// Bytes before the header: length, type, flags, header length, call id.
    package static let byteCount = 12
    /// Bytes that the length field counts and that every frame has.
    package static let countedByteCount = 8

    /// The length field is always below 2^24, whatever the limits: byte 0 of a frame is zero.
    package static let largestLength = 0xff_ffff

    /// Byte 4; a reader must expect numbers that `FrameType` does not know.
    package var type: UInt8
    package var flags: FrameFlags
    /// Bytes of protobuf header: 0 ... 65,535.
    package var headerLength: Int
    /// 0 = the connection itself.
    package var callID: UInt32
    /// Bytes of body: the frame's length less 8 less the header.
    package var bodyLength: Int

    package init(type: UInt8, flags: FrameFlags = [], headerLength: Int = 0, callID: UInt32, bodyLength: Int = 0) {
        self.type = type
        self.flags = flags
        self.headerLength = headerLength
        self.callID = callID
        self.bodyLength = bodyLength
    }

    /// The value of the length field.
    package var length: Int { Self.countedByteCount + headerLength + bodyLength }
}

/// A whole frame.
package struct Frame: Sendable, Equatable {
    package var head: FrameHead
    /// The protobuf header, empty where the frame has none or where it was longer than the reader's limit.
    package var header: ByteBuffer
    package var body: Body

    package init(head: FrameHead, header: ByteBuffer, body: Body) {
        self.head = head
        self.header = header
        self.body = body
    }
}
