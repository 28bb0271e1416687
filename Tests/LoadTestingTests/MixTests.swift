// Which calls are made, and how often each.

import LoadTesting
import RetouchClient
import Testing

@Suite struct MixTests {
    private func plan(_ mix: String, photographs: Int = 3, seed: UInt64 = 1) throws -> CallPlan {
        CallPlan(mix: try CallMix(mix), photographs: photographs, seed: seed, prompts: { $0 == .edit ? 4 : 2 })
    }

    @Test func kindsComeAsOftenAsTheirWeightsSay() throws {
        let plan = try plan("small=80,suggest=15,background=5")
        let calls = (0..<20_000).map(plan.call)
        for (kind, share) in [(CallKind.small, 0.8), (.suggest, 0.15), (.background, 0.05)] {
            let found = Double(calls.count { $0.kind == kind }) / 20_000
            // Four standard deviations of the largest share.
            #expect(abs(found - share) < 0.012, "\(kind): \(found)")
        }
        #expect(Set(calls.map(\.kind)).count == 3)
    }

    @Test func photographsPromptsAndSeedsAreSpread() throws {
        let plan = try plan("edit=1")
        let calls = (0..<3_000).map(plan.call)
        for photograph in 0..<3 { #expect((850...1_150).contains(calls.count { $0.photograph == photograph })) }
        for prompt in 0..<4 { #expect((600...900).contains(calls.count { $0.prompt == prompt })) }
        #expect(Set(calls.map(\.seed)).count > 2_990)
        #expect(calls.allSatisfy { $0.patience >= 0 && $0.patience < 1 })
        #expect(calls.map(\.patience).reduce(0, +) / 3_000 > 0.47)
    }

    @Test func theSeedDecidesEachCallByItsNumber() throws {
        let (one, same, other) = (try plan("small=1,edit=1"), try plan("small=1,edit=1"), try plan("small=1,edit=1", seed: 2))
        #expect((0..<100).map(one.call) == (0..<100).map(same.call))
        #expect((0..<100).map(one.call) != (0..<100).map(other.call))
        // In any order: a call is its number and nothing before it.
        #expect(one.call(at: 57) == same.call(at: 57))
    }

    @Test func neighbouringCallsHaveNothingToDoWithEachOther() throws {
        let plan = try plan("small=1,edit=1")
        let kinds = (0..<10_000).map { plan.call(at: $0).kind }
        let changes = zip(kinds, kinds.dropFirst()).count { $0 != $1 }
        #expect((4_800...5_200).contains(changes), "\(changes)")
    }

    @Test func streamsOfRandomNumbersDoNotOverlap() {
        var numbers = Set<UInt64>()
        for stream in 0..<100 {
            var random = SplitMix64(seed: 7, stream: UInt64(stream))
            for _ in 0..<100 { numbers.insert(random.next()) }
        }
        #expect(numbers.count == 10_000)
    }

    @Test func aMixIsReadAndWritten() throws {
        let mix = try CallMix("background=5,small=80.5")
        #expect(mix.shares.map(\.kind) == [.background, .small])
        #expect(mix.shares.map(\.weight) == [5, 80.5])
        #expect(mix.kinds == [.small, .background])
        #expect(mix.text == "background=5,small=80.5")
        #expect(try CallMix(mix.text) == mix)
        #expect(try CallMix("small=1").kind(at: 0.999_999) == .small)
    }

    @Test(arguments: [
        "", "small", "small=", "small=x", "small=0", "small=-1", "small=nan", "small=1,small=2", "small=1,", "big=1", "=1",
        "small=1=2", "small=inf",
    ])
    func whatIsNoMixIsRefused(text: String) {
        let failure = #expect(throws: UsageFailure.self) { try CallMix(text) }
        #expect(failure?.description.hasPrefix("--mix \(text)") == true, "\(failure?.description ?? "")")
    }
}
