// An operator's folder of background pictures: rendered, checked, served, and shown in answers.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct Plates {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        private func plates(
            _ arguments: String..., prelude: String? = nil
        ) async throws -> (status: Int32, output: String, errors: String) {
            let program = ChildProcess.programs.appending(path: "retouchd").path
            let process =
                if let prelude {
                    try ChildProcess("/bin/sh", ["-c", "\(prelude); exec \"$0\" \"$@\"", program, "plates"] + arguments)
                } else {
                    try ChildProcess(program, ["plates"] + arguments)
                }
            let outcome = try await process.wait(within: .seconds(120))
            let status: Int32 = if case .exited(let status) = outcome { status } else { -1 }
            return (status, process.output, process.errorOutput)
        }

        private func put(_ name: String, _ bytes: [UInt8]) throws {
            try Data(bytes).write(to: folder.url.appending(path: name))
        }

        private func put(_ name: String, _ text: String) throws { try put(name, Array(text.utf8)) }

        /// A picture of one colour with this sidecar.
        private func add(_ name: String, _ sidecar: String, _ color: Color) throws {
            try put("\(name).png", try Photographs.encoded(Pictures.plain(1_600, 1_200, color)))
            try put("\(name).json", sidecar)
        }

        private func background(
            _ words: String, _ arguments: [String] = [], on server: ServerProcess
        ) async throws -> CommandLineTool.Run {
            let process = try CommandLineTool.start(
                ["background", try Repository.photograph("people").path, words, "--mode", "fast"] + arguments, server: server)
            let outcome = try await process.wait(within: .seconds(120))
            let status: Int32 = if case .exited(let status) = outcome { status } else { -1 }
            return CommandLineTool.Run(status: status, output: process.output, errors: process.errorOutput)
        }

        // MARK: - Serving

        @Test func renderedScenesAreCheckedAndServed() async throws {
            let rendered = try await plates(
                "render", folder.path, "--scenes", "tropical beach at golden hour", "exposed brick wall", "--count", "2",
                "--size",
                "1500x1200")
            #expect(rendered.status == 0, "\(rendered.errors)")
            #expect(
                folder.files() == [
                    "exposed-brick-wall-1.jpg", "exposed-brick-wall-1.json", "exposed-brick-wall-2.jpg",
                    "exposed-brick-wall-2.json", "tropical-beach-at-golden-hour-1.jpg", "tropical-beach-at-golden-hour-1.json",
                    "tropical-beach-at-golden-hour-2.jpg", "tropical-beach-at-golden-hour-2.json",
                ])
            let first = try Data(contentsOf: folder.url.appending(path: "exposed-brick-wall-1.jpg"))
            #expect(try first != Data(contentsOf: folder.url.appending(path: "exposed-brick-wall-2.jpg")))
            let checked = try await plates("check", folder.path)
            #expect(checked.status == 0, "\(checked.output)")
            #expect(checked.output.hasSuffix("4 plates, 0 files left out\n") && !checked.output.contains("advice"))
            #expect(checked.output.contains("exposed-brick-wall-1.jpg             1500x1200"), "\(checked.output)")

            let server = try await ServerProcess(flags: ["--plates", folder.path])
            let out = folder.url.appending(path: ".result.png")
            let run = try await background("tropical beach at golden hour", ["--seed", "4", "-o", out.path], on: server)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("background  tropical-beach-at-golden-hour-1.jpg, own, rendered by retouchd, seed 1"))
            #expect(run.output.contains("notice      SCENE_FROM_PICTURE: ") && !run.output.contains("PICTURE_LICENCE"))
            #expect(run.output.contains("0 of "), "the subject is untouched: \(run.output)")
            let other = try await background("snowy mountains", ["--seed", "4", "-o", out.path], on: server)
            #expect(other.status == 0 && other.output.contains("SCENE_APPROXIMATED") && !other.output.contains("\nbackground "))
            #expect(try await server.stop() == .exited(0))
        }

        @Test func licenceAndCreditAreInEveryAnswer() async throws {
            try add(
                "quay",
                #"{"tags": ["beach"], "horizon": 0.4, "licence": "CC-BY-SA-4.0", "credit": "Ana Li", "source": "shelf 3"}"#,
                Color(red: 30, green: 140, blue: 60))
            try add("sand", #"{"tags": ["beach"], "horizon": 0.4}"#, Color(red: 160, green: 40, blue: 40))
            let server = try await ServerProcess(flags: ["--plates=\(folder.path)"])
            let out = try TemporaryFolder()
            let key = ["--idempotency-key", "plates-\(UUID().uuidString)", "--seed", "8", "-n", "4", "--json"]
            var answers: [[[String: Any]]] = []
            for name in ["a", "b"] {
                let run = try await background("beach", key + ["-o", "\(out.path)/\(name).png"], on: server)
                #expect(run.status == 0, "\(run.errors)")
                answers.append(try #require(run.json["pictures"] as? [[String: Any]]))
                let notices = try #require(run.json["notices"] as? [[String: Any]])
                let licence = try #require(notices.first { $0["code"] as? String == "PICTURE_LICENCE" }?["message"] as? String)
                #expect(licence.contains("quay.png (CC-BY-SA-4.0) asks") && licence.contains("sand.png names no licence"))
                #expect(
                    Set(notices.compactMap { $0["code"] as? String }).isSuperset(of: ["SCENE_FROM_PICTURE", "SCENE_APPROXIMATED"])
                )
            }
            for pictures in answers {
                #expect(pictures.map { $0["file"] as? String } == ["quay.png", "sand.png"])
                #expect(pictures[0]["licence"] as? String == "CC-BY-SA-4.0" && pictures[0]["credit"] as? String == "Ana Li")
                #expect(pictures[0]["source"] as? String == "shelf 3" && pictures[1]["licence"] as? String == "")
                #expect(pictures.map { $0["variations"] as? [Int] } == [[0], [1]])
            }
            // The first two are the plates, the others are rendered.
            let corners = try (1...4).map { number in
                try Photographs.raster(out.url.appending(path: "a-\(number).png"))[20, 30]
            }
            #expect(corners[0].y > corners[0].x && corners[1].x > corners[1].y)
            let edit = try CommandLineTool.start(
                [
                    "edit", try Repository.photograph("people").path, "put her on a beach", "--mode", "fast", "--seed", "8", "-o",
                    "\(out.path)/edit.png",
                ], server: server)
            #expect(try await edit.wait(within: .seconds(120)) == .exited(0), "\(edit.errorOutput)")
            #expect(edit.output.contains("background  quay.png, CC-BY-SA-4.0, by Ana Li, shelf 3"), "\(edit.output)")
            #expect(try await server.stop() == .exited(0))
        }

        @Test func badPlatesAreToldOfAndTheServerLives() async throws {
            try add("good", #"{"tags": ["beach"], "horizon": 0.4, "licence": "own"}"#, Color(red: 30, green: 140, blue: 60))
            try put("text.jpg", "no picture")
            try put("text.json", #"{"tags": ["beach"]}"#)
            try put("half.png", Array(try Photographs.encoded(Pictures.noise(1_200, 1_100, seed: 2)).prefix(100_000)))
            try put("half.json", #"{"tags": ["beach"], "licence": "own", "horizon": 0.4}"#)
            try put("wrong.png", try Photographs.encoded(Pictures.plain(60, 60, .white)))
            try put("wrong.json", #"{"tags": ["beach"], "horizon": "high"}"#)
            let checked = try await plates("check", folder.path)
            #expect(checked.status == 1)
            for words in [
                "good.png  1600x1200  0.4      beach", "no plate  half.png cannot be decoded", "no plate  text.jpg is no picture",
                "no plate  wrong.png has a sidecar that is wrong: wrong.json horizon is \"high\"", "1 plate, 3 files left out",
            ] {
                #expect(checked.output.contains(words), "\(words) is missing:\n\(checked.output)")
            }
            let server = try await ServerProcess(flags: ["--plates", folder.path])
            let log = server.process.errorOutput
            #expect(log.contains("file=text.jpg") && log.contains("file=wrong.png"), "\(log)")
            // What is damaged behind its header is found out when it is used: seed 9 asks for the second best.
            let out = folder.url.appending(path: ".result.png").path
            let run = try await background("beach", ["--seed", "9", "-o", out], on: server)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("SCENE_APPROXIMATED") && run.output.contains("PICTURE_UNAVAILABLE"), "\(run.output)")
            #expect(run.output.contains("half.png cannot be decoded"))
            // The folder goes away: the same scene is rendered.
            for name in folder.files() where !name.hasPrefix(".") {
                try FileManager.default.removeItem(at: folder.url.appending(path: name))
            }
            let gone = try await background("beach", ["--seed", "8", "-o", out], on: server)
            #expect(gone.status == 0 && gone.output.contains("PICTURE_UNAVAILABLE"), "\(gone.errors)")
            #expect(try await server.stop() == .exited(0))
        }

        // MARK: - Settings

        @Test func theFolderIsAFlagAVariableOrAKey() async throws {
            try add("a", #"{"tags": ["beach"], "horizon": 0.4, "licence": "own"}"#, .white)
            let config = folder.url.appending(path: ".config.json")
            try Data(#"{"plates": {"folder": "\#(folder.path)"}, "images": {"plates": 5}}"#.utf8).write(to: config)
            let program = ChildProcess.programs.appending(path: "retouchd").path
            let data = try TemporaryFolder()
            let serve = ["serve", "--listen", "127.0.0.1:0", "--data", data.path, "--models", data.path]
            for (arguments, environment) in [
                (["--config", config.path], [:]), ([], ["RETOUCH_PLATES_FOLDER": folder.path]),
                (["--plates", folder.path], ["RETOUCH_PLATES_FOLDER": "/nonexistent"]),
            ] as [([String], [String: String])] {
                let process = try ChildProcess(program, serve + arguments, environment: environment)
                try await eventually("it listens") { process.output.contains("listening on") }
                #expect(process.errorOutput.contains("indexed=1"), "\(process.errorOutput)")
                process.send(signal: SIGTERM)
                #expect(try await process.wait() == .exited(0))
            }
            for (arguments, environment, words) in [
                (["--plates", "/nonexistent"], [:], "the folder of plates /nonexistent: No such file or directory."),
                ([], ["RETOUCH_PLATES_FOLDER": ""], "RETOUCH_PLATES_FOLDER is empty"),
                (["--plate", "x"], [:], "Did you mean --plates?"),
            ] as [([String], [String: String], String)] {
                let process = try ChildProcess(program, serve + arguments, environment: environment)
                #expect(try await process.wait() == .exited(2))
                #expect(process.errorOutput.contains(words), "\(process.errorOutput)")
            }
            try Data(#"{"plates": {"folder": 5}}"#.utf8).write(to: config)
            let number = try ChildProcess(program, serve + ["--config", config.path])
            #expect(try await number.wait() == .exited(2))
            #expect(number.errorOutput.contains("plates.folder is 5: write a folder's path"), "\(number.errorOutput)")
            let limits = try ChildProcess(program, ["limits"])
            _ = try await limits.wait()
            #expect(limits.output.contains("plates.folder = none") && limits.output.contains("--plates  RETOUCH_PLATES_FOLDER"))
        }

        // MARK: - Rendering

        @Test func whatIsThereIsKeptUnlessReplaceIsGiven() async throws {
            let arguments = ["render", folder.path, "--scenes", "concrete wall", "--size", "300x200"]
            func render(_ more: String...) async throws -> (status: Int32, output: String) {
                let process = try ChildProcess(
                    ChildProcess.programs.appending(path: "retouchd").path, ["plates"] + arguments + more)
                let outcome = try await process.wait()
                return (outcome == .exited(0) ? 0 : 1, process.output)
            }
            #expect(try await render().output.contains("concrete-wall-1.jpg  300x200"))
            let file = folder.url.appending(path: "concrete-wall-1.jpg")
            let before = try Data(contentsOf: file)
            try Data("mine".utf8).write(to: file)
            #expect(try await render().output.contains("concrete-wall-1.jpg  is there already, kept"))
            #expect(try Data(contentsOf: file) == Data("mine".utf8))
            #expect(try await render("--replace").status == 0)
            #expect(try Data(contentsOf: file) == before, "the same words give the same picture")
        }

        @Test(arguments: [
            (["--size", "big"], "--size big: write width and height"), (["--size", "9x9"], "a side can have 16"),
            (["--size", "16000x16000"], "the picture"), (["--count", "0"], "--count 0: 1 to"),
            (["--scenes", "quantum soup"], "\"quantum soup\": nobody drew such a place"),
            (["--scenes", "Beach!", "beach"], "another scene has the same file name"),
        ])
        func wrongFlagsAreNamed(arguments: [String], words: String) async throws {
            let process = try ChildProcess(
                ChildProcess.programs.appending(path: "retouchd").path, ["plates", "render", folder.path] + arguments)
            #expect(try await process.wait() == .exited(2))
            #expect(process.errorOutput.contains(words), "\(process.errorOutput)")
            #expect(folder.files().isEmpty)
        }

        @Test func aFullDiskIsNamedAndLeavesNoHalfOfAPlate() async throws {
            let run = try await plates(
                "render", folder.path, "--scenes", "forest in fog", "--size", "1500x1000", prelude: "ulimit -f 100")
            #expect(run.status == 1)
            #expect(run.errors.contains("forest-in-fog-1.jpg cannot be written: File too large"), "\(run.errors)")
            #expect(folder.files().isEmpty)
            let nowhere = try await plates("render", folder.path + "/no/where", "--scenes", "concrete wall")
            #expect(nowhere.status == 1 && nowhere.errors.contains("No such file or directory"))
        }
    }
}
