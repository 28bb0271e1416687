// The bytes of a message as a gather list, so that a picture of 50 MB travels without being copied.

package import NIOCore

/// Bytes in one or several buffers, in order.
///
/// One buffer is the ordinary case and costs no allocation beyond the buffer itself.
package struct Body: Sendable {
    /// A copied piece grows up to this size, then the next one begins: copying stays cheap and never moves megabytes.
    private static let copiedPieceBytes = 262_144

    /// The first piece; empty for an empty body.
    package private(set) var first: ByteBuffer
    /// The pieces after it, none of them empty.
    package private(set) var rest: [ByteBuffer] = []
    /// Bytes in all pieces.
    package private(set) var count: Int
    /// Whether the last piece was copied into storage of its own, so that more can be copied behind it.
    private var lastIsCopy = false

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

    /// Whether there is no byte.
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
        lastIsCopy = false
    }

    /// Adds a piece that came from a socket, to be held for a while. It is kept as it is when it fills at least half of the
    /// storage behind it, else copied: a peer that sends one byte at a time must not pin one read buffer a byte.
    package mutating func hold(_ piece: ByteBuffer) {
        let bytes = piece.readableBytes
        guard bytes > 0 else { return }
        guard bytes * 2 < piece.storageCapacity else { return append(piece) }
        let last = rest.last ?? first
        if lastIsCopy, last.readableBytes + bytes <= Self.copiedPieceBytes {
            if rest.isEmpty { first.writeImmutableBuffer(piece) } else { rest[rest.count - 1].writeImmutableBuffer(piece) }
            count += bytes
        } else {
            var copy = ByteBuffer()
            copy.writeImmutableBuffer(piece)
            append(copy)
            lastIsCopy = true
        }
    }

    /// Adds the pieces of another body as `hold` does.
    package mutating func hold(_ other: Body) {
        guard other.count > 0 else { return }
        hold(other.first)
        for piece in other.rest { hold(piece) }
    }

    /// The same bytes, in storage that is worth holding.
    package func held() -> Body {
        var body = Body()
        body.hold(self)
        return body
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

/// Takes a body apart from the front, in fragments, without copying.
package struct BodyCursor: Sendable {
    private let body: Body
    /// The piece that is read next: 0 is `first`, 1 the first of `rest`.
    private var piece = 0
    /// Bytes of that piece that were taken.
    private var offset = 0
    /// Bytes that are left.
    package private(set) var remaining: Int

    package init(_ body: Body) {
        self.body = body
        remaining = body.count
    }

    /// Takes up to so many bytes and appends them to a list of buffers to write.
    package mutating func take(_ most: Int, into batch: inout [ByteBuffer]) {
        var wanted = min(most, remaining)
        remaining -= wanted
        while wanted > 0 {
            let source = piece == 0 ? body.first : body.rest[piece - 1]
            let here = min(wanted, source.readableBytes - offset)
            if let slice = source.getSlice(at: source.readerIndex + offset, length: here) { batch.append(slice) }
            wanted -= here
            offset += here
            if offset == source.readableBytes {
                piece += 1
                offset = 0
            }
        }
    }
}
