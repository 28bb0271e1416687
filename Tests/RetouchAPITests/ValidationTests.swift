// Requests that are well-formed, but ask for what cannot be: the error names the field and the value.

import NIOCore
import RetouchAPI
import RetouchModel
import Testing

struct ValidationTests {
    private let codec = MessageCodec(limits: Limits())

    /// What decoding a request with these options and inputs throws.
    private func failure(inputs: [UInt8] = [], options: [UInt8] = [], rest: [UInt8] = []) -> String? {
        let source = WireBytes.delimited(1, WireBytes.delimited(1, Array("img".utf8)))
        let prompt = WireBytes.delimited(2, Array("transparent".utf8))
        let bytes = WireBytes.delimited(1, source + prompt + inputs) + WireBytes.delimited(2, options) + rest
        do throws(MessageError) {
            _ = try codec.decodeChangeBackground(ByteBuffer(bytes: bytes))
            return nil
        } catch {
            #expect(error.kind == .invalid)
            return error.description
        }
    }

    @Test func theFrameOfTheseTestsIsValid() {
        #expect(failure() == nil)
    }

    @Test func unknownEnumNumbers() {
        for (field, name) in [(2, "resolution"), (3, "generation_mode"), (5, "output_format"), (8, "delivery")] {
            #expect(
                failure(options: WireBytes.number(field, 99)) == "options.\(name): is 99, which this version does not know")
        }
    }

    @Test func numbersOutOfRange() {
        #expect(failure(options: WireBytes.number(1, 5)) == "options.num_images: is 5; it may be 0 to 4")
        #expect(failure(options: WireBytes.number(1, 0xffff_ffff)) == "options.num_images: is 4294967295; it may be 0 to 4")
        #expect(failure(options: WireBytes.number(6, 101)) == "options.output_quality: is 101; it may be 0 to 100")
    }

    @Test func longTexts() {
        let key = WireBytes.delimited(3, [UInt8](repeating: 0x61, count: 129))
        #expect(failure(rest: key) == "idempotency_key: has more than 128 characters")
        #expect(
            failure(options: WireBytes.delimited(7, [UInt8](repeating: 0x61, count: 129)))?.hasPrefix("options.engine") == true)
        // The prompt's limit counts characters, not bytes: 2,000 smileys are allowed.
        let smileys = Array(String(repeating: "😀", count: 2_000).utf8)
        #expect(failure(inputs: WireBytes.delimited(2, smileys)) == nil)
        #expect(
            failure(inputs: WireBytes.delimited(2, smileys + [0x61])) == "inputs.prompt: has more than 2000 characters")
    }

    @Test func picturesThatAreNotThere() {
        #expect(failure(inputs: WireBytes.delimited(5, [])) == "inputs.mask: has neither data nor image_id")
        #expect(failure(inputs: WireBytes.delimited(5, [0x12, 0x00])) == "inputs.mask.data: is empty")
        #expect(failure(inputs: WireBytes.delimited(3, [0x0a, 0x00])) == "inputs.image_context.image_id: is empty")
        let onlyPrompt = WireBytes.delimited(1, WireBytes.delimited(2, Array("white".utf8)))
        #expect(throws: MessageError(.invalid, "is missing", field: "inputs.source")) {
            try codec.decodeChangeBackground(ByteBuffer(bytes: onlyPrompt))
        }
        #expect(throws: MessageError(.invalid, "is missing", field: "inputs")) {
            try codec.decodeChangeBackground(ByteBuffer())
        }
        #expect(throws: MessageError(.invalid, "is missing", field: "image")) { try codec.decodeSuggestNext(ByteBuffer()) }
    }

    @Test func scenesThatAreNotSaid() throws {
        let source = WireBytes.delimited(1, WireBytes.delimited(1, Array("img".utf8)))
        let context = WireBytes.delimited(3, WireBytes.delimited(1, Array("scene".utf8)))
        let silent = ByteBuffer(bytes: WireBytes.delimited(1, source))
        #expect(throws: MessageError.self) { try codec.decodeChangeBackground(silent) }
        #expect(throws: MessageError(.invalid, "is empty", field: "inputs.prompt")) { try codec.decodeEdit(silent) }
        let shown = try codec.decodeChangeBackground(ByteBuffer(bytes: WireBytes.delimited(1, source + context)))
        #expect(shown.request.context == .stored("scene"))
    }

    /// An annotation with one stroke of these bytes.
    private func stroke(_ bytes: [UInt8]) -> [UInt8] {
        WireBytes.delimited(4, WireBytes.delimited(2, WireBytes.delimited(1, bytes)))
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, -0.001, 1.001])
    func coordinates(value: Float) {
        let point = WireBytes.delimited(1, WireBytes.float(1, value))
        let circle = stroke(WireBytes.delimited(3, point + WireBytes.float(2, 0.5) + WireBytes.float(3, 0.5)))
        #expect(
            failure(inputs: circle)
                == "inputs.annotation.strokes.strokes[0].circle.center.x: is \(value); it may be 0.0 to 1.0")
        let line = WireBytes.delimited(1, withUnsafeBytes(of: (Float(0), value)) { Array($0) })
        #expect(failure(inputs: stroke(WireBytes.delimited(2, line)))?.contains("freehand.coordinates[1]") == true)
        let radius = WireBytes.delimited(1, []) + WireBytes.float(2, value) + WireBytes.float(3, 0.5)
        #expect(failure(inputs: stroke(WireBytes.delimited(3, radius)))?.contains("circle.radius_x") == true)
    }

    @Test func strokesWithoutShape() {
        #expect(failure(inputs: stroke([]))?.contains("strokes.strokes[0]: has no shape") == true)
        #expect(failure(inputs: stroke(WireBytes.delimited(2, [])))?.contains("has 0 numbers") == true)
        let odd = WireBytes.delimited(1, withUnsafeBytes(of: (Float(0), Float(0), Float(0))) { Array($0) })
        #expect(failure(inputs: stroke(WireBytes.delimited(2, odd)))?.contains("has 3 numbers") == true)
        #expect(failure(inputs: stroke(WireBytes.delimited(4, [])))?.contains("box.origin: is missing") == true)
        #expect(failure(inputs: WireBytes.delimited(4, [])) == "inputs.annotation: has neither overlay, strokes nor marked_copy")
        #expect(
            failure(inputs: WireBytes.delimited(4, WireBytes.delimited(2, [])))
                == "inputs.annotation.strokes.strokes: is 0; it may be 1 to 64")
    }

    @Test func tooManyStrokes() {
        let arrow = WireBytes.delimited(1, WireBytes.delimited(5, WireBytes.delimited(1, []) + WireBytes.delimited(2, [])))
        let strokes = WireBytes.delimited(4, WireBytes.delimited(2, WireBytes.repeated(arrow, bytes: 65 * arrow.count)))
        #expect(failure(inputs: strokes) == "inputs.annotation.strokes.strokes: is 65; it may be 1 to 64")
    }

    @Test func colorsHaveThreeBytes() {
        let color = WireBytes.delimited(1, WireBytes.number(1, 0x100_0000))
        let arrow = WireBytes.delimited(5, WireBytes.delimited(1, []) + WireBytes.delimited(2, []))
        #expect(failure(inputs: stroke(color + arrow))?.contains("strokes[0].color.rgb: is 16777216") == true)
    }

    @Test func eventsOfTheFutureAreSkipped() throws {
        #expect(try codec.decodeEvent(ByteBuffer()) == nil)
        #expect(try codec.decodeEvent(ByteBuffer(bytes: WireBytes.delimited(9, [1]))) == nil)
        #expect(try codec.decodeEvent(ByteBuffer(bytes: WireBytes.delimited(1, WireBytes.number(1, 99)))) == nil)
    }
}
