// What the command line refuses by itself, and with which exit status.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct Usage {
        @Test func helpIsNoError() async throws {
            let run = try await CommandLineTool.run("--help")
            #expect(run.status == 0)
            for name in ["edit", "background", "plan", "suggest", "describe", "health"] { #expect(run.output.contains(name)) }
        }

        @Test(arguments: [
            [], ["paint"], ["background"], ["background", "p.jpg"], ["background", "missing.jpg", "white"],
            ["background", "p.jpg", "white", "-n", "0"], ["background", "p.jpg", "white", "-n", "5"],
            ["background", "p.jpg", "white", "--seed", "4294967296"], ["background", "p.jpg", "white", "--seed", "-1"],
            ["background", "p.jpg", "white", "--resolution", "8k"], ["background", "p.jpg", "white", "--mode", "best"],
            ["background", "p.jpg", "white", "--format", "gif"], ["background", "p.jpg", "white", "--quality", "0"],
            ["background", "p.jpg", "white", "-o", "/no/such/folder/x.png"],
            ["background", "p.jpg", "white", "-o", "x.jpg", "--format", "png"],
            ["background", "p.jpg", "white", "--timeout", "0"], ["background", "p.jpg", "white", "--context", "missing.jpg"],
            ["edit"], ["edit", "p.jpg"], ["edit", "p.jpg", ""], ["edit", "missing.jpg", "warmer"],
            ["edit", "p.jpg", "warmer", "-n", "5"], ["edit", "p.jpg", "warmer", "--circle", "0.5,0.5,0.1"],
            ["edit", "p.jpg", "warmer", "--circle", "1.5,0.5,0.1,0.1"],
            ["edit", "p.jpg", "warmer", "--circle", "-0.5,0.5,0.1,0.1"],
            ["edit", "p.jpg", "warmer", "--circle=-0.5,0.5,0.1,0.1"], ["edit", "p.jpg", "warmer", "--box", "0,0,0,1"],
            ["edit", "p.jpg", "warmer", "--arrow", "0,0,1,1,1"], ["edit", "p.jpg", "warmer", "--scribble", "0,0,1"],
            ["edit", "p.jpg", "warmer", "--circle", "0.5,0.5,0.1,0.1@nocolor"],
            ["edit", "p.jpg", "warmer", "--mark-color", "#12345"],
            ["edit", "p.jpg", "warmer", "--annotation", "p.jpg", "--circle", "0.5,0.5,0.1,0.1"],
            ["edit", "p.jpg", "warmer", "--annotation", "p.jpg", "--marked", "p.jpg"],
            ["edit", "p.jpg", "warmer", "--annotation", "missing.png"], ["edit", "p.jpg", "warmer", "--mask", "missing.png"],
            ["edit", "p.jpg", "warmer", "--contact-sheet", "x.jpg"], ["edit", "p.jpg", "warmer", "--contact-sheet", "x"],
            ["edit", "p.jpg", "warmer", "--contact-sheet", "/no/such/folder/x.png"],
            ["background", "p.jpg", "white", "-o", "x.png", "--contact-sheet", "x.png"],
            ["plan"], ["plan", "warmer", "missing.jpg"], ["plan", "warmer", "--box", "0,0,2,1"],
            ["--server", "nowhere", "health"], ["--server", "localhost:0", "health"], ["--server", "::1:80", "health"],
            ["--tls-key", "key.pem", "health"], ["--tls-ca", "/no/such/ca.pem", "health"], ["suggest", "missing.jpg"],
            ["suggest", "/"],
        ])
        func wrongUseExitsWith2(arguments: [String]) async throws {
            let picture = try Repository.photograph("people").path
            let process = try CommandLineTool.start(arguments.map { $0 == "p.jpg" ? picture : $0 })
            #expect(try await process.wait() == .exited(2))
            #expect(process.errorOutput.contains("Error"), "\(process.errorOutput)")
            #expect(process.output.isEmpty)
        }

        @Test func aServerThatIsNotThereExitsWith1AndIsNamed() async throws {
            let run = try await CommandLineTool.run("--server", "127.0.0.1:1", "health")
            #expect(run.status == 1)
            #expect(run.errors.hasPrefix("retouch: Unavailable: "))
            #expect(run.errors.contains("127.0.0.1:1"))
        }
    }
}
