// `retouch edit` and `retouch plan` through the built server, on real photographs.

import Foundation
import Imaging
import RetouchClient
import RetouchModel
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct EditCommand {
        let folder = Result { try TemporaryFolder() }

        private func file(_ name: String) throws -> URL { try folder.get().url.appending(path: name) }

        /// Runs `retouch edit` on a photograph.
        private func edit(
            _ photograph: String, _ prompt: String, _ arguments: [String] = [], on server: ServerProcess? = nil
        ) async throws -> CommandLineTool.Run {
            let shared = try await SharedServer.get()
            let process = try CommandLineTool.start(
                ["edit", try Repository.photograph(photograph).path, prompt] + arguments, server: server ?? shared)
            let outcome = try await process.wait(within: .seconds(120))
            let status: Int32 = if case .exited(let status) = outcome { status } else { -1 }
            return CommandLineTool.Run(status: status, output: process.output, errors: process.errorOutput)
        }

        private func kinds(_ report: [String: Any]) throws -> [String] {
            let steps = try #require((report["plan"] as? [String: Any])?["steps"] as? [[String: Any]])
            return steps.compactMap { $0["kind"] as? String }
        }

        @Test func aWhiteBackgroundByInstruction() async throws {
            let out = try file("white.png")
            let run = try await edit(
                "people", "make the background white", ["--mode", "fast", "--seed", "3", "--json", "-o", out.path])
            #expect(run.status == 0, "\(run.errors)")
            #expect(try kinds(run.json) == ["ReplaceBackground"])
            let fidelity = try #require((run.json["fidelity"] as? [[String: Any]])?.first)
            #expect(fidelity["changedOutside"] as? Int == 0 && fidelity["changedSubject"] as? Int == 0)
            let source = try Photographs.raster(try Repository.photograph("people"))
            let result = try Photographs.raster(out)
            #expect(result.width == source.width && result.height == source.height && result != source)
            #expect(result[2, 2] == SIMD4(255, 255, 255, 255))
            #expect(try await [sha256(of: out)] == run.json["sha256"] as? [String])
            let lines = run.errors.split(separator: "\n")
            #expect(lines.first?.hasSuffix("% decode") == true && lines.last == "100 % store", "\(run.errors)")
        }

        @Test func theTextReportNamesTheStepsAndTheFile() async throws {
            let out = try file("grey.webp")
            let run = try await edit("product", "put it on a light grey background", ["--mode", "fast", "-o", out.path])
            #expect(run.status == 0, "\(run.errors)")
            for words in [out.path, "plan        ReplaceBackground: ", "engine      local, fast", "credits     1", "fidelity"] {
                #expect(run.output.contains(words), "\(words) is missing:\n\(run.output)")
            }
        }

        @Test func theContactSheetShowsSourceRegionResultAndDifference() async throws {
            let sheet = try file("sheet.png")
            let run = try await edit(
                "product", "make the background white",
                [
                    "--mode", "fast", "-n", "2", "--circle", "0.5,0.5,0.2,0.2", "--json", "-o", try file("white.png").path,
                    "--contact-sheet", sheet.path,
                ])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.json["contactSheet"] as? String == sheet.path)
            let drawn = try Photographs.raster(sheet)
            let photograph = try Photographs.raster(try Repository.photograph("product"))
            // Four panels a row, a row for each of the two results.
            #expect(drawn.width > 4 * 560 * photograph.width / photograph.height && drawn.height > 2 * 560)
        }

        @Test func theMaskIsAHardLimit() async throws {
            let source = try Photographs.raster(try Repository.photograph("people"))
            let mask = try file("mask.png")
            let left = Pictures.drawn(source.width, source.height) { x, _ in
                x < source.width / 2 ? SIMD4(255, 255, 255, 255) : SIMD4(0, 0, 0, 255)
            }
            try Data(try Photographs.encoded(left)).write(to: mask)
            let out = try file("half.png")
            let sheet = try file("half-sheet.png")
            let run = try await edit(
                "people", "make the background white",
                ["--mask", mask.path, "--mode", "fast", "--contact-sheet", sheet.path, "-o", out.path])
            #expect(run.status == 0, "\(run.errors)")
            let result = try Photographs.raster(out)
            var changed = [0, 0]
            for y in 0..<source.height {
                for x in 0..<source.width where result[x, y] != source[x, y] { changed[x < source.width / 2 ? 0 : 1] += 1 }
            }
            #expect(changed[0] > source.pixelCount / 10 && changed[1] == 0)
            try expectPanels(of: Photographs.raster(sheet), source: source, changed: changed[0])
        }

        /// A sheet of one result: four panels of 560 pixels' height on a light ground, 14 pixels apart, all in the source's frame.
        ///
        /// What did not change is the darkest colour of the difference, and dimmed in the region.
        private func expectPanels(of sheet: Raster, source: Raster, changed: Int) throws {
            let width = (sheet.width - 14) / 4 - 14
            try #require(abs(width - 560 * source.width / source.height) <= 1, "\(width)")
            func panel(_ number: Int, _ x: Int, _ y: Int) -> SIMD4<UInt8> {
                // The pictures end 14 + 26 pixels above the sheet's lower edge: the legend and the gap.
                sheet[14 + number * (width + 14) + x, sheet.height - 14 - 26 - 560 + y]
            }
            let none = SIMD4<UInt8>(14, 14, 18, 255)
            var marked = [0, 0]
            var apart = [0, 0]
            for y in 0..<560 {
                for x in 0..<width where abs(x - width / 2) > 4 {
                    let side = x < width / 2 ? 0 : 1
                    if panel(3, x, y) != none { marked[side] += 1 }
                    if panel(2, x, y) != panel(0, x, y) { apart[side] += 1 }
                }
            }
            // Where results and source differ in the sheet is where the difference is drawn.
            let share = Double(changed) / Double(source.pixelCount)
            #expect(marked[1] == 0 && apart[1] == 0, "\(marked) \(apart)")
            #expect(abs(Double(marked[0]) / Double(560 * width) - share) < 0.03, "\(marked) of \(560 * width), \(share)")
            #expect(apart[0] > marked[0] * 8 / 10 && apart[0] <= marked[0] + width * 4, "\(apart) \(marked)")
        }

        @Test func aKeyIsAnsweredAgainWithTheSamePictureAndOtherMarksAreAConflict() async throws {
            let key = [
                "--idempotency-key", "edit-\(UUID().uuidString)", "--mode", "fast", "--json", "--circle", "0.5,0.5,0.1,0.1",
            ]
            let first = try await edit("product", "make the background white", key + ["-o", try file("a.png").path])
            let second = try await edit("product", "make the background white", key + ["-o", try file("b.png").path])
            #expect(first.status == 0 && second.status == 0, "\(first.errors)\(second.errors)")
            #expect(first.json["editId"] as? String == second.json["editId"] as? String)
            #expect(try await sha256(of: try file("a.png")) == sha256(of: try file("b.png")))
            let other = try await edit(
                "product", "make the background white", key + ["--box", "0,0,0.5,0.5", "-o", try file("c.png").path])
            #expect(other.status == 1 && other.errors.contains("retouch: IdempotencyConflict: "), "\(other.errors)")
        }

        @Test(
            arguments: [
                ("remove the object I circled", [], "AnnotationMissing"), ("mach das Kleid rot", [], "PromptNotUnderstood"),
                ("change her pose so that she sits", [], "NeedsGenerativeEngine"),
                ("make the dress the colour of the reference picture", [], "InputValidationError"),
                ("make the background white", ["--engine", "nobody"], "InputValidationError"),
            ] as [(String, [String], String)])
        func refusalsAreNamedAndLeaveNoFile(prompt: String, arguments: [String], name: String) async throws {
            let out = try file("none.png")
            let run = try await edit("people", prompt, arguments + ["-o", out.path])
            #expect(run.status == 1)
            #expect(run.errors.contains("retouch: \(name): "), "\(run.errors)")
            #expect(run.output.isEmpty && !FileManager.default.fileExists(atPath: out.path))
        }

        /// An account that can pay for one edit: what was refused before it has cost nothing, and what comes after it is refused.
        @Test func refusalsCostNothing() async throws {
            let server = try await ServerProcess(limits: ["edits.opening-credits": 3])
            for prompt in ["remove the object I circled", "change her pose so that she sits"] {
                #expect(try await edit("people", prompt, ["-o", try file("x.png").path], on: server).status == 1)
            }
            let paid = try await edit(
                "people", "make the background white", ["--mode", "quality", "--json", "-o", try file("y.png").path], on: server)
            #expect(paid.status == 0 && paid.json["credits"] as? Int == 3, "\(paid.errors)")
            let broke = try await edit("people", "make the background white", ["-o", try file("z.png").path], on: server)
            #expect(broke.status == 1 && broke.errors.contains("retouch: OutOfCredits: "), "\(broke.errors)")
            #expect(try await server.stop() == .exited(0))
        }

        @Test func aDrawingOfAnotherSizeIsNamed() async throws {
            let overlay = try file("overlay.png")
            try Data(try Photographs.encoded(Pictures.plain(64, 64, .black))).write(to: overlay)
            for flag in ["--annotation", "--marked"] {
                let run = try await edit(
                    "people", "remove the object I circled", [flag, overlay.path, "-o", try file("x.png").path])
                #expect(run.status == 1)
                #expect(run.errors.contains("retouch: InputValidationError: The annotation's "), "\(run.errors)")
                #expect(run.errors.contains("64 x 64 pixels"), "\(run.errors)")
            }
        }

        @Test func interruptingCancelsTheEditOnTheServer() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let process = try CommandLineTool.start(
                [
                    "edit", try Repository.photograph("people").path, "make the background white", "--mode", "quality",
                    "--resolution", "4k", "-n", "4", "-o", try file("x.png").path,
                ], server: server)
            try await eventually("the edit runs") { process.errorOutput.contains("segment") }
            process.send(signal: SIGINT)
            #expect(try await process.wait(within: .seconds(10)) == .exited(130))
            #expect(try folder.get().files().isEmpty)
            try await vitals.expectRecovered(slack: 512 << 20)
        }

        @Test func aPlanKnowsTheMarks() async throws {
            let server = try await SharedServer.get()
            let photograph = try Repository.photograph("people").path
            let marked = try await CommandLineTool.run(
                "plan", "remove the object I circled", photograph, "--circle", "0.5,0.4,0.1,0.1", "--json", server: server)
            #expect(marked.status == 0, "\(marked.errors)")
            #expect(try kinds(marked.json) == ["Remove"])
            let unmarked = try await CommandLineTool.run("plan", "remove the object I circled", photograph, server: server)
            #expect(unmarked.status == 1 && unmarked.errors.contains("retouch: AnnotationMissing: "), "\(unmarked.errors)")
            let words = try await CommandLineTool.run("plan", "make the dress red and crop to 4:5", "--json", server: server)
            #expect(try kinds(words.json) == ["Recolor", "Crop"])
        }

        @Test func theClientLibraryEdits() async throws {
            let client = try await SharedServer.get().client()
            let request = EditRequest(
                operation: .edit, source: .inline(try Photographs.bytes("product")), prompt: "make the background white",
                mode: .fast)
            var variations: [Variation] = []
            var summary: EditSummary?
            for try await event in client.edit(request) {
                switch event {
                case .progress: #expect(summary == nil)
                case .variation(let variation): variations.append(variation)
                case .summary(let last): summary = last
                }
            }
            #expect(variations.count == 1)
            #expect(summary?.plan.steps.map(\.action) == [.replaceBackground(.solid(.white))])
            let missing = await #expect(throws: EditFailure.self) {
                var marked = request
                marked.prompt = "remove what I circled"
                for try await _ in client.edit(marked) {}
            }
            #expect(missing?.reason == .annotationMissing && missing?.stage == .prompt)
            await client.close()
        }
    }
}
