// The bytes of a message as a gather list, so that a picture of 50 MB travels without being copied.

package import NIOCore

/// Bytes in one or several buffers, in order.
///
/// One buffer is the ordinary case and costs no allocation beyond the buffer itself.
package struct Body: Sendable {
    /// The first piece; empty for an empty body.
    package private(set) var first: ByteBuffer
    /// The pieces after it, none of them empty.
    package private(set) var rest: [ByteBuffer] = []
    /// Bytes in all pieces.
    package private(set) var count: Int

    package init() {
        first = ByteBuffer()
        count = 0
    }

    package init(_ buffer: ByteBuffer) {
        first = buffer
        count = buffer.readableBytes
    }

    package init(_ pieces: some Sequence<ByteBuffer>) {
        self.init()
        for piece in pieces { append(piece) }
    }

    package var isEmpty: Bool { count == 0 }

    /// All pieces that hold bytes.
    package var pieces: [ByteBuffer] {
        count == 0 ? [] : [first] + rest
    }

    /// Adds a piece at the end, without copying it.
    package mutating func append(_ piece: ByteBuffer) {
        let bytes = piece.readableBytes
        guard bytes > 0 else { return }
        if count == 0 { first = piece } else { rest.append(piece) }
        count += bytes
    }

    /// Adds the pieces of another body at the end, without copying them.
    package mutating func append(_ other: Body) {
        guard other.count > 0 else { return }
        append(other.first)
        for piece in other.rest { append(piece) }
    }

    /// Adds bytes to the end of the last piece by copying them: for pieces too small to be worth keeping apart.
    package mutating func copy(_ piece: ByteBuffer) {
        let bytes = piece.readableBytes
        guard bytes > 0 else { return }
        if count == 0 {
            first = ByteBuffer()
            first.writeImmutableBuffer(piece)
        } else if rest.isEmpty {
            first.writeImmutableBuffer(piece)
        } else {
            rest[rest.count - 1].writeImmutableBuffer(piece)
        }
        count += bytes
    }

    /// The whole body as one buffer: free when there is one piece, else one copy of `count` bytes.
    ///
    /// Large bodies are made contiguous on the thread that works on them, never on an event loop.
    package func contiguous() -> ByteBuffer {
        guard !rest.isEmpty else { return first }
        var whole = ByteBuffer()
        whole.reserveCapacity(count)
        whole.writeImmutableBuffer(first)
        for piece in rest { whole.writeImmutableBuffer(piece) }
        return whole
    }
}

extension Body: Equatable {
    /// Two bodies are equal when their bytes are, however they are cut.
    package static func == (left: Body, right: Body) -> Bool {
        left.count == right.count && left.contiguous() == right.contiguous()
    }
}
