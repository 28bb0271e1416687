// The owner of one unpacked message: pre-scan, lift, unpack, and free exactly once.

import CProtobufC
import RetouchModel

/// An unpacked C message and its memory. Lives no longer than the bytes it was made of.
struct UnpackedMessage<Message: WireMessage>: ~Copyable {
    private let message: UnsafePointer<Message>
    private let payloads: Payloads
    private let arena: retouch_arena

    /// Memory that a message may ask for beyond twice its size.
    private static var headroom: Int { 1 << 20 }

    /// - Parameters:
    ///   - bytes: one message; must outlive the owner.
    ///   - block: memory to use before asking for more, aligned to 16; must outlive the owner, too.
    /// - Throws: `malformed` or `overLimit`.
    init(
        _ bytes: UnsafeRawBufferPointer, limits: ShapeLimits, block: UnsafeMutableRawBufferPointer? = nil
    ) throws(MessageError) {
        let descriptor = Message.descriptor
        let scan = try MessagePreScan(bytes, as: descriptor, limits: limits)
        var ranges: [Range<Int>] = []
        var arena = retouch_arena()
        let base: UnsafeMutablePointer<ProtobufCMessage>?
        if scan.hasPayload {
            let lifted = try LiftedMessage(bytes, as: descriptor)
            ranges = lifted.payloads
            base = lifted.bytes.withUnsafeBytes { Self.unpack($0, descriptor, block, &arena) }
        } else {
            base = Self.unpack(bytes, descriptor, block, &arena)
        }
        // A failed unpack gave its memory back to the arena, which is released here or by the owner.
        guard let base else {
            let overBudget = arena.spent
            retouch_arena_release(&arena)
            throw overBudget
                ? MessageError(.overLimit, "the message needs more memory than \(Self.budget(bytes.count)) bytes")
                : MessageError(.malformed, "the bytes are not a \(String(cString: descriptor.pointee.name))")
        }
        message = UnsafePointer(UnsafeRawPointer(base).assumingMemoryBound(to: Message.self))
        payloads = Payloads(source: bytes, ranges: ranges)
        self.arena = arena
    }

    /// Lends the C structure, in which `nil` pointers are fields that were not sent, and the payloads. Neither may be kept.
    borrowing func read<Value>(
        _ body: (UnsafePointer<Message>, Payloads) throws(MessageError) -> Value
    ) throws(MessageError) -> Value {
        try body(message, payloads)
    }

    deinit {
        var arena = arena
        retouch_arena_release(&arena)
    }

    private static func budget(_ bytes: Int) -> Int { 2 * bytes + headroom }

    private static func unpack(
        _ bytes: UnsafeRawBufferPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        _ block: UnsafeMutableRawBufferPointer?, _ arena: inout retouch_arena
    ) -> UnsafeMutablePointer<ProtobufCMessage>? {
        withUnsafeMutablePointer(to: &arena) { arena in
            retouch_arena_start(arena, block?.baseAddress, block?.count ?? 0, budget(bytes.count))
            var allocator = retouch_arena_allocator(arena)
            return protobuf_c_message_unpack(
                descriptor, &allocator, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
    }
}

/// The values of type `bytes` of one message, still where they arrived.
struct Payloads {
    fileprivate let source: UnsafeRawBufferPointer
    fileprivate let ranges: [Range<Int>]

    /// The bytes that a field of an unpacked message stands for: one copy, straight from what arrived.
    func bytes(_ field: ProtobufCBinaryData) -> [UInt8] {
        guard field.len == LiftedMessage.tokenBytes, let token = field.data else { return [] }
        let index = UnsafeRawPointer(token).loadUnaligned(as: UInt32.self)
        return [UInt8](UnsafeRawBufferPointer(rebasing: source[ranges[Int(index)]]))
    }
}
