// The UTF-8 check beside Swift's own, as its oracle, through the only door there is: a string field.

import NIOCore
import RetouchAPI
import RetouchModel
import TestSupport
import Testing

struct TextCheckTests {
    private let codec = MessageCodec(limits: Limits())

    private func accepts(_ text: [UInt8]) -> Bool {
        let reasons = ByteBuffer(bytes: WireBytes.number(1, 1) + WireBytes.delimited(2, text))
        guard let health = try? codec.decodeHealth(reasons) else { return false }
        return Array(health.reasons[0].utf8) == text
    }

    private func isText(_ bytes: [UInt8]) -> Bool {
        !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    }

    @Test func everyScalarsEncoding() {
        for value in stride(from: UInt32(1), through: 0x10ffff, by: 37) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(accepts(Array(String(Character(scalar)).utf8)))
        }
    }

    @Test func everyPairAndManyTriples() {
        for first in 0...255 {
            for second in 0...255 {
                let pair = [UInt8(first), UInt8(second)]
                #expect(accepts(pair) == isText(pair), "\(pair)")
            }
        }
        var random = SplitMix(state: 1)
        for _ in 0..<20_000 {
            // Mostly bytes that start or continue something.
            let bytes = (0..<Int.random(in: 3...20, using: &random)).map { _ in
                UInt8.random(in: Bool.random(using: &random) ? 0x61...0x7a : 0x7e...0xff, using: &random)
            }
            #expect(accepts(bytes) == isText(bytes), "\(bytes)")
        }
    }

    @Test func aNULAnywhere() {
        for length in 1...40 {
            for place in 0..<length {
                var bytes = [UInt8](repeating: 0x61, count: length)
                bytes[place] = 0
                #expect(!accepts(bytes))
            }
        }
    }
}
