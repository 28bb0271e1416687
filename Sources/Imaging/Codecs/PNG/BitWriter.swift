// Bits into memory, in deflate's order.

/// Packs bits, the first one lowest, into memory that holds eight bytes more than are written.
struct BitWriter {
    private let start: UnsafeMutablePointer<UInt8>
    private var next: UnsafeMutableRawPointer
    private var bits: UInt64 = 0
    private var count: UInt64 = 0

    init(_ memory: UnsafeMutablePointer<UInt8>) {
        start = memory
        next = UnsafeMutableRawPointer(memory)
    }

    /// Adds a code whose length is in its low eight bits. At most 56 bits may be added between two calls of `flush`.
    @inline(__always)
    mutating func add(entry: UInt32) {
        bits |= UInt64(entry >> 8) &<< count
        count &+= UInt64(entry & 0xFF)
    }

    /// Adds the low `length` bits of a number, of which all others are zero.
    @inline(__always)
    mutating func add(_ number: UInt64, _ length: Int) {
        bits |= number &<< count
        count &+= UInt64(length)
    }

    /// Stores whole bytes; fewer than eight bits stay behind.
    @inline(__always)
    mutating func flush() {
        next.storeBytes(of: bits.littleEndian, as: UInt64.self)
        next += Int(count &>> 3)
        bits = bits &>> (count & 56)
        count &= 7
    }

    /// Fills up the last byte with zeros and returns the bytes written in all.
    mutating func finish() -> Int {
        count = (count &+ 7) & ~7
        flush()
        return next - UnsafeMutableRawPointer(start)
    }
}
