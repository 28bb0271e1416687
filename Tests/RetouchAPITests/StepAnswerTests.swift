// Steps of plans that no server of this version sends: newer ones keep their name and summary, broken ones are refused by field.

import NIOCore
import RetouchAPI
import RetouchModel
import Testing

struct StepAnswerTests {
    private let codec = MessageCodec(limits: Limits())

    /// An answer to PlanEdit with one step of these details.
    private func answer(_ details: [UInt8]) -> ByteBuffer {
        let step =
            WireBytes.delimited(1, Array("Shine".utf8)) + WireBytes.delimited(2, Array("on the shoes".utf8))
            + WireBytes.delimited(3, Array("polish".utf8)) + details
        return ByteBuffer(bytes: WireBytes.delimited(1, WireBytes.delimited(1, step)))
    }

    private func action(_ details: [UInt8]) throws -> PlanAction? {
        let steps = try codec.decodePlanAnswer(answer(details)).plan.steps
        #expect(steps.map(\.words) == ["polish"])
        return steps.first?.action
    }

    private func failure(_ details: [UInt8]) -> String? {
        do throws(MessageError) {
            _ = try codec.decodePlanAnswer(answer(details))
            return nil
        } catch {
            return error.description
        }
    }

    /// A region of the whole picture, in this field.
    private func whole(_ field: Int) -> [UInt8] { WireBytes.delimited(field, WireBytes.delimited(1, [])) }

    @Test func newerStepsKeepTheirNameSummaryAndWords() throws {
        let unknown = PlanAction.unknown(kind: "Shine", summary: "on the shoes")
        let details: [[UInt8]] = [
            // No details, a field that this schema does not have.
            [], WireBytes.delimited(99, [1, 2, 3]),
            // An enum's number of the future: a slider, a band, a side, a recipe, an accessory, a view, a kind of thing.
            WireBytes.delimited(13, whole(1) + WireBytes.delimited(2, WireBytes.number(1, 99))),
            WireBytes.delimited(13, whole(1) + WireBytes.delimited(2, WireBytes.number(1, 1) + WireBytes.number(2, 99))),
            WireBytes.delimited(19, WireBytes.number(3, 99) + whole(4)), WireBytes.delimited(12, WireBytes.number(1, 99)),
            WireBytes.delimited(24, WireBytes.number(2, 99) + whole(4)),
            WireBytes.delimited(26, whole(2) + WireBytes.number(3, 99)),
            WireBytes.delimited(11, WireBytes.delimited(1, WireBytes.delimited(6, WireBytes.number(1, 99)))),
            WireBytes.delimited(12, WireBytes.number(1, 0x7fff_ffff)),
            // A kind of region, of backdrop and of a colour's origin that came later.
            WireBytes.delimited(11, WireBytes.delimited(1, WireBytes.delimited(50, []))),
            WireBytes.delimited(8, WireBytes.delimited(1, WireBytes.delimited(50, []))),
            WireBytes.delimited(10, whole(1) + WireBytes.delimited(50, [])),
        ]
        for (index, details) in details.enumerated() {
            #expect(try action(details) == unknown, "details \(index)")
        }
    }

    @Test func theOtherStepsOfSuchAPlanStayThemselves() throws {
        var bytes: [UInt8] = []
        for details in [WireBytes.delimited(21, [0x0a, 0]), WireBytes.delimited(99, []), WireBytes.delimited(22, [0x08, 1])] {
            bytes += WireBytes.delimited(1, details)
        }
        let plan = try codec.decodePlanAnswer(ByteBuffer(bytes: WireBytes.delimited(1, bytes))).plan
        #expect(plan.steps.map(\.action) == [.rotate(0), .unknown(kind: "", summary: ""), .flip(.horizontal)])
    }

