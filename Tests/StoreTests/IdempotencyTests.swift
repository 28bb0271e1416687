// Keys: replay, conflict, cut-short attempts, expiry.

import RetouchModel
import Store
import TestSupport
import Testing

@Suite struct IdempotencyTests {
    private func claim(_ inputs: String = "inputs") -> IdempotencyClaim {
        IdempotencyClaim(key: "k", fingerprint: Digest(of: inputs))
    }

    @Test func answersWithWhatWasStored() throws {
        let fixture = try StoreFixture()
        #expect(try fixture.store.standing(of: claim(), account: "shop", now: StoreFixture.start) == .open(paid: 0))
        let answer = try fixture.edit("a", pictures: [[1], [2]], key: "k")
        #expect(try fixture.store.standing(of: claim(), account: "shop", now: StoreFixture.start) == .answered(answer))
        #expect(try fixture.store.standing(of: claim(), account: "other", now: StoreFixture.start) == .open(paid: 0))
    }

    @Test func otherInputsConflict() throws {
        let fixture = try StoreFixture()
        try fixture.edit("a", pictures: [[1]], key: "k")
        let failure = #expect(throws: EditFailure.self) {
            try fixture.store.standing(of: claim("others"), account: "shop", now: StoreFixture.start)
        }
        #expect(failure?.reason == .idempotencyConflict)
    }

    @Test func cutShortAttemptsAddUp() throws {
        let fixture = try StoreFixture()
        try fixture.edit("a", pictures: [[1]], charge: 3, key: "k", isComplete: false)
        #expect(try fixture.store.standing(of: claim(), account: "shop", now: StoreFixture.start) == .open(paid: 3))
        try fixture.edit("b", pictures: [[2]], charge: 4, key: "k", isComplete: false)
        #expect(try fixture.store.standing(of: claim(), account: "shop", now: StoreFixture.start) == .open(paid: 7))
        let answer = try fixture.edit("c", pictures: [[3]], charge: 1, key: "k")
        #expect(try fixture.store.standing(of: claim(), account: "shop", now: StoreFixture.start) == .answered(answer))
    }

    @Test func keysAreForgottenInTime() throws {
        let fixture = try StoreFixture(idempotencyDays: 2)
        let answer = try fixture.edit("a", pictures: [[1]], key: "k")
        let day: Int64 = 86_400_000
        let later = { (days: Int64) in Timestamp(milliseconds: StoreFixture.start.milliseconds + days * day) }
        #expect(try fixture.store.standing(of: claim(), account: "shop", now: later(2)) == .answered(answer))
        #expect(try fixture.store.standing(of: claim("others"), account: "shop", now: later(3)) == .open(paid: 0))
        #expect(try fixture.store.prune(now: later(3)).keys == 1)
    }

    @Test func aFailedSettlementChangesNothing() throws {
        let fixture = try StoreFixture()
        try fixture.edit("a", pictures: [[1]], charge: 5)
        // The image id is taken: the last of several rows fails, so the first ones must go again.
        try fixture.store.hold(20, account: "shop", edit: "b", at: StoreFixture.start)
        let variations = [StoreFixture.variation(0, [7], id: "b-0"), StoreFixture.variation(1, [8], id: "a-0")]
        let failure = #expect(throws: EditFailure.self) {
            try fixture.store.settle(
                Settlement(
                    edit: "b", account: "shop", operation: .edit,
                    answer: StoreFixture.answer("b", variations, credits: 9), isComplete: true, claim: claim(),
                    time: StoreFixture.start))
        }
        #expect(failure?.reason == .unavailable)
        #expect(throws: EditFailure.self) { try fixture.store.image("b-0", account: "shop") }
        #expect(try fixture.store.balance(of: "shop", at: StoreFixture.start) == Balance(available: 75, held: 20, spent: 5))
        #expect(try fixture.store.standing(of: claim(), account: "shop", now: StoreFixture.start) == .open(paid: 0))
    }
}
