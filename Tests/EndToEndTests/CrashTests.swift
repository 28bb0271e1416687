// A server that is killed in the middle of an edit: nothing half stored, nothing charged, and keys remember.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct Crashes {
        private func background(
            on server: ServerProcess, _ arguments: String...
        ) async throws -> CommandLineTool.Run {
            let folder = try TemporaryFolder()
            let process = try CommandLineTool.start(
                [
                    "background", try Repository.photograph("people").path, "white", "--mode", "fast", "--json", "-o",
                    folder.url.appending(path: "x.png").path,
                ] + arguments, server: server)
            let outcome = try await process.wait(within: .seconds(120))
            let status: Int32 = if case .exited(let status) = outcome { status } else { -1 }
            return CommandLineTool.Run(status: status, output: process.output, errors: process.errorOutput)
        }

        /// Every file of the image folder holds what its name says.
        private func expectWholeImages(_ data: TemporaryFolder) async throws {
            for name in data.files(below: "images") {
                let digest = name.filter { $0 != "/" }
                let file = data.url.appending(path: "images").appending(path: name)
                #expect(try await sha256(of: file) == digest, "\(name)")
            }
        }

        /// One credit is enough for one fast picture, so a charge or a hold that was left behind would show.
        @Test func aKilledEditLeavesNothingAndCostsNothing() async throws {
            let data = try TemporaryFolder()
            let limits = ["edits.opening-credits": 1]
            let doomed = try await ServerProcess(limits: limits, data: data)
            let connection = try RawConnection.greeted(port: doomed.port)
            let message = API.background(try Photographs.bytes("people"), prompt: "white studio", options: API.fast)
            try connection.send(fragments(of: 1, API.changeBackground, message))
            while try connection.frame().type != WireFrame.message {}
            doomed.process.send(signal: SIGKILL)
            #expect(try await doomed.process.wait() == .killed(signal: SIGKILL))

            let server = try await ServerProcess(limits: limits, data: data)
            try await expectWholeImages(data)
            let paid = try await background(on: server)
            #expect(paid.status == 0, "\(paid.errors)")
            #expect(paid.json["credits"] as? Int == 1)
            let broke = try await background(on: server, "--seed", "9")
            #expect(broke.status == 1 && broke.errors.contains("OutOfCredits"), "\(broke.errors)")
            #expect(try await server.stop() == .exited(0))
            try await expectWholeImages(data)
        }

        @Test func aKeyBringsTheSameBytesAfterARestartAndIsChargedOnce() async throws {
            let data = try TemporaryFolder()
            let limits = ["edits.opening-credits": 1]
            let first = try await ServerProcess(limits: limits, data: data)
            let made = try await background(on: first, "--idempotency-key", "order-17")
            #expect(made.status == 0, "\(made.errors)")
            first.process.send(signal: SIGKILL)
            _ = try await first.process.wait()

            let second = try await ServerProcess(limits: limits, data: data)
            let again = try await background(on: second, "--idempotency-key", "order-17")
            #expect(again.status == 0, "\(again.errors)")
            for key in ["sha256", "editId"] {
                #expect("\(again.json[key] ?? "")" == "\(made.json[key] ?? "-")", "\(key)")
            }
            let other = try await background(on: second, "--idempotency-key", "order-17", "--seed", "1")
            #expect(other.status == 1 && other.errors.contains("IdempotencyConflict"), "\(other.errors)")
            #expect(try await second.stop() == .exited(0))
        }
    }
}
