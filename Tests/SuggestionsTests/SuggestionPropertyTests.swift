// What holds for every picture, however odd its facts.

import RetouchModel
import Suggestions
import Testing

@Suite("Suggestions for odd facts")
struct SuggestionPropertyTests {
    private static let ratios: Set = ["21:9", "16:9", "3:2", "4:3", "5:4", "1:1", "4:5", "3:4", "2:3", "9:16"]

    /// What any list must be.
    private func check(_ facts: PictureFacts) {
        let list = SuggestionEngine.suggest(for: facts)
        #expect(list.map(\.score) == list.map(\.score).sorted(by: >), "\(facts)")
        #expect(Set(list.map(\.tool)).count == list.count, "one suggestion a tool")
        #expect(list == SuggestionEngine.suggest(for: facts), "deterministic")
        for suggestion in list {
            #expect((0...1).contains(suggestion.score), "\(facts)")
            #expect(!suggestion.reason.isEmpty)
            switch suggestion.parameters {
            case .upscale(let tier, let factor):
                #expect(tier != .auto && factor > 1 && factor.isFinite, "\(facts)")
                #expect(facts.width * facts.height < 16_777_216, "never at 4k or above")
            case .reframe(let ratio, _, let subject):
                #expect(Self.ratios.contains(ratio))
                if let subject { expectInside(subject, facts) }
            case .backgroundRemove: #expect(facts.subject != nil || facts.plainBackgroundAsked)
            case .faceSwap(let face):
                #expect(facts.face != nil, "never without a face")
                expectInside(face, facts)
            case .imageToVideo(let seconds, let height):
                #expect([5, 10].contains(seconds) && [480, 720, 1080].contains(height))
            }
        }
    }

    private func expectInside(_ box: Box, _ facts: PictureFacts) {
        #expect(box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0, "\(facts)")
        #expect(box.x + box.width <= facts.width && box.y + box.height <= facts.height, "\(facts)")
    }

    @Test("random facts give ranked lists with parameters in range", arguments: 0..<16)
    func random(seed: Int) {
        var numbers = Numbers(state: UInt64(seed) &* 7_919 &+ 1)
        for _ in 0..<500 { check(numbers.facts()) }
    }

    @Test("the smallest, the longest and the emptiest pictures")
    func extremes() {
        let empty = Box(x: 0, y: 0, width: 0, height: 0)
        let outside = Box(x: 5_000, y: -900, width: 40, height: 40)
        let endless = Box(x: Int.max, y: Int.min, width: Int.max, height: Int.max)
        for size in [(16, 16), (40_00, 100), (16, 16_384), (1, 1), (16_384, 16_384)] {
            for box in [nil, empty, outside, endless, Box(x: -5, y: -5, width: 1_000_000, height: 1_000_000)] {
                for complexity in [Float.nan, .infinity, -1, 0, 1] {
                    check(
                        PictureFacts(
                            width: size.0, height: size.1, subject: box, face: box, backgroundComplexity: complexity,
                            plainBackgroundAsked: complexity == 1))
                }
            }
        }
        #expect(SuggestionEngine.suggest(for: PictureFacts(width: 0, height: 0)).isEmpty)
        #expect(SuggestionEngine.suggest(for: PictureFacts(width: -3, height: Int.max)).isEmpty)
    }

    @Test("a box that lies outside the frame counts as absent")
    func outside() {
        let facts = PictureFacts(width: 500, height: 500, face: Box(x: 600, y: 10, width: 50, height: 50))
        #expect(!SuggestionEngine.suggest(for: facts).contains { $0.tool == .faceSwap })
    }

    @Test("an upscaled side never exceeds the limit of sides")
    func sideLimit() {
        for suggestion in SuggestionEngine.suggest(for: PictureFacts(width: 8_000, height: 200)) {
            guard case .upscale(_, let factor) = suggestion.parameters else { continue }
            #expect(8_000 * factor <= Float(Limits().images.side))
        }
    }
}

/// SplitMix64: the same facts on every machine.
private struct Numbers {
    var state: UInt64

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return range.lowerBound + Int((z ^ (z >> 31)) % UInt64(range.count))
    }

    mutating func box() -> Box? {
        guard next(0...3) > 0 else { return nil }
        return Box(x: next(-300...5_000), y: next(-300...5_000), width: next(-5...6_000), height: next(-5...6_000))
    }

    mutating func facts() -> PictureFacts {
        PictureFacts(
            width: next(1...5_000), height: next(1...5_000), subject: box(), subjectIsPerson: next(0...1) == 1, face: box(),
            backgroundComplexity: Float(next(-20...120)) / 100, hasTransparency: next(0...1) == 1,
            plainBackgroundAsked: next(0...1) == 1)
    }
}
