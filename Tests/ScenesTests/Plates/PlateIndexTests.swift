// What the index finds in a folder, whatever lies there.

import Foundation
import Imaging
import RetouchModel
import Scenes
import TestSupport
import Testing

@Suite struct PlateIndexTests {
    private func finding(_ library: PlateLibrary, _ file: String) -> String {
        library.findings.filter { $0.file == file }.map(\.what).joined(separator: "; ")
    }

    private func isLeftOut(_ library: PlateLibrary, _ file: String) -> Bool {
        library.findings.contains { $0.file == file && $0.isLeftOut } && !library.plates.contains { $0.file == file }
    }

    @Test func platesComeInTheOrderOfTheirNamesWithWhatTheirSidecarsSay() throws {
        let folder = try PlateFolder()
        try folder.add(
            "b.jpg", #"{"tags": ["beach", "noon"], "horizon": 0.4, "blur": 0.02, "licence": "CC-BY-4.0", "credit": "Ana"}"#,
            format: .jpeg)
        try folder.add(
            "a.PNG", #"{"tags": ["street"], "horizon": 0.5, "licence": "own", "source": "shelf 3"}"#, width: 90, height: 70)
        try folder.add("c.webp", #"{"caption": "cafe", "horizon": 0.5, "licence": "CC0"}"#, format: .webp)
        let library = try folder.library()
        #expect(library.plates.map(\.file) == ["a.PNG", "b.jpg", "c.webp"])
        let plate = library.plates[1]
        #expect(plate.width == 64 && plate.height == 48 && plate.horizon == 0.4 && plate.blur == 0.02)
        #expect(plate.licence.name == "CC-BY-4.0" && plate.credit == "Ana" && plate.scene.places == ["beach"])
        #expect(library.plates[0].source == "shelf 3" && library.largestPixelCount == 6_300)
        #expect(library.findings.allSatisfy { !$0.isLeftOut })
    }

    @Test func anEmptyFolderHasNoPlatesAndAMissingOneIsAnError() throws {
        let folder = try PlateFolder()
        #expect(try folder.library().plates.isEmpty && folder.library().largestPixelCount == 0)
        #expect {
            try PlateLibrary(folder: folder.path + "/nowhere", limits: Limits().images, reading: TagReading.read)
        } throws: {
            ($0 as? PlateTrouble)?.description == "No such file or directory"
        }
        try folder.write("file", "text")
        #expect { try PlateLibrary(folder: folder.path + "/file", limits: Limits().images, reading: TagReading.read) } throws: {
            ($0 as? PlateTrouble)?.description == "Not a directory"
        }
    }

