// The built load tester against the real server, against no server, and against one that dies.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

/// The built `retouch-load`, run as a user runs it.
private enum LoadTester {
    static func start(_ arguments: [String]) throws -> ChildProcess {
        try ChildProcess(ChildProcess.programs.appending(path: "retouch-load").path, arguments)
    }

    static func run(_ arguments: String...) async throws -> CommandLineTool.Run {
        let process = try start(arguments)
        let outcome = try await process.wait(within: .seconds(120))
        let status: Int32 = if case .exited(let status) = outcome { status } else { -1 }
        return CommandLineTool.Run(status: status, output: process.output, errors: process.errorOutput)
    }

    static func report(_ path: String) throws -> [String: Any] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    /// The tally of a kind in a report.
    static func tally(_ kind: String, in report: [String: Any]) throws -> [String: Any] {
        let kinds = try #require(report["kinds"] as? [[String: Any]])
        return try #require(kinds.first { $0["kind"] as? String == kind }?["tally"] as? [String: Any])
    }
}

extension EndToEnd {
    @Suite struct Load {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        private func path(_ name: String) -> String { folder.path + "/" + name }

        @Test func anOpenLoopMeasuresTheServer() async throws {
            let server = try await SharedServer.get()
            let photograph = try Repository.photograph("product").path
            let run = try await LoadTester.run(
                "run", "--server", server.address, "--server-pid", "\(server.process.pid)", "--rate", "100", "--arrivals",
                "constant",
                "--duration", "2s", "--warm-up", "200ms", "--mix", "small=90,plan=5,upload=5", "--photo", photograph, "--json",
                path("r.json"), "--html", path("r.html"), "--objective", "p50=20s")
            #expect(run.status == 0, "\(run.errors)")
            let report = try LoadTester.report(path("r.json"))
            #expect(report["end"] as? String == "complete")
            var calls = 0
            for kind in ["small", "plan", "upload"] {
                let tally = try LoadTester.tally(kind, in: report)
                #expect(tally["calls"] as? Int == tally["succeeded"] as? Int, "\(tally["errors"] ?? "")")
                calls += tally["calls"] as? Int ?? 0
            }
            #expect(calls == 200)
            let samples = try #require(report["samples"] as? [[String: Any]])
            #expect(samples.contains { $0["health"] != nil })
            #expect(samples.contains { (($0["server"] as? [String: Any])?["residentBytes"] as? Int ?? 0) > 1 << 20 })
            // Ten or so photographs went over the wire.
            let size = try Repository.bytes(try Repository.photograph("product")).count
            let uploads = try LoadTester.tally("upload", in: report)["calls"] as? Int ?? 0
            #expect((samples.last?["sentBytes"] as? Int ?? 0) > size * (uploads - 1))
            #expect(run.output.contains("200 due, 200 succeeded") && run.output.contains("objective   p50"))
            let page = try String(contentsOfFile: path("r.html"), encoding: .utf8)
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<svg") && page.contains("retouchd"))
        }

        @Test func aClosedLoopCountsEditsCancellationsAndSlowReaders() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let photograph = path("small.png")
            let large = try Photographs.raster(try Repository.photograph("product"))
            let little = try Resampler.resize(large, width: 270, height: 360, compute: Compute(workers: 1))
            try Data(try Photographs.encoded(little)).write(to: URL(fileURLWithPath: photograph))
            let run = try await LoadTester.run(
                "run", "--server", server.address, "--concurrency", "3", "--count", "12", "--warm-up", "0s", "--mix",
                "background=1,edit=1,cancel=1,slow=1,suggest=1", "--photo", photograph, "--background-prompt", "#336699",
                "--edit-prompt",
                "warmer, less contrast", "--mode", "fast", "--slow-pause", "20ms", "--cancel-after", "20ms", "--json", "-",
                "--quiet")
            #expect(run.status == 0, "\(run.errors)")
            let kinds = try #require(run.json["kinds"] as? [[String: Any]])
            #expect(kinds.count >= 3)
            let tallies = kinds.compactMap { $0["tally"] as? [String: Any] }
            #expect(tallies.reduce(0) { $0 + ($1["calls"] as? Int ?? 0) } == 12)
            #expect(tallies.allSatisfy { ($0["errors"] as? [Any])?.isEmpty == true }, "\(tallies.map { $0["errors"] ?? "" })")
            #expect(run.errors.isEmpty)
            try await vitals.expectRecovered(slack: 256 << 20)
        }

        @Test func nobodyThereIsAReportAndNoTrace() async throws {
            let run = try await LoadTester.run(
                "run", "--server", "127.0.0.1:1", "--rate", "10", "--duration", "1s", "--json", path("r.json"), "--html",
                path("r.html"))
            #expect(run.status == 1)
            #expect(run.output.contains("the server cannot be reached"))
            #expect(run.output.contains("127.0.0.1:1") && run.output.contains("connection refused"))
            let report = try LoadTester.report(path("r.json"))
            #expect(report["end"] as? String == "unreachable")
            #expect(try String(contentsOfFile: path("r.html"), encoding: .utf8).contains("connection refused"))
        }

