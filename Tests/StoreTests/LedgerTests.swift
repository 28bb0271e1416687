// Credits: never negative, never lost, never charged twice.

import GRDB
import Imaging
import RetouchModel
import Store
import TestSupport
import Testing

@Suite struct LedgerTests {
    /// Random holds, charges and releases against a model in plain integers; the sums must follow from the ledger at the end.
    @Test(arguments: 0..<4) func followsItsModel(seed: UInt64) throws {
        let fixture = try StoreFixture(credits: 50)
        var random = SeededRandom(seed: seed)
        var model = (available: 50, held: 0, spent: 0)
        var open: [String: Int] = [:]
        for step in 0..<300 {
            let time = Timestamp(milliseconds: Int64(step))
            let picked = open.keys.sorted().randomElement(using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0, 1:
                let credits = Int.random(in: 0...20, using: &random)
                if credits <= model.available {
                    try fixture.store.hold(credits, account: "shop", edit: "e\(step)", at: time)
                    open["e\(step)"] = credits
                    model.available -= credits
                    model.held += credits
                } else {
                    let failure = #expect(throws: EditFailure.self) {
                        try fixture.store.hold(credits, account: "shop", edit: "e\(step)", at: time)
                    }
                    #expect(failure?.reason == .outOfCredits)
                }
            case 2:
                guard let edit = picked, let held = open.removeValue(forKey: edit) else { continue }
                try fixture.store.release(edit: edit, at: time)
                try fixture.store.release(edit: edit, at: time)
                model.available += held
                model.held -= held
            default:
                guard let edit = picked, let held = open.removeValue(forKey: edit) else { continue }
                let charge = Int.random(in: 0...held, using: &random)
                try fixture.store.settle(settlement(edit, charge: charge, at: time))
                model.available += held - charge
                model.held -= held
                model.spent += charge
            }
            let balance = try fixture.store.balance(of: "shop", at: time)
            #expect(balance == Balance(available: model.available, held: model.held, spent: model.spent))
        }
        let folder = fixture.folder
        let reopened = try reopen(fixture)
        #expect(reopened.recovery.releasedHolds == open.count && reopened.recovery.unsoundAccounts.isEmpty)
        let end = try reopened.balance(of: "shop", at: StoreFixture.start)
        #expect(end == Balance(available: 50 - model.spent, held: 0, spent: model.spent))
        withExtendedLifetime(folder) {}
    }

    private func settlement(_ edit: String, charge: Int, at time: Timestamp) -> Settlement {
        Settlement(
            edit: edit, account: "shop", operation: .edit, answer: StoreFixture.answer(edit, [], credits: charge),
            isComplete: true, claim: nil, time: time)
    }

    /// The fixture's store must be gone first: its lock keeps others out. A copy of the folder is what a crash leaves.
    private func reopen(_ fixture: StoreFixture) throws -> Store {
        let copy = fixture.folder.path + "/copy"
        try Copies.copy(fixture.folder.path + "/data", to: copy)
        return try Store(copy, limits: Limits.Edits(), now: StoreFixture.start)
    }

    @Test func parallelHoldsNeverOverdraw() async throws {
        let fixture = try StoreFixture(credits: 10)
        let store = fixture.store
        let granted = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<40 {
                group.addTask { (try? store.hold(3, account: "shop", edit: "e\(index)", at: StoreFixture.start)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(granted == 3)
        #expect(try store.balance(of: "shop", at: StoreFixture.start) == Balance(available: 1, held: 9, spent: 0))
    }

    @Test func chargingMoreThanHeldChangesNothing() throws {
        let fixture = try StoreFixture(credits: 100)
        let failure = #expect(throws: EditFailure.self) { try fixture.edit("a", pictures: [[1]], hold: 4, charge: 5) }
        #expect(failure?.reason == .pipeline)
        #expect(try fixture.store.balance(of: "shop", at: StoreFixture.start) == Balance(available: 96, held: 4, spent: 0))
    }

    @Test(arguments: ["UPDATE ledger SET credits = 0", "DELETE FROM ledger"]) func entriesStay(sql: String) throws {
        let fixture = try StoreFixture()
        try fixture.store.hold(1, account: "shop", edit: "a", at: StoreFixture.start)
        let queue = try DatabaseQueue(path: fixture.folder.path + "/data/retouch.sqlite")
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }

    @Test func tamperedSumsAreReported() throws {
        let fixture = try StoreFixture()
        try fixture.store.hold(1, account: "shop", edit: "a", at: StoreFixture.start)
        try Copies.copy(fixture.folder.path + "/data", to: fixture.folder.path + "/copy")
        let queue = try DatabaseQueue(path: fixture.folder.path + "/copy/retouch.sqlite")
        try queue.write { try $0.execute(sql: "UPDATE account SET available = available + 1000") }
        try queue.close()
        let reopened = try Store(fixture.folder.path + "/copy", limits: Limits.Edits(), now: StoreFixture.start)
        #expect(reopened.recovery.unsoundAccounts == ["shop"])
    }
}
