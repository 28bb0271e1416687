// Plates that are written into a folder: whole, or not at all.

import Foundation
import RetouchModel
import Scenes
import TestSupport
import Testing

@Suite struct PlateWriterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
    }

    private func put(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.url.appending(path: name))
    }

    private func write(_ text: String, replaces: Bool = false) throws -> PlateWriter.Outcome {
        try PlateWriter(folder: folder.path).write(
            "a", ending: "jpg", picture: Array(text.utf8), sidecar: Array("\(text).json".utf8), replaces: replaces)
    }

    private func trouble(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return (error as? PlateTrouble)?.description }
    }

    @Test func pictureAndSidecarAreWrittenAndNothingElse() throws {
        #expect(try write("one") == .written)
        #expect(folder.files() == ["a.jpg", "a.json"])
        #expect(try text("a.jpg") == "one" && text("a.json") == "one.json")
    }

    @Test func whatIsThereIsKeptUnlessItIsToBeReplaced() throws {
        _ = try write("one")
        #expect(try write("two") == .kept && text("a.jpg") == "one" && text("a.json") == "one.json")
        #expect(try write("two", replaces: true) == .written && text("a.jpg") == "two" && text("a.json") == "two.json")
        #expect(folder.files() == ["a.jpg", "a.json"])
    }

    @Test func aSidecarOfSomebodyElseIsNotOverwritten() throws {
        try put("a.json", "mine")
        #expect(trouble { _ = try write("one") }?.contains("a.json is there already") == true)
        #expect(try text("a.json") == "mine" && folder.files() == ["a.json"])
    }

    @Test func aRunThatEndedBetweenTheTwoFilesIsGoneOnWith() throws {
        try put("a.json", "one.json")
        try put(".a.jpg.part", "half of a pic")
        #expect(try write("one") == .written)
        #expect(try text("a.jpg") == "one" && folder.files() == ["a.jpg", "a.json"])
    }

    @Test func aFolderIsMadeAndAFileIsNone() throws {
        let inside = folder.path + "/new"
        _ = try PlateWriter(folder: inside)
        var isFolder: ObjCBool = false
        #expect(FileManager.default.fileExists(atPath: inside, isDirectory: &isFolder) && isFolder.boolValue)
        try put("file", "")
        #expect(trouble { _ = try PlateWriter(folder: folder.path + "/file") } == "Not a directory")
        #expect(trouble { _ = try PlateWriter(folder: folder.path + "/no/where") } == "No such file or directory")
    }

    @Test func aPlaceThatCannotBeWrittenIsNamedAndLeavesNothing() throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/.a.jpg.part", withIntermediateDirectories: true)
        #expect(trouble { _ = try write("one") } == "a.jpg cannot be written: Is a directory")
        #expect(folder.files() == [])
    }

    /// A name that somebody links elsewhere is not followed out of the folder.
    @Test func linksAreNotFollowed() throws {
        try put("victim", "untouched")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/.a.jpg.part", withDestinationPath: "victim")
        #expect(trouble { _ = try write("one") }?.contains("a.jpg cannot be written") == true)
        #expect(try text("victim") == "untouched")
    }
}
