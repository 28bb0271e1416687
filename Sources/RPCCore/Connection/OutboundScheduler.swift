// Who may write next on a connection: what is small first, then one fragment of each large message in turn.

package import NIOCore
package import RetouchModel

/// What waits to be written on one connection.
///
/// Small frames are encoded once, one behind the other, into one buffer, so that a turn of the event loop writes all its
/// answers with one system call. Larger bodies are never copied: they leave as slices of what the handler returned.
package struct OutboundScheduler: ~Copyable {
    /// One message on its way, of which a part may have left.
    private struct Message {
        let type: FrameType
        /// Encoded; leaves with the first fragment.
        var header: ByteBuffer
        var body: BodyCursor
        var begun = false
    }

    private var fragmentBytes: Int
    private var frameBytes: Int
    private let smallBytes: Int
    private var urgent = ByteBuffer()
    /// The messages of each call that has a large one waiting, oldest first.
    private var queues: [UInt32: [Message]] = [:]
    /// The calls with a queue, in the order of their turns.
    private var ring: [UInt32] = []
    private var turn = 0
    /// Bytes of bodies that wait in queues.
    private var largeBytes = 0

    package init(limits: Limits.Wire) {
        fragmentBytes = limits.fragmentBytes
        frameBytes = limits.frameBytes
        smallBytes = limits.smallMessageBytes
    }

    /// The peer takes no longer frames and fragments than these.
    package mutating func restrict(frameBytes: Int, fragmentBytes: Int) {
        self.frameBytes = min(self.frameBytes, frameBytes)
        self.fragmentBytes = min(self.fragmentBytes, fragmentBytes)
    }

    /// Bytes that wait.
    package var queuedBytes: Int { urgent.readableBytes + largeBytes }

    /// Whether nothing waits, not even an empty last fragment.
    package var isEmpty: Bool { urgent.readableBytes == 0 && ring.isEmpty }

    /// Whether part of a call's messages still waits.
    package func holds(_ callID: UInt32) -> Bool { queues[callID] != nil }

    // MARK: - In

    /// Queues a frame without a body, ahead of all fragments.
    package mutating func control(
        _ type: FrameType, callID: UInt32 = 0, header: ByteBuffer? = nil, body: ByteBuffer? = nil
    ) {
        writeUrgent(type, callID: callID, header: header, body: body)
    }

    /// Queues a whole message behind what its call has already queued. Its header is encoded and within the limit.
    ///
    /// The header of a large REQUEST leaves by itself, ahead of all fragments: calls reach the server in the order of their
    /// ids, and one that will be refused is refused before its body was sent.
    ///
    /// - Parameter header: `nil` where the message has none, which spares small answers the counting of an empty buffer.
    package mutating func message(_ type: FrameType, callID: UInt32, header: ByteBuffer? = nil, body: Body) {
        let headerBytes = header?.readableBytes ?? 0
        let fits = min(smallBytes, fragmentBytes, frameBytes - FrameHead.countedByteCount - headerBytes)
        if body.count <= fits, ring.isEmpty || queues[callID] == nil {
            // One piece is the ordinary case; `contiguous` would return it as a second reference.
            if body.rest.isEmpty { return writeUrgent(type, callID: callID, header: header, body: body.first) }
            return writeUrgent(type, callID: callID, header: header, body: body.contiguous())
        }
        var header = header ?? ByteBuffer()
        if type == .request {
            writeUrgent(type, flags: .more, callID: callID, header: header)
            header = ByteBuffer()
        }
        largeBytes += body.count
        if queues[callID] == nil { ring.append(callID) }
        queues[callID, default: []].append(Message(type: type, header: header, body: BodyCursor(body)))
    }

    /// Forgets what a call has queued and has not begun to send.
    ///
    /// - Returns: the type of the message that was cut in the middle, `nil` when none was.
    @discardableResult
    package mutating func drop(_ callID: UInt32) -> FrameType? {
        guard let queue = queues.removeValue(forKey: callID) else { return nil }
        for message in queue { largeBytes -= message.body.remaining }
        if let index = ring.firstIndex(of: callID) { leaveRing(index) }
        return queue.first.flatMap { $0.begun ? $0.type : nil }
    }

    /// Forgets everything that has not left, to say one last thing.
    package mutating func dropAll() {
        queues = [:]
        ring = []
        largeBytes = 0
        urgent.clear()
    }

    // MARK: - Out

    /// Appends the next buffers to write, small frames first, then fragments in turn, until about so many bytes.
    package mutating func take(_ most: Int, into batch: inout [ByteBuffer]) {
        var taken = urgent.readableBytes
        if taken > 0 {
            batch.append(urgent)
            urgent = ByteBuffer()
        }
        while taken < most, !ring.isEmpty {
            if turn >= ring.count { turn = 0 }
            taken += takeFragment(of: ring[turn], at: turn, into: &batch)
        }
    }

    /// Takes back the storage of written small frames, to fill it again.
    package mutating func recycle(_ buffer: consuming ByteBuffer) {
        guard urgent.readableBytes == 0, buffer.storageCapacity <= 2 * smallBytes else { return }
        buffer.clear()
        urgent = buffer
    }

    private mutating func takeFragment(of callID: UInt32, at index: Int, into batch: inout [ByteBuffer]) -> Int {
        guard var queue = queues.removeValue(forKey: callID), !queue.isEmpty else {
            leaveRing(index)
            return 0
        }
        let header = queue[0].header
        let room = frameBytes - FrameHead.countedByteCount - header.readableBytes
        // A peer whose limit leaves no room beside a header gets it byte by byte, not never.
        let length = min(queue[0].body.remaining, fragmentBytes, max(1, room))
        let head = FrameHead(
            type: queue[0].type.rawValue, flags: length < queue[0].body.remaining ? .more : [],
            headerLength: header.readableBytes, callID: callID, bodyLength: length)
        var start = ByteBuffer()
        start.reserveCapacity(FrameHead.byteCount + header.readableBytes)
        start.writeHead(head)
        start.writeImmutableBuffer(header)
        batch.append(start)
        queue[0].body.take(length, into: &batch)
        queue[0].header = ByteBuffer()
        queue[0].begun = true
        largeBytes -= length
        if !head.flags.contains(.more) { queue.removeFirst() }
        if queue.isEmpty {
            leaveRing(index)
        } else {
            queues[callID] = queue
            turn += 1
        }
        return start.readableBytes + length
    }

    private mutating func leaveRing(_ index: Int) {
        ring.remove(at: index)
        if index < turn { turn -= 1 }
    }

    private mutating func writeUrgent(
        _ type: FrameType, flags: FrameFlags = [], callID: UInt32, header: ByteBuffer?, body: ByteBuffer? = nil
    ) {
        urgent.writeFrame(
            FrameHead(
                type: type.rawValue, flags: flags, headerLength: header?.readableBytes ?? 0, callID: callID,
                bodyLength: body?.readableBytes ?? 0),
            header: header, body: body)
    }
}

