// What the command says when the server refuses, and when the user does.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct CommandFailures {
        @Test(arguments: [
            ("inside an underwater cave", "NeedsGenerativeEngine"), ("qwz plim vrok", "PromptNotUnderstood"),
            ("use the reference photo", "InputValidationError"),
        ])
        func theServersErrorIsNamedOnStandardError(prompt: String, name: String) async throws {
            let folder = try TemporaryFolder()
            let out = folder.url.appending(path: "x.png").path
            let run = try await CommandLineTool.run(
                "background", try Repository.photograph("people").path, prompt, "-o", out, server: try await SharedServer.get())
            #expect(run.status == 1)
            #expect(run.errors.contains("retouch: \(name): "), "\(run.errors)")
            #expect(run.output.isEmpty)
            #expect(folder.files().isEmpty)
        }

        @Test func aPictureWithoutASubjectIsSubjectNotFound() async throws {
            let folder = try TemporaryFolder()
            let picture = folder.url.appending(path: "plain.png")
            try Data(try Photographs.plain()).write(to: picture)
            let run = try await CommandLineTool.run(
                "background", picture.path, "white", server: try await SharedServer.get())
            #expect(run.status == 1)
            #expect(run.errors.contains("retouch: SubjectNotFound: "), "\(run.errors)")
        }

        @Test func aTimeoutIsDeadlineExceeded() async throws {
            let folder = try TemporaryFolder()
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let run = try await CommandLineTool.run(
                "background", try Repository.photograph("people").path, "white", "--mode", "quality", "--resolution", "4k",
                "--timeout", "0.05", "-o", folder.url.appending(path: "x.png").path, server: server)
            #expect(run.status == 1)
            #expect(run.errors.contains("retouch: DeadlineExceeded: "), "\(run.errors)")
            try await vitals.expectRecovered(slack: 512 << 20)
        }

        @Test func interruptingCancelsTheEditOnTheServer() async throws {
            let folder = try TemporaryFolder()
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let process = try CommandLineTool.start(
                [
                    "background", try Repository.photograph("people").path, "white studio", "--mode", "quality", "--resolution",
                    "4k", "-n", "4", "-o", folder.url.appending(path: "x.png").path,
                ], server: server)
            try await eventually("the edit runs") { process.errorOutput.contains("segment") }
            process.send(signal: SIGINT)
            #expect(try await process.wait(within: .seconds(10)) == .exited(130))
            #expect(folder.files().isEmpty)
            try await vitals.expectRecovered(slack: 512 << 20)
        }

        @Test func suggestDescribeAndHealthAnswerAsObjects() async throws {
            let server = try await SharedServer.get()
            let picture = try Repository.photograph("people").path
            let suggest = try await CommandLineTool.run("suggest", picture, "--json", server: server)
            #expect(suggest.status == 0)
            #expect((suggest.json["suggestions"] as? [[String: Any]])?.isEmpty == false)
            let describe = try await CommandLineTool.run("describe", "--json", server: server)
            #expect(describe.status == 0)
            let methods = try #require(describe.json["methods"] as? [String])
            #expect(methods == [API.describe, API.edit, API.changeBackground, API.planEdit, API.health, API.suggest].sorted())
            #expect((describe.json["limits"] as? [String: Int])?["wire.frame-bytes"] == 1_048_576)
            #expect((describe.json["engines"] as? [[String: Any]])?.isEmpty == false)
            let health = try await CommandLineTool.run("health", "--json", server: server)
            #expect(health.status == 0)
            #expect(health.json["state"] as? String == "serving")
            for arguments in [["suggest", picture], ["describe"], ["health"]] {
                let process = try CommandLineTool.start(arguments, server: server)
                #expect(try await process.wait() == .exited(0))
                #expect(!process.output.isEmpty)
            }
        }
    }
}
