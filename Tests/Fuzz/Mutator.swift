// Small, seeded damage of the kinds that protobuf readers break on.

/// SplitMix64 (Steele, Lea, Flood 2014) and the mutations it chooses.
struct Mutator {
    private var state: UInt64

    /// Longer inputs are cut: they only cost time.
    private static let longest = 16_384

    init(seed: UInt64) {
        state = seed &* 0x9e37_79b9_7f4a_7c15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }

    private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    /// One to eight mutations of one message.
    mutating func mutate(_ corpus: Corpus) -> [UInt8] {
        var bytes = corpus.messages[below(corpus.messages.count)]
        for _ in 0...below(8) { change(&bytes, corpus) }
        return Array(bytes.prefix(Self.longest))
    }

    private mutating func change(_ bytes: inout [UInt8], _ corpus: Corpus) {
        let place = below(bytes.count)
        switch below(9) {
        case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(below(8))
        case 1 where !bytes.isEmpty: bytes[place] = interesting()
        case 2: bytes.insert(interesting(), at: place)
        case 3 where !bytes.isEmpty: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(8)))
        case 4: bytes.removeLast(below(bytes.count))
        case 5 where !bytes.isEmpty:
            // A field again, or many times.
            let slice = Array(bytes[place..<min(bytes.count, place + 1 + below(40))])
            for _ in 0...below(20) { bytes.insert(contentsOf: slice, at: place) }
        case 6:
            // A piece of another message, of another type most of the time.
            let other = corpus.messages[below(corpus.messages.count)]
            let start = below(other.count)
            bytes.insert(contentsOf: other[start..<min(other.count, start + below(200))], at: place)
        case 7:
            // The whole inside a field of itself.
            bytes = [UInt8(1 + below(15)) << 3 | 2] + varint(bytes.count) + bytes
        default:
            // An overlong or huge number.
            bytes.insert(contentsOf: [UInt8](repeating: 0xff, count: 1 + below(11)), at: place)
        }
    }

    private mutating func interesting() -> UInt8 {
        let values: [UInt8] = [0x00, 0x01, 0x08, 0x0a, 0x12, 0x1a, 0x22, 0x7a, 0x7f, 0x80, 0xc0, 0xed, 0xf4, 0xff]
        return below(3) == 0 ? UInt8(below(256)) : values[below(values.count)]
    }

    private func varint(_ value: Int) -> [UInt8] {
        var value = value
        var bytes: [UInt8] = []
        while value >= 0x80 {
            bytes.append(UInt8(value & 0x7f) | 0x80)
            value >>= 7
        }
        return bytes + [UInt8(value)]
    }
}
