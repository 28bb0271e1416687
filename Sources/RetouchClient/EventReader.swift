// The items of an edit's stream as events.

import RPCCore
import RPCTransport
import RetouchAPI
import RetouchModel

/// Reads one edit's stream. Letting go of it cancels the call.
actor EventReader {
    /// `nil` while an item is being waited for: a stream has one reader at a time.
    private var items: CallStream.Iterator?
    private let codec: MessageCodec
    private let address: ServerAddress
    private let onGivingUp: @Sendable () -> Void
    private var isOver = false

    /// - Parameter onGivingUp: called when the stream is left before the server ended it.
    init(_ items: CallStream, codec: MessageCodec, address: ServerAddress, onGivingUp: @escaping @Sendable () -> Void) {
        self.items = items.makeAsyncIterator()
        self.codec = codec
        self.address = address
        self.onGivingUp = onGivingUp
    }

    deinit {
        if !isOver { onGivingUp() }
    }

    /// The next event that this version knows; `nil` after the last one.
    ///
    /// - Throws: the call's failure; `inputValidation` for a second reader of the same stream.
    func next() async throws(EditFailure) -> EditEvent? {
        while true {
            guard let item = try await nextItem() else { return nil }
            do throws(MessageError) {
                if let event = try codec.decodeEvent(item.contiguous()) { return event }
            } catch {
                throw EditFailure(unreadable: error, from: address)
            }
        }
    }

    private func nextItem() async throws(EditFailure) -> Body? {
        guard !isOver else { return nil }
        guard var iterator = items.take() else {
            throw EditFailure(.inputValidation, stage: .output, "an edit's stream has one reader at a time")
        }
        defer { items = iterator }
        do throws(RPCError) {
            let item = try await iterator.next(isolation: self)
            isOver = item == nil
            return item
        } catch {
            isOver = error.status.code != .cancelled
            throw EditFailure(error, from: address)
        }
    }
}