extension ByteBuffer {
    /// Writes the fixed 12 bytes of a frame.
    package mutating func writeHead(_ head: FrameHead) {
        writeMultipleIntegers(
            UInt32(head.length), head.type, head.flags.rawValue, UInt16(head.headerLength), head.callID)
    }

    /// Writes a whole frame into room that is made once: every small call passes here, and three writes that each ask for room and
    /// for the storage's owner took a tenth of its time.
    fileprivate mutating func writeFrame(_ head: FrameHead, header: ByteBuffer?, body: ByteBuffer?) {
        let count = FrameHead.byteCount + head.headerLength + head.bodyLength
        writeWithUnsafeMutableBytes(minimumWritableBytes: count) { room in
            room.storeBytes(of: UInt32(head.length).bigEndian, toByteOffset: 0, as: UInt32.self)
            room.storeBytes(of: head.type, toByteOffset: 4, as: UInt8.self)
            room.storeBytes(of: head.flags.rawValue, toByteOffset: 5, as: UInt8.self)
            room.storeBytes(of: UInt16(head.headerLength).bigEndian, toByteOffset: 6, as: UInt16.self)
            room.storeBytes(of: head.callID.bigEndian, toByteOffset: 8, as: UInt32.self)
            var end = FrameHead.byteCount
            if let header, head.headerLength > 0 { end += header.copy(to: room, at: end) }
            if let body, head.bodyLength > 0 { end += body.copy(to: room, at: end) }
            return end
        }
    }

    /// Copies all readable bytes to memory that has room for them; returns how many.
    private func copy(to room: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        withUnsafeReadableBytes { bytes in
            UnsafeMutableRawBufferPointer(rebasing: room[offset...]).copyMemory(from: bytes)
            return bytes.count
        }
    }
}
