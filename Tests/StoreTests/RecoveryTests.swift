// Opening: after crashes, beside another server, over strange folders.

import Foundation
import GRDB
import RetouchModel
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct RecoveryTests {
    private let picture: [UInt8] = Array("a picture".utf8)
    private let orphan: [UInt8] = Array("an orphan".utf8)

    /// Killed after the hold, after the first file, half-way through the second, and after the record.
    @Test func everyMomentOfACrashIsHarmless() throws {
        let fixture = try StoreFixture()
        try fixture.edit("before", pictures: [picture], charge: 5)
        var copies: [String] = []
        func crash() throws {
            copies.append(fixture.folder.path + "/crash\(copies.count)")
            try Copies.copy(fixture.folder.path + "/data", to: copies[copies.count - 1])
        }
        try fixture.store.hold(30, account: "shop", edit: "during", at: StoreFixture.start)
        try crash()
        let pin = try fixture.store.put(orphan, digest: Digest(of: orphan))
        try crash()
        let half = Digest(of: orphan).hex.prefix(2)
        try Data([1, 2]).write(to: URL(filePath: fixture.folder.path + "/data/images/\(half)/cafe.99-1.part"))
        try crash()
        for (index, copy) in copies.enumerated() {
            let store = try Store(copy, limits: Limits.Edits(), now: StoreFixture.start)
            #expect(store.recovery.releasedHolds == 1)
            #expect(store.recovery.removedFiles == index)
            #expect(store.recovery.unsoundAccounts.isEmpty)
            #expect(try store.balance(of: "shop", at: StoreFixture.start) == Balance(available: 95, held: 0, spent: 5))
            #expect(try store.bytes(of: Digest(of: picture)) == picture)
            #expect(throws: EditFailure.self) { try store.bytes(of: Digest(of: orphan)) }
        }
        withExtendedLifetime(pin) {}
    }

    @Test func whatWasSettledSurvives() throws {
        let fixture = try StoreFixture()
        let answer = try fixture.edit("a", pictures: [picture, orphan], charge: 5, key: "k")
        let copy = fixture.folder.path + "/copy"
        try Copies.copy(fixture.folder.path + "/data", to: copy)
        let store = try Store(copy, limits: Limits.Edits(), now: StoreFixture.start)
        #expect(store.recovery == .init(releasedHolds: 0, removedFiles: 0, unsoundAccounts: []))
        let claim = IdempotencyClaim(key: "k", fingerprint: Digest(of: "inputs"))
        #expect(try store.standing(of: claim, account: "shop", now: StoreFixture.start) == .answered(answer))
        #expect(try store.bytes(of: Digest(of: orphan)) == orphan)
    }

    @Test func foreignFilesStay() throws {
        let fixture = try StoreFixture()
        try fixture.edit("a", pictures: [picture])
        let notes = fixture.folder.path + "/copy/images/ab/README"
        try Copies.copy(fixture.folder.path + "/data", to: fixture.folder.path + "/copy")
        try FileManager.default.createDirectory(
            atPath: fixture.folder.path + "/copy/images/ab", withIntermediateDirectories: true)
        try Data([1]).write(to: URL(filePath: notes))
        _ = try Store(fixture.folder.path + "/copy", limits: Limits.Edits(), now: StoreFixture.start)
        #expect(FileManager.default.fileExists(atPath: notes))
    }

    @Test func twoServersDoNotShareAFolder() throws {
        let fixture = try StoreFixture()
        let failure = #expect(throws: EditFailure.self) { try StoreFixture(folder: fixture.folder) }
        #expect(failure?.message.contains("another server") == true)
        withExtendedLifetime(fixture.store) {}
    }

    /// A refused folder once closed its lock's descriptor twice, and the second time it could be another thread's file.
    @Test func aRefusedFolderClosesNobodyElsesFile() throws {
        let fixture = try StoreFixture()
        let path = fixture.folder.path + "/data"
        let refused = Atomic<Bool>(false)
        let stolen = Atomic<Int>(0)
        let other = Thread {
            while !refused.load(ordering: .acquiring) {
                let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
                if close(descriptor) != 0 { stolen.add(1, ordering: .relaxed) }
            }
            refused.store(false, ordering: .releasing)
        }
        other.start()
        for _ in 0..<2_000 {
            #expect(throws: EditFailure.self) { try Store(path, limits: Limits.Edits(), now: StoreFixture.start) }
        }
        refused.store(true, ordering: .releasing)
        while refused.load(ordering: .acquiring) { usleep(100) }
        #expect(stolen.load(ordering: .relaxed) == 0)
        withExtendedLifetime(fixture.store) {}
    }

    @Test func aNewerSchemaIsRefused() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: folder.path + "/data/retouch.sqlite")
        var migrator = DatabaseMigrator()
        migrator.registerMigration("99-tomorrow") { try $0.execute(sql: "CREATE TABLE tomorrow (x)") }
        try migrator.migrate(queue)
        try queue.close()
        let failure = #expect(throws: EditFailure.self) { try StoreFixture(folder: folder) }
        #expect(failure?.message.contains("newer") == true)
    }

    @Test(arguments: ["/proc/nothing/data", "/dev/null", "/dev/null/data"]) func uselessFoldersAreNamed(path: String) throws {
        let failure = #expect(throws: EditFailure.self) {
            try Store(path, limits: Limits.Edits(), now: StoreFixture.start)
        }
        #expect(failure?.reason == .unavailable && failure?.message.contains(path) == true)
    }

    @Test func aDatabaseOfRubbishIsNamed() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: true)
        try Data(repeating: 0x5A, count: 8_192).write(to: URL(filePath: folder.path + "/data/retouch.sqlite"))
        let failure = #expect(throws: EditFailure.self) { try StoreFixture(folder: folder) }
        #expect(failure?.message.contains("cannot be used") == true)
    }
}