    @Test func whatIsNoPlateIsLeftOutWithTheReason() throws {
        let folder = try PlateFolder()
        try folder.add("good.png", tags: "beach")
        try folder.write("text.jpg", "no picture")
        try folder.write("text.json", #"{"tags": ["beach"]}"#)
        try folder.write("empty.png", "")
        try folder.write("empty.json", #"{"tags": ["beach"]}"#)
        try folder.add("lonely.png", tags: "beach")
        try FileManager.default.removeItem(atPath: folder.path + "/lonely.json")
        try folder.add("nonsense.png", "horizon: 3")
        try folder.add("wrong.png", #"{"tags": ["beach"], "horizon": 7}"#)
        try folder.add("wordless.png", #"{"licence": "own"}"#)
        try folder.write("orphan.json", "{}")
        try folder.write("notes.txt", "to do")
        try folder.write(".hidden.png", "")
        try FileManager.default.createDirectory(atPath: folder.path + "/sub.png", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder.path + "/sub", withIntermediateDirectories: true)
        let library = try folder.library()
        #expect(library.plates.map(\.file) == ["good.png"])
        for (file, words) in [
            ("text.jpg", "is no picture: The picture is in none of the formats"),
            ("empty.png", "is no picture: The picture is empty"),
            ("lonely.png", "has no sidecar lonely.json"), ("nonsense.png", "nonsense.json is no JSON object"),
            ("wrong.png", "wrong.json horizon is 7.0"), ("wordless.png", "is never found"),
            ("orphan.json", "belongs to no picture"),
            ("notes.txt", "is no .png, .jpg or .webp"), ("sub.png", "is no regular file"), ("sub", "is a folder"),
        ] {
            #expect(finding(library, file).contains(words), "\(file): \(finding(library, file))")
            #expect(isLeftOut(library, file))
        }
        #expect(!library.findings.contains { $0.file.contains("hidden") })
        #expect(library.findings.map(\.file) == library.findings.map(\.file).sorted())
    }

    /// A pipe that nobody writes to would stop whoever opens it.
    @Test func pipesAndBrokenLinksDoNotHoldTheServerUp() throws {
        let folder = try PlateFolder()
        try #require(mkfifo(folder.path + "/pipe.jpg", 0o600) == 0)
        try #require(mkfifo(folder.path + "/good.json", 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop.png", withDestinationPath: "loop.png")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/gone.png", withDestinationPath: "/nowhere/gone.png")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/zero.png", withDestinationPath: "/dev/zero")
        try folder.write(
            "good.png",
            try ImageEncoder.encode(
                Pictures.gradient(20, 20), profile: nil, options: OutputOptions(), compute: Compute(workers: 1)))
        let library = try folder.library()
        #expect(library.plates.isEmpty)
        #expect(finding(library, "pipe.jpg") == "is no regular file" && finding(library, "zero.png") == "is no regular file")
        #expect(finding(library, "gone.png").contains("No such file") && isLeftOut(library, "loop.png"))
        #expect(finding(library, "good.png").contains("good.json is no regular file"))
    }

    @Test func limitsHold() throws {
        let folder = try PlateFolder()
        for number in 0..<5 { try folder.add("\(number).png", tags: "beach", width: 100 + number, height: 80) }
        #expect(try folder.library { $0.plates = 3 }.plates.map(\.file) == ["0.png", "1.png", "2.png"])
        #expect(finding(try folder.library { $0.plates = 3 }, "4.png").contains("images.plates is 3"))
        #expect(finding(try folder.library { $0.side = 102 }, "3.png").contains("the longest side may have 102"))
        #expect(finding(try folder.library { $0.encodedBytes = 50 }, "0.png").contains("images.encoded-bytes is 50"))
        #expect(finding(try folder.library { $0.sidecarBytes = 10 }, "0.png").contains("images.sidecar-bytes = 10"))
    }

    /// What stands in front of the pixels can be longer than what the index reads first.
    @Test(arguments: [ImageFormat.png, .jpeg, .webp])
    func aLongHeaderIsReadToItsEnd(format: ImageFormat) throws {
        let folder = try PlateFolder()
        var profile = [UInt8](repeating: 0, count: 200_000)
        var random = SeededRandom(seed: 5)
        for index in 132..<profile.count { profile[index] = UInt8(truncatingIfNeeded: random.next()) }
        profile.replaceSubrange(0..<4, with: [0, 3, 0x0D, 0x40])
        profile.replaceSubrange(16..<20, with: Array("RGB ".utf8))
        profile.replaceSubrange(36..<40, with: Array("acsp".utf8))
        let bytes = try ImageEncoder.encode(
            Pictures.gradient(40, 30), profile: profile, options: OutputOptions(format: format), compute: Compute(workers: 1))
        try #require(bytes.count > 131_072)
        try folder.write("long.\(format.rawValue)", bytes)
        try folder.write("long.json", #"{"tags": ["beach"], "horizon": 0.5, "licence": "own"}"#)
        let library = try folder.library()
        #expect(library.plates.map(\.width) == [40], "\(library.findings)")
        #expect(finding(library, "long.\(format.rawValue)").contains("has a colour profile that is not applied"))
    }

    @Test func adviceIsGivenAndThePlateServes() throws {
        let folder = try PlateFolder()
        try folder.add("a.png", #"{"tags": ["beach"], "horizont": 0.4}"#)
        try folder.add("b.png", #"{"tags": ["beach"], "horizon": 0.4, "licence": "CC-BY-SA-4.0"}"#, width: 1_600, height: 1_100)
        let library = try folder.library()
        #expect(library.plates.count == 2 && library.findings.allSatisfy { !$0.isLeftOut })
        let advice = finding(library, "a.png")
        #expect(advice.contains(#""horizont""#) && advice.contains("says no horizon") && advice.contains("names no licence"))
        #expect(advice.contains("is small, 64 x 48: it is chosen only for results of up to about 72 pixels"))
        #expect(
            finding(library, "b.png")
                == "has a licence that restricts what can be made of it: CC-BY-SA-4.0; must be credited, and names no credit")
    }

    @Test func thousandsOfFilesAreIndexed() throws {
        let folder = try PlateFolder()
        try folder.add("beach.png", tags: "beach")
        try folder.add("street.png", tags: "street")
        try folder.add("one.png", tags: "beach, lighthouse")
        // Links, because making files takes the disk longer than indexing them takes the server.
        for number in 0..<4_000 {
            let place = number % 4 == 0 ? "beach" : "street"
            for ending in ["png", "json"] {
                try #require(link("\(folder.path)/\(place).\(ending)", "\(folder.path)/\(number).\(ending)") == 0)
            }
        }
        let library = try folder.library()
        #expect(library.plates.count == 4_003)
        #expect(library.matches(for: TagReading.read("beach")).count == 1_002)
        #expect(library.matches(for: TagReading.read("beach, lighthouse")).first?.plate.file == "one.png")
    }

    // MARK: - Pixels

    private func unusable(_ library: PlateLibrary, _ plate: Plate) -> String? {
        do throws(PlateFailure) {
            _ = try library.picture(of: plate, compute: Compute(workers: 1))
            return nil
        } catch {
            guard case .unusable(let trouble) = error else { return "interrupted" }
            return trouble.description
        }
    }

    @Test func pixelsAreReadWhenTheyAreAskedFor() throws {
        let folder = try PlateFolder()
        try folder.add("a.png", tags: "beach")
        let library = try folder.library()
        let picture = try library.picture(of: library.plates[0], compute: Compute(workers: 1))
        #expect(picture == Pictures.gradient(64, 48))
    }

    @Test func transparencyBecomesWhite() throws {
        let folder = try PlateFolder()
        try folder.add("a.png", tags: "beach")
        let clear = Raster(width: 64, height: 48, red: 10, green: 20, blue: 30, alpha: 0)
        try folder.write(
            "a.png", try ImageEncoder.encode(clear, profile: nil, options: OutputOptions(), compute: Compute(workers: 1)))
        let library = try folder.library()
        let picture = try library.picture(of: library.plates[0], compute: Compute(workers: 1))
        #expect(picture == Raster(width: 64, height: 48, red: 255, green: 255, blue: 255, alpha: 255))
    }

    @Test func aTruncatedPictureIsFoundOutWhenItIsUsed() throws {
        let folder = try PlateFolder()
        let whole = try ImageEncoder.encode(
            Pictures.noise(200, 150, seed: 3), profile: nil, options: OutputOptions(format: .jpeg), compute: Compute(workers: 1))
        try folder.write("a.jpg", Array(whole.prefix(whole.count / 2)))
        try folder.write("a.json", #"{"tags": ["beach"]}"#)
        let library = try folder.library()
        try #require(library.plates.count == 1)
        #expect(unusable(library, library.plates[0])?.contains("cannot be decoded") == true)
    }

    @Test func aFileThatChangedOrIsGoneIsNotShown() throws {
        let folder = try PlateFolder()
        for name in ["a", "b", "c"] { try folder.add("\(name).png", tags: "beach") }
        let library = try folder.library()
        try FileManager.default.removeItem(atPath: folder.path + "/a.png")
        try folder.add("b.png", tags: "beach", width: 80, height: 60)
        // The same bytes with another time: whoever wrote them meant another picture.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: folder.path + "/c.png")
        #expect(unusable(library, library.plates[0])?.contains("cannot be read: No such file") == true)
        #expect(unusable(library, library.plates[1]) == "changed since the server started")
        #expect(unusable(library, library.plates[2]) == "changed since the server started")
        try FileManager.default.removeItem(at: folder.folder.url)
        #expect(library.plates.allSatisfy { unusable(library, $0) != nil })
    }

    @Test func whoeverCallsCanStopTheDecoding() throws {
        let folder = try PlateFolder()
        try folder.add("a.png", tags: "beach")
        let library = try folder.library()
        let stopped = Compute(workers: 1) { EditFailure(.cancelled, stage: .engine, "gone") }
        #expect(throws: PlateFailure.self) { try library.picture(of: library.plates[0], compute: stopped) }
        do throws(PlateFailure) { _ = try library.picture(of: library.plates[0], compute: stopped) } catch {
            guard case .interrupted(let failure) = error else { return #expect(Bool(false)) }
            #expect(failure.reason == .cancelled)
        }
    }
}
