// What every mapping from an unpacked message to values needs: its payloads, the limits, and checked reads.

import CProtobufC
import RetouchModel

/// Reads the fields of one unpacked message.
struct MessageReader {
    let payloads: Payloads
    let limits: Limits

    /// A submessage that must be there.
    func required<Message>(
        _ message: UnsafeMutablePointer<Message>?, _ field: String
    ) throws(MessageError) -> UnsafeMutablePointer<Message> {
        guard let message else { throw MessageError(.invalid, "is missing", field: field) }
        return message
    }

    /// A text of a limited length.
    ///
    /// - Parameter limit: Unicode scalars.
    func text(
        _ text: UnsafeMutablePointer<CChar>?, atMost limit: Int, _ field: String
    ) throws(MessageError) -> String {
        let value = Text.read(text)
        // A scalar has at most four bytes, so a text that is far too long is refused without being counted.
        guard value.utf8.count <= limit || (value.utf8.count <= 4 * limit && value.unicodeScalars.count <= limit) else {
            throw MessageError(.invalid, "has more than \(limit) characters", field: field)
        }
        return value
    }

    /// A number of a range. NaN is in no range.
    func number<Value: Comparable & Sendable>(
        _ value: Value, in range: ClosedRange<Value>, _ field: String
    ) throws(MessageError) -> Value {
        guard range.contains(value) else {
            throw MessageError(
                .invalid, "is \(value); it may be \(range.lowerBound) to \(range.upperBound)", field: field)
        }
        return value
    }

    /// A fraction above 0.
    func extent(_ value: Float, _ field: String) throws(MessageError) -> Float {
        guard value > 0, value <= 1 else {
            throw MessageError(.invalid, "is \(value); it may be above 0, up to 1", field: field)
        }
        return value
    }

    /// A count of a platform that has 64 bits, as ours is.
    func count(_ value: UInt64, _ field: String) throws(MessageError) -> Int {
        guard let count = Int(exactly: value) else {
            throw MessageError(.invalid, "is \(value), which is no count", field: field)
        }
        return count
    }

    /// A list of submessages, each read by `element`; an error names the index.
    func list<Message, Value>(
        _ list: UnsafeMutablePointer<UnsafeMutablePointer<Message>?>?, _ count: Int, _ field: String,
        _ element: (UnsafeMutablePointer<Message>) throws(MessageError) -> Value?
    ) throws(MessageError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            // protobuf-c fills every element of a list that it unpacked.
            guard let message = list?[index] else { continue }
            do {
                if let value = try element(message) { values.append(value) }
            } catch {
                throw error.inside("\(field)[\(index)]")
            }
        }
        return values
    }

    /// Runs a mapping one level down; an error names the field.
    func inside<Value>(
        _ field: String, _ body: () throws(MessageError) -> Value
    ) throws(MessageError) -> Value {
        do { return try body() } catch { throw error.inside(field) }
    }
}
