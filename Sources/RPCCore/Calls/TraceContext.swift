// W3C Trace Context (https://www.w3.org/TR/trace-context/): the trace that a call belongs to.

/// `traceparent` and `tracestate` of one call. All zero = no trace.
package struct TraceContext: Sendable, Hashable {
    /// The keys in a call's metadata.
    package static let parentKey = "traceparent"
    package static let stateKey = "tracestate"
    /// Longest `tracestate` that is passed on (section 3.3.1.5 asks for at least 512).
    package static let stateBytes = 512

    /// 16 bytes, the same in every process that the request passes.
    package var traceHigh: UInt64 = 0
    package var traceLow: UInt64 = 0
    /// The caller's span.
    package var parent: UInt64 = 0
    /// Bit 0: the caller records this trace.
    package var flags: UInt8 = 0
    /// Opaque; passed on as it came.
    package var state: String = ""

    package init() {}

    /// Reads the entries of a call's metadata; a malformed `traceparent` is no trace, as the specification demands.
    package init(_ metadata: Metadata) {
        guard !metadata.isEmpty, let text = metadata[Self.parentKey], let read = Self.read(Array(text.utf8)) else { return }
        self = read
        if let text = metadata[Self.stateKey], text.utf8.count <= Self.stateBytes { state = text }
    }

    package var exists: Bool { traceHigh != 0 || traceLow != 0 }

    /// 32 lower-case hexadecimal digits; empty without a trace.
    package var traceID: String {
        exists ? Self.hexadecimal(traceHigh) + Self.hexadecimal(traceLow) : ""
    }

    /// `00-<trace>-<parent>-<flags>`; empty without a trace.
    package var traceParent: String {
        guard exists else { return "" }
        let flags = Self.hexadecimal(UInt64(flags)).suffix(2)
        return "00-\(traceID)-\(Self.hexadecimal(parent))-\(flags)"
    }

    /// version "-" trace "-" parent "-" flags; longer texts only from a later version, and then with a dash behind.
    private static func read(_ bytes: [UInt8]) -> TraceContext? {
        let dash = UInt8(ascii: "-")
        guard bytes.count >= 55, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
            let version = number(bytes[0..<2]), version != 0xff, bytes.count == 55 || (version > 0 && bytes[55] == dash),
            let high = number(bytes[3..<19]), let low = number(bytes[19..<35]), high != 0 || low != 0,
            let parent = number(bytes[36..<52]), parent != 0, let flags = number(bytes[53..<55])
        else { return nil }
        var trace = TraceContext()
        trace.traceHigh = high
        trace.traceLow = low
        trace.parent = parent
        trace.flags = UInt8(flags)
        return trace
    }

    /// Lower-case hexadecimal digits only: upper case is malformed there.
    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
