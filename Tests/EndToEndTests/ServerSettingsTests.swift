// What the server refuses at its start, and which of several settings counts.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct ServerSettings {
        private func serve(
            _ arguments: [String], environment: [String: String] = [:]
        ) async throws -> (outcome: ChildProcess.Outcome, error: String) {
            let folder = try TemporaryFolder()
            let program = ChildProcess.programs.appending(path: "retouchd").path
            let process = try ChildProcess(
                program,
                ["serve", "--listen", "127.0.0.1:0", "--data", folder.path + "/data", "--models", folder.path] + arguments,
                environment: environment)
            return (try await process.wait(), process.errorOutput)
        }

        @Test(arguments: [
            (["--wire-frame-byte", "3"], "Did you mean --wire-frame-bytes?"),
            (["--wire-frame-bytes", "-3"], "--wire-frame-bytes is -3"),
            (["--wire-frame-bytes", "3"], "wire.frame-bytes is 3"),
            (["--edits-concurrent=many"], "--edits-concurrent is many"),
            (["--edits-concurrent"], "needs a value"),
            (["--edits-concurrent", "1", "--edits-concurrent", "2"], "twice"),
            (["--config", "/nonexistent.json"], "/nonexistent.json"),
            (["--credentials", "/nonexistent"], "/nonexistent"),
            (["--tls-certificate", "/nonexistent.pem", "--tls-key", "/nonexistent.key"], "/nonexistent.pem"),
            (["--tls-key", "/nonexistent.key"], "--tls-certificate"),
        ])
        func wrongFlagsAreNamed(arguments: [String], words: String) async throws {
            let (outcome, error) = try await serve(arguments)
            #expect(outcome == .exited(2))
            #expect(error.contains(words))
        }

        @Test(arguments: [
            ("RETOUCH_EDITS_CONCURENT", "2", "Did you mean RETOUCH_EDITS_CONCURRENT?"),
            ("RETOUCH_EDITS_CONCURRENT", "two", "RETOUCH_EDITS_CONCURRENT is two"),
            ("RETOUCH_EDITS_CONCURRENT", "-1", "RETOUCH_EDITS_CONCURRENT is -1"),
            ("RETOUCH_EDITS_CONCURRENT", "0", "edits.concurrent is 0"),
        ])
        func wrongVariablesAreNamed(name: String, value: String, words: String) async throws {
            let (outcome, error) = try await serve([], environment: [name: value])
            #expect(outcome == .exited(2))
            #expect(error.contains(words))
        }

        @Test(arguments: [
            (#"{"edits": {"concurent": 1}}"#, "Did you mean edits.concurrent?"),
            (#"{"edits": {"concurrent": "1"}}"#, #"edits.concurrent is "1""#),
            (#"{"edits": {"concurrent": 1.5}}"#, "edits.concurrent is 1.5"),
            (#"{"edits": {"concurrent": true}}"#, "edits.concurrent is true"),
            (#"{"edits": {"concurrent": -1}}"#, "edits.concurrent is -1"),
            (#"{"edits": {"concurrent": 1025}}"#, "edits.concurrent is 1025"),
            (#"{"edits": 3}"#, "no JSON object"), ("", "no JSON object"),
        ])
        func wrongFilesAreNamed(json: String, words: String) async throws {
            let folder = try TemporaryFolder()
            let file = folder.path + "/limits.json"
            try Data(json.utf8).write(to: URL(filePath: file))
            let (outcome, error) = try await serve(["--config", file])
            #expect(outcome == .exited(2))
            #expect(error.contains(words))
        }

        @Test func aFlagGoesBeforeAVariableAndThatBeforeTheFile() async throws {
            let folder = try TemporaryFolder()
            let file = folder.path + "/limits.json"
            try Data(#"{"edits": {"concurrent": 3, "queued": 5, "workers": 1}}"#.utf8).write(to: URL(filePath: file))
            let program = ChildProcess.programs.appending(path: "retouchd").path
            let process = try ChildProcess(
                program,
                [
                    "serve", "--listen", "127.0.0.1:0", "--data", folder.path + "/data", "--models", folder.path, "--config",
                    file,
                    "--edits-workers", "4",
                ], environment: ["RETOUCH_EDITS_QUEUED": "6", "RETOUCH_EDITS_WORKERS": "2"])
            try await eventually("the server listens", within: .seconds(60)) {
                process.output.hasPrefix("listening on 127.0.0.1:")
            }
            for words in ["edits.concurrent value=3", "edits.queued value=6", "edits.workers value=4", "a net is missing"] {
                #expect(process.errorOutput.contains(words))
            }
            let (second, error) = try await serve(["--data", folder.path + "/data"])
            #expect(second == .exited(1) && error.contains("another server is using it"))
            process.send(signal: SIGTERM)
            #expect(try await process.wait() == .exited(0))
        }

        @Test func keysLetTheirAccountsIn() async throws {
            let program = ChildProcess.programs.appending(path: "retouchd").path
            let maker = try ChildProcess(program, ["credential", "acme"])
            #expect(try await maker.wait() == .exited(0))
            let lines = maker.output.split(separator: "\n").map { $0.dropFirst(6) }
            let folder = try TemporaryFolder()
            let file = folder.path + "/credentials"
            try Data("# shops\n\(lines[1])\n".utf8).write(to: URL(filePath: file))
            #expect(!(try String(contentsOfFile: file, encoding: .utf8)).contains(lines[0]))
            let server = try await ServerProcess(flags: ["--credentials", file])
            let picture = try Repository.photograph("product").path
            func suggest(_ credential: String) async throws -> ChildProcess {
                let client = try ChildProcess(
                    ChildProcess.programs.appending(path: "retouch").path,
                    ["--server", server.address, "--credential", credential, "suggest", picture])
                _ = try await client.wait()
                return client
            }
            let refused = try await suggest("rk_guess")
            #expect(refused.ended == .exited(1) && refused.errorOutput.contains("Unauthorized"))
            #expect(try await suggest(String(lines[0])).ended == .exited(0))
        }
    }
}
