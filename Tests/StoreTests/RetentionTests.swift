// What goes when the disk share is used up, and what stays.

import RetouchModel
import Store
import TestSupport
import Testing

@Suite struct RetentionTests {
    private func picture(_ value: UInt8) -> [UInt8] { [UInt8](repeating: value, count: 1_000) }

    private func time(_ milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: StoreFixture.start.milliseconds + milliseconds)
    }

    @Test func theOldestGoFirst() throws {
        let fixture = try StoreFixture(storedBytes: 2_500)
        for index in 0..<4 { try fixture.edit("e\(index)", pictures: [picture(UInt8(index))], at: time(Int64(index))) }
        let pruned = try fixture.store.prune(now: time(9))
        #expect(pruned.images == 2 && pruned.excessBytes == 0)
        #expect(fixture.imageFiles.count == 2)
        #expect(throws: EditFailure.self) { try fixture.store.image("e1-0", account: "shop") }
        #expect(try fixture.store.bytes(of: fixture.store.image("e2-0", account: "shop").digest) == picture(2))
        #expect(try fixture.store.prune(now: time(9)) == Pruned())
    }

    @Test func answersOfLiveKeysStay() throws {
        let fixture = try StoreFixture(storedBytes: 1_500)
        try fixture.edit("kept", pictures: [picture(1), picture(2)], key: "k", at: time(0))
        try fixture.edit("gone", pictures: [picture(3)], at: time(1))
        let pruned = try fixture.store.prune(now: time(2))
        #expect(pruned.images == 1 && pruned.excessBytes == 500)
        #expect(try fixture.store.bytes(of: Digest(of: picture(1))) == picture(1))
        let later = time(8 * 86_400_000)
        #expect(try fixture.store.prune(now: later).keys == 1)
        #expect(fixture.imageFiles.count == 1)
    }

    @Test func aSharedFileStaysWithItsLastRow() throws {
        let fixture = try StoreFixture(storedBytes: 1_500)
        try fixture.edit("first", pictures: [picture(1)], at: time(0))
        try fixture.edit("other", pictures: [picture(2)], at: time(1))
        try fixture.edit("again", pictures: [picture(1)], at: time(2))
        #expect(try fixture.store.prune(now: time(3)).images == 2)
        #expect(try fixture.store.bytes(of: fixture.store.image("again-0", account: "shop").digest) == picture(1))
        #expect(throws: EditFailure.self) { try fixture.store.image("other-0", account: "shop") }
    }

    @Test func aPinnedFileStays() throws {
        let fixture = try StoreFixture(storedBytes: 1)
        try fixture.edit("old", pictures: [picture(1)], at: time(0))
        let pin = try fixture.store.put(picture(1), digest: Digest(of: picture(1)))
        #expect(try fixture.store.prune(now: time(1)).images == 1)
        #expect(try fixture.store.bytes(of: Digest(of: picture(1))) == picture(1))
        withExtendedLifetime(pin) {}
    }
}
