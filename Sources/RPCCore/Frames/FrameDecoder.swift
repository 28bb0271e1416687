// From the bytes of a connection to frames, however the network cut them.

package import NIOCore
package import RetouchModel

/// Cuts a stream of bytes into frames.
///
/// `append` a chunk as it came from the socket, then call `next` until it returns `nil`. Each length is checked as soon as
/// its bytes are there, before anything is kept of what it counts; what is kept of an unfinished frame never exceeds
/// twice the bytes that arrived. Frames that lie whole in one chunk are slices of it: no copy, no allocation.
package struct FrameDecoder: ~Copyable {
    private enum Stage {
        case head
        case header
        case body
    }

    private var limits: Limits.Wire
    /// What was appended and not yet looked at.
    private var input = ByteBuffer()
    private var stage = Stage.head
    /// The bytes of an unfinished head or header.
    private var partial = ByteBuffer()
    private var header = ByteBuffer()
    private var body = Body()
    /// Bytes of the current frame's body, or over-long header, that have not come yet.
    private var missing = 0
    private var skipsBody = false
    private var isFirstFrame = true
    /// The head of the frame whose bytes are arriving; `nil` between frames and before a head is whole.
    package private(set) var current: FrameHead?
    /// Bytes of the unfinished frame that have arrived; 0 between frames.
    package private(set) var arrivedBytes = 0

    package init(limits: Limits.Wire) {
        self.limits = limits
    }

    /// Bytes that are kept for the unfinished frame.
    package var heldBytes: Int { partial.readableBytes + header.readableBytes + body.count }

    /// Whether part of a frame has arrived, and part not.
    package var isInsideFrame: Bool { arrivedBytes > 0 }

    /// Hands over the next bytes. Only after `next` returned `nil` for the bytes before.
    package mutating func append(_ chunk: ByteBuffer) {
        input = chunk
    }

    /// The peer has told that its frames may be so long; never less than what was allowed before.
    package mutating func allowFrames(upTo bytes: Int) {
        limits.frameBytes = max(limits.frameBytes, min(bytes, FrameHead.largestLength))
    }

    /// Keeps nothing more of the body of the frame that is arriving; the frame comes out with an empty body.
    package mutating func skipBody() {
        guard current != nil else { return }
        skipsBody = true
        body = Body()
    }

    /// The next whole frame, or `nil` when its bytes have not all come.
    ///
    /// A header longer than the limit is passed over: the frame then has an empty `header` and `head.headerLength` tells.
    /// - Throws: what to send in GOAWAY; the decoder is not used after that.
    package mutating func next() throws(GoAway) -> Frame? {
        if let frame = wholeFrame() { return frame }
        while true {
            switch stage {
            case .head: guard try readHead() else { return wait() }
            case .header: guard readHeader() else { return wait() }
            case .body:
                guard readBody(), let head = current else { return wait() }
                let frame = Frame(head: head, header: header, body: body)
                reset()
                return frame
            }
        }
    }

    /// The ordinary case: the next frame lies whole in the chunk, and is cut out of it without being assembled. Whatever is out of the
    /// ordinary, wrong lengths too, is left to `readHead` and those after it.
    private mutating func wholeFrame() -> Frame? {
        guard arrivedBytes == 0,
            let (length, type, flags, headerLength, callID) = input.getMultipleIntegers(
                at: input.readerIndex, as: (UInt32, UInt8, UInt8, UInt16, UInt32).self)
        else { return nil }
        let bodyLength = Int(length) - FrameHead.countedByteCount - Int(headerLength)
        let start = input.readerIndex + FrameHead.byteCount
        guard length <= limits.frameBytes, headerLength <= limits.headerBytes, bodyLength >= 0,
            let header = input.getSlice(at: start, length: Int(headerLength)),
            let body = input.getSlice(at: start + Int(headerLength), length: bodyLength)
        else { return nil }
        input.moveReaderIndex(to: start + Int(headerLength) + bodyLength)
        isFirstFrame = false
        let head = FrameHead(
            type: type, flags: FrameFlags(rawValue: flags), headerLength: Int(headerLength), callID: callID,
            bodyLength: bodyLength)
        return Frame(head: head, header: header, body: Body(body))
    }

    /// The chunk is used up: its storage may serve the next read.
    private mutating func wait() -> Frame? {
        input = ByteBuffer()
        return nil
    }

    private mutating func reset() {
        stage = .head
        current = nil
        header = ByteBuffer()
        body = Body()
        skipsBody = false
        arrivedBytes = 0
        isFirstFrame = false
    }

    private mutating func readHead() throws(GoAway) -> Bool {
        if arrivedBytes == 0, input.readableBytes >= FrameHead.byteCount {
            begin(try parse(input, at: input.readerIndex))
            input.moveReaderIndex(forwardBy: FrameHead.byteCount)
            arrivedBytes = FrameHead.byteCount
            return true
        }
        guard input.readableBytes > 0 else { return false }
        if partial.readableBytes == 0 { try checkFirstByte(input) }
        let length = min(FrameHead.byteCount - partial.readableBytes, input.readableBytes)
        arrivedBytes += length
        if var slice = input.readSlice(length: length) { partial.writeBuffer(&slice) }
        if partial.readableBytes >= 4 { try checkLength(partial, at: partial.readerIndex) }
        guard partial.readableBytes == FrameHead.byteCount else { return false }
        begin(try parse(partial, at: partial.readerIndex))
        partial.clear()
        return true
    }

    /// Returns false while the header is not whole.
    private mutating func readHeader() -> Bool {
        guard let head = current else { return false }
        if head.headerLength > limits.headerBytes {
            let passed = min(missing, input.readableBytes)
            input.moveReaderIndex(forwardBy: passed)
            arrivedBytes += passed
            missing -= passed
            guard missing == 0 else { return false }
        } else {
            let length = min(head.headerLength - partial.readableBytes, input.readableBytes)
            guard var slice = input.readSlice(length: length) else { return false }
            arrivedBytes += length
            if length == head.headerLength {
                header = slice
            } else {
                partial.writeBuffer(&slice)
                guard partial.readableBytes == head.headerLength else { return false }
                header = partial
                partial = ByteBuffer()
            }
        }
        stage = .body
        missing = head.bodyLength
        return true
    }

    /// Returns false while the body is not whole.
    private mutating func readBody() -> Bool {
        let length = min(missing, input.readableBytes)
        guard let slice = input.readSlice(length: length) else { return false }
        arrivedBytes += length
        if !skipsBody {
            if length == current?.bodyLength { body = Body(slice) } else { body.hold(slice) }
        }
        missing -= length
        guard missing > 0 else { return true }
        if header.readableBytes * 2 < header.storageCapacity { header = ByteBuffer(bytes: header.readableBytesView) }
        return false
    }

    // MARK: - Checks

    private func checkFirstByte(_ bytes: ByteBuffer) throws(GoAway) {
        guard let first = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self), first != 0 else { return }
        if isFirstFrame, let name = ForeignProtocol.name(of: bytes.readableBytesView.prefix(16)) {
            throw GoAway(
                reason: .protocolError,
                message: "these bytes are \(name), not a Retouch frame: this port speaks Protos/WIRE.md")
        }
        throw GoAway(
            reason: .frameLength,
            message:
                "byte 0 of a frame is 0x\(String(first, radix: 16)); lengths go up to \(limits.frameBytes), so it is always zero",
            limit: UInt64(limits.frameBytes))
    }

    private func checkLength(_ bytes: ByteBuffer, at index: Int) throws(GoAway) {
        let length = Int(bytes.getInteger(at: index, as: UInt32.self) ?? 0)
        guard length < FrameHead.countedByteCount || length > limits.frameBytes else { return }
        try checkFirstByte(bytes)
        throw GoAway(
            reason: .frameLength,
            message: "a frame's length is \(length); it may be \(FrameHead.countedByteCount) to \(limits.frameBytes)",
            limit: UInt64(limits.frameBytes))
    }

    /// Reads the 12 bytes of a head that are all there.
    private func parse(_ bytes: ByteBuffer, at index: Int) throws(GoAway) -> FrameHead {
        try checkLength(bytes, at: index)
        guard
            let (length, type, flags, headerLength, callID) = bytes.getMultipleIntegers(
                at: index, as: (UInt32, UInt8, UInt8, UInt16, UInt32).self)
        else { preconditionFailure("a head is read when its 12 bytes are there") }
        let counted = Int(length) - FrameHead.countedByteCount
        guard Int(headerLength) <= counted else {
            throw GoAway(
                reason: .protocolError,
                message: "header_length is \(headerLength), but only \(counted) bytes follow the call id")
        }
        return FrameHead(
            type: type, flags: FrameFlags(rawValue: flags), headerLength: Int(headerLength), callID: callID,
            bodyLength: counted - Int(headerLength))
    }

    /// Assembles a frame that is not whole yet.
    private mutating func begin(_ head: FrameHead) {
        current = head
        missing = head.headerLength
        stage = .header
    }
}