    @Test func keptRegionsOfTheFutureAreLeftOut() throws {
        let kept = WireBytes.delimited(2, WireBytes.delimited(50, [])) + whole(2)
        #expect(try codec.decodePlanAnswer(ByteBuffer(bytes: WireBytes.delimited(1, kept))).plan.kept == [.whole])
        let broken = WireBytes.delimited(2, WireBytes.delimited(4, []))
        #expect(throws: MessageError(.invalid, "is not set", field: "plan.kept[0].region.part.side")) {
            try codec.decodePlanAnswer(ByteBuffer(bytes: WireBytes.delimited(1, broken)))
        }
    }

    @Test func scenesKeepTheirBriefOrAreNewer() throws {
        func described(_ brief: [UInt8]) -> [UInt8] {
            WireBytes.delimited(8, WireBytes.delimited(1, WireBytes.delimited(5, WireBytes.delimited(5, brief))))
        }
        let brief = SceneBrief(place: .wall)
        #expect(
            try action(described(WireBytes.number(1, 1)))
                == .replaceBackground(.described(SceneDescription(text: "", brief: brief))))
        for newer in [WireBytes.number(1, 99), WireBytes.number(1, 1) + WireBytes.number(2, 99)] {
            #expect(try action(described(newer)) == .unknown(kind: "Shine", summary: "on the shoes"))
        }
        #expect(failure(described([]))?.hasSuffix("described.brief.place: is not set") == true)
        #expect(failure(described(WireBytes.number(1, 1) + WireBytes.float(7, .nan)))?.contains("warmth: is nan") == true)
    }

    @Test func whatMustBeThereIsMissed() {
        for (details, field) in [
            (WireBytes.delimited(8, []), "replace_background.backdrop: is missing"),
            (WireBytes.delimited(8, WireBytes.delimited(1, WireBytes.delimited(3, []))), "studio.color: is missing"),
            (WireBytes.delimited(11, []), "remove.region: is missing"),
            (WireBytes.delimited(12, []), "relight.recipe: is not set"),
            (
                WireBytes.delimited(13, whole(1) + WireBytes.delimited(2, [])),
                "adjust.changes[0].slider: is not set"
            ),
            (WireBytes.delimited(14, []), "sharpen.region: is missing"), (WireBytes.delimited(16, []), "smooth.flaw: is not set"),
            (WireBytes.delimited(21, []), "rotate.angle: is missing"), (WireBytes.delimited(22, []), "flip.axis: is not set"),
            (
                WireBytes.delimited(11, WireBytes.delimited(1, WireBytes.delimited(4, []))),
                "remove.region.part.side: is not set"
            ),
        ] {
            let text = failure(details)
            #expect(text?.hasPrefix("plan.steps[0].") == true && text?.hasSuffix(field) == true, "\(text ?? "accepted")")
        }
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, -1.001, 1.001])
    func amountsOutOfTheirRange(value: Float) {
        let changes = WireBytes.delimited(2, WireBytes.number(1, 1) + WireBytes.float(3, value))
        #expect(
            failure(WireBytes.delimited(13, whole(1) + changes))
                == "plan.steps[0].adjust.changes[0].amount: is \(value); it may be -1.0 to 1.0")
        let rest: [([UInt8], String)] = [
            (WireBytes.delimited(9, WireBytes.float(1, value)), "blur_background.diameter"),
            (WireBytes.delimited(12, WireBytes.number(1, 1) + WireBytes.float(3, value)), "relight.strength"),
            (WireBytes.delimited(14, whole(1) + WireBytes.float(2, value)), "sharpen.amount"),
            (WireBytes.delimited(15, whole(1) + WireBytes.float(2, value)), "denoise.amount"),
            (WireBytes.delimited(16, WireBytes.number(1, 1) + whole(2) + WireBytes.float(3, value)), "smooth.amount"),
        ]
        for (details, field) in rest { #expect(failure(details)?.contains(field) == true, "\(field)") }
    }

    @Test(arguments: [Float.nan, .infinity, -180.5, 181])
    func anglesOutOfTheirRange(value: Float) {
        let angle = WireBytes.delimited(1, WireBytes.float(1, value))
        #expect(failure(WireBytes.delimited(21, angle))?.contains("rotate.angle.degrees") == true)
        let turn = WireBytes.number(1, 1) + WireBytes.number(2, 1) + WireBytes.float(3, value)
        #expect(failure(WireBytes.delimited(23, turn))?.contains("turn.degrees") == true)
        if !value.isFinite { #expect(failure(WireBytes.delimited(20, angle))?.contains("straighten.angle.degrees") == true) }
    }

    /// Any finite angle is a straightening that a server may have planned; saying it must not end the reader.
    @Test(arguments: [3.4e38, -3.4e38, 1e20, 0.5, -0.0] as [Float])
    func straighteningsOfAnySize(value: Float) throws {
        let angle = WireBytes.delimited(1, WireBytes.float(1, value))
        let step = try #require(try action(WireBytes.delimited(20, angle)))
        #expect(step == .straighten(value) && step.summary.hasPrefix("by "))
    }

    @Test func ratiosAndColorsOutOfTheirRange() {
        for ratio in [WireBytes.number(1, 0), WireBytes.number(1, 4), WireBytes.number(1, 101) + WireBytes.number(2, 1)] {
            #expect(failure(WireBytes.delimited(19, WireBytes.delimited(1, ratio) + whole(4)))?.contains("crop.ratio") == true)
        }
        let color = WireBytes.delimited(2, WireBytes.number(1, 0x100_0000))
        #expect(failure(WireBytes.delimited(10, whole(1) + color))?.contains("recolor.color.rgb") == true)
    }

    /// Only the last member of a oneof counts, as in every protobuf runtime; nothing leaks or is mixed.
    @Test func severalDetailsAreTheLastOne() throws {
        let both = WireBytes.delimited(11, whole(1)) + WireBytes.delimited(22, WireBytes.number(1, 2))
        #expect(try action(both) == .flip(.vertical))
    }

    @Test func anUnknownOperationIsRefused() {
        let request = WireBytes.number(1, 9) + WireBytes.delimited(2, WireBytes.delimited(2, Array("warmer".utf8)))
        #expect(throws: MessageError(.invalid, "is 9, which this version does not know", field: "operation")) {
            try codec.decodePlanEdit(ByteBuffer(bytes: request))
        }
    }
}
