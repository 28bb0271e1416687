// Builds C messages from values, and packs them without copying their payloads through protobuf-c.

import CProtobufC
import NIOCore
import RPCCore

/// The memory of one outgoing message: C strings, submessages and lists live in an arena until it is packed.
///
/// A class, because submessages are built inside each other's closures; used on one thread.
final class MessageBuilder {
    /// No message of the schema has more.
    private static let mostPayloads = 8

    private var arena = retouch_arena()
    /// One address for each payload; in the arena, and only there once there is a payload.
    private var slots: UnsafeMutablePointer<UInt8>?
    private var payloads: [ByteBuffer] = []

    /// - Parameter block: memory to use before asking for more, aligned to 16; must outlive the builder.
    init(block: UnsafeMutableRawBufferPointer? = nil) {
        // What is sent was made here, so it needs no budget.
        retouch_arena_start(&arena, block?.baseAddress, block?.count ?? 0, .max)
    }

    deinit {
        retouch_arena_release(&arena)
    }

    /// A C string. A NUL, which would silently end it, becomes U+FFFD.
    func text(_ value: String) -> UnsafeMutablePointer<CChar>? {
        var value = value.utf8.contains(0) ? value.withoutNUL : value
        return value.withUTF8 { utf8 in
            let copy = memory(UInt8.self, count: utf8.count + 1)
            copy.update(from: utf8.baseAddress ?? UnsafePointer(copy), count: utf8.count)
            copy[utf8.count] = 0
            return UnsafeMutableRawPointer(copy).assumingMemoryBound(to: CChar.self)
        }
    }

    /// A submessage with its defaults, and then what `fill` sets.
    func make<Message: WireMessage>(
        _ type: Message.Type = Message.self, _ fill: (inout Message) -> Void = { _ in }
    ) -> UnsafeMutablePointer<Message> {
        let message = memory(Message.self, count: 1)
        Message.start(message)
        fill(&message.pointee)
        return message
    }

    /// A list of pointers to what `element` makes of each value: submessages or strings.
    func list<Values: Collection, Element>(
        _ values: Values, _ element: (Values.Element) -> UnsafeMutablePointer<Element>?
    ) -> (count: Int, elements: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>?) {
        guard !values.isEmpty else { return (0, nil) }
        let list = memory(UnsafeMutablePointer<Element>?.self, count: values.count)
        for (index, value) in values.enumerated() { list[index] = element(value) }
        return (values.count, list)
    }

    /// A packed list of numbers.
    func numbers<Number: Numeric>(_ values: [Number]) -> (count: Int, elements: UnsafeMutablePointer<Number>?) {
        guard !values.isEmpty else { return (0, nil) }
        let list = memory(Number.self, count: values.count)
        for (index, value) in values.enumerated() { list[index] = value }
        return (values.count, list)
    }

    /// A value of type `bytes` that becomes a piece of its own: copied once, from the array into the buffer that goes to the socket.
    func payload(_ bytes: [UInt8]) -> ProtobufCBinaryData {
        guard !bytes.isEmpty else { return ProtobufCBinaryData() }
        precondition(payloads.count < Self.mostPayloads, "a message with more payloads than the schema has")
        let slots = slots ?? memory(UInt8.self, count: Self.mostPayloads)
        self.slots = slots
        payloads.append(ByteBuffer(bytes: bytes))
        // Only its address counts: the packer notes it and never reads it.
        return ProtobufCBinaryData(len: bytes.count, data: slots + (payloads.count - 1))
    }

    /// Appends a message without payloads to a buffer.
    func pack<Message: WireMessage>(_ message: UnsafeMutablePointer<Message>, into buffer: inout ByteBuffer) {
        precondition(payloads.isEmpty, "payloads need a body of several pieces")
        let base = UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: protobuf_c_message_get_packed_size(base)) { room in
            protobuf_c_message_pack(base, room.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// The packed message: what protobuf-c writes, cut where the payloads go.
    func pack<Message: WireMessage>(_ message: UnsafeMutablePointer<Message>) -> Body {
        guard let slots else {
            var packed = ByteBuffer()
            pack(message, into: &packed)
            return Body(packed)
        }
        let base = UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        let size = protobuf_c_message_get_packed_size(base) - payloads.reduce(0) { $0 + $1.readableBytes }
        var cuts = [retouch_cut](repeating: retouch_cut(), count: payloads.count)
        var packed = ByteBuffer()
        packed.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { room in
            let gather = retouch_gather_pack(
                base, room.baseAddress?.assumingMemoryBound(to: UInt8.self), size, slots, cuts.count, &cuts)
            precondition(
                gather.lost == 0 && gather.used == size && gather.cut_count == cuts.count,
                "protobuf-c packed another size than it announced")
            return gather.used
        }
        var body = Body()
        for cut in cuts {
            let before = cut.offset - (size - packed.readableBytes)
            if let piece = packed.readSlice(length: before) { body.append(piece) }
            body.append(payloads[cut.slot])
        }
        body.append(packed)
        return body
    }

    private func memory<Value>(_ type: Value.Type, count: Int) -> UnsafeMutablePointer<Value> {
        // Without a budget it is only missing when the machine has none left; Swift itself traps then.
        retouch_arena_allocate(&arena, MemoryLayout<Value>.stride * count)!.bindMemory(to: type, capacity: count)
    }
}

extension String {
    /// Every NUL replaced by U+FFFD.
    fileprivate var withoutNUL: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar) }
        return String(scalars)
    }
}
