// Image files: whole or not there, on a healthy disk and on a full one.

import Foundation
import RetouchModel
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct ImageFileTests {
    private let bytes: [UInt8] = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    @Test func equalPicturesShareOneFile() throws {
        let fixture = try StoreFixture()
        try fixture.edit("a", pictures: [bytes, bytes])
        try fixture.edit("b", account: "other", pictures: [bytes])
        let digest = Digest(of: bytes)
        #expect(fixture.imageFiles == ["\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))"])
        #expect(try fixture.store.bytes(of: digest) == bytes)
    }

    @Test func anotherAccountsImageIsNotFound() throws {
        let fixture = try StoreFixture()
        try fixture.edit("a", pictures: [bytes])
        let image = try fixture.store.image("a-0", account: "shop")
        #expect(image.byteCount == bytes.count && image.width == 20 && image.height == 30)
        let failure = #expect(throws: EditFailure.self) { try fixture.store.image("a-0", account: "other") }
        #expect(failure?.reason == .notFound)
    }

    @Test func aDamagedFileIsNotHandedOut() throws {
        let fixture = try StoreFixture()
        try fixture.edit("a", pictures: [bytes])
        let file = fixture.folder.url.appending(path: "data/images/" + fixture.imageFiles[0])
        try Data(bytes.dropLast() + [0xAA]).write(to: file)
        let failure = #expect(throws: EditFailure.self) { try fixture.store.bytes(of: Digest(of: bytes)) }
        #expect(failure?.reason == .unavailable)
    }

    /// The writer takes some bytes, is interrupted once, and then finds the disk full.
    @Test(arguments: [0, 1, 65_536]) func aFullDiskLeavesNothing(taken: Int) throws {
        let room = Mutex(taken)
        let interrupted = Mutex(false)
        let files = FileOperations { descriptor, bytes in
            let first = interrupted.withLock { done in
                defer { done = true }
                return !done
            }
            if first {
                errno = EINTR
                return -1
            }
            let count = room.withLock { room in
                defer { room = 0 }
                return min(room, bytes.count)
            }
            if count == 0 {
                errno = ENOSPC
                return -1
            }
            return FileOperations.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
        let fixture = try StoreFixture(files: files)
        let failure = #expect(throws: EditFailure.self) { try fixture.store.put(bytes, digest: Digest(of: bytes)) }
        #expect(failure?.reason == .unavailable && failure?.retryable == true)
        #expect(failure?.message.contains("full") == true)
        #expect(fixture.imageFiles.isEmpty)
    }

    @Test func shortWritesMakeAWholeFile() throws {
        let fixture = try StoreFixture(
            files: FileOperations { descriptor, bytes in
                FileOperations.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<min(4_097, bytes.count)]))
            })
        try fixture.edit("a", pictures: [bytes])
        #expect(try fixture.store.bytes(of: Digest(of: bytes)) == bytes)
    }

    @Test func discardKeepsWhatOthersNeed() throws {
        let fixture = try StoreFixture()
        let other: [UInt8] = [4, 5, 6]
        let digest = Digest(of: bytes)
        let mine = try fixture.store.put(bytes, digest: digest)
        let theirs = try fixture.store.put(bytes, digest: digest)
        try fixture.store.discard([mine])
        #expect(try fixture.store.bytes(of: digest) == bytes)
        try fixture.store.discard([mine, theirs])
        #expect(fixture.imageFiles.isEmpty)
        try fixture.edit("a", pictures: [other])
        try fixture.store.discard([try fixture.store.put(other, digest: Digest(of: other))])
        #expect(try fixture.store.bytes(of: Digest(of: other)) == other)
    }
}