        @Test func aServerThatDiesIsAReportWithTheErrorsByName() async throws {
            let server = try await ServerProcess()
            let tester = try LoadTester.start([
                "run", "--server", server.address, "--rate", "200", "--duration", "60s", "--warm-up", "0s", "--lost-after", "1s",
                "--json", path("r.json"),
            ])
            try await eventually("calls are answered") { tester.errorOutput.contains(" succeeded") }
            server.process.send(signal: SIGKILL)
            #expect(try await tester.wait(within: .seconds(30)) == .exited(1))
            let report = try LoadTester.report(path("r.json"))
            #expect(report["end"] as? String == "serverLost")
            let tally = try LoadTester.tally("small", in: report)
            #expect((tally["succeeded"] as? Int ?? 0) > 0)
            let names = (tally["errors"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
            #expect(names == ["Unavailable"])
            #expect(!tester.errorOutput.contains("Fatal"))
        }

        @Test func aServerThatStopsAnsweringShowsInThePercentiles() async throws {
            let server = try await ServerProcess()
            let tester = try LoadTester.start([
                "run", "--server", server.address, "--rate", "100", "--arrivals", "constant", "--duration", "6s", "--warm-up",
                "0s",
                "--json", path("r.json"),
            ])
            try await eventually("calls are answered") { tester.errorOutput.contains(" succeeded") }
            server.process.send(signal: SIGSTOP)
            try await Task.sleep(for: .seconds(1))
            server.process.send(signal: SIGCONT)
            _ = try await tester.wait(within: .seconds(60))
            let tally = try LoadTester.tally("small", in: try LoadTester.report(path("r.json")))
            #expect(tally["calls"] as? Int == 600)
            let latency = try #require(tally["latency"] as? [String: Any])
            // A hundred of 600 calls were due while it stood still.
            #expect((latency["maximum"] as? Int ?? 0) > 900_000_000)
            let percentiles = try #require(latency["percentiles"] as? [String: Int])
            #expect((percentiles["p95"] ?? 0) > 400_000_000)
        }

        @Test(arguments: [SIGINT, SIGTERM])
        func ctrlCIsAReportOfWhatRan(signal: Int32) async throws {
            let server = try await SharedServer.get()
            let tester = try LoadTester.start([
                "run", "--server", server.address, "--rate", "50", "--duration", "1h", "--warm-up", "0s", "--json",
                path("r.json"),
            ])
            try await eventually("calls are answered") { tester.errorOutput.contains(" succeeded") }
            tester.send(signal: signal)
            #expect(try await tester.wait(within: .seconds(20)) == .exited(130))
            #expect(tester.output.contains("early, by Ctrl-C"))
            #expect(try LoadTester.report(path("r.json"))["end"] as? String == "interrupted")
        }

        @Test func runsAreComparedAndCapacityIsSearched() async throws {
            let server = try await SharedServer.get()
            for name in ["a.json", "b.json"] {
                let run = try await LoadTester.run(
                    "run", "--server", server.address, "--rate", "100", "--duration", "2500ms", "--warm-up", "200ms", "--json",
                    path(name),
                    "--quiet")
                #expect(run.status == 0)
            }
            // A machine under test may be anything: a threshold of ten times is none.
            let compared = try await LoadTester.run("compare", path("a.json"), path("b.json"), "--threshold", "1000%")
            #expect(compared.status == 0, "\(compared.output)")
            #expect(compared.output.contains("verdict     ") && compared.output.contains("bootstrap"))

            let capacity = try await LoadTester.run(
                "capacity", "--server", server.address, "--objective", "p50=60s", "--start-rate", "20", "--max-rate", "40",
                "--trial",
                "500ms", "--warm-up", "100ms", "--json", path("c.json"), "--html", path("c.html"))
            #expect(capacity.status == 0, "\(capacity.output)\(capacity.errors)")
            #expect(try LoadTester.report(path("c.json"))["capacity"] as? Double == 40)
            #expect(capacity.output.contains("Even 40.0/s"))
        }

        @Test(arguments: [
            [], ["hammer"], ["run"], ["run", "--rate", "0"], ["run", "--rate", "fast"],
            ["run", "--rate", "5", "--concurrency", "5"],
            ["run", "--rate", "5", "--mix", "big=1"], ["run", "--rate", "5", "--mix", "edit=1"],
            ["run", "--rate", "5", "--mix", "edit=1", "--photo", "/no/such.jpg"], ["run", "--rate", "5", "--duration", "soon"],
            ["run", "--rate", "5", "--server", "nowhere"], ["run", "--rate", "5", "--server-pid", "999999999"],
            ["run", "--rate", "5", "--json", "/no/such/folder/r.json"], ["run", "--rate", "5", "--html", "/"],
            ["run", "--rate", "5", "--objective", "fast"], ["run", "--rate", "5", "--max-errors", "1"],
            ["run", "--rate", "5", "--scenario", "/no/such.json"], ["run", "--rate", "5", "--tls-key", "key.pem"],
            ["run", "--rate", "5", "--tls-ca", "/no/such/ca.pem"], ["compare"], ["compare", "/no/a.json", "/no/b.json"],
            ["compare", "/dev/null", "/dev/null"], ["capacity"], ["capacity", "--objective", "p99"],
            ["capacity", "--objective", "p99=1s", "--start-rate", "5", "--max-rate", "1"],
            ["capacity", "--objective", "p99=1s", "--precision", "5"],
        ])
        func wrongUseExitsWith2(arguments: [String]) async throws {
            let process = try LoadTester.start(arguments)
            #expect(try await process.wait() == .exited(2))
            #expect(process.errorOutput.contains("Error"), "\(process.errorOutput)")
            #expect(process.output.isEmpty)
        }
    }
}
