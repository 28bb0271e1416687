// Colours as people write them.

import RetouchModel
import Testing

@Suite("Color")
struct ColorTests {
    @Test(
        "reads three and six digits, with or without the hash",
        arguments: [
            ("#f4f1ea", Color(red: 0xf4, green: 0xf1, blue: 0xea)), ("F4F1EA", Color(red: 0xf4, green: 0xf1, blue: 0xea)),
            ("#fa0", Color(red: 0xff, green: 0xaa, blue: 0x00)), ("000", Color.black),
        ])
    func reads(text: String, color: Color) {
        #expect(Color(hex: text) == color)
    }

    @Test(
        "refuses what is no colour",
        arguments: ["", "#", "#12", "#1234", "#12345", "#1234567", "#gggggg", "##fff", "#ff f", "٣٣٣", "ﬀﬀﬀ"])
    func refuses(text: String) {
        #expect(Color(hex: text) == nil)
    }

    @Test("writes what it reads")
    func roundTrip() {
        for value in stride(from: 0, to: 0x1000000, by: 0x10307) {
            let color = Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
            #expect(Color(hex: color.hex) == color)
        }
    }
}
