// The whole way of an edit: the command line, the wire, the engine, the files; on real photographs.

import Foundation
import Imaging
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct CommandLine {
        let folder = Result { try TemporaryFolder() }

        private func file(_ name: String) throws -> URL { try folder.get().url.appending(path: name) }

        /// Runs `retouch background` with --json and returns its object.
        private func background(_ photograph: String, _ arguments: String...) async throws -> [String: Any] {
            let source = try Repository.photograph(photograph).path
            let process = try CommandLineTool.start(
                ["background", source, "--json"] + arguments, server: try await SharedServer.get())
            let outcome = try await process.wait(within: .seconds(120))
            #expect(outcome == .exited(0), "\(process.errorOutput)")
            let object = try JSONSerialization.jsonObject(with: Data(process.output.utf8)) as? [String: Any]
            return try #require(object)
        }

        private func images(_ report: [String: Any]) throws -> [[String: Any]] {
            try #require(report["images"] as? [[String: Any]])
        }

        /// Nothing that was not asked for has changed: by the server's own measurement, and by ours on the files.
        @Test(arguments: ["people", "product"])
        func aSubjectKeepsEveryPixel(photograph: String) async throws {
            let cutout = try file("cutout.png")
            let solid = try file("solid.png")
            let source = try Photographs.raster(try Repository.photograph(photograph))
            let reports = [
                try await background(photograph, "transparent", "-o", cutout.path),
                try await background(photograph, "#f4f1ea", "-o", solid.path),
            ]
            for report in reports {
                let fidelity = try #require((report["fidelity"] as? [[String: Any]])?.first)
                #expect(fidelity["changedOutside"] as? Int == 0)
                #expect(fidelity["changedSubject"] as? Int == 0)
                #expect(fidelity["lossless"] as? Bool == true)
                #expect(try #require(fidelity["subjectPixels"] as? Int) > source.pixelCount / 50)
            }
            let alpha = try Photographs.raster(cutout)
            let colored = try Photographs.raster(solid)
            try #require(alpha.width == source.width && alpha.height == source.height)
            try #require(colored.width == source.width && colored.height == source.height)
            var interior = 0
            var changed = 0
            var outside = 0
            var offColor = 0
            for y in 0..<source.height {
                for x in 0..<source.width {
                    let original = source[x, y]
                    switch alpha[x, y].w {
                    case 255:
                        interior += 1
                        if alpha[x, y] != original || colored[x, y] != original { changed += 1 }
                    case 0:
                        outside += 1
                        if colored[x, y] != SIMD4(0xf4, 0xf1, 0xea, 255) { offColor += 1 }
                    default: break
                    }
                }
            }
            #expect(changed == 0)
            #expect(offColor == 0)
            #expect(interior > source.pixelCount / 50 && outside > source.pixelCount / 50)
        }

        @Test func aPlanNamesItsStepsAndChangesNothing() async throws {
            let source = try Repository.photograph("people").path
            let process = try CommandLineTool.start(
                ["plan", "make the dress emerald green and blur the background", source, "--json"],
                server: try await SharedServer.get())
            let outcome = try await process.wait(within: .seconds(30))
            #expect(outcome == .exited(0), "\(process.errorOutput)")
            let report = try #require(try JSONSerialization.jsonObject(with: Data(process.output.utf8)) as? [String: Any])
            let plan = try #require(report["plan"] as? [String: Any])
            let steps = try #require(plan["steps"] as? [[String: Any]])
            #expect(steps.compactMap { $0["kind"] as? String } == ["Recolor", "BlurBackground"])
        }

        @Test func theReportDescribesTheFile() async throws {
            let out = try file("studio.png")
            let report = try await background("product", "clean white studio backdrop", "--seed", "7", "-o", out.path)
            for key in ["plan", "notices", "credits", "seeds", "sha256", "fidelity", "timings", "suggestions"] {
                #expect(report[key] != nil, "\(key) is missing")
            }
            #expect(report["seeds"] as? [Int] == [7])
            #expect(try await [sha256(of: out)] == report["sha256"] as? [String])
            let image = try #require(try images(report).first)
            #expect(image["file"] as? String == out.path)
            #expect(image["bytes"] as? Int == (try Repository.bytes(out)).count)
            let timings = try #require(report["timings"] as? [String: Double])
            #expect(!timings.isEmpty && timings.values.allSatisfy { $0 >= 0 })
            #expect(try #require(report["credits"] as? Int) > 0)
            let steps = try #require((report["plan"] as? [String: Any])?["steps"] as? [[String: String]])
            #expect(steps.map { $0["kind"] } == ["ReplaceBackground"])
            #expect(try #require(report["suggestions"] as? [[String: Any]]).isEmpty == false)
        }

        @Test func oneSeedMakesTheSameBytesTwice() async throws {
            var hashes: [[String]] = []
            for _ in 0..<2 {
                let report = try await background(
                    "people", "grey seamless paper", "--seed", "4294967295", "--mode", "fast", "-o", try file("a.png").path)
                hashes.append(try #require(report["sha256"] as? [String]))
            }
            #expect(hashes[0] == hashes[1])
        }

        @Test func variationsDifferAndEachHasASeedThatMakesItAgain() async throws {
            let out = try file("many.png")
            let report = try await background(
                "product", "white studio", "-n", "4", "--seed", "3", "--mode", "fast", "-o", out.path)
            let hashes = try #require(report["sha256"] as? [String])
            let seeds = try #require(report["seeds"] as? [Int])
            #expect(Set(hashes).count == 4 && Set(seeds).count == 4)
            for number in 1...4 {
                #expect(try await sha256(of: try file("many-\(number).png")) == hashes[number - 1])
            }
            let again = try await background(
                "product", "white studio", "--seed", "\(seeds[2])", "--mode", "fast", "-o", try file("again.png").path)
            #expect(again["sha256"] as? [String] == [hashes[2]])
        }

        @Test(arguments: [("jpeg", [0xff, 0xd8, 0xff]), ("webp", Array("RIFF".utf8))])
        func otherFormatsAndTheContextAsScene(format: String, signature: [UInt8]) async throws {
            let out = try file("scene.\(format)")
            let report = try await background(
                "people", "--context", try Repository.photograph("car").path, "--mode", "fast", "-o", out.path)
            let image = try #require(try images(report).first)
            #expect(image["format"] as? String == format)
            #expect(try Repository.bytes(out).starts(with: signature))
        }

        @Test(arguments: [("1k", 1_048_576), ("2k", 4_194_304)])
        func resolutionsKeepTheShape(resolution: String, pixels: Int) async throws {
            let report = try await background(
                "product", "white", "--resolution", resolution, "--mode", "fast", "-o", try file("sized.png").path)
            let image = try #require(try images(report).first)
            let width = try #require(image["width"] as? Int)
            let height = try #require(image["height"] as? Int)
            #expect(abs(width * height - pixels) < pixels / 100)
            #expect(abs(Double(width) / Double(height) - 1_086.0 / 1_448.0) < 0.002)
            let fidelity = try #require(image["fidelity"] as? [String: Any])
            #expect(fidelity["changedSubject"] as? Int == 0)
        }

        @Test func progressGoesToStandardErrorAndTheReportToStandardOutput() async throws {
            let run = try await CommandLineTool.run(
                "background", try Repository.photograph("people").path, "white", "--mode", "fast", "-o",
                try file("text.png").path, server: try await SharedServer.get())
            #expect(run.status == 0)
            #expect(run.output.contains("0 of") && run.output.contains("credits") && run.output.contains("next "))
            #expect(run.errors.contains("segment"))
        }
    }
}
