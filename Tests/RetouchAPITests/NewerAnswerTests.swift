// Answers of a server that knows more than this version: enums are open, and an answer does not fail for a number.

import NIOCore
import RetouchAPI
import RetouchModel
import Testing

@Suite struct NewerAnswerTests {
    private let codec = MessageCodec(limits: Limits())

    @Test func aStateThatNobodyKnowsYet() throws {
        let health = try codec.decodeHealth(ByteBuffer(bytes: WireBytes.number(1, 77) + WireBytes.number(3, 2)))
        #expect(health == HealthStatus(state: .unknown, reasons: [], editsRunning: 2, editsQueued: 0))
        #expect(try codec.decodeHealth(ByteBuffer()).state == .unknown)
    }

    @Test func aModeThatNobodyKnowsYet() throws {
        let answer = WireBytes.delimited(1, []) + WireBytes.number(4, 9) + WireBytes.delimited(5, Array("sharper".utf8))
        let plan = try codec.decodePlanAnswer(ByteBuffer(bytes: answer))
        #expect(plan.mode == .auto)
        #expect(plan.modeReason == "sharper")
        let summary = WireBytes.delimited(2, []) + WireBytes.number(4, 9)
        guard case .summary(let read) = try codec.decodeEvent(ByteBuffer(bytes: WireBytes.delimited(3, summary))) else {
            Issue.record("the event is no summary")
            return
        }
        #expect(read.mode == .auto)
    }

    @Test func aTierThatNobodyKnowsYetLeavesItsSuggestionOut() throws {
        func suggestion(tier: Int) -> [UInt8] {
            WireBytes.delimited(1, WireBytes.number(1, 1) + WireBytes.delimited(8, WireBytes.number(1, tier)))
        }
        let suggestions = try codec.decodeSuggestions(ByteBuffer(bytes: suggestion(tier: 9) + suggestion(tier: 2)))
        #expect(suggestions.map(\.parameters) == [.upscale(tier: .twoK, factor: 0)])
    }
}
